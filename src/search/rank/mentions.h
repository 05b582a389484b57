/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The people and films that a query names, in the passages: where they are
 * named, in which spelling or by which other name, and what that is worth. */
#ifndef FILM_SEARCH_RANK_MENTIONS_H
#define FILM_SEARCH_RANK_MENTIONS_H

#include "search/rank/rank.h"

/* Finds the names of the query in ranked passages and adds what they are worth
 * to the scores: names in another spelling, other names that the catalogue has,
 * articles about a film that is named. */
void film_mentions_score(struct film_search_ctx *c,
                         const struct film_plan *plan,
                         const struct film_candidates *candidates,
                         struct film_ranking *ranking);

/* Lists the names of the query that r has in the hit, each once in its most
 * alike spelling, then the other names. */
void film_mentions_matched(struct film_search_ctx *c,
                           const struct film_plan *plan,
                           const struct film_ranked_passage *r,
                           struct film_hit *hit);

#endif
