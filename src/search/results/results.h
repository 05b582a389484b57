/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From ranked views to the hits that are shown: the check of conditions, near
 * duplicates, hits per article, highlights. */
#ifndef FILM_SEARCH_RESULTS_RESULTS_H
#define FILM_SEARCH_RESULTS_RESULTS_H

#include "query/lower.h"
#include "search/expand/catalogue-names.h"
#include "search/hits.h"
#include "search/expand/entity-filters.h"
#include "search/options.h"
#include "search/rank/rank.h"

struct film_results {
    const struct film_search_options *o;
    const struct film_node *root;
    const struct film_lowered *lowered;
    struct film_view *view;
    const struct film_catalogue_names *aliases;
    const struct film_entity_filters *filters;
    struct film_rank *rank;
    struct film_shard *catalogue; /* where the films are, or NULL */
    struct film_analyser *an;
    struct film_arena *arena;
};

/* How many passages of the view meet the conditions that need their text;
 * those that do not are taken out of the view. */
enum film_status film_results_check(struct film_results *a,
                                    struct film_error *err);

/* The beginning of a list of hits. */
struct film_first {
    struct film_first_hit {
        const struct film_shard *shard;
        xapc_docid docid;
        double score;
    } * v;
    size_t n;
};

/* The first `wanted` hits for the options, in the arena. FILM_ERR_NOMEM. */
enum film_status film_results_first(struct film_first *first,
                                    struct film_results *a, size_t wanted,
                                    struct film_error *err);

/* Puts these hits first, when more passages were looked at than for them: what
 * comes behind has no higher score. */
void film_results_keep(struct film_view *view, const struct film_first *first);

/* Sorts the passages and fills in hits->v and n for the options' offset and
 * limit. */
enum film_status film_results_make(struct film_results *a,
                                   struct film_hits *hits,
                                   struct film_error *err);

#endif
