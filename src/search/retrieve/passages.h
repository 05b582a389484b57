/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retrieval over all shards: which passages are looked at closely. */
#ifndef FILM_SEARCH_RETRIEVE_PASSAGES_H
#define FILM_SEARCH_RETRIEVE_PASSAGES_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"
#include "search/retrieve/fetch.h"

/* The candidates of a plan: the best passages of every shard, and the passages
 * of its best articles and of those about the films that the query names. With
 * a filter only what it lets through, at most `most` (0: as the ranking says).
 * If the plan wants the newest: these, of the passages that match well. */
struct film_candidates film_passages_find(struct film_search_ctx *c,
                                          const struct film_plan *plan,
                                          size_t most);

struct film_article_passages;

/* Retrieval in rounds: each round finds passages that no earlier one did. They
 * depend only on the query, so a list that needs more rounds begins like a
 * shorter one. */
struct film_rounds {
    size_t most; /* number requested in the last round; 0: none yet */
    bool over;   /* nothing is left, or too much was seen */
    bool cut;    /* the latter */
    struct film_candidate *seen; /* sorted by shard, then docid */
    size_t seen_n;
    struct film_article_passages *by_article; /* one a shard: no round changes
                                                 them */
};

/* The passages of the next round. */
struct film_candidates film_passages_next(struct film_search_ctx *c,
                                          const struct film_plan *plan,
                                          struct film_rounds *rounds);

/* Counts the passages that match: those that have a word of the query or a
 * substitute, and meet the filter; for a query of conditions alone, those that
 * meet the filter. */
uint64_t film_passages_count(struct film_search_ctx *c,
                             const struct film_plan *plan);

/* These passages of one shard, ascending. */
struct film_docids film_passages_all(struct film_search_ctx *c,
                                     const struct film_plan *plan,
                                     struct film_shard *shard);

#endif
