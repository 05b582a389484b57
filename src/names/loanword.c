/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/loanword.h"

/* ---- Rules ------------------------------------------------------------ */

/* Where a rule applies. */
enum where { ANY, BEGIN, END, SOFT /* before e, i, y */, CODA /* no vowel */ };

/* How Latin letters are written in Hangul. The rules for loanwords (Ministry of
 * Culture 2017-14: English, German, French, Spanish, Italian, Japanese,
 * Chinese) cost nothing; the spellings of newspapers and posters cost
 * hundredths of a sound. Sorted by the first letter. */
static const struct rule {
    const char *latin, *sounds;
    uint8_t cost;
    uint8_t where;
} rules[] = {
    {"a", "a", 0, ANY},      {"a", "e", 0, ANY},      {"a", "ei", 0, ANY},
    {"a", "i", 20, ANY},     {"a", "o", 5, ANY},      {"a", "x", 5, ANY},
    {"ae", "", 5, ANY},      {"ae", "_", 5, ANY},     {"ae", "ai", 5, ANY},
    {"ae", "e", 0, ANY},     {"ae", "ei", 0, ANY},    {"ai", "ai", 0, ANY},
    {"ai", "e", 0, ANY},     {"ai", "ei", 0, ANY},    {"aigh", "ei", 0, ANY},
    {"au", "au", 0, ANY},    {"au", "o", 0, ANY},     {"augh", "o", 0, ANY},
    {"augh", "oK", 10, ANY}, {"aw", "o", 0, ANY},     {"ay", "ai", 0, ANY},
    {"ay", "e", 0, ANY},     {"ay", "ei", 0, ANY},    {"b", "", 10, END},
    {"b", "P", 0, ANY},      {"b", "b", 0, ANY},      {"b", "p", 10, ANY},
    {"c", "K", 0, ANY},      {"c", "c", 5, SOFT},     {"c", "c", 10, ANY},
    {"c", "g", 10, ANY},     {"c", "k", 0, ANY},      {"c", "s", 0, SOFT},
    {"c", "s", 5, ANY},      {"ch", "K", 0, ANY},     {"ch", "c", 0, ANY},
    {"ch", "ci", 0, CODA},   {"ch", "h", 0, ANY},     {"ch", "k", 0, ANY},
    {"ch", "s", 5, ANY},     {"ch", "si", 5, CODA},   {"ch", "sy", 0, ANY},
    {"ch", "syu", 0, CODA},  {"ck", "K", 0, ANY},     {"ck", "k", 0, ANY},
    {"cz", "c", 0, ANY},     {"d", "", 15, END},      {"d", "T", 0, ANY},
    {"d", "d", 0, ANY},      {"d", "j", 10, ANY},     {"d", "t", 10, ANY},
    {"dg", "j", 0, ANY},     {"dge", "ji", 0, ANY},   {"dj", "j", 0, ANY},
    {"ds", "j", 0, ANY},     {"ds", "s", 5, ANY},     {"dt", "T", 0, ANY},
    {"dt", "t", 0, ANY},     {"e", "", 0, END},       {"e", "", 10, ANY},
    {"e", "_", 5, ANY},      {"e", "a", 15, ANY},     {"e", "e", 0, ANY},
    {"e", "ei", 0, ANY},     {"e", "i", 0, ANY},      {"e", "x", 0, ANY},
    {"ea", "a", 5, ANY},     {"ea", "e", 0, ANY},     {"ea", "ei", 0, ANY},
    {"ea", "i", 0, ANY},     {"ea", "x", 0, ANY},     {"eau", "o", 0, ANY},
    {"eau", "yu", 5, ANY},   {"ee", "i", 0, ANY},     {"ei", "ai", 0, ANY},
    {"ei", "e", 0, ANY},     {"ei", "ei", 0, ANY},    {"ei", "i", 0, ANY},
    {"eu", "oi", 0, ANY},    {"eu", "u", 5, ANY},     {"eu", "we", 0, ANY},
    {"eu", "x", 0, ANY},     {"eu", "yu", 0, ANY},    {"ew", "u", 0, ANY},
    {"ew", "yu", 0, ANY},    {"ey", "ai", 5, ANY},    {"ey", "ei", 0, ANY},
    {"ey", "i", 0, ANY},     {"f", "b", 5, ANY},      {"f", "h", 10, ANY},
    {"f", "hw", 10, ANY},    {"f", "p", 0, ANY},      {"g", "K", 0, ANY},
    {"g", "g", 0, ANY},      {"g", "h", 5, SOFT},     {"g", "j", 0, SOFT},
    {"g", "j", 15, ANY},     {"g", "k", 10, ANY},     {"ge", "ji", 0, CODA},
    {"gh", "", 0, ANY},      {"gh", "K", 0, ANY},     {"gh", "g", 0, ANY},
    {"gh", "p", 10, ANY},    {"gn", "n", 5, ANY},     {"gn", "ny", 0, ANY},
    {"gu", "g", 0, SOFT},    {"h", "", 5, ANY},       {"h", "h", 0, ANY},
    {"i", "_", 20, ANY},     {"i", "ai", 0, ANY},     {"i", "e", 15, ANY},
    {"i", "i", 0, ANY},      {"i", "x", 15, ANY},     {"i", "y", 0, ANY},
    {"ie", "i", 0, ANY},     {"igh", "ai", 0, ANY},   {"j", "c", 15, ANY},
    {"j", "h", 0, ANY},      {"j", "i", 5, ANY},      {"j", "j", 0, ANY},
    {"j", "y", 0, ANY},      {"k", "K", 0, ANY},      {"k", "g", 10, ANY},
    {"k", "k", 0, ANY},      {"kh", "h", 0, ANY},     {"kn", "n", 0, BEGIN},
    {"l", "", 15, CODA},     {"l", "l", 0, ANY},      {"l", "r", 0, BEGIN},
    {"l", "r", 5, ANY},      {"ll", "y", 0, ANY},     {"m", "m", 0, ANY},
    {"mc", "meK", 0, BEGIN}, {"mc", "mek", 0, BEGIN}, {"mpb", "mb", 0, ANY},
    {"mps", "ms", 0, ANY},   {"mpt", "mt", 0, ANY},   {"n", "N", 5, CODA},
    {"n", "m", 20, ANY},     {"n", "n", 0, ANY},      {"ng", "N", 0, ANY},
    {"ng", "Ng", 0, ANY},    {"ng", "nj", 0, SOFT},   {"o", "_", 5, ANY},
    {"o", "a", 5, ANY},      {"o", "o", 0, ANY},      {"o", "ou", 0, ANY},
    {"o", "u", 10, ANY},     {"o", "x", 5, ANY},      {"oe", "e", 5, ANY},
    {"oe", "i", 5, ANY},     {"oe", "o", 0, ANY},     {"oe", "we", 0, ANY},
    {"oh", "o", 0, ANY},     {"oi", "oi", 0, ANY},    {"oi", "wa", 0, ANY},
    {"oo", "o", 5, ANY},     {"oo", "u", 0, ANY},     {"ou", "au", 0, ANY},
    {"ou", "o", 0, ANY},     {"ou", "u", 0, ANY},     {"ou", "x", 5, ANY},
    {"ow", "au", 0, ANY},    {"ow", "o", 0, ANY},     {"ow", "ou", 0, ANY},
    {"p", "P", 0, ANY},      {"p", "b", 10, ANY},     {"p", "p", 0, ANY},
    {"ph", "b", 5, ANY},     {"ph", "h", 10, ANY},    {"ph", "hw", 10, ANY},
    {"ph", "p", 0, ANY},     {"ps", "s", 5, BEGIN},   {"q", "k", 0, ANY},
    {"qu", "k", 0, ANY},     {"qu", "kw", 0, ANY},    {"r", "", 0, CODA},
    {"r", "l", 10, ANY},     {"r", "r", 0, ANY},      {"r", "x", 5, CODA},
    {"re", "", 5, CODA},     {"rg", "ri", 5, ANY},    {"rh", "r", 0, ANY},
    {"rz", "j", 0, ANY},     {"rz", "s", 0, ANY},     {"s", "", 10, END},
    {"s", "T", 10, ANY},     {"s", "c", 15, ANY},     {"s", "j", 5, ANY},
    {"s", "s", 0, ANY},      {"sc", "s", 0, SOFT},    {"sch", "s", 0, ANY},
    {"sch", "si", 0, CODA},  {"sch", "swi", 0, CODA}, {"sch", "sy", 0, ANY},
    {"sh", "s", 0, ANY},     {"sh", "si", 0, CODA},   {"sh", "sw", 0, ANY},
    {"sh", "swi", 0, CODA},  {"sh", "sy", 0, ANY},    {"sh", "syu", 0, CODA},
    {"sz", "j", 5, ANY},     {"sz", "s", 0, ANY},     {"sz", "sy", 0, ANY},
    {"t", "", 15, END},      {"t", "T", 0, ANY},      {"t", "c", 5, ANY},
    {"t", "d", 10, ANY},     {"t", "s", 10, ANY},     {"t", "t", 0, ANY},
    {"tch", "c", 0, ANY},    {"tch", "ci", 0, CODA},  {"th", "T", 0, ANY},
    {"th", "d", 0, ANY},     {"th", "s", 0, ANY},     {"th", "t", 0, ANY},
    {"ts", "c", 0, ANY},     {"tz", "c", 0, ANY},     {"tz", "j", 5, ANY},
    {"u", "_", 15, ANY},     {"u", "a", 10, ANY},     {"u", "i", 15, ANY},
    {"u", "u", 0, ANY},      {"u", "w", 0, ANY},      {"u", "wi", 0, ANY},
    {"u", "x", 0, ANY},      {"u", "yu", 0, ANY},     {"ui", "i", 5, ANY},
    {"ui", "u", 5, ANY},     {"ui", "wi", 0, ANY},    {"uy", "ai", 0, ANY},
    {"v", "P", 5, ANY},      {"v", "b", 0, ANY},      {"v", "p", 5, ANY},
    {"v", "w", 15, ANY},     {"w", "", 10, ANY},      {"w", "P", 5, ANY},
    {"w", "b", 5, ANY},      {"w", "u", 0, ANY},      {"w", "w", 0, ANY},
    {"wh", "h", 5, ANY},     {"wh", "hw", 0, ANY},    {"wh", "w", 0, ANY},
    {"woo", "u", 0, ANY},    {"wr", "r", 0, BEGIN},   {"x", "Ks", 0, ANY},
    {"x", "gj", 5, ANY},     {"x", "j", 0, BEGIN},    {"x", "k_s", 0, ANY},
    {"x", "ks", 0, ANY},     {"x", "s", 10, ANY},     {"y", "ai", 0, ANY},
    {"y", "e", 15, ANY},     {"y", "i", 0, ANY},      {"y", "y", 0, ANY},
    {"z", "c", 5, ANY},      {"z", "j", 0, ANY},      {"z", "s", 5, ANY},
    {"zz", "c", 0, ANY}};

