/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers queries. One open search answers many queries, one after the
 * other. */
#ifndef FILM_SEARCH_SEARCH_H
#define FILM_SEARCH_SEARCH_H

#include "base/arena.h"
#include "base/error.h"
#include "search/hits.h"
#include "search/options.h"

struct film_search;

/* Opens the index and the shards of `o`, which is borrowed until the close.
 * FILM_ERR_INDEX: missing, foreign or damaged; FILM_ERR_VERSION: made by a
 * version that this one cannot read; FILM_ERR_USAGE: an option has a wrong
 * value. A shard that does not answer is not an error but a note in every
 * answer, unless there is no other source. */
enum film_status film_search_open(struct film_search **out,
                                  const struct film_search_options *o,
                                  struct film_error *err);

/* Answers `query`, which may be any bytes. *hits is in the arena. If nothing is
 * found, the result is FILM_OK without hits and cards. The caller sets qid. */
enum film_status film_search_run(struct film_search *s, struct film_str query,
                                 struct film_arena *a, struct film_hits *hits,
                                 struct film_error *err);

/* Prepares an open search for other options, which replace the earlier ones and
 * must name the same sources. So a server can keep a search open between
 * queries, with what it has read and computed. Later queries see what has been
 * committed until now. After a failure the search can only be closed. */
enum film_status film_search_again(struct film_search *s,
                                   const struct film_search_options *o,
                                   struct film_error *err);

/* s may be NULL. */
void film_search_close(struct film_search *s);

#endif
