/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The people whom passages name. */
#ifndef FILM_SEARCH_RESULTS_FACET_PEOPLE_H
#define FILM_SEARCH_RESULTS_FACET_PEOPLE_H

#include "search/results/matches.h"
#include "search/results/tally.h"

/* Counts the passages that name each person of the catalogue by a whole name,
 * in their text or the headings above. */
void film_facet_people_count(struct film_search_ctx *c,
                             const struct film_matches *m,
                             struct film_tally *tally);

#endif
