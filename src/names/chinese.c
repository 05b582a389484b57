/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

#include <stdlib.h>

/* ---- Readings --------------------------------------------------------- */

enum { READINGS = 6, SYLLABLE = 6 }; /* letters of the longest: zhuang */

/* What a written syllable may be in pinyin. */
struct readings {
    char v[READINGS][SYLLABLE + 3];
    unsigned n;
};

static void
add(struct readings *r, const char *initial, const char *final)
{
    size_t n = strlen(initial), m = strlen(final);
    if (r->n == READINGS || n + m > SYLLABLE)
        return;
    memcpy(r->v[r->n], initial, n);
    memcpy(r->v[r->n++] + n, final, m + 1);
}

/* True if s is made like a syllable of pinyin. */
static bool
is_pinyin(const char *s)
{
    static const char final[] =
        " a ai an ang ao e ei en eng er i ia ian iang iao ie in ing iong iu o "
        "ong ou u ua uai uan uang ue ui un uo ";
    char word[SYLLABLE + 3] = " ";
    size_t vowel = strcspn(s, "aeiou"), n = strlen(s + vowel);
    bool two = vowel == 2 && s[1] == 'h' && strchr("zcs", s[0]);
    if (n == 0 || n > SYLLABLE || vowel > 2 || (vowel == 2 && !two) ||
        (vowel > 0 && s[0] == 'v'))
        return false;
    memcpy(word + 1, s + vowel, n);
    word[n + 1] = ' ';
    return memmem(final, sizeof final - 1, word, n + 2) != NULL;
}

/* ---- Wade-Giles ------------------------------------------------------- */

/* Finals that pinyin writes in another way. */
static const struct {
    const char *wade, *pinyin;
} finals[] = {{"ieh", "ie"}, {"ien", "ian"}, {"ueh", "ue"}, {"ung", "ong"},
              {"uei", "ui"}, {"eh", "e"},    {"ih", "i"},   {"erh", "er"}};

/* Whole syllables that no rule makes. */
static const struct {
    const char *wade, *pinyin[2];
} wholes[] = {
    {"i", {"yi", ""}},    {"yen", {"yan", ""}},   {"yeh", {"ye", ""}},
    {"yu", {"you", ""}},  {"yung", {"yong", ""}}, {"o", {"e", ""}},
    {"ssu", {"si", ""}},  {"szu", {"si", ""}},    {"tzu", {"zi", "ci"}},
    {"ko", {"ge", "ke"}}, {"ho", {"he", ""}},     {"erh", {"er", ""}}};

/* Initials: texts leave out the apostrophe that tells the aspirated ones. */
static const struct {
    const char *wade, *pinyin[2];
} initials[] = {{"ch", {"zh", "ch"}}, {"hs", {"x", ""}}, {"ts", {"z", "c"}},
                {"tz", {"z", "c"}},   {"k", {"g", "k"}}, {"p", {"b", "p"}},
                {"t", {"d", "t"}},    {"j", {"r", ""}}};

static void
read_wade_rest(struct readings *r, size_t k, const char *rest)
{
    const char *final = rest;
    for (size_t i = 0; i < sizeof finals / sizeof finals[0]; i++)
        if (strcmp(rest, finals[i].wade) == 0)
            final = finals[i].pinyin;
    bool o = strcmp(final, "o") == 0; /* to: duo, lo: luo */
    if (k == sizeof initials / sizeof initials[0]) {
        add(r, "", final);
        return;
    }
    for (int i = 0; i < 2 && (i == 0 || initials[k].pinyin[i][0]); i++)
        add(r, initials[k].pinyin[i], o ? "uo" : final);
    bool soft = rest[0] == 'i' && strcmp(rest, "ih") != 0;
    if (k == 0 && soft) /* chia: jia, qia */
        r->n = 0;
    if (k == 0 && (soft || rest[0] == 'u')) {
        add(r, "j", final);
        add(r, "q", final);
    }
}

static void
read_wade(struct readings *r, const char *s)
{
    r->n = 0;
    for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
        if (strcmp(s, wholes[i].wade) == 0) {
            add(r, wholes[i].pinyin[0], "");
            if (wholes[i].pinyin[1][0])
                add(r, wholes[i].pinyin[1], "");
            return;
        }
    size_t k = 0, n = sizeof initials / sizeof initials[0];
    while (k < n && strncmp(s, initials[k].wade, strlen(initials[k].wade)) != 0)
        k++;
    if (k < n) {
        read_wade_rest(r, k, s + strlen(initials[k].wade));
        return;
    }
    size_t vowel = strcspn(s, "aeiou");
    char initial[SYLLABLE + 1];
    if (vowel > 2)
        return;
    memcpy(initial, s, vowel);
    initial[vowel] = '\0';
    struct readings rest = {.n = 0};
    bool o = strcmp(s + vowel, "o") == 0 && strchr("nls", s[0]);
    read_wade_rest(&rest, n, s + vowel);
    for (unsigned i = 0; i < rest.n; i++)
        add(r, initial, o ? "uo" : rest.v[i]);
}

