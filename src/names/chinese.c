/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

#include "base/utf8.h"
#include "names/han.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Readings --------------------------------------------------------- */

enum { READINGS = FILM_CHINESE_READINGS, SYLLABLE = FILM_CHINESE_SYLLABLE };

static void
add(struct film_chinese_syllable *r, const char *initial, const char *final)
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

/* Initials. Texts omit the apostrophe that distinguishes the aspirated ones. */
static const struct {
    const char *wade, *pinyin[2];
} initials[] = {{"ch", {"zh", "ch"}}, {"hs", {"x", ""}}, {"ts", {"z", "c"}},
                {"tz", {"z", "c"}},   {"k", {"g", "k"}}, {"p", {"b", "p"}},
                {"t", {"d", "t"}},    {"j", {"r", ""}}};

static void
read_wade_rest(struct film_chinese_syllable *r, size_t k, const char *rest)
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
read_wade(struct film_chinese_syllable *r, const char *s)
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
    struct film_chinese_syllable rest = {.n = 0};
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
    {"chi", "zhi zi ci chi"},
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
    {"ha", "xia"},
    {"hark", "ke"},
    {"hau", "hao xiao"},
    {"hei", "xi"},
    {"heung", "xiang"},
    {"hin", "xian"},
    {"hing", "qing xing"},
    {"ho", "he hao ke"},
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
    {"king", "jing qiong"},
    {"kit", "jie"},
    {"ko", "gao"},
    {"kok", "jue guo"},
    {"kong", "jiang"},
    {"ku", "gu"},
    {"kuen", "juan quan"},
    {"kui", "ju"},
    {"kuk", "ju"},
    {"kung", "gong"},
    {"kwai", "gui kui"},
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
    {"siao", "xiao"},
    {"sik", "xi"},
    {"sing", "xing cheng sheng"},
    {"siu", "xiao shao zhao"},
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
    {"woo", "hu wu he"},
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
read_cantonese(struct film_chinese_syllable *r, const char *s)
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

enum { PINYIN, WADE_GILES, HONG_KONG, SYSTEMS = FILM_CHINESE_SYSTEMS };

static void
read_syllable(struct film_chinese_syllable *r, const char *p, size_t n,
              int system)
{
    char s[SYLLABLE + 1];
    r->n = 0;
    if (n == 0 || n > SYLLABLE)
        return;
    memcpy(s, p, n);
    s[n] = '\0';
    if (system == PINYIN)
        add(r, s, "");
    else if (system == WADE_GILES)
        read_wade(r, s);
    else
        read_cantonese(r, s);
    unsigned kept = 0;
    for (unsigned i = 0; i < r->n; i++)
        if (is_pinyin(r->v[i]))
            memmove(r->v[kept++], r->v[i], sizeof r->v[0]);
    r->n = kept;
}

static bool
agree(const struct film_chinese_syllable *a,
      const struct film_chinese_syllable *b)
{
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned k = 0; k < b->n; k++)
            if (strcmp(a->v[i], b->v[k]) == 0)
                return true;
    return false;
}

/* True if the second syllable of a part may begin at this letter: at its
 * hyphen, or anywhere in a word without one. */
static bool
may_divide(const struct film_phonetic *s, size_t at)
{
    const char *gap = s->spelled + strcspn(s->spelled, "- ");
    return !*gap || (size_t)(gap - s->spelled) == at;
}

static void
read_cuts(struct film_chinese_reading *r, const struct film_phonetic *s,
          int system)
{
    for (size_t at = 1; s->n <= 2 * SYLLABLE && at < s->n; at++) {
        struct film_chinese_cut *cut = &r->cuts[r->n];
        if (!may_divide(s, at))
            continue;
        read_syllable(&cut->first, s->letters, at, system);
        if (cut->first.n > 0)
            read_syllable(&cut->last, s->letters + at, s->n - at, system);
        r->n += cut->first.n > 0 && cut->last.n > 0;
    }
}

static void
read_character(struct film_chinese_syllable *r, struct film_str text,
               size_t *at)
{
    const char *pinyin[FILM_HAN_READINGS];
    unsigned n = 0;
    r->n = 0;
    if (*at < text.n)
        n = film_han_readings(pinyin, film_utf8_next(text, at));
    for (unsigned i = 0; i < n; i++)
        add(r, pinyin[i], "");
}

/* One or two Chinese characters, which are read in pinyin alone. */
static void
read_han(struct film_chinese_reading *r, const struct film_phonetic *s)
{
    struct film_str text = film_str_from(s->spelled);
    struct film_chinese_cut *cut = &r->cuts[0];
    size_t at = 0;
    read_character(&cut->first, text, &at);
    if (at == text.n) {
        r->whole = cut->first;
        return;
    }
    read_character(&cut->last, text, &at);
    r->n = at == text.n && cut->first.n > 0 && cut->last.n > 0;
}

