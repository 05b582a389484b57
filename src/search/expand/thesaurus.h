/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A thesaurus of the field: groups of words and pairs of words that say
 * the same of a film. A passage that says it in other words than the query
 * is found lower, not lost. */
#ifndef FILM_SEARCH_EXPAND_THESAURUS_H
#define FILM_SEARCH_EXPAND_THESAURUS_H

#include "search/source/context.h"

/* The maximum distance in positions from the first to the last word of a
 * member. */
enum { FILM_SYNONYM_SPAN = 3 };

/* Another way to say what the query says at tokens[token]. */
struct film_synonym {
    size_t token;
    const struct film_word *first;
    const struct film_word *second; /* the word that must follow, or NULL */
};

struct film_synonyms {
    struct film_synonym *v;
    size_t n;
};

/* Finds all other ways to say the words of a query, or two adjacent words of
 * it; in the arena. */
struct film_synonyms film_thesaurus_find(struct film_search_ctx *c,
                                         struct film_tokens asked);

/* The i-th group: its members with '|' between; NULL after the last one. */
const char *film_thesaurus_group(size_t i);

#endif
