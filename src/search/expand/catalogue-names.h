/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The other names that the catalogue knows of what a query names: passages
 * that have one of them count as having the name as it was typed. A character
 * leads, for less, to who played it; a job beside the name of a film
 * ("director of The Call") to who did it. */
#ifndef FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H
#define FILM_SEARCH_EXPAND_CATALOGUE_NAMES_H

#include "catalog/recognise.h"
#include "search/hits.h"
#include "search/rank/rank.h"
#include "search/view.h"

struct film_catalogue_name {
    size_t from, to;    /* of what was typed, in the view's text */
    struct film_str as; /* the other name */
    struct film_tokens tokens;
    double worth;   /* of having it */
    bool other;     /* `as` is somebody, a character or job was typed */
    const char *by; /* "alias", "role", "job" */
};

struct film_catalogue_names {
    struct film_catalogue_name *v;
    size_t n;
};

/* The aliases of what was recognised in the view's text, in the arena; their
 * words are added to the view's extra ones and to the analyser's focus. */
enum film_status film_catalogue_names_find(
    struct film_catalogue_names *out, struct film_view *view,
    const struct film_recognised *r, size_t n, struct film_shard *shards,
    size_t shard_count, struct film_analyser *an, struct film_arena *arena,
    struct film_error *err);

/* Adds to the scores of passages that have an alias, but not the name as
 * typed. FILM_ERR_NOMEM. */
enum film_status
film_catalogue_names_score(const struct film_catalogue_names *a,
                           struct film_view *view, const struct film_rank *rank,
                           struct film_arena *arena, struct film_error *err);

/* Adds to the matched names of a hit those of p that are aliases. */
enum film_status film_catalogue_names_matched(
    struct film_hit *h, const struct film_catalogue_names *a,
    const struct film_view *view, const struct film_fetched_passage *p,
    struct film_arena *arena, struct film_error *err);

#endif
