/* SPDX-License-Identifier: GPL-2.0-or-later */
/* person:, film: and role: conditions, and --person, --film and --role: what
 * they name is met by every name that the catalogue has for it. */
#ifndef FILM_SEARCH_EXPAND_ENTITY_FILTERS_H
#define FILM_SEARCH_EXPAND_ENTITY_FILTERS_H

#include "search/expand/plan.h"

/* Turns each NAME field below the plan's root into an OR of the same field with
 * all names of what it names in the catalogue; a role also with the actors'
 * names, a film with an ABOUT node and an entry in the plan's filters.
 * "Ballerina (2023)" is the film of that year. What the catalogue does not know
 * stays as it is. */
void film_entity_filters_expand(struct film_search_ctx *c,
                                struct film_plan *plan,
                                struct film_shard *catalogue);

#endif
