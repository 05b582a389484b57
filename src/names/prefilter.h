/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A first look at a text for names: most passages, and most names in them,
 * need no closer one, as no two of their words with capitals begin as both
 * parts of a spelling do. */
#ifndef FILM_NAMES_PREFILTER_H
#define FILM_NAMES_PREFILTER_H

#include "names/parse.h"

enum { FILM_PREFILTER_MAX = 64 };

/* The last places where the parts of a spelling may have begun, from 1; 0:
 * none. */
struct film_prefilter_begun {
    const struct film_name_spelling *spelling;
    size_t at[2];
};

/* What to look for; {0} means nothing. */
struct film_prefilter {
    struct film_prefilter_begun v[FILM_PREFILTER_MAX];
    size_t n;
    uint32_t letters; /* bit set of the first letters of parts */
    bool all;         /* more was added than there is room for */
};

/* Adds spellings, which must outlive g. */
void film_prefilter_add(struct film_prefilter *g,
                        const struct film_name_spellings *spellings);

/* False if no spelling is in the text. */
bool film_prefilter_text(struct film_prefilter *g, struct film_str text);

/* False if no spelling is in a run of the text. */
bool film_prefilter_run(struct film_prefilter *g, struct film_str text,
                        const struct film_name_run *run);

#endif
