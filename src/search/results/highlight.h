/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which bytes of a passage matched: by the tokens that ranked it. */
#ifndef FILM_SEARCH_RESULTS_HIGHLIGHT_H
#define FILM_SEARCH_RESULTS_HIGHLIGHT_H

#include "search/rank/rank.h"

/* Sets the ranges of the hit's text to mark, in order and without overlap.
 * Consecutive words of the query are one range. Of a Hangul word, the matched
 * part is marked as a whole, and so is every word that begins with a prefix.
 * Function words are marked only inside such a range, or if the query has no
 * other words. A word that stands for one that the text does not have is
 * marked, too. */
void film_highlight(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_ranked_passage *r, struct film_hit *hit);

#endif
