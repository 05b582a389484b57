/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What all passages found have in common, as links that narrow the search. */
#ifndef FILM_FILMWEB_FACETS_H
#define FILM_FILMWEB_FACETS_H

#include "filmweb/html.h"
#include "search/hits.h"

/* The facets that web_facets shows, for film_search_options.facets: the most
 * frequent values of each, and every year. */
#define WEB_FACETS "film:8,person:8,source:8,genre:8,country:8,year:200"

/* Appends the facets: a drawing of the years of articles and a list for each of
 * the others. A link adds the condition of its value as the argument "where".
 */
void web_facets(struct film_buf *out, const struct film_hits *hits,
                const struct web_args *args);

#endif
