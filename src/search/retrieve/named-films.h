/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The articles about the films that a query names: they come before those that
 * only have the words of the title, and are looked at even if the title has no
 * word that is worth looking for (Up, It, Them!). */
#ifndef FILM_SEARCH_RETRIEVE_NAMED_FILMS_H
#define FILM_SEARCH_RETRIEVE_NAMED_FILMS_H

#include "catalog/recognise.h"
#include "search/rank/rank.h"
#include "search/view.h"

struct film_named_film {
    const struct film_shard *shard;
    xapc_docid article;
    double worth; /* to each of its passages */
};

struct film_named_films {
    struct film_named_film *v; /* by shard, then article */
    size_t n;
};

/* The articles of the films among what the query names, in the arena. Errors
 * of reading the shards; FILM_ERR_NOMEM. */
enum film_status film_named_films_find(
    struct film_named_films *out, const struct film_view *view,
    const struct film_recognised *named, size_t n, const struct film_rank *rank,
    struct film_shard *shards, size_t shard_count, struct film_analyser *an,
    struct film_arena *arena, struct film_error *err);

/* Adds what each passage is worth for its article's subject. */
void film_named_films_score(const struct film_named_films *s,
                            struct film_view *view);

#endif
