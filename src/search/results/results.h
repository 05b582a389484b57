/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From ranked passages to the hits that are shown: their order, hits per
 * article, copies folded, what a hit shows. */
#ifndef FILM_SEARCH_RESULTS_RESULTS_H
#define FILM_SEARCH_RESULTS_RESULTS_H

#include "search/hits.h"
#include "search/options.h"
#include "search/rank/rank.h"

struct film_results;

/* No hits yet for the options; in the arena, NULL after a failure. */
struct film_results *film_results_new(struct film_search_ctx *c,
                                      const struct film_search_options *o);

/* Makes no hit of a passage, nor of copies of it; it must stay. */
void film_results_leave_out(struct film_results *k,
                            const struct film_fetched_passage *p);

/* Adds the hits among the passages of a round, and of those that the rounds
 * before it left undecided; `last` leaves none. They come after the hits that
 * are there. The ranking must stay. Copies of hits are folded into them,
 * passages over the limit of an article are counted. */
void film_results_add(struct film_results *k, struct film_ranking *ranking,
                      bool last);

/* True if the rounds to come are of no use: no more hits are wanted, or what
 * was found last has too little of the query. */
bool film_results_over(const struct film_results *k);

/* Fills in hits->nearest, v and n for the options' offset and limit. */
void film_results_make(struct film_results *k, const struct film_plan *plan,
                       struct film_hits *hits);

#endif
