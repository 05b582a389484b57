/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes hits of ranked passages: their order, the limit per article, duplicates
 * folded, and what a hit shows. */
#ifndef FILM_SEARCH_RESULTS_RESULTS_H
#define FILM_SEARCH_RESULTS_RESULTS_H

#include "search/hits.h"
#include "search/options.h"
#include "search/rank/rank.h"

struct film_results;

/* No hits yet for the options; in the arena, NULL after a failure. */
struct film_results *film_results_new(struct film_search_ctx *c,
                                      const struct film_search_options *o);

/* Excludes a passage and its copies from the hits; it must outlive k. */
void film_results_leave_out(struct film_results *k,
                            const struct film_fetched_passage *p);

/* Adds hits from the passages of a round and from those that earlier rounds
 * left undecided; `last` leaves none undecided. New hits come after the
 * existing ones. The ranking must outlive k. Copies of hits are folded into
 * them, and passages over the limit of an article are counted. */
void film_results_add(struct film_results *k, struct film_ranking *ranking,
                      bool last);

/* True if the rounds to come are of no use: no more hits are wanted, or what
 * was found last has too little of the query. */
bool film_results_over(const struct film_results *k);

/* Fills in hits->nearest, v and n for the options' offset and limit. */
void film_results_make(struct film_results *k, const struct film_plan *plan,
                       struct film_hits *hits);

#endif
