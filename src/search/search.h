/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a query to its hits. One open search answers many queries, one after
 * the other. */
#ifndef FILM_SEARCH_SEARCH_H
#define FILM_SEARCH_SEARCH_H

#include "base/arena.h"
#include "base/error.h"
#include "search/hits.h"
#include "search/options.h"

struct film_search;

/* Opens the index and the shards of `o`, which is borrowed until the close.
 * FILM_ERR_INDEX: missing, foreign or damaged; FILM_ERR_VERSION: made by a
 * version that this one cannot read; FILM_ERR_USAGE: an option's value is
 * wrong. A shard that does not answer is not an error but a note of every
 * answer, unless nothing else is there to ask. */
enum film_status film_search_open(struct film_search **out,
                                  const struct film_search_options *o,
                                  struct film_error *err);

/* Answers `query`, any bytes, never an error for what they are. *hits lives in
 * the arena; nothing found is FILM_OK with no hits and no cards. The caller
 * sets qid. */
enum film_status film_search_run(struct film_search *s, struct film_str query,
                                 struct film_arena *a, struct film_hits *hits,
                                 struct film_error *err);

/* Prepares an open search for other options, which replace the earlier ones and
 * must name the same sources. A server keeps a search open from one query to
 * the next, and with it what it has read and computed. Later queries see what
 * was committed until now. After a failure it can only be closed. */
enum film_status film_search_again(struct film_search *s,
                                   const struct film_search_options *o,
                                   struct film_error *err);

/* NULL is fine. */
void film_search_close(struct film_search *s);

#endif
