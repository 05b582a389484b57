/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that one search asks: the index of this machine, and servers. Of those it
 * does not matter whether they answer: what is missing is said with each
 * answer, and the others' hits are shown. */
#ifndef FILM_SEARCH_SOURCES_H
#define FILM_SEARCH_SOURCES_H

#include "search/hits.h"
#include "search/options.h"
#include "search/source/shard.h"

struct film_sources {
    struct film_shard *shards; /* the index of this machine comes first */
    size_t n;
    size_t first_remote;      /* the servers' ones begin there; with a head,
                                 there are none, as all servers are the head's */
    struct film_peers *peers; /* or NULL: no servers */
};

/* Opens the index of this machine, and looks up the servers. `o` is borrowed.
 * Errors as of film_search_open. */
enum film_status film_sources_open(struct film_sources *s,
                                   const struct film_search_options *o,
                                   struct film_error *err);

/* s may be all zero. */
void film_sources_close(struct film_sources *s);

/* To be called before a query that asks servers: connects to those that are
 * there. Only fails with FILM_ERR_NOMEM. */
enum film_status film_sources_begin(struct film_sources *s,
                                    struct film_error *err);

/* Moves to the last commits. Only fails for the index of this machine. */
enum film_status film_sources_reopen(struct film_sources *s,
                                     struct film_error *err);

/* If the error is that of a server's index, gives that up for a while: the
 * query can be asked again without it. `asked` is the last one that was asked.
 */
bool film_sources_give_up(struct film_sources *s,
                          const struct film_shard *asked,
                          const struct film_error *err);

/* Lists the servers in the answer, and notes which are missing and why. */
void film_sources_list(struct film_search_ctx *c, const struct film_sources *s,
                       struct film_hits *hits);

#endif
