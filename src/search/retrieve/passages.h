/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retrieval over all shards: which passages are looked at closely. */
#ifndef FILM_SEARCH_RETRIEVE_PASSAGES_H
#define FILM_SEARCH_RETRIEVE_PASSAGES_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* The candidates of a plan: the best passages of every shard, and the passages
 * of its best articles and of those about the films that the query names. With
 * a filter only what it lets through, at most `most` (0: as the ranking says).
 * If the plan wants the newest: these, of the passages that match well. */
struct film_candidates film_passages_find(struct film_search_ctx *c,
                                          const struct film_plan *plan,
                                          size_t most);

/* How many passages match, none left out: have a word of the query, or of those
 * that stand for it, and meet the filter; of a query of conditions alone, meet
 * the filter. */
uint64_t film_passages_count(struct film_search_ctx *c,
                             const struct film_plan *plan);

#endif
