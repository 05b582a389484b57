/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From ranked views to the hits that are shown: the check of conditions, near
 * duplicates, hits per article, highlights. */
#ifndef FILM_SEARCH_ANSWER_H
#define FILM_SEARCH_ANSWER_H

#include "query/lower.h"
#include "search/aliases.h"
#include "search/hits.h"
#include "search/name-fields.h"
#include "search/options.h"
#include "search/rank.h"

struct film_answer {
    const struct film_search_options *o;
    const struct film_node *root;
    const struct film_lowered *lowered;
    struct film_view *view;
    const struct film_aliases *aliases;
    const struct film_abouts *abouts;
    struct film_rank *rank;
    struct film_shard *catalogue; /* where the films are, or NULL */
    struct film_analyser *an;
    struct film_arena *arena;
};

/* How many passages of the view meet the conditions that need their text;
 * those that do not are taken out of the view. */
enum film_status film_answer_check(struct film_answer *a,
                                   struct film_error *err);

/* Sorts the passages and fills in hits->v and n for the options' offset and
 * limit. */
enum film_status film_answer_make(struct film_answer *a, struct film_hits *hits,
                                  struct film_error *err);

#endif
