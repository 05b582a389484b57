/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which bytes of a passage matched: by the tokens that ranked it. */
#ifndef FILM_SEARCH_RESULTS_HIGHLIGHT_H
#define FILM_SEARCH_RESULTS_HIGHLIGHT_H

#include "search/rank/rank.h"

/* Sets the ranges of the hit's text to mark, in order, not overlapping. Words
 * of the query that follow each other in the text are one range; a Hangul word
 * is marked as a whole as far as it matched, and every word that begins like
 * one with a star; function words only inside such a run or when the query has
 * no others; a word that stands for one of the query that the text does not
 * have. */
void film_highlight(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_ranked_passage *r, struct film_hit *hit);

#endif
