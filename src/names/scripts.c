/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/scripts.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* ---- Distance --------------------------------------------------------- */

bool
film_script_is_other(const struct film_phonetic *part)
{
    return part->hangul == 0 && (part->script == FILM_SCRIPT_LETTERS ||
                                 part->script == FILM_SCRIPT_KANA);
}

static void
read_declined(struct film_script_part *out, const struct film_phonetic *part)
{
    struct film_declension d;
    film_declension(&d, part);
    for (unsigned i = 0; i < d.n; i++)
        out->n += film_loanword_set_letters(&out->forms[out->n], d.v[i]);
}

void
film_script_read(struct film_script_part *out, const struct film_phonetic *part)
{
    out->of = part;
    out->n = 0;
    if (part->hangul)
        out->n =
            film_loanword_set(&out->forms[0], film_str_from(part->spelled));
    else if (part->script == FILM_SCRIPT_KANA)
        out->n = film_loanword_set_kana(&out->forms[0], part->letters);
    else if (part->script == FILM_SCRIPT_LETTERS)
        read_declined(out, part);
}

/* 0 if two parts in another script have a form in common. */
static double
between_forms(const struct film_script_part *a,
              const struct film_script_part *b, double limit)
{
    for (unsigned i = 0; i < a->n; i++)
        for (unsigned k = 0; k < b->n; k++)
            if (strcmp(a->forms[i].sound, b->forms[k].sound) == 0)
                return 0;
    return limit + 1;
}

static bool
has(const struct film_phonetic *part, const char *letters)
{
    return strstr(part->letters, letters) != NULL;
}

/* True if the letters have a p that sounds so. */
static bool
has_p(const struct film_phonetic *part)
{
    for (const char *p = part->letters; *p; p++)
        if (p[0] == 'p' && p[1] != 'h')
            return true;
    return false;
}

/* False if a part in Cyrillic or Greek and one in Latin letters differ in a
 * sound that the rules of loanwords do not tell apart, because Hangul and kana
 * do not: Bud is not Vud, nor French Prints, nor North Nos. Greek writes mp for
 * b. The r of rz is not heard, and one at the end may not be. */
static bool
have_same_sounds(const struct film_phonetic *other,
                 const struct film_phonetic *latin)
{
    size_t first = strcspn(latin->letters, "r");
    bool mp = has(other, "mp") || has(latin, "mp");
    if (!mp &&
        (has(other, "b") != has(latin, "b") || has_p(other) != has_p(latin)))
        return false;
    return has(other, "r") ? first < latin->n
                           : first + 1 >= latin->n || has(latin, "rz");
}

double
film_script_distance(const struct film_script_part *a,
                     const struct film_script_part *b, double limit)
{
    double best = limit + 1;
    if (a->n > 0 && b->n > 0)
        return a->of->script == b->of->script ? between_forms(a, b, limit)
                                              : best;
    const struct film_script_part *other = a->n > 0 ? a : b;
    const struct film_phonetic *latin = a->n > 0 ? b->of : a->of;
    if (latin->script != FILM_SCRIPT_LATIN || latin->hangul ||
        (other->of->script == FILM_SCRIPT_LETTERS &&
         !have_same_sounds(other->of, latin)))
        return best;
    for (unsigned i = 0; i < other->n; i++) {
        double d = film_loanword_distance(&other->forms[i], latin, limit);
        if (d < best)
            best = d;
    }
    return best;
}

double
film_script_limit(const struct film_script_part *a,
                  const struct film_script_part *b)
{
    /* Cyrillic has a letter for each sound, the others have not. Of one part
     * alone the fewest sounds, and how far each may be. */
    enum { FEWEST = 3, FEWEST_KANA = 4, FEWEST_HANGUL = 5 };
    static const double LETTER = .04, MOST = .6, ALONE = .015, SYLLABLE = .03;
    bool letters = a->of->script == FILM_SCRIPT_LETTERS;
    int sounds = a->n > 0 ? a->forms[0].n : 0;
    if (b && b->n > 0 && !letters)
        return film_loanword_limit(&a->forms[0], &b->forms[0], true);
    if (b) {
        sounds += b->n > 0 ? b->forms[0].n : 0;
        return LETTER * sounds < MOST ? LETTER * sounds : MOST;
    }
    if (sounds < (letters         ? FEWEST
                  : a->of->hangul ? FEWEST_HANGUL
                                  : FEWEST_KANA))
        return -1;
    return (letters ? ALONE : SYLLABLE) * sounds;
}

void
film_script_capitals(char out[FILM_PHONETIC_SPELLED + 1], const char *spelled)
{
    struct film_str text = film_str_from(spelled);
    size_t n = 0;
    bool first = true;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = film_utf8_next(text, &i);
        uint32_t big = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
        char bytes[4];
        size_t k = film_utf8_encode(first ? big : c, bytes);
        if (n + k > FILM_PHONETIC_SPELLED)
            break;
        memcpy(out + n, bytes, k);
        n += k;
        first = c == ' ' || c == '-';
    }
    out[n] = '\0';
}

/* ---- Keys ------------------------------------------------------------- */

/* A key is the mark and the classes of the first two consonants: K of k, g and
 * h, P of lips, S of what hisses, T, M, N and L. Vowels do not count. */
enum { CLASSES = 2 };

