/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/romanise.h"

/* Ways to write one sound in the systems, reduced to one letter: S hushing and
 * hissing ones, H a guttural, C either of them (Czech and German ch), Q of S
 * and K (Slavic and Greek c), V what may be v, w or f, I what may be i or y, J
 * either of I and S (French j). Longer ones first. From BGN/PCGN, ISO 9, ELOT
 * 743, and the usual spellings of German, French and Polish texts. */
static const struct {
    const char *written, *sound;
} rules[] = {{"ksander", "KSANDR"},
             {"schtsch", "S"},
             {"xander", "KSANDR"},
             {"xandre", "KSANDR"},
             {"chtch", "S"},
             {"dsch", "J"},
             {"guei", "GI"},
             {"shch", "S"},
             {"szcz", "S"},
             {"tsch", "S"},
             {"ael", "AIL"},
             {"dsh", "J"},
             {"dzh", "J"},
             {"gia", "A"},
             {"gio", "E"},
             {"gue", "GE"},
             {"gui", "GI"},
             {"iej", "I"},
             {"iou", "U"},
             {"ksh", "KS"},
             {"sch", "S"},
             {"tch", "S"},
             {"aj", "AI"},
             {"ch", "C"},
             {"ck", "K"},
             {"cz", "S"},
             {"dj", "J"},
             {"ei", "I"},
             {"ej", "I"},
             {"ey", "I"},
             {"gg", "NG"},
             {"ia", "A"},
             {"ie", "E"},
             {"ij", "I"},
             {"io", "E"},
             {"iu", "U"},
             {"ja", "A"},
             {"je", "E"},
             {"jo", "E"},
             {"ju", "U"},
             {"kh", "H"},
             {"ks", "KS"},
             {"oj", "OI"},
             {"ou", "U"},
             {"ph", "V"},
             {"rz", "S"},
             {"sh", "S"},
             {"sz", "S"},
             {"ts", "S"},
             {"tz", "S"},
             {"uj", "UI"},
             {"vj", "VJ"},
             {"ya", "A"},
             {"ye", "E"},
             {"yj", "I"},
             {"yo", "E"},
             {"yu", "U"},
             {"zh", "S"},
             {"c", "Q"},
             {"f", "V"},
             {"h", "H"},
             {"i", "I"},
             {"j", "J"},
             {"s", "S"},
             {"v", "V"},
             {"w", "V"},
             {"x", "KS"},
             {"y", "I"},
             {"z", "S"}};

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
