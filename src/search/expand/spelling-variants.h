/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names in the query: in which spellings the index has them, and which further
 * words that makes to look for. */
#ifndef FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H
#define FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H

#include "search/expand/plan.h"

/* Sets the names of a plan whose words and terms are there, and adds their
 * words to its expansions. */
void film_spelling_variants_find(struct film_search_ctx *c,
                                 struct film_plan *plan);

/* How certain a spelling is: from 0, least similar, to 1, the same name. */
double film_spelling_variants_confidence(const struct film_name_reading *n,
                                         const struct film_name_spelling *sp);

#endif
