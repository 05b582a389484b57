/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranking formula: computes scores of candidates. Its parameters are in one
 * table (expand/parameters.c), each with its measured effect. */
#ifndef FILM_SEARCH_RANK_RANK_H
#define FILM_SEARCH_RANK_RANK_H

#include "search/expand/plan.h"
#include "search/hits.h"
#include "search/retrieve/candidates.h"

/* A place that has a name of the query. */
struct film_name_occurrence {
    const struct film_mention *name;
    struct film_str text; /* text that contains the span */
    struct film_name_span span;
};

struct film_occurrences {
    struct film_name_occurrence *v;
    size_t n;
};

/* A candidate with its score, which is the sum of its parts. */
struct film_ranked_passage {
    const struct film_fetched_passage *p;
    double score;
    double text, article, nearness, role; /* the formula's */
    double names;  /* a name of the query in another spelling, another name */
    double film;   /* the article's film is named */
    double answer; /* the passage has what the question asks for (answers.h) */
    double coverage; /* of the query, in short ones: evidence.h */
    double order;    /* given away, to come after others */
    float *found; /* by term: 1 if the passage has it, less for a word or name
                     that stands for what was typed, else 0 */
    float *gains; /* by term: its contribution to `text` */
    /* The share of the query, by weight, that it has (evidence.h). */
    double share;
    bool weak;                    /* it has too little to be shown */
    struct film_occurrences here; /* names in text and headings */
    /* Occurrences in the article's title and cast. */
    const struct film_occurrences *above;
};

struct film_ranking {
    struct film_ranked_passage *v; /* in the order of the candidates */
    size_t n;
};

/* The scores of all passages by the formula, in the arena. */
struct film_ranking film_rank_score(struct film_search_ctx *c,
                                    const struct film_plan *plan,
                                    const struct film_candidates *candidates);

/* Lists the parts of a passage's score in the hit, for --explain. */
void film_rank_explain(struct film_search_ctx *c, const struct film_plan *plan,
                       const struct film_ranked_passage *r,
                       struct film_hit *hit);

#endif
