/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The conditions of a query that only the text of a passage can decide. */
#ifndef FILM_SEARCH_RESULTS_CONDITIONS_H
#define FILM_SEARCH_RESULTS_CONDITIONS_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* Removes the passages that do not meet the plan's conditions from the
 * candidates, and marks those that meet them only by their context. */
void film_conditions_check(struct film_search_ctx *c,
                           const struct film_plan *plan,
                           struct film_candidates *candidates);

#endif
