/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Other names that the catalogue has for what a query names. Passages with one
 * of them count as having the name that was typed. For a character, the actors
 * count, with less weight; for a job next to the name of a film ("director of
 * The Call"), the person who did it. */
#ifndef FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H
#define FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H

#include "search/expand/plan.h"

/* Sets the catalogue names of a plan whose recognised entities are there; adds
 * their words to its expansions and to the analyser's focus. */
void film_catalogue_names_find(struct film_search_ctx *c,
                               struct film_plan *plan);

#endif
