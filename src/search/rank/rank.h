/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranking formula: from candidates to scores. Its parameters stand in one
 * table (expand/parameters.c), each with what it was worth. */
#ifndef FILM_SEARCH_RANK_RANK_H
#define FILM_SEARCH_RANK_RANK_H

#include "search/expand/plan.h"
#include "search/hits.h"
#include "search/retrieve/candidates.h"

/* A place that has a name of the query. */
struct film_name_occurrence {
    const struct film_name_reading *name;
    struct film_str text; /* that the span is of */
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
    double answer; /* it has what the question asks for: answers.h */
    double order;  /* given away, to come after others */
    float *found;  /* by term, whether the passage has it: 1, or less for a
                      word or name that stands for what was typed, or 0 */
    float *gains;  /* by term, its part of text */
    double share;  /* of the query that it has, by weight: evidence.h */
    bool weak;     /* so little that it is not to be shown */
    struct film_occurrences here;         /* names in text and headings */
    const struct film_occurrences *above; /* in the article's title and cast */
};

struct film_ranking {
    struct film_ranked_passage *v; /* as the candidates */
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
