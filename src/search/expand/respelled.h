/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whom the catalogue has under another spelling than that of the query: in
 * another script or romanisation, or with a slip. */
#ifndef FILM_SEARCH_EXPAND_RESPELLED_H
#define FILM_SEARCH_EXPAND_RESPELLED_H

#include "search/expand/plan.h"

/* Adds the people and films of the plan's names in other spellings and of its
 * corrected words to its mentions, after those found by a key. */
void film_respelled_find(struct film_search_ctx *c, struct film_plan *plan);

/* All people of a catalogue with this full name, or if there are none, with the
 * nearest other spelling of it that is listed; without bearers if there are
 * none either. In the arena. */
struct film_mention film_respelled_person(struct film_search_ctx *c,
                                          const struct film_shard *catalogue,
                                          struct film_str name);

/* The names of the index that are this full name by the rules of another script
 * or romanisation. In the arena. */
struct film_strs film_respelled_by_rule(struct film_search_ctx *c,
                                        struct film_str name);

#endif
