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

static void
put(struct film_cyrillic_sounds *s, char c)
{
    if (s->n < FILM_CYRILLIC_SOUNDS && (s->n == 0 || s->v[s->n - 1] != c))
        s->v[s->n++] = c;
}

static struct film_cyrillic_sounds
reduce(const struct film_phonetic *p)
{
    struct film_cyrillic_sounds s = {.n = 0};
    for (size_t i = 0; i < p->n;) {
        size_t k = 0, n = 0, most = sizeof rules / sizeof rules[0];
        const char *at = p->letters + i;
        while (k < most && (*rules[k].written != *at ||
                            (n = strlen(rules[k].written),
                             strncmp(at, rules[k].written, n) != 0)))
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

static bool
same_part(const struct film_cyrillic_sounds *x,
          const struct film_cyrillic_sounds *y)
{
    for (size_t i = 0; i < x->n && i < y->n; i++)
        if (!same_sound(x->v[i], y->v[i]))
            return false;
    return x->n == y->n && x->n > 1;
}

bool
film_cyrillic_same_part(const struct film_cyrillic_name *a, unsigned part,
                        const struct film_phonetic *b)
{
    struct film_cyrillic_sounds sounds = reduce(b);
    return same_part(&a->part[part], &sounds);
}

/* Endings of Russian, Ukrainian, Polish and South Slavic surnames. */
static bool
is_surname(const struct film_cyrillic_sounds *s)
{
    static const char *const endings[] = {
        "SKI",  "SKA",  "OV",   "EV",   "OVA", "EVA", "OVIS",
        "EVIS", "OVIC", "EVIC", "ENKO", "SUK", "CUK"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t n = strlen(endings[i]);
        if (s->n > n + 1 && memcmp(s->v + s->n - n, endings[i], n) == 0)
            return true;
    }
    return false;
}

void
film_cyrillic_read(struct film_cyrillic_name *out,
                   const struct film_phonetic name[2])
{
    out->may = false;
    for (int i = 0; i < 2; i++) {
        out->part[i] = reduce(&name[i]);
        out->may |= name[i].script || is_surname(&out->part[i]);
    }
    out->may &= !name[0].hangul && !name[1].hangul;
}

bool
film_cyrillic_same(const struct film_cyrillic_name *a,
                   const struct film_phonetic name[2])
{
    struct film_cyrillic_name b;
    film_cyrillic_read(&b, name);
    return (a->may || b.may) && same_part(&a->part[0], &b.part[0]) &&
           same_part(&a->part[1], &b.part[1]);
}
