/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

/* Ways to write one sound in the systems, reduced to one letter: S hushing and
 * hissing ones, H a guttural, C either of them (Czech and German ch), V what
 * may be v, w or f, I what may be i, y or j. Longer ones first. From BGN/PCGN,
 * ISO 9, and the usual spellings of German, French and Polish texts. */
static const struct {
    const char *written, *sound;
} rules[] = {
    {"schtsch", "S"}, {"chtch", "S"}, {"shch", "S"}, {"szcz", "S"},
    {"tsch", "S"},    {"tch", "S"},   {"sch", "S"},  {"iou", "U"},
    {"ch", "C"},      {"kh", "H"},    {"sh", "S"},   {"zh", "S"},
    {"sz", "S"},      {"cz", "S"},    {"rz", "S"},   {"ts", "S"},
    {"tz", "S"},      {"ks", "KS"},   {"ck", "K"},   {"gue", "GE"},
    {"gui", "GI"},    {"ou", "U"},    {"ya", "A"},   {"ia", "A"},
    {"ja", "A"},      {"yu", "U"},    {"iu", "U"},   {"ju", "U"},
    {"yo", "E"},      {"io", "E"},    {"jo", "E"},   {"ye", "E"},
    {"ie", "E"},      {"je", "E"},    {"ph", "V"},   {"x", "KS"},
    {"s", "S"},       {"z", "S"},     {"c", "S"},    {"h", "H"},
    {"v", "V"},       {"w", "V"},     {"f", "V"},    {"y", "I"},
    {"i", "I"},       {"j", "I"},
};

enum { SOUNDS = 2 * FILM_PHONETIC_LETTERS };

struct sounds {
    char v[SOUNDS + 1];
    size_t n;
};

static void
put(struct sounds *s, char c)
{
    if (s->n < SOUNDS && (s->n == 0 || s->v[s->n - 1] != c))
        s->v[s->n++] = c;
}

static struct sounds
reduce(const struct film_phonetic *p)
{
    struct sounds s = {.n = 0};
    for (size_t i = 0; i < p->n;) {
        size_t k = 0, n = 0, most = sizeof rules / sizeof rules[0];
        while (k < most && (n = strlen(rules[k].written),
                            strncmp(p->letters + i, rules[k].written, n) != 0))
            k++;
        if (k == most) {
            put(&s, (char)(p->letters[i++] - 'a' + 'A'));
            continue;
        }
        for (const char *c = rules[k].sound; *c; c++)
            put(&s, *c);
        i += n;
    }
    s.v[s.n] = '\0';
    return s;
}

static bool
same_sound(char a, char b)
{
    return a == b || (a == 'C' && (b == 'S' || b == 'H')) ||
           (b == 'C' && (a == 'S' || a == 'H'));
}

bool
film_cyrillic_same_part(const struct film_phonetic *a,
                        const struct film_phonetic *b)
{
    struct sounds x = reduce(a), y = reduce(b);
    for (size_t i = 0; i < x.n && i < y.n; i++)
        if (!same_sound(x.v[i], y.v[i]))
            return false;
    return x.n == y.n && x.n > 1;
}

/* Endings of Russian, Ukrainian, Polish and South Slavic surnames. */
static bool
is_surname(const struct film_phonetic *p)
{
    static const char *const endings[] = {
        "SKI",  "SKA",  "OV",   "EV",   "OVA", "EVA", "OVIS",
        "EVIS", "OVIC", "EVIC", "ENKO", "SUK", "CUK"};
    struct sounds s = reduce(p);
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t n = strlen(endings[i]);
        if (s.n > n + 1 && memcmp(s.v + s.n - n, endings[i], n) == 0)
            return true;
    }
    return false;
}

bool
film_cyrillic_may(const struct film_phonetic a[2])
{
    return a[0].script || a[1].script || is_surname(&a[0]) || is_surname(&a[1]);
}

bool
film_cyrillic_same(const struct film_phonetic a[2],
                   const struct film_phonetic b[2])
{
    return (film_cyrillic_may(a) || film_cyrillic_may(b)) &&
           film_cyrillic_same_part(&a[0], &b[0]) &&
           film_cyrillic_same_part(&a[1], &b[1]);
}
