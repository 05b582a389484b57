/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a query was understood, for --explain. */
#ifndef FILM_SEARCH_RESULTS_EXPLAIN_H
#define FILM_SEARCH_RESULTS_EXPLAIN_H

#include "search/expand/plan.h"
#include "search/hits.h"

/* Fills in what the query was understood as: hits->tree and lowered, names and
 * words. */
void film_explain_query(struct film_search_ctx *c, const struct film_plan *plan,
                        struct film_hits *hits);

#endif