/* ---- Distance --------------------------------------------------------- */

/* Costs of what no rule explains. */
enum { VOWEL = 35, CONSONANT = 100, GLIDE = 15, AFFRICATE_I = 5 };

static const char VOWELS[] = "aeioux_";

enum { ROWS = FILM_PHONETIC_LETTERS + 1, COLUMNS = FILM_LOANWORD_SOUNDS + 1 };

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

static bool
holds(const struct film_phonetic *p, size_t i, const struct rule *r, size_t n)
{
    char next = p->letters[i + n];
    switch (r->where) {
    case BEGIN:
        return i == 0;
    case END:
        return next == '\0';
    case SOFT:
        return next == 'e' || next == 'i' || next == 'y';
    case CODA:
        return !is_vowel(next) || (next == 'e' && p->letters[i + n + 1] == 0);
    default:
        return true;
    }
}

static void
lower(int *to, int cost)
{
    if (cost < *to)
        *to = cost;
}

/* The cost of sound j if no letter stands for it. */
static int
extra(const struct film_loanword *w, size_t j)
{
    char c = w->sound[j], before = j > 0 ? w->sound[j - 1] : '\0';
    if (c == '_')
        return 0;
    if (c == 'i' && before && strchr("cj", before))
        return AFFRICATE_I;
    if (c == 'y' || c == 'w')
        return before && strchr("scj", before) ? 0 : GLIDE;
    return strchr(VOWELS, c) ? VOWEL : CONSONANT;
}