/* Reads a part as one syllable; Chinese characters as what they are. */
static void
read_whole(struct film_chinese_part *p, const struct film_phonetic *s)
{
    p->of = s;
    for (int i = PINYIN; i < SYSTEMS; i++) {
        p->in[i].whole.n = p->in[i].n = 0;
        if (s->script != FILM_SCRIPT_HAN)
            read_syllable(&p->in[i].whole, s->letters, s->n, i);
    }
    if (s->script == FILM_SCRIPT_HAN)
        read_han(&p->in[PINYIN], s);
}

/* Reads it as two as well. */
static void
read_two(struct film_chinese_part *p)
{
    for (int i = PINYIN; i < SYSTEMS && p->of->script != FILM_SCRIPT_HAN; i++)
        read_cuts(&p->in[i], p->of, i);
}

/* True if the part is one or two syllables of some system. */
static bool
is_readable(const struct film_chinese_part *p)
{
    for (int i = PINYIN; i < SYSTEMS; i++)
        if (p->in[i].whole.n > 0 || p->in[i].n > 0)
            return true;
    return false;
}

static bool
same_reading(const struct film_chinese_reading *a,
             const struct film_chinese_reading *b)
{
    if (agree(&a->whole, &b->whole))
        return true;
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned k = 0; k < b->n; k++)
            if (agree(&a->cuts[i].first, &b->cuts[k].first) &&
                agree(&a->cuts[i].last, &b->cuts[k].last))
                return true;
    return false;
}

static bool
same_part(const struct film_chinese_part *a, int of_a,
          const struct film_chinese_part *b, int of_b)
{
    return film_phonetic_same(a->of, b->of) ||
           same_reading(&a->in[of_a], &b->in[of_b]);
}

/* The class of a part's ending: -ng, -n (-m in some spellings of Hong Kong), or
 * anything else. All systems agree on it. */
static int
ending(const struct film_phonetic *s)
{
    char last = s->n > 0 ? s->letters[s->n - 1] : ' ';
    if (last == 'g')
        return s->n > 1 && s->letters[s->n - 2] == 'n' ? 'g' : 0;
    return last == 'm' || last == 'n' ? 'n' : 0;
}

