/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Titles within titles: where a text says American Psycho or Psycho II, it does
 * not name Psycho. */
#ifndef FILM_SEARCH_EXPAND_LONGER_TITLES_H
#define FILM_SEARCH_EXPAND_LONGER_TITLES_H

#include "catalog/mention.h"
#include "search/source/shard.h"

/* Returns longer titles that contain `title`, of films in the catalogue other
 * than `own`; titles with a number are given in both kinds of figures. In the
 * arena. */
struct film_strs film_longer_titles(struct film_search_ctx *c,
                                    struct film_shard *catalogue,
                                    struct film_str title,
                                    const struct film_mention *own);

/* Returns the title with its numbers in the other kind of figures (Psycho 2 for
 * Psycho II), in the arena; "" if it has no number from 2 to 13. */
struct film_str film_title_other_figures(struct film_search_ctx *c,
                                         struct film_str title);

#endif
