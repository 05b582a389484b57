/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads candidates with their articles and records, given as docids, and
 * analyses their texts. */
#ifndef FILM_SEARCH_RETRIEVE_FETCH_H
#define FILM_SEARCH_RETRIEVE_FETCH_H

#include "search/expand/plan.h"
#include "search/retrieve/candidates.h"

/* A passage that stage 1 found. */
struct film_candidate {
    struct film_shard *shard;
    xapc_docid docid;
    float score;
    /* Ordinal in the article through which it was found; else 0. */
    uint32_t ordinal;
};

/* The result of stage 1 in all shards. */
struct film_found {
    struct film_candidate *v; /* sorted by shard, then docid */
    size_t n;
    /* Links from articles to records, sorted in the same way. */
    struct film_link *links;
    size_t link_count;
    uint64_t matched; /* approximate number of passages that match */
    bool all;         /* no passage with a score is left out */
};

/* The passages that were found, with their articles and records. */
struct film_candidates film_fetch_passages(struct film_search_ctx *c,
                                           const struct film_plan *plan,
                                           const struct film_found *found);

#endif
