/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Open searches, kept from one answer to the next: opening the index and
 * reading what every query needs takes longer than most queries. */
#ifndef FILM_FILMWEB_READERS_H
#define FILM_FILMWEB_READERS_H

#include "search/search.h"

struct web_readers;

/* NULL when out of memory. */
struct web_readers *web_readers_new(void);

/* All searches must have been given back. NULL is fine. */
void web_readers_free(struct web_readers *rs);

/* A search that sees the last commit, for the caller only; any thread may call
 * this. All options must name the same index. Fails as film_search_open does.
 */
enum film_status web_readers_take(struct film_search **out,
                                  struct web_readers *rs,
                                  const struct film_search_options *o,
                                  struct film_error *err);

/* Takes a search back. One that failed is closed, so that damage affects one
 * answer only. */
void web_readers_give(struct web_readers *rs, struct film_search *search,
                      bool failed);

#endif
