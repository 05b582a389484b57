/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All passages that match a query, not only the best ones. */
#ifndef FILM_SEARCH_RESULTS_MATCHES_H
#define FILM_SEARCH_RESULTS_MATCHES_H

#include "search/expand/plan.h"

struct film_match {
    struct film_shard *shard;
    xapc_docid passage, article;
};

struct film_matches {
    struct film_match *v; /* sorted by shard, then passage */
    size_t n;
    size_t looked; /* passages whose text was looked at */
    bool all;      /* false: there may be more */
};

/* Finds the passages that film_passages_count counts, without those whose text
 * fails the plan's conditions. The number of texts examined is limited so that
 * this takes seconds, not minutes. In the arena. */
struct film_matches film_matches_find(struct film_search_ctx *c,
                                      const struct film_plan *plan);

#endif
