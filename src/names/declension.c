/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/declension.h"

/* Endings of the genitive, dative, accusative, instrumental and prepositional
 * of Russian names in the letters of names/letters.h, and those of nominatives,
 * longer ones first. */
static const struct {
    const char *ending, *nominative[FILM_DECLENSION_FORMS - 1];
} cases[] = {
    {"skogo", {"skiy", "skoy"}},
    {"skomu", {"skiy", "skoy"}},
    {"skuyu", {"skaya"}},
    {"skim", {"skiy"}},
    {"skom", {"skiy", "skoy", "sk"}},
    {"skoy", {"skaya", "ska"}},
    {"ovoy", {"ova"}},
    {"ogo", {"oy", "yy"}},
    {"omu", {"oy", "yy"}},
    {"ym", {"oy", "yy", ""}},
    {"om", {"oy", ""}},
    {"em", {"y", ""}},
    {"ey", {"ya", "a"}},
    {"oy", {"a"}},
    {"ya", {"y", ""}},
    {"yu", {"ya", "y", ""}},
    {"a", {""}},
    {"u", {"a", ""}},
    {"e", {"a", "", "y"}},
    {"y", {"a"}},
    {"i", {"a", "ya"}},
};

enum { SHORTEST = 3 }; /* letters of what is declined */

static void
add(struct film_declension *out, const char *letters, size_t n,
    const char *ending)
{
    char *form = out->v[out->n++];
    memcpy(form, letters, n);
    memcpy(form + n, ending, strlen(ending) + 1);
}

/* ---- Greek ------------------------------------------------------------- */

/* Sounds of foreign names that Greek writes with several letters, longer ones
 * first: b, d and g, for which it has no letters of its own, and the same after
 * a nasal, which they never are at the beginning; w and u. */
static const struct {
    const char *letters, *alone, *nasal;
} sounds[] = {{"goua", "wa", NULL}, {"goue", "we", NULL}, {"goui", "wi", NULL},
              {"gouo", "wo", NULL}, {"gou", "wu", NULL},  {"iou", "yu", NULL},
              {"ou", "u", NULL},    {"mp", "b", "mb"},    {"nt", "d", "nd"},
              {"gk", "g", "ng"},    {"nk", "g", "ng"}};

static bool
is_greek(const struct film_phonetic *part)
{
    unsigned char c = (unsigned char)part->spelled[0];
    return c == 0xCE || c == 0xCF; /* U+0380 to U+03FF in UTF-8 */
}

/* Adds the part as it sounds, with nasals or without, if that is otherwise. */
static void
add_sounds(struct film_declension *out, const char *letters, bool nasal)
{
    enum { N = sizeof sounds / sizeof sounds[0] };
    char *form = out->v[out->n];
    bool differs = false;
    for (const char *p = letters; *p;) {
        size_t i = 0;
        while (i < N &&
               strncmp(p, sounds[i].letters, strlen(sounds[i].letters)) != 0)
            i++;
        if (i == N) {
            *form++ = *p++;
            continue;
        }
        bool with = nasal && p > letters && sounds[i].nasal;
        differs |= with || !nasal;
        const char *as = with ? sounds[i].nasal : sounds[i].alone;
        while (*as)
            *form++ = *as++;
        p += strlen(sounds[i].letters);
    }
    *form = '\0';
    out->n += differs;
}

/* Adds the nominative of a man's name in the genitive or accusative. */
static void
add_greek_case(struct film_declension *out, const char *letters)
{
    size_t n = strlen(letters);
    if (n > SHORTEST && letters[n - 1] == 'o')
        add(out, letters, n, "s");
    else if (n > SHORTEST + 1 && strcmp(letters + n - 2, "ou") == 0)
        add(out, letters, n - 1, "s");
}

/* ---- Russian ----------------------------------------------------------- */

static void
add_russian_cases(struct film_declension *out, const char *letters)
{
    size_t n = strlen(letters);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t k = strlen(cases[i].ending);
        if (n < k + SHORTEST || strcmp(letters + n - k, cases[i].ending) != 0)
            continue;
        for (unsigned f = 0; f < FILM_DECLENSION_FORMS - 1; f++)
            if (cases[i].nominative[f])
                add(out, letters, n - k, cases[i].nominative[f]);
        return;
    }
}

void
film_declension(struct film_declension *out, const struct film_phonetic *part)
{
    out->n = 0;
    add(out, part->letters, strlen(part->letters), "");
    if (!is_greek(part)) {
        add_russian_cases(out, part->letters);
        return;
    }
    add_sounds(out, part->letters, false);
    add_sounds(out, part->letters, true);
    add_greek_case(out, part->letters);
}