/* ---- Hong Kong -------------------------------------------------------- */

/* Syllables as names are written in Hong Kong (the government's customary
 * spellings, after Eitel 1877 and Meyer-Wempe 1935) and what the characters
 * that they are usual for read in Mandarin (Unicode's kCantonese and
 * kMandarin), sorted. */
static const struct spelling {
    const char *written, *pinyin;
} cantonese[] = {
    {"au", "ou"},
    {"bik", "bi"},
    {"bo", "bao"},
    {"chan", "chen zhen"},
    {"chau", "zhou qiu"},
    {"cheong", "zhang chang"},
    {"cheuk", "zhuo"},
    {"cheung", "zhang xiang chang"},
    {"chi", "zhi zi ci"},
    {"chin", "qian zhan"},
    {"ching", "qing cheng zheng"},
    {"chiu", "zhao chao"},
    {"cho", "zuo cao"},
    {"choi", "cai"},
    {"chow", "zhou"},
    {"choy", "cai"},
    {"chu", "zhu"},
    {"chui", "xu"},
    {"chun", "jun zhen qin chun"},
    {"chung", "zhong cong"},
    {"fai", "hui"},
    {"fan", "fan fen"},
    {"fat", "fa"},
    {"fei", "fei"},
    {"fong", "fang"},
    {"fu", "fu"},
    {"fuk", "fu"},
    {"fung", "feng"},
    {"hark", "ke"},
    {"hau", "hao xiao"},
    {"hei", "xi"},
    {"heung", "xiang"},
    {"hin", "xian"},
    {"hing", "qing xing"},
    {"ho", "he hao"},
    {"hoi", "hai kai"},
    {"hok", "xue"},
    {"hon", "han"},
    {"hui", "xu"},
    {"hung", "hong xiong"},
    {"ka", "jia"},
    {"kai", "jia qi ji"},
    {"kam", "jin gan"},
    {"kan", "jian"},
    {"kar", "jia"},
    {"kau", "qiu jiu"},
    {"kei", "qi ji"},
    {"keung", "qiang jiang"},
    {"kin", "jian"},
    {"king", "jing"},
    {"kit", "jie"},
    {"ko", "gao"},
    {"kok", "jue guo"},
    {"kong", "jiang"},
    {"ku", "gu"},
    {"kuen", "juan quan"},
    {"kui", "ju"},
    {"kuk", "ju"},
    {"kung", "gong"},
    {"kwai", "gui"},
    {"kwan", "guan jun kun"},
    {"kwok", "guo"},
    {"kwong", "guang kuang"},
    {"lai", "li"},
    {"lam", "lin lan"},
    {"lan", "lan"},
    {"lau", "liu lou"},
    {"law", "luo"},
    {"lee", "li"},
    {"lei", "li"},
    {"leung", "liang"},
    {"lik", "li"},
    {"lin", "lian"},
    {"ling", "ling"},
    {"lo", "luo lu"},
    {"lok", "le"},
    {"lui", "lei"},
    {"luk", "lu"},
    {"lun", "lun lian"},
    {"lung", "long"},
    {"mak", "mai mo"},
    {"man", "wen min man"},
    {"mei", "mei"},
    {"mo", "wu mao"},
    {"mok", "mo"},
    {"mui", "mei"},
    {"mun", "man min"},
    {"ng", "wu"},
    {"ngai", "wei ni"},
    {"ngan", "yan"},
    {"oi", "ai"},
    {"on", "an"},
    {"pak", "bo bai"},
    {"pang", "peng"},
    {"pau", "bao"},
    {"pik", "bi"},
    {"ping", "ping bing"},
    {"po", "bao bo"},
    {"pong", "bang"},
    {"poon", "pan"},
    {"pui", "pei bei"},
    {"sai", "shi xi"},
    {"sam", "sen san"},
    {"sang", "sheng"},
    {"sau", "xiu shou"},
    {"sek", "shi"},
    {"sham", "cen"},
    {"shan", "shan"},
    {"shaw", "shao"},
    {"shek", "shi"},
    {"sheung", "shang shuang"},
    {"shing", "cheng sheng"},
    {"shiu", "shao xiao"},
    {"shu", "shu"},
    {"shui", "shui"},
    {"shuk", "shu"},
    {"shun", "shun chun xin"},
    {"sik", "xi"},
    {"sing", "xing cheng sheng"},
    {"siu", "xiao shao"},
    {"so", "su"},
    {"suet", "xue"},
    {"sui", "rui sui"},
    {"suk", "shu"},
    {"sum", "xin shen"},
    {"sun", "xin sun"},
    {"sung", "song"},
    {"szeto", "situ"},
    {"tai", "dai di"},
    {"tak", "de"},
    {"tam", "tan"},
    {"tang", "deng"},
    {"tat", "da"},
    {"tin", "tian"},
    {"ting", "ding ting"},
    {"to", "du tao"},
    {"tong", "tang"},
    {"tsang", "zeng"},
    {"tse", "xie"},
    {"tsim", "zhan"},
    {"tsoi", "cai"},
    {"tsui", "xu"},
    {"tuen", "duan"},
    {"tung", "dong tong"},
    {"wa", "hua"},
    {"wah", "hua"},
    {"wai", "wei hui"},
    {"wan", "yun wen"},
    {"wang", "hong"},
    {"wing", "yong rong"},
    {"wo", "he"},
    {"wong", "wang huang"},
    {"woo", "hu wu"},
    {"wu", "hu wu"},
    {"yam", "ren"},
    {"yan", "ren en xin"},
    {"yat", "yi ri"},
    {"yau", "qiu you"},
    {"yee", "yi er"},
    {"yeung", "yang"},
    {"yik", "yi"},
    {"yim", "yan"},
    {"yin", "yan xian"},
    {"ying", "ying xing"},
    {"yip", "ye"},
    {"yiu", "yao"},
    {"yu", "yu ru"},
    {"yue", "yu"},
    {"yuen", "yuan ruan"},
    {"yuet", "yue"},
    {"yui", "rui"},
    {"yuk", "yu"},
    {"yun", "run ren"},
    {"yung", "rong yong"},
};

