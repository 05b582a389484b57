/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How much of a query its passages have, and whether that answers it. Scores
 * cannot say: they order passages, the best of nothing is still the first. */
#ifndef FILM_SEARCH_RANK_EVIDENCE_H
#define FILM_SEARCH_RANK_EVIDENCE_H

#include "search/rank/rank.h"

/* What a query asks for and no passage that was looked at has. */
struct film_evidence {
    bool poor;               /* nothing here answers the query */
    struct film_strs absent; /* words or names, as typed */
    bool together;           /* passages have them, but not with the rest */
};

/* Notes that r has the name that was typed at bytes [from, to) of the query's
 * text in another spelling, or by another name; `sure` of that, up to 1. */
void film_evidence_name(const struct film_plan *plan,
                        struct film_ranked_passage *r, size_t from, size_t to,
                        double sure);

/* Sets the share of every passage: the weight of the words that it has of the
 * weight of all words of the query, function words left out; 1 if there are
 * none, or if conditions or words with a star choose the passages. Sets which
 * passages are weak. */
void film_evidence_weigh(struct film_search_ctx *c,
                         const struct film_plan *plan,
                         struct film_ranking *ranking);

/* Judges the best candidates of a query. Nothing is poor if there are none. */
struct film_evidence film_evidence_judge(struct film_search_ctx *c,
                                         const struct film_plan *plan,
                                         const struct film_ranking *ranking);

#endif
