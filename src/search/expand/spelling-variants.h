/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The spellings that the index has of names of the query: which further words
 * that makes to look for, and how sure each is. */
#ifndef FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H
#define FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H

#include "search/expand/plan.h"

/* Adds the words of the spellings of a plan's mentions to its expansions, and
 * notes how rare each spelling is. */
void film_spelling_variants_add(struct film_search_ctx *c,
                                struct film_plan *plan);

/* How certain a spelling is: from 0, least similar, to 1, the same name. */
double film_spelling_variants_confidence(const struct film_mention *m,
                                         const struct film_name_spelling *sp);

#endif
