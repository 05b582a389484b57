/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds articles and passages by their place, in the form that hits show. */
#ifndef FILM_SEARCH_EXPAND_PLACES_H
#define FILM_SEARCH_EXPAND_PLACES_H

#include "search/source/shard.h"

/* An article, and the passage at a certain line of it, or 0. */
struct film_place {
    struct film_shard *shard;
    xapc_docid article, passage;
};

struct film_places {
    struct film_place *v; /* sorted by shard, then article */
    size_t n;
};

/* Finds what the text refers to: the id of an article (film_article_id_text), a
 * path with a colon and a line, or a path, which may belong to several
 * articles. Paths are in the form shown to users; in an archive, "!/" and the
 * member's name follow. */
struct film_places film_places_find(struct film_search_ctx *c,
                                    struct film_str text);

/* The passages of an article, ascending, in the arena. */
struct film_docids film_place_passages(struct film_search_ctx *c,
                                       const struct film_place *place);

#endif
