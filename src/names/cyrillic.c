/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

/* Ways to write one sound in the systems, reduced to one letter: S hushing and
 * hissing ones, H a guttural, C either of them (Czech and German ch), Q of S
 * and K (Slavic and Greek c), V what may be v, w or f, I what may be i or y, J
 * either of I and S (French j). Sorted by the first letter, then longer ones
 * first. From BGN/PCGN, ISO 9, ELOT 743, and the usual spellings of German,
 * French and Polish texts. */
static const struct rule {
    const char *written, *sound;
} rules[] = {
    {"ael", "AIL"}, {"aj", "AI"},  {"chtch", "S"},       {"ch", "C"},
    {"ck", "K"},    {"cz", "S"},   {"c", "Q"},           {"dsch", "J"},
    {"dsh", "J"},   {"dzh", "J"},  {"dj", "J"},          {"ei", "I"},
    {"ej", "I"},    {"ey", "I"},   {"f", "V"},           {"guei", "GI"},
    {"gia", "A"},   {"gio", "E"},  {"gue", "GE"},        {"gui", "GI"},
    {"gg", "NG"},   {"h", "H"},    {"iej", "I"},         {"iou", "U"},
    {"ia", "A"},    {"ie", "E"},   {"ij", "I"},          {"io", "E"},
    {"iu", "U"},    {"i", "I"},    {"ja", "A"},          {"je", "E"},
    {"jo", "E"},    {"ju", "U"},   {"j", "J"},           {"ksander", "KSANDR"},
    {"ksh", "KS"},  {"kh", "H"},   {"ks", "KS"},         {"oj", "OI"},
    {"ou", "U"},    {"ph", "V"},   {"rz", "S"},          {"schtsch", "S"},
    {"shch", "S"},  {"szcz", "S"}, {"sch", "S"},         {"sh", "S"},
    {"sz", "S"},    {"s", "S"},    {"tsch", "S"},        {"tch", "S"},
    {"ts", "S"},    {"tz", "S"},   {"uj", "UI"},         {"vj", "VJ"},
    {"v", "V"},     {"w", "V"},    {"xander", "KSANDR"}, {"xandre", "KSANDR"},
    {"x", "KS"},    {"ya", "A"},   {"ye", "E"},          {"yj", "I"},
    {"yo", "E"},    {"yu", "U"},   {"y", "I"},           {"zh", "S"},
    {"z", "S"}};

static void
put(struct film_cyrillic_sounds *s, char c)
{
    if (s->n < FILM_CYRILLIC_SOUNDS && (s->n == 0 || s->v[s->n - 1] != c))
        s->v[s->n++] = c;
}

/* The rule for the text and the number of letters it takes; NULL if none. */
static const struct rule *
find_rule(const char *text, size_t *n)
{
    const struct rule *end = rules + sizeof rules / sizeof rules[0];
    size_t low = 0, high = sizeof rules / sizeof rules[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (*rules[middle].written < *text)
            low = middle + 1;
        else
            high = middle;
    }
    for (const struct rule *r = rules + low; r < end && *r->written == *text;
         r++) {
        *n = 1;
        while (r->written[*n] && r->written[*n] == text[*n])
            ++*n;
        if (!r->written[*n])
            return r;
    }
    return NULL;
}

static struct film_cyrillic_sounds
reduce(const struct film_phonetic *p)
{
    struct film_cyrillic_sounds s = {.n = 0};
    for (size_t i = 0, n; i < p->n; i += n) {
        const struct rule *r = find_rule(p->letters + i, &n);
        if (r) {
            for (const char *c = r->sound; *c; c++)
                put(&s, *c);
        } else {
            put(&s, (char)(p->letters[i] - 'a' + 'A'));
            n = 1;
        }
    }
    s.v[s.n] = '\0';
    return s;
}

static bool
may_be(char c, char sound)
{
    return (c == 'C' && (sound == 'S' || sound == 'H')) ||
           (c == 'J' && (sound == 'S' || sound == 'I')) ||
           (c == 'Q' && (sound == 'S' || sound == 'K'));
}

static bool
same_sound(char a, char b)
{
    return a == b || may_be(a, b) || may_be(b, a);
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

/* Given names, as they are reduced, that Slavic languages have and others write
 * in no such way; their bearers may have any surname (Eisenstein). */
static bool
is_given_name(const struct film_cyrillic_sounds *s)
{
    static const char *const names[] = {
        "SERGI",    "ANDRI",   "NIKITA",    "DMITRI",   "ALEKSI",   "MIHAIL",
        "VLADIMIR", "GRIGORI", "VSEVOLOD",  "EVGENI",   "VASILI",   "IGOR",
        "OLEG",     "KSISTOV", "STANISLAV", "TATANA",   "LUDMILA",  "SVETLANA",
        "NADESDA",  "DSIGA",   "ELEM",      "NIKOLAI",  "ANATOLI",  "KIRIL",
        "DUSAN",    "GEORGI",  "ALEKSANDR", "VACESLAV", "INNOKENTI"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(s->v, names[i]) == 0)
            return true;
    return false;
}

/* Endings of Russian, Ukrainian, Polish and South Slavic surnames. */
static bool
is_surname(const struct film_cyrillic_sounds *s)
{
    static const char *const endings[] = {
        "SKI",  "SKA",  "OV",   "EV",   "OVA",  "EVA", "OVIS", "EVIS",
        "OVIC", "EVIC", "OVIQ", "EVIQ", "ENKO", "SUK", "CUK",  "ITKO"};
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
        out->may |= name[i].script == FILM_SCRIPT_LETTERS ||
                    is_surname(&out->part[i]) || is_given_name(&out->part[i]);
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
