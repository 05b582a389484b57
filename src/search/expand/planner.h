/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Turns the text of a query into its plan. */
#ifndef FILM_SEARCH_EXPAND_PLANNER_H
#define FILM_SEARCH_EXPAND_PLANNER_H

#include "search/expand/plan.h"
#include "search/options.h"

/* The beginning of a plan: reads the text, adds what the options ask for, and
 * makes the filter. To be released like a whole plan. */
void film_planner_read(struct film_search_ctx *c, struct film_plan *plan,
                       struct film_str text,
                       const struct film_search_options *o);

/* Goes on with a plan that was read: counts its words and finds the names in
 * it, also in other spellings, and the words that are to be corrected. */
void film_planner_names(struct film_search_ctx *c, struct film_plan *plan,
                        const struct film_search_options *o);

/* Makes the plan of a query and of the conditions of its options. Whether it
 * fails or not, film_planner_release frees what belongs to it. Leaves the words
 * that ranking needs in the analyser's focus. */
void film_planner_make(struct film_search_ctx *c, struct film_plan *plan,
                       struct film_str text,
                       const struct film_search_options *o);
void film_planner_release(struct film_plan *plan);

/* Sets the plan's filter for the conditions of the root, and what the lowered
 * words record about it. Does not free an earlier filter. */
void film_planner_filter(struct film_search_ctx *c, struct film_plan *plan);

#endif