static int
compare(const void *key, const void *item)
{
    return strcmp(key, ((const struct spelling *)item)->written);
}

static void
read_cantonese(struct readings *r, const char *s)
{
    const struct spelling *row =
        bsearch(s, cantonese, sizeof cantonese / sizeof cantonese[0],
                sizeof cantonese[0], compare);
    struct film_str rest = film_str_from(row ? row->pinyin : ""), one;
    r->n = 0;
    while (r->n < READINGS && film_str_cut(&rest, ' ', &one)) {
        memcpy(r->v[r->n], one.p, one.n);
        r->v[r->n++][one.n] = '\0';
    }
}

/* ---- Parts ------------------------------------------------------------ */

enum system { PINYIN, WADE_GILES, HONG_KONG, SYSTEMS };

static struct readings
read_syllable(const char *p, size_t n, enum system system)
{
    struct readings r = {.n = 0};
    char s[SYLLABLE + 1];
    if (n == 0 || n > SYLLABLE)
        return r;
    memcpy(s, p, n);
    s[n] = '\0';
    if (system == PINYIN)
        add(&r, s, "");
    else if (system == WADE_GILES)
        read_wade(&r, s);
    else
        read_cantonese(&r, s);
    unsigned kept = 0;
    for (unsigned i = 0; i < r.n; i++)
        if (is_pinyin(r.v[i]))
            memmove(r.v[kept++], r.v[i], sizeof r.v[0]);
    r.n = kept;
    return r;
}

static bool
agree(const struct readings *a, const struct readings *b)
{
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned k = 0; k < b->n; k++)
            if (strcmp(a->v[i], b->v[k]) == 0)
                return true;
    return false;
}

/* Whether the second syllable of a part may begin at this letter: where its
 * hyphen is, or anywhere in a word that has none. */
static bool
may_divide(const struct film_phonetic *s, size_t at)
{
    const char *gap = s->spelled + strcspn(s->spelled, "- ");
    return !*gap || (size_t)(gap - s->spelled) == at;
}

/* True if the part is one or two syllables of some system. */
static bool
is_readable(const struct film_phonetic *s)
{
    for (int system = PINYIN; system < SYSTEMS; system++) {
        if (read_syllable(s->letters, s->n, system).n > 0)
            return true;
        for (size_t at = 1; at < s->n; at++)
            if (may_divide(s, at) &&
                read_syllable(s->letters, at, system).n > 0 &&
                read_syllable(s->letters + at, s->n - at, system).n > 0)
                return true;
    }
    return false;
}

/* True if both parts are read alike as one syllable each. */
static bool
same_single(const struct film_phonetic *a, enum system of_a,
            const struct film_phonetic *b, enum system of_b)
{
    struct readings x = read_syllable(a->letters, a->n, of_a);
    struct readings y = read_syllable(b->letters, b->n, of_b);
    return agree(&x, &y);
}

