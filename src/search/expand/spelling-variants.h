/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names in the query: in which spellings the index has them, which further
 * words that makes to look for, and what it is worth to a passage to have
 * one. */
#ifndef FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H
#define FILM_SEARCH_EXPAND_SPELLING_VARIANTS_H

#include "base/arena.h"
#include "search/hits.h"
#include "search/rank/rank.h"
#include "search/view.h"

/* Sets names and extra of a view whose query and terms are set. */
enum film_status film_spelling_variants_find(struct film_view *view,
                                             struct film_shard *shards,
                                             size_t n, struct film_analyser *an,
                                             struct film_arena *arena,
                                             struct film_error *err);

/* Finds the names in the view's ranked passages (found) and adds to their
 * scores what they are worth. */
enum film_status film_spelling_variants_score(struct film_view *view,
                                              const struct film_rank *rank,
                                              struct film_arena *arena,
                                              struct film_error *err);

/* The names of the query that p has, each once in its most alike spelling; in
 * the arena. */
enum film_status film_spelling_variants_matched(
    struct film_matched **matched, size_t *n, const struct film_view *view,
    const struct film_fetched_passage *p, struct film_arena *arena,
    struct film_error *err);

#endif