/* The class of a letter of a name in another script, or 0. */
static char
class_of(char c)
{
    static const char classes['z' - 'a' + 1] = {
        ['b' - 'a'] = 'P', ['c' - 'a'] = 'S', ['d' - 'a'] = 'T',
        ['f' - 'a'] = 'P', ['g' - 'a'] = 'K', ['h' - 'a'] = 'K',
        ['j' - 'a'] = 'S', ['k' - 'a'] = 'K', ['l' - 'a'] = 'L',
        ['m' - 'a'] = 'M', ['n' - 'a'] = 'N', ['p' - 'a'] = 'P',
        ['q' - 'a'] = 'K', ['r' - 'a'] = 'L', ['s' - 'a'] = 'S',
        ['t' - 'a'] = 'T', ['v' - 'a'] = 'P', ['z' - 'a'] = 'S'};
    return c >= 'a' && c <= 'z' ? classes[c - 'a'] : '\0';
}

/* Letters that stand for one class together in the letters of other scripts,
 * and in Latin ones; of these a class may be optional, and another letter may
 * stand in the text: C is K or S. Longer ones first. */
static const struct group {
    const char *letters, *classes; /* possible ones, separated by commas */
} of_other[] = {{"shch", "S"}, {"tsh", "S"}, {"tch", "S"}, {"dzh", "S"},
                {"zh", "S"},   {"kh", "K"},  {"ts", "S"},  {"dz", "S"},
                {"ch", "S"},   {"sh", "S"}},
  at_beginning[] = {{"mp", "P"}, {"nt", "T"}, {"gk", "K"}}, /* Greek */
    of_latin[] = {
        {"tsch", "S"}, {"sch", "S,SK"}, {"tch", "S,TS"}, {"szcz", "S"},
        {"ch", "S,K"}, {"ck", "K"},     {"cz", "S"},     {"dg", "S"},
        {"gh", ",K"},  {"kn", "N,KN"},  {"kh", "K"},     {"ph", "P"},
        {"sh", "S"},   {"sz", "S"},     {"th", "T,S"},   {"ts", "S"},
        {"tz", "S"},   {"wr", "L"},     {"wh", ",P,K"},  {"zh", "S"},
        {"zz", "S"},   {"dj", "S"},     {"dz", "S"},     {"c", "K,S"},
        {"g", "K,S"},  {"h", ",K"},     {"j", ",S,K"},   {"t", "T,S"},
        {"w", ",P"},   {"x", "KS,S"},   {"ll", ",L"}};

static const struct group *
find_group(const char *letters, const struct group *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncmp(letters, v[i].letters, strlen(v[i].letters)) == 0)
            return &v[i];
    return NULL;
}

void
film_script_key(char key[4], const struct film_phonetic *part)
{
    size_t n = 1;
    bool after = false; /* a consonant */
    memset(key, 0, 4);
    key[0] = FILM_SCRIPT_MARK[0];
    for (const char *p = part->letters; *p && n <= CLASSES;) {
        const struct group *g =
            find_group(p, of_other, sizeof of_other / sizeof of_other[0]);
        if (p == part->letters && !g)
            g = find_group(p, at_beginning,
                           sizeof at_beginning / sizeof at_beginning[0]);
        char class = g ? g->classes[0] : class_of(*p);
        if (class && !(after && key[n - 1] == class))
            key[n++] = class;
        after = class;
        p += g ? strlen(g->letters) : 1;
    }
}

/* The keys that begin with some classes. */
struct maker {
    struct film_script_keys *out;
    char key[4];
};

static void
add_key(struct maker *m)
{
    for (unsigned i = 0; i < m->out->n; i++)
        if (strcmp(m->out->v[i], m->key) == 0)
            return;
    if (m->out->n < FILM_SCRIPT_KEYS)
        memcpy(m->out->v[m->out->n++], m->key, 4);
}

static bool
is_vowel(char c)
{
    return c && strchr("aeiouy", c) != NULL;
}

static void extend(struct maker *m, const char *letters, size_t n, bool after);

/* Goes on after some letters that stand for these classes. */
static void
take(struct maker *m, const char *rest, size_t n, bool after,
     struct film_str classes)
{
    for (size_t i = 0; i < classes.n && n <= CLASSES; i++) {
        if (!(after && m->key[n - 1] == classes.p[i]))
            m->key[n++] = classes.p[i];
        after = true;
    }
    extend(m, rest, n, after && classes.n > 0);
}

/* Goes on with the letters after n - 1 classes, `after` a consonant. An r or n
 * without a vowel after it may be missing. */
static void
extend(struct maker *m, const char *letters, size_t n, bool after)
{
    struct film_str one, rest;
    if (n > CLASSES || *letters == '\0') {
        memset(m->key + n, 0, sizeof m->key - n);
        add_key(m);
        return;
    }
    const struct group *g =
        find_group(letters, of_latin, sizeof of_latin / sizeof of_latin[0]);
    size_t taken = g ? strlen(g->letters) : 1;
    if (!g) {
        char class[2] = {class_of(*letters), '\0'};
        take(m, letters + 1, n, after, film_str_from(class));
        if (*letters == 'r' && !is_vowel(letters[1]))
            take(m, letters + 1, n, after, (struct film_str){"", 0});
        return;
    }
    rest = film_str_from(g->classes);
    bool more = true;
    while (more) {
        more = film_str_cut(&rest, ',', &one);
        if (more)
            take(m, letters + taken, n, after, one);
    }
}

void
film_script_keys(struct film_script_keys *out,
                 const struct film_phonetic *latin)
{
    struct maker m = {.out = out, .key = FILM_SCRIPT_MARK};
    out->n = 0;
    extend(&m, latin->letters, 1, false);
}
