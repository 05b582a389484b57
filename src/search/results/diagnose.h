/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes on what a query asks for and the index does not have: an answer in
 * which something is missing must say so. */
#ifndef FILM_SEARCH_RESULTS_DIAGNOSE_H
#define FILM_SEARCH_RESULTS_DIAGNOSE_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* Adds a note for each of the first few words that occurs nowhere and for
 * which no substitute was found: another spelling, another word, or a record
 * of a film that candidates are about. `answered`: something was found
 * nevertheless. */
void film_diagnose_words(struct film_search_ctx *c,
                         const struct film_plan *plan,
                         const struct film_candidates *candidates,
                         bool answered);

/* For a query that found no passage, adds a note for each condition that no
 * passage meets, or that none meets all conditions, or that none has the words
 * in addition. */
void film_diagnose_conditions(struct film_search_ctx *c,
                              const struct film_plan *plan);

#endif
