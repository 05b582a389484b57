/* SPDX-License-Identifier: GPL-2.0-or-later */
/* person:, film: and role: conditions, and --person, --film and --role: what
 * they name is met by every name that the catalogue has for it. */
#ifndef FILM_SEARCH_EXPAND_ENTITY_FILTERS_H
#define FILM_SEARCH_EXPAND_ENTITY_FILTERS_H

#include "search/expand/plan.h"

/* Replaces each NAME field below the plan's root by an OR of the same field
 * with all names that the catalogue has for it. A role also gets the actors'
 * names; a film gets an ABOUT node and an entry in the plan's filters.
 * "Ballerina (2023)" is the film of that year. Without a
 * catalogue, or if it has nobody of the name, a person gets the names that
 * texts have for it in other scripts and romanisations. */
void film_entity_filters_expand(struct film_search_ctx *c,
                                struct film_plan *plan,
                                struct film_shard *catalogue);

#endif
