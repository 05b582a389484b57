/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Passages that give a film's plot away. */
#ifndef FILM_SEARCH_RESULTS_SPOILERS_H
#define FILM_SEARCH_RESULTS_SPOILERS_H

#include "search/retrieve/candidates.h"

/* True if the passage is below a heading such as Plot, Ending or Spoilers, or
 * if it or an earlier passage of its article warns that spoilers follow. Only
 * local indexes are asked for the latter. */
bool film_is_spoiler(struct film_search_ctx *c,
                     const struct film_fetched_passage *p);

/* True if a sentence of the text warns of spoilers: "Spoilers follow", "spoiler
 * alert", but not "no spoilers ahead". */
bool film_warns_of_spoilers(struct film_str text);

#endif
