/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counts of the values that all matching passages have. */
#ifndef FILM_SEARCH_RESULTS_FACETS_H
#define FILM_SEARCH_RESULTS_FACETS_H

#include "search/expand/plan.h"
#include "search/facet-list.h"
#include "search/hits.h"

/* Sets hits->facets as the list requests. A count is the number of passages
 * that the query finds with the value's condition added. The films and people
 * listed are taken from articles about a film and from passages that name a
 * person in full. Films whose year, country and genre are counted meet the
 * plan's conditions on films. */
void film_facets_count(struct film_search_ctx *c, const struct film_plan *plan,
                       const struct film_facet_list *list,
                       struct film_hits *hits);

#endif
