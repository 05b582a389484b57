/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From docids to texts: reads candidates, their articles and records, and
 * analyses them. */
#ifndef FILM_SEARCH_RETRIEVE_FETCH_H
#define FILM_SEARCH_RETRIEVE_FETCH_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* A passage that stage 1 found. */
struct film_candidate {
    struct film_shard *shard;
    xapc_docid docid;
    float score;
    uint32_t ordinal; /* in the article that it was found by; else 0 */
};

/* What stage 1 found in all shards. */
struct film_found {
    struct film_candidate *v; /* by shard, then docid */
    size_t n;
    struct film_link *links; /* of articles to records; likewise */
    size_t link_count;
    uint64_t matched; /* about so many passages match */
    bool all;         /* no passage with a score is left out */
};

/* The passages that were found, with their articles and records. */
struct film_candidates film_fetch_passages(struct film_search_ctx *c,
                                           const struct film_plan *plan,
                                           const struct film_found *found);

#endif
