/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The arguments of an address as options of a search. */
#ifndef FILM_FILMWEB_QUERY_H
#define FILM_FILMWEB_QUERY_H

#include "filmweb/request.h"
#include "search/options.h"

/* Reads film, person, role, source (any number), since, until, like and
 * sort; true if there is a condition. Lists are in the request's arena; out of
 * memory they are shorter. */
bool web_query_read(struct film_search_options *o, const struct web_request *r);

/* The argument q and, after it, every condition of "where" in the query
 * language, in the request's arena; without memory q alone. */
struct film_str web_query_text(const struct web_request *r);

/* "article:ID" of the argument id, which gives all passages in their order, and
 * the words of the search that it comes from, which are marked; "" without
 * memory. */
struct film_str web_article_query(const struct web_request *r,
                                  struct film_str words);

#endif
