/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranking formula: the weights of the query's terms for stage 1, and the
 * scores of stage 2. Its parameters stand in one table (rank.c), each with
 * what it was worth. */
#ifndef FILM_SEARCH_RANK_RANK_H
#define FILM_SEARCH_RANK_RANK_H

#include "search/retrieve/postings.h"
#include "search/hits.h"
#include "search/view.h"

/* Parameters of stage 1. */
struct film_rank_stage1 {
    double k1, b;
    size_t passages;         /* so many best passages are candidates … */
    size_t articles;         /* … and of so many best articles … */
    size_t article_passages; /* … so many passages in all */
};

struct film_rank;

/* Prepares ranking for a view whose query, terms and counts are set. `alias`
 * lets the thesaurus (thesaurus.h) widen the query. Lives in
 * the arena. FILM_ERR_NOMEM. */
enum film_status film_rank_new(struct film_rank **out,
                               const struct film_view *view, bool alias,
                               struct film_analyser *an,
                               struct film_arena *arena,
                               struct film_error *err);

/* What stage 1 is to ask for this query: parameters, and the weights of the
 * terms for passages (field text) and articles, both of view->term_count
 * elements, 0 for a term that does not take part. Borrowed. */
const struct film_rank_stage1 *film_rank_stage1(const struct film_rank *r);
const double *film_rank_passage_weights(const struct film_rank *r);
const double *film_rank_article_weights(const struct film_rank *r);

/* What a passage without these terms (by term) lacks of the score of one that
 * has them, side by side: about, as neither is looked at. */
double film_rank_absent(const struct film_rank *r, const bool *absent);

/* The single words that may stand for the i-th term of the view: up to room
 * stems into v; the count. For a term that occurs nowhere they are all there
 * is to look for. */
size_t film_rank_substitutes(const struct film_rank *r, size_t i,
                             struct film_analyser *an, struct film_str *v,
                             size_t room);

/* Puts into the analyser's focus all words that the score of a passage without
 * records may depend on. */
void film_rank_focus(const struct film_rank *r, struct film_analyser *an);

/* Sets the score of every passage of the view. */
enum film_status film_rank_score(struct film_rank *r, struct film_view *view,
                                 struct film_error *err);

/* The parts of a passage's score, in the arena, for --explain. */
enum film_status film_rank_explain(struct film_rank *r,
                                   const struct film_fetched_passage *p,
                                   struct film_arena *arena,
                                   struct film_score_part **parts,
                                   size_t *count, struct film_error *err);

#endif
