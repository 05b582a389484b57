/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 over all shards: which passages are looked at closely. */
#ifndef FILM_SEARCH_RETRIEVE_PASSAGES_H
#define FILM_SEARCH_RETRIEVE_PASSAGES_H

#include "search/retrieve/fetch.h"
#include "search/rank/rank.h"
#include "search/retrieve/named-films.h"

struct film_candidates {
    struct film_candidate *v; /* by shard, then docid */
    size_t n;
    uint64_t matched;        /* about so many passages match */
    struct film_link *links; /* of articles to records, for the view */
    size_t link_n;
};

/* The candidates of a prepared query: the best passages of every shard, and
 * the passages of its best articles and of those about the films that the query
 * names. With a filter only what it lets through,
 * at most `most` (0: as the ranking says). If the view wants the newest: these,
 * of the passages that match well. Lives in the arena. */
enum film_status film_passages_find(
    struct film_candidates *out, const struct film_view *view,
    const struct film_rank *rank, const struct film_named_films *named_films,
    const xapc_query *filter, size_t most, struct film_shard *shards, size_t n,
    struct film_analyser *an, struct film_arena *arena, struct film_error *err);

/* How many passages match, none left out: have a word of the query, or of those
 * that stand for it, and meet the filter; of a query of conditions alone, meet
 * the filter. */
enum film_status
film_passages_count(uint64_t *count, const struct film_view *view,
                    const struct film_rank *rank, const xapc_query *filter,
                    struct film_shard *shards, size_t n,
                    struct film_arena *arena, struct film_error *err);

#endif
