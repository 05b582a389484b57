/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query asks for and the index does not have, said in notes: an answer
 * that is missing something must not look as if nothing had been asked. */
#ifndef FILM_SEARCH_RESULTS_DIAGNOSE_H
#define FILM_SEARCH_RESULTS_DIAGNOSE_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* A note for each word, of the first few, that occurs nowhere and that nothing
 * was found to stand for: another spelling, another word, a record of a film
 * that candidates are about. `answered`: something was found all the same. */
void film_diagnose_words(struct film_search_ctx *c,
                         const struct film_plan *plan,
                         const struct film_candidates *candidates,
                         bool answered);

/* Of a query that found no passage: a note for each condition that no passage
 * meets, or that none meets all of them, or has the words as well. */
void film_diagnose_conditions(struct film_search_ctx *c,
                              const struct film_plan *plan);

#endif
