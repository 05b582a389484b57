/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From docids to views: loads candidates, their articles and records, and
 * analyses them. */
#ifndef FILM_SEARCH_RETRIEVE_FETCH_H
#define FILM_SEARCH_RETRIEVE_FETCH_H

#include "base/arena.h"
#include "search/view.h"

/* A passage that stage 1 found. */
struct film_candidate {
    struct film_shard *shard;
    xapc_docid docid;
    float score;
};

/* What the query says, ready to be looked up: sets view->query, text, terms,
 * with the statistics of all shards, and counts. `tokens` are the query's;
 * they and everything else live in the arena. */
enum film_status
film_fetch_query(struct film_view *view, struct film_tokens tokens,
                 struct film_str text, struct film_shard *shards, size_t n,
                 struct film_arena *arena, struct film_error *err);

/* Appends the passages and articles of the candidates (sorted by shard, then
 * docid) to the view. */
enum film_status film_fetch_passages(struct film_view *view,
                                     const struct film_candidate *c, size_t n,
                                     struct film_analyser *an,
                                     struct film_arena *arena,
                                     struct film_error *err);

/* The tokens of text, copied into the arena; joined forms too. */
enum film_status film_fetch_tokens(struct film_tokens *out,
                                   struct film_str text,
                                   struct film_analyser *an,
                                   struct film_arena *arena,
                                   struct film_error *err);

#endif
