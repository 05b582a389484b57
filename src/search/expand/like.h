/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --like: a passage as a query. */
#ifndef FILM_SEARCH_EXPAND_LIKE_H
#define FILM_SEARCH_EXPAND_LIKE_H

#include "search/expand/plan.h"

/* Adds the most telling words of the passage at PATH:LINE to the root list of
 * the plan, as they stand there, and sets plan->like. A note if there is no
 * such passage. */
void film_like_add(struct film_search_ctx *c, struct film_plan *plan,
                   struct film_str place);

#endif