/* The first rule of a letter. */
static const struct rule *
first_rule(char letter)
{
    size_t low = 0, high = sizeof rules / sizeof rules[0];
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (rules[mid].latin[0] < letter)
            low = mid + 1;
        else
            high = mid;
    }
    return rules + low;
}

/* d[i][j]: the least cost of j sounds for i letters. */
struct table {
    const struct film_loanword *w;
    const struct film_phonetic *p;
    int most;
    int d[ROWS][COLUMNS];
};

/* Finds the range of sounds in row i that are within the limit; false if there
 * is none. */
static bool
find_live(const struct table *t, size_t i, size_t *first, size_t *last)
{
    size_t n = t->w->n;
    *first = 0;
    while (*first <= n && t->d[i][*first] > t->most)
        ++*first;
    *last = n;
    while (*last > *first && t->d[i][*last] > t->most)
        --*last;
    return *first <= n;
}

/* Returns the length of `part` if the NUL-terminated text begins with it, else
 * SIZE_MAX. Parts have one to four bytes, too few for a library call. */
static size_t
begins(const char *text, const char *part)
{
    size_t n = 0;
    while (part[n] && part[n] == text[n])
        n++;
    return part[n] ? SIZE_MAX : n;
}

/* Applies the rules of letter i, for which sounds first to last are within the
 * limit. */
