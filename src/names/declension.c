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

static void
add(struct film_declension *out, const char *letters, size_t n,
    const char *ending)
{
    char *form = out->v[out->n++];
    memcpy(form, letters, n);
    memcpy(form + n, ending, strlen(ending) + 1);
}

void
film_declension(struct film_declension *out, const char *letters)
{
    enum { SHORTEST = 3 }; /* letters of what is declined */
    size_t n = strlen(letters);
    out->n = 0;
    add(out, letters, n, "");
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
