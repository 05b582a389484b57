/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The other names that the catalogue knows of what a query names: passages
 * that have one of them count as having the name as it was typed. A character
 * leads, for less, to who played it; a job beside the name of a film
 * ("director of The Call") to who did it. */
#ifndef FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H
#define FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H

#include "search/expand/plan.h"

/* Sets the catalogue names of a plan whose recognised entities are there; adds
 * their words to its expansions and to the analyser's focus. */
void film_catalogue_names_find(struct film_search_ctx *c,
                               struct film_plan *plan);

#endif