/* The same as two syllables each, a being divided at `at`. */
static bool
same_double_at(const struct film_phonetic *a, enum system of_a, size_t at,
               const struct film_phonetic *b, enum system of_b)
{
    struct readings first = read_syllable(a->letters, at, of_a);
    struct readings last = read_syllable(a->letters + at, a->n - at, of_a);
    for (size_t k = 1; first.n > 0 && last.n > 0 && k < b->n; k++) {
        if (!may_divide(b, k))
            continue;
        struct readings x = read_syllable(b->letters, k, of_b);
        struct readings y = read_syllable(b->letters + k, b->n - k, of_b);
        if (agree(&first, &x) && agree(&last, &y))
            return true;
    }
    return false;
}

static bool
same_part(const struct film_phonetic *a, enum system of_a,
          const struct film_phonetic *b, enum system of_b)
{
    if (film_phonetic_same(a, b) || same_single(a, of_a, b, of_b))
        return true;
    if (a->n > 2 * SYLLABLE || b->n > 2 * SYLLABLE)
        return false;
    for (size_t at = 1; at < a->n; at++)
        if (may_divide(a, at) && same_double_at(a, of_a, at, b, of_b))
            return true;
    return false;
}

/* How a part ends: -ng, -n (which is -m in some spellings of Hong Kong), or
 * anything else. All systems agree in that. */
static int
ending(const struct film_phonetic *s)
{
    char last = s->n > 0 ? s->letters[s->n - 1] : ' ';
    if (last == 'g')
        return s->n > 1 && s->letters[s->n - 2] == 'n' ? 'g' : 0;
    return last == 'm' || last == 'n' ? 'n' : 0;
}

bool
film_chinese_same_part(const struct film_phonetic *a,
                       const struct film_phonetic *b)
{
    if (ending(a) != ending(b)) /* most need no closer look */
        return false;
    for (int i = PINYIN; i < SYSTEMS; i++)
        for (int k = PINYIN; k < SYSTEMS; k++)
            if (same_part(a, i, b, k))
                return true;
    return false;
}

/* ---- Names ------------------------------------------------------------ */

/* The hundred most frequent family names of China (Ministry of Public
 * Security, 2007) and some of film people. */
static const char families[] =
    " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he "
    "gao lin luo zheng liang xie song tang deng han feng cao peng zeng xiao "
    "tian dong yuan pan yu jiang cai du ye cheng su wei lu ding ren shen yao "
    "zhong jin tan fan wang dai liao zou xiong jia meng qiu hou bai jiang shi "
    "yan qin gu shao long wan duan qian tao mao lei fang hao kong cui kang "
    "gong lai qiao ou ruan mai guan xia hong mo tu ge ning situ cen ";

static bool
is_family(const char *pinyin)
{
    char word[SYLLABLE + 6] = " ";
    size_t n = strlen(pinyin);
    memcpy(word + 1, pinyin, n);
    word[n + 1] = ' ';
    return memmem(families, sizeof families - 1, word, n + 2) != NULL;
}

static bool
may_be_family(const struct film_phonetic *s)
{
    for (int system = PINYIN; system < SYSTEMS; system++) {
        struct readings r = read_syllable(s->letters, s->n, system);
        for (unsigned i = 0; i < r.n; i++)
            if (is_family(r.v[i]))
                return true;
    }
    return false;
}

bool
film_chinese_may(const struct film_phonetic a[2])
{
    return (may_be_family(&a[0]) && is_readable(&a[1])) ||
           (may_be_family(&a[1]) && is_readable(&a[0]));
}

/* A given name of one syllable says too little to be read in the many ways of
 * Hong Kong. */
static bool
says_enough(const struct film_phonetic a[2], enum system system)
{
    return system != HONG_KONG || a[0].n > SYLLABLE || a[1].n > SYLLABLE ||
           strpbrk(a[0].spelled, "- ") || strpbrk(a[1].spelled, "- ");
}

bool
film_chinese_same(const struct film_phonetic a[2],
                  const struct film_phonetic b[2])
{
    if (ending(&a[0]) != ending(&b[0]) || ending(&a[1]) != ending(&b[1]) ||
        !film_chinese_may(a) || !film_chinese_may(b))
        return false;
    for (int i = PINYIN; i < SYSTEMS; i++)
        for (int k = PINYIN; k < SYSTEMS; k++)
            if (says_enough(a, i) && says_enough(b, k) &&
                same_part(&a[0], i, &b[0], k) && same_part(&a[1], i, &b[1], k))
                return true;
    return false;
}