bool
film_chinese_same_part(const struct film_chinese_name *a, unsigned part,
                       const struct film_phonetic *b)
{
    struct film_chinese_part p;
    if (ending(a->part[part].of) != ending(b)) /* most need no closer look */
        return false;
    read_whole(&p, b);
    read_two(&p);
    for (int i = PINYIN; i < SYSTEMS; i++)
        for (int k = PINYIN; k < SYSTEMS; k++)
            if (same_part(&a->part[part], i, &p, k))
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
    "gong lai qiao ou ruan mai guan xia hong mo tu ge ning situ cen "
    "mei shu ";

/* Family names of two characters, in pinyin and as Hong Kong writes them. */
static const char double_families[] =
    " ouyang auyeung situ szeto sima szema zhuge chukot shangguan sheungkwun "
    "murong huangfu dongfang xiahou linghu gongsun duanmu nangong ximen dugu "
    "xuanyuan yuwen zhangsun zhongli taishi huyan shentu yuchi ";

static bool
is_listed(const char *list, size_t size, const char *pinyin)
{
    char word[FILM_PHONETIC_LETTERS + 3] = " ";
    size_t n = strlen(pinyin);
    memcpy(word + 1, pinyin, n);
    word[n + 1] = ' ';
    return memmem(list, size, word, n + 2) != NULL;
}

static bool
may_be_family(const struct film_chinese_part *p)
{
    for (int system = PINYIN; system < SYSTEMS; system++) {
        const struct film_chinese_syllable *r = &p->in[system].whole;
        for (unsigned i = 0; i < r->n; i++)
            if (is_listed(families, sizeof families - 1, r->v[i]))
                return true;
    }
    enum { SHORTEST = 4 }; /* letters of sima, situ */
    char letters[FILM_PHONETIC_LETTERS + 1];
    memcpy(letters, p->of->letters, p->of->n);
    letters[p->of->n] = '\0';
    return p->of->n >= SHORTEST &&
           is_listed(double_families, sizeof double_families - 1, letters);
}

static bool
may_be_written(const struct film_phonetic *s)
{
    return !s->hangul && s->script != FILM_SCRIPT_KANA;
}

void
film_chinese_read(struct film_chinese_name *out,
                  const struct film_phonetic name[2])
{
    struct film_chinese_part *p = out->part;
    out->may = false;
    read_whole(&p[0], &name[0]);
    read_whole(&p[1], &name[1]);
    if (!may_be_written(&name[0]) || !may_be_written(&name[1]))
        return;
    bool first = may_be_family(&p[0]), second = may_be_family(&p[1]);
    if (!first && !second)
        return; /* like most names, which need no closer examination */
    read_two(&p[0]);
    read_two(&p[1]);
    out->may = (first && is_readable(&p[1])) || (second && is_readable(&p[0]));
}

/* A given name of one syllable says too little to be read in the many ways of
 * Hong Kong. */
static bool
says_enough(const struct film_chinese_name *a, int system)
{
    const struct film_phonetic *x = a->part[0].of, *y = a->part[1].of;
    return system != HONG_KONG || x->n > SYLLABLE || y->n > SYLLABLE ||
           strpbrk(x->spelled, "- ") || strpbrk(y->spelled, "- ");
}

bool
film_chinese_same(const struct film_chinese_name *a,
                  const struct film_phonetic name[2])
{
    struct film_chinese_name b;
    if (!a->may || ending(a->part[0].of) != ending(&name[0]) ||
        ending(a->part[1].of) != ending(&name[1]))
        return false;
    film_chinese_read(&b, name);
    for (int i = PINYIN; b.may && i < SYSTEMS; i++)
        for (int k = PINYIN; k < SYSTEMS; k++)
            if (says_enough(a, i) && says_enough(&b, k) &&
                same_part(&a->part[0], i, &b.part[0], k) &&
                same_part(&a->part[1], i, &b.part[1], k))
                return true;
    return false;
}

/* ---- Spellings -------------------------------------------------------- */

/* Initials that Wade-Giles writes another way. */
static const struct {
    const char *pinyin, *wade;
} wade_initials[] = {{"zh", "ch"}, {"ch", "ch"}, {"sh", "sh"}, {"z", "ts"},
                     {"c", "ts"},  {"j", "ch"},  {"q", "ch"},  {"x", "hs"},
                     {"r", "j"},   {"g", "k"},   {"d", "t"},   {"b", "p"}};

/* The ways to write a syllable. */
struct forms {
    char v[8][2 * SYLLABLE];
    unsigned n;
};

static void
add_form(struct forms *f, const char *initial, const char *final)
{
    if (f->n < sizeof f->v / sizeof f->v[0])
        snprintf(f->v[f->n++], sizeof f->v[0], "%s%s", initial, final);
}

static void
write_syllable(struct forms *f, const char *pinyin)
{
    f->n = 0;
    add_form(f, pinyin, "");
    for (size_t i = 0; i < sizeof wade_initials / sizeof wade_initials[0]; i++)
        if (film_str_starts(film_str_from(pinyin),
                            film_str_from(wade_initials[i].pinyin))) {
            add_form(f, wade_initials[i].wade,
                     pinyin + strlen(wade_initials[i].pinyin));
            break;
        }
    for (size_t i = 0; i < sizeof cantonese / sizeof cantonese[0]; i++) {
        struct film_str rest = film_str_from(cantonese[i].pinyin), one;
        while (film_str_cut(&rest, ' ', &one))
            if (film_str_equal(one, film_str_from(pinyin)))
                add_form(f, cantonese[i].written, "");
    }
}

static void
put_spelling(struct film_chinese_spellings *out, const char *first,
             const char *last)
{
    if (out->n < FILM_CHINESE_SPELLINGS)
        snprintf(out->v[out->n++], sizeof out->v[0], "%s%s", first, last);
}

static void
write_whole(struct film_chinese_spellings *out,
            const struct film_chinese_syllable *s)
{
    struct forms f;
    for (unsigned i = 0; i < s->n; i++) {
        write_syllable(&f, s->v[i]);
        for (unsigned k = 0; k < f.n; k++)
            put_spelling(out, f.v[k], "");
    }
}

static void
write_cut(struct film_chinese_spellings *out,
          const struct film_chinese_cut *cut)
{
    struct forms f, g;
    for (unsigned i = 0; i < cut->first.n; i++)
        for (unsigned k = 0; k < cut->last.n; k++) {
            write_syllable(&f, cut->first.v[i]);
            write_syllable(&g, cut->last.v[k]);
            for (unsigned a = 0; a < f.n; a++)
                for (unsigned b = 0; b < g.n; b++)
                    put_spelling(out, f.v[a], g.v[b]);
        }
}

void
film_chinese_spell(struct film_chinese_spellings *out,
                   const struct film_chinese_name *name, unsigned part)
{
    out->n = 0;
    for (int i = PINYIN; i < SYSTEMS && name->may; i++) {
        const struct film_chinese_reading *r = &name->part[part].in[i];
        write_whole(out, &r->whole);
        for (unsigned k = 0; k < r->n; k++)
            write_cut(out, &r->cuts[k]);
    }
}
