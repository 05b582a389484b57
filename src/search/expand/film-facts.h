/* SPDX-License-Identifier: GPL-2.0-or-later */
/* filmyear:, country:, genre:, director:, writer: and actor: are conditions on
 * the films that an article is about. Those side by side are met by one film:
 * filmyear:1968 country:it asks for an Italian film of 1968. */
#ifndef FILM_SEARCH_EXPAND_FILM_FACTS_H
#define FILM_SEARCH_EXPAND_FILM_FACTS_H

#include "search/expand/plan.h"

/* Turns these fields below the plan's root into ABOUT nodes with entries in the
 * plan's filters. Where several stand side by side an ABOUT node of all of them
 * is put after them instead, its text in plan->typed if that is on the root
 * list, and they stay: the filter and the check pass over them. Without a
 * catalogue no article meets them. */
void film_facts_expand(struct film_search_ctx *c, struct film_plan *plan,
                       struct film_shard *catalogue);

/* The films that meet all conditions on films of the root list; NULL if it has
 * none. */
const struct film_entity_filter *film_facts_all(const struct film_plan *plan);

#endif
