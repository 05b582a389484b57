/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What all passages that match have in common, as counts of values. */
#ifndef FILM_SEARCH_RESULTS_FACETS_H
#define FILM_SEARCH_RESULTS_FACETS_H

#include "search/expand/plan.h"
#include "search/facet-list.h"
#include "search/hits.h"

/* Sets hits->facets as the list asks. A count is what the query finds with the
 * value's condition added to it. Which films and people are listed is decided
 * by the articles that are about a film and the passages that name a person in
 * full; films of which year, country and genre are counted meet the plan's
 * conditions on films. */
void film_facets_count(struct film_search_ctx *c, const struct film_plan *plan,
                       const struct film_facet_list *list,
                       struct film_hits *hits);

#endif
