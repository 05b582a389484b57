/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of all names (names/lexicon.h) as the sources have it, piece by
 * piece; what a query has read is kept. */
#ifndef FILM_SEARCH_EXPAND_NAME_LIST_H
#define FILM_SEARCH_EXPAND_NAME_LIST_H

#include "search/source/shard.h"

struct film_name_piece {
    char key[4];
    const struct film_shard *shard;
    struct film_str bytes;
};

/* Those that were read; starts as zeros, everything is in the query's arena. */
struct film_name_list {
    struct film_name_piece *v;
    size_t n;
};

/* The piece under a key, "" if there is none or after a failure. */
struct film_str film_name_list_read(struct film_name_list *list,
                                    struct film_search_ctx *c,
                                    const struct film_shard *shard,
                                    const char key[4]);

#endif
