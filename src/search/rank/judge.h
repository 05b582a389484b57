/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a query as judges see them, who say how much of it a passage has
 * (evidence.c), whether that is enough (enough.c), and what no passage has
 * (absent.c). */
#ifndef FILM_SEARCH_RANK_JUDGE_H
#define FILM_SEARCH_RANK_JUDGE_H

#include "search/rank/rank.h"

/* A less sure name counts as its trust; less than this of a word is none. */
#define FILM_JUDGE_UNTRUSTED .5

struct film_judge {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    const struct film_ranking *ranking;
    double *worth; /* by term */
    double total;
    double weight; /* the weight of the same words in scores */
    size_t words;  /* number of words that count */
    bool asks;     /* a question, which an answer puts in words of its own */
    bool sentence; /* it ends with a question mark */
    bool headline; /* there are many words, and all are capitalised */
};

/* Looks at the words of j->plan and at how they are written. False after a
 * failure. */
bool film_judge_begin(struct film_judge *j);

/* The term of a token of the query; plan->term_count if it has none. */
size_t film_judge_term(const struct film_plan *plan,
                       const struct film_token *t);

/* False for function words and joined forms. */
bool film_judge_counts(const struct film_plan *plan, const struct film_token *t,
                       size_t term);

/* True if the capital says that it is a name: not that of a question's first
 * word. */
bool film_judge_is_capital(const struct film_judge *j,
                           const struct film_token *t);

#endif
