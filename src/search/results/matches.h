/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All passages that match a query, not only the best of them. */
#ifndef FILM_SEARCH_RESULTS_MATCHES_H
#define FILM_SEARCH_RESULTS_MATCHES_H

#include "search/expand/plan.h"

struct film_match {
    struct film_shard *shard;
    xapc_docid passage, article;
};

struct film_matches {
    struct film_match *v; /* by shard, then passage */
    size_t n;
    size_t looked; /* passages whose text was looked at */
    bool all;      /* false: there may be more */
};

/* The passages that film_passages_count counts, without those whose text fails
 * the plan's conditions: of these so many are looked at that it takes seconds,
 * not minutes. In the arena. */
struct film_matches film_matches_find(struct film_search_ctx *c,
                                      const struct film_plan *plan);

#endif
