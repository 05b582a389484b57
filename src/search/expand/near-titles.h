/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A film's title that was typed with a slip: hot satuday, movies like smiely
 * face. */
#ifndef FILM_SEARCH_EXPAND_NEAR_TITLES_H
#define FILM_SEARCH_EXPAND_NEAR_TITLES_H

#include "search/expand/plan.h"

/* Adds the film with the nearest title to the mentions, and says so in a note,
 * if the query, or what it asks about, is a title with a slip and does not name
 * another film or a person. All other mentions must be there. */
void film_near_titles_find(struct film_search_ctx *c, struct film_plan *plan);

#endif
