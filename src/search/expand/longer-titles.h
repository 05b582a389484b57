/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles within titles: where a text says American Psycho or Psycho II, it does
 * not name Psycho. */
#ifndef FILM_SEARCH_EXPAND_LONGER_TITLES_H
#define FILM_SEARCH_EXPAND_LONGER_TITLES_H

#include "catalog/recognised.h"
#include "search/source/shard.h"

/* The titles that title is a part of, of films in the records of the catalogue
 * besides those of `own`, with a number in them in both figures; in the
 * arena. */
struct film_strs film_longer_titles(struct film_search_ctx *c,
                                    struct film_shard *catalogue,
                                    struct film_str title,
                                    const struct film_recognised *own);

/* The title with its numbers in the other figures, Psycho 2 for Psycho II, in
 * the arena; "" if it has none of 2 to 13. */
struct film_str film_title_other_figures(struct film_search_ctx *c,
                                         struct film_str title);

#endif
