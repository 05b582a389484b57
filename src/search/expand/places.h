/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Articles and passages by where they stand, as hits are shown. */
#ifndef FILM_SEARCH_EXPAND_PLACES_H
#define FILM_SEARCH_EXPAND_PLACES_H

#include "search/source/shard.h"

/* An article, and the passage of it that a line is of, or 0. */
struct film_place {
    struct film_shard *shard;
    xapc_docid article, passage;
};

struct film_places {
    struct film_place *v; /* by shard, then article */
    size_t n;
};

/* What the text says: the id of an article (film_article_id_text), a path with
 * a line after a colon, or a path, which may be that of several articles; a
 * path as it is shown, of an archive with the member's name after "!/". */
struct film_places film_places_find(struct film_search_ctx *c,
                                    struct film_str text);

/* The passages of an article, ascending, in the arena. */
struct film_docids film_place_passages(struct film_search_ctx *c,
                                       const struct film_place *place);

#endif
