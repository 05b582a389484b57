/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/judge.h"

#include "search/expand/query-hints.h"
#include "search/expand/weights.h"

static const double WEAK = .5; /* what a word of requests counts */

enum { TITLE_MOST = 3 }; /* words; more may be a sentence or a headline */

/* ---- Words ------------------------------------------------------------ */

size_t
film_judge_term(const struct film_plan *plan, const struct film_token *t)
{
    size_t k = 0;
    while (k < plan->term_count &&
           plan->terms[k].word->stem_id != t->word->stem_id)
        k++;
    return k;
}

/* The full weight of one term, even if another word stands for it. */
static double
worth_of(const struct film_plan *plan, size_t term)
{
    double factor = plan->terms[term].factor;
    bool weak = film_hint_is_weak(plan->terms[term].word->folded);
    return plan->weights->terms[term].weight * (weak ? WEAK : 1) /
           (factor > 0 ? factor : 1);
}

bool
film_judge_counts(const struct film_plan *plan, const struct film_token *t,
                  size_t term)
{
    return !(t->flags & FILM_TOKEN_JOINED) && term < plan->term_count &&
           plan->weights->terms[term].content;
}

bool
film_judge_is_capital(const struct film_judge *j, const struct film_token *t)
{
    return (t->flags & FILM_TOKEN_CAPITAL) && !(j->sentence && t->pos == 0) &&
           !film_hint_is_question(t->word->folded) &&
           !film_hint_is_weak(t->word->folded);
}

/* ---- How it is written ------------------------------------------------- */

static bool
is_asking(const struct film_token *t)
{
    return film_str_is_one_of(t->word->folded,
                              "what|when|where|which|who|whose|whom|why|how|"
                              "is|was|are|were|do|does|did|can");
}

/* True if it begins as a question does, if need be after a preposition. */
static bool
begins_to_ask(struct film_tokens asked)
{
    if (asked.n == 0)
        return false;
    return is_asking(&asked.v[0]) ||
           (asked.n > 1 && asked.v[0].word->stop && is_asking(&asked.v[1]) &&
            film_str_is_one_of(asked.v[1].word->folded,
                               "what|which|whose|whom"));
}

static void
read_style(struct film_judge *j)
{
    const struct film_tokens asked = j->plan->asked.tokens;
    size_t words = 0, capitals = 0;
    for (size_t i = 0; i < asked.n; i++) {
        words += !(asked.v[i].flags & FILM_TOKEN_JOINED);
        capitals += !(asked.v[i].flags & FILM_TOKEN_JOINED) &&
                    (asked.v[i].flags & FILM_TOKEN_CAPITAL);
    }
    bool marked = film_str_ends(j->plan->asked.text, FILM_STR("?"));
    j->sentence = words > TITLE_MOST && marked;
    j->headline = words > TITLE_MOST && capitals == words;
    j->asks = marked || begins_to_ask(asked);
}

bool
film_judge_begin(struct film_judge *j)
{
    const struct film_plan *plan = j->plan;
    j->worth = film_ctx_alloc(j->c, plan->term_count + 1, sizeof *j->worth);
    for (size_t i = 0; i < plan->asked.tokens.n && j->worth; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        size_t k = film_judge_term(plan, t);
        if (!film_judge_counts(plan, t, k) || j->worth[k] > 0)
            continue;
        j->worth[k] = worth_of(plan, k);
        j->total += j->worth[k];
        j->weight += plan->weights->terms[k].weight;
        j->words++;
    }
    read_style(j);
    return j->worth;
}
