/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From ranked passages to the hits that are shown: their order, hits per
 * article, copies folded, what a hit tells. */
#ifndef FILM_SEARCH_RESULTS_RESULTS_H
#define FILM_SEARCH_RESULTS_RESULTS_H

#include "search/hits.h"
#include "search/options.h"
#include "search/rank/rank.h"

/* Sorts the passages and fills in hits->v and n for the options' offset and
 * limit. */
void film_results_make(struct film_search_ctx *c, const struct film_plan *plan,
                       struct film_ranking *ranking,
                       const struct film_search_options *o,
                       struct film_hits *hits);

/* The beginning of a list of hits. */
struct film_first {
    struct film_first_hit {
        const struct film_shard *shard;
        xapc_docid docid;
        double score;
    } * v;
    size_t n;
};

/* The first `wanted` hits for the options, in the arena. */
struct film_first film_results_first(struct film_search_ctx *c,
                                     struct film_ranking *ranking,
                                     const struct film_search_options *o,
                                     size_t wanted);

/* Puts these hits first, when more passages were looked at than for them: what
 * comes after has no higher score. */
void film_results_keep(struct film_ranking *ranking,
                       const struct film_first *first);

#endif
