/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much of a query its passages have. */
#ifndef FILM_SEARCH_RANK_EVIDENCE_H
#define FILM_SEARCH_RANK_EVIDENCE_H

#include "search/rank/rank.h"

/* Notes that r has the name that was typed at bytes [from, to) of the query's
 * text in another spelling, or by another name; `sure` of that, up to 1. */
void film_evidence_name(const struct film_plan *plan,
                        struct film_ranked_passage *r, size_t from, size_t to,
                        double sure);

/* Sets the share of every passage: the weight of the words that it has,
 * relative to the weight of all words of the query except function words; 1 if
 * the query has none, or if conditions or prefixes select the passages. Also
 * sets which passages are weak, and adds to the scores what shares are worth.
 */
void film_evidence_weigh(struct film_search_ctx *c,
                         const struct film_plan *plan,
                         struct film_ranking *ranking);

#endif
