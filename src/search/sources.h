/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that one search asks: the index, and the servers that keep the texts of
 * one that is split. Of those it does not matter whether they answer: what is
 * missing is said with each answer, and the others' hits are shown. */
#ifndef FILM_SEARCH_SOURCES_H
#define FILM_SEARCH_SOURCES_H

#include "search/hits.h"
#include "search/options.h"
#include "search/source/shard.h"

struct film_sources {
    struct film_shard index;
    struct film_peers *peers; /* or NULL: no servers */
};

/* Opens the index, and looks up the servers. `o` is borrowed. Errors as of
 * film_search_open. */
enum film_status film_sources_open(struct film_sources *s,
                                   const struct film_search_options *o,
                                   struct film_error *err);

/* s may be all zero. */
void film_sources_close(struct film_sources *s);

/* To be called before a query that asks servers: connects to those that are
 * there. */
void film_sources_begin(struct film_sources *s);

/* Lists the servers in the answer, and notes which are missing and why. */
void film_sources_list(struct film_search_ctx *c, const struct film_sources *s,
                       struct film_hits *hits);

#endif
