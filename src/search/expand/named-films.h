/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The articles about the films that a query names: they come before those that
 * only have the words of the title, and are looked at even if the title has no
 * word that is worth looking for (Up, It, Them!). */
#ifndef FILM_SEARCH_EXPAND_NAMED_FILMS_H
#define FILM_SEARCH_EXPAND_NAMED_FILMS_H

#include "search/expand/plan.h"

/* Sets the named films of a plan whose recognised entities and weights are
 * there. */
void film_named_films_find(struct film_search_ctx *c, struct film_plan *plan);

#endif
