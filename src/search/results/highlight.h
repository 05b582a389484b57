/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which bytes of a passage matched: by the tokens that ranked it. */
#ifndef FILM_SEARCH_RESULTS_HIGHLIGHT_H
#define FILM_SEARCH_RESULTS_HIGHLIGHT_H

#include "search/hits.h"
#include "search/view.h"

/* The ranges of p's text to mark, in order, not overlapping, in the arena.
 * Words of the query that follow each other in the text are one range; a
 * Hangul word is marked as a whole as far as it matched, and every word that
 * begins like one with a star; function words only inside such a run or when
 * the query has no others. FILM_ERR_NOMEM. */
enum film_status film_highlight(struct film_range **ranges, size_t *n,
                                const struct film_view *view,
                                const struct film_fetched_passage *p,
                                struct film_arena *arena);

#endif
