/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query asks for and the index does not have, told in notes: an answer
 * that lacks something must not look as if nothing had been asked. */
#ifndef FILM_SEARCH_RESULTS_DIAGNOSE_H
#define FILM_SEARCH_RESULTS_DIAGNOSE_H

#include "search/results/results.h"

struct film_diagnosis {
    const struct film_results *answer; /* the query's, with what it found */
    struct film_shard *shards;
    size_t shard_count;
    struct film_strs typed;  /* by child of the root: conditions as text */
    struct film_strs *notes; /* to be appended to */
};

/* The conditions of a tree in the query language, by child of the root, before
 * names in them are expanded; in the arena. FILM_ERR_NOMEM. */
enum film_status film_diagnose_typed(struct film_strs *typed,
                                     const struct film_node *root,
                                     struct film_arena *arena,
                                     struct film_error *err);

/* A note for each word, of the first few, that occurs nowhere and that nothing
 * was found to stand for: another spelling, another word, a record of a film
 * that passages of the view are about. */
enum film_status film_diagnose_words(const struct film_diagnosis *m,
                                     struct film_error *err);

/* Of a query that found no passage: a note for each condition that no passage
 * meets, or that none meets all of them, or has the words as well. */
enum film_status film_diagnose_conditions(const struct film_diagnosis *m,
                                          struct film_error *err);

#endif
