/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --like: a passage as a query. */
#ifndef FILM_SEARCH_EXPAND_LIKE_H
#define FILM_SEARCH_EXPAND_LIKE_H

#include "search/expand/plan.h"

/* Adds the most characteristic words of the passage at PATH:LINE, as written
 * there, to the root list of the plan, and sets plan->like. Adds a note if
 * there is no such passage. */
void film_like_add(struct film_search_ctx *c, struct film_plan *plan,
                   struct film_str place);

#endif
