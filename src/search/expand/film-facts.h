/* SPDX-License-Identifier: GPL-2.0-or-later */
/* filmyear:, country:, genre:, director:, writer: and actor: are conditions on
 * the films that an article is about. Those side by side are met by one film:
 * filmyear:1968 country:it asks for an Italian film of 1968. */
#ifndef FILM_SEARCH_EXPAND_FILM_FACTS_H
#define FILM_SEARCH_EXPAND_FILM_FACTS_H

#include "search/expand/plan.h"

/* Replaces these fields below the plan's root by ABOUT nodes, with entries in
 * the plan's filters. Several adjacent ones are kept, but ignored by the filter
 * and the check; instead, one ABOUT node for all of them is put after them,
 * with its text in plan->typed if it is on the root list. Without a catalogue,
 * no article meets them. */
void film_facts_expand(struct film_search_ctx *c, struct film_plan *plan,
                       struct film_shard *catalogue);

/* Returns the films that meet all conditions on films on the root list; NULL if
 * there are no such conditions. */
const struct film_entity_filter *film_facts_all(const struct film_plan *plan);

#endif