static void
apply_rules(struct table *t, size_t i, size_t first, size_t last)
{
    const char *letters = t->p->letters + i;
    const struct rule *end = rules + sizeof rules / sizeof rules[0];
    for (const struct rule *r = first_rule(*letters);
         r < end && r->latin[0] == *letters; r++) {
        size_t n = begins(letters, r->latin);
        if (n == SIZE_MAX || !holds(t->p, i, r, n))
            continue;
        for (size_t j = first; j <= last; j++) {
            size_t m = begins(t->w->sound + j, r->sounds);
            if (m != SIZE_MAX && t->d[i][j] <= t->most)
                lower(&t->d[i + n][j + m], t->d[i][j] + r->cost);
        }
    }
}

/* Moves on from letter i by what no rule explains; a doubled letter is like
 * one. */
static void
apply_slips(struct table *t, size_t i, size_t first, size_t last)
{
    char c = t->p->letters[i];
    bool vowel = is_vowel(c), twice = i > 0 && c == t->p->letters[i - 1];
    int cost = vowel ? VOWEL : CONSONANT;
    for (size_t j = first; j <= last; j++) {
        int d = t->d[i][j];
        if (d > t->most)
            continue;
        lower(&t->d[i + 1][j], d + (twice ? 0 : cost));
        if (j < t->w->n && vowel == (strchr(VOWELS, t->w->sound[j]) != NULL))
            lower(&t->d[i + 1][j + 1], d + cost);
    }
}

double
film_loanword_distance(const struct film_loanword *w,
                       const struct film_phonetic *latin, double limit)
{
    enum { LONGEST = 4 }; /* letters of a rule: so far it reaches */
    struct table t;
    t.w = w;
    t.p = latin;
    t.most = (int)(limit * 100 + .5);
    for (size_t i = 0; i <= latin->n; i++)
        for (size_t j = 0; j <= w->n; j++)
            t.d[i][j] = t.most + 1;
    t.d[0][0] = 0;
    /* Most names are over the limit after a few letters, and are looked at no
     * further: 60 Korean questions over the names of 3,831 records took 1.8 s,
     * with this 1.35. */
    for (size_t i = 0, over = 0; i <= latin->n && over < LONGEST; i++) {
        size_t first, last;
        over++;
        if (!find_live(&t, i, &first, &last))
            continue;
        over = 0;
        for (size_t j = first; j < w->n; j++)
            lower(&t.d[i][j + 1], t.d[i][j] + extra(w, j));
        if (i < latin->n && find_live(&t, i, &first, &last)) {
            apply_rules(&t, i, first, last);
            apply_slips(&t, i, first, last);
        }
    }
    return t.d[latin->n][w->n] / 100.;
}

double
film_loanword_limit(const struct film_loanword *a,
                    const struct film_loanword *b, bool surely)
{
    enum { SHORT = 8 }; /* sounds */
    static const double SOUND = .08, MOST = 1.1, UNSURE = .3;
    int sounds = a->n + b->n;
    if (!surely)
        return sounds < SHORT ? 0 : UNSURE;
    return SOUND * sounds < MOST ? SOUND * sounds : MOST;
}
