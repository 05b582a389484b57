/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/evidence.h"

#include "base/ascii.h"
#include "search/expand/parameters.h"
#include "search/expand/weights.h"
#include "search/rank/judge.h"

/* A passage with a smaller share of the query is not shown: of the 1,425 right
 * passages among the first ten of 1,190 questions 1 in 1,000 has less, of the
 * wrong ones 22 in 100, of those shown for questions without an answer 38 in
 * 100. Of a long query less is asked: without that, -.012 on abstracts. */
static const double LEAST = .2, LEAST_LONG = .6;

enum { INITIALS_LEAST = 2, INITIALS_MOST = 5 };

/* ---- What stands for a word ------------------------------------------- */

void
film_evidence_name(const struct film_plan *plan, struct film_ranked_passage *r,
                   size_t from, size_t to, double sure)
{
    float found = sure < FILM_JUDGE_UNTRUSTED ? (float)sure : 1;
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        size_t k = film_judge_term(plan, t);
        if (t->from >= from && t->to <= to && k < plan->term_count &&
            r->found[k] < found)
            r->found[k] = found;
    }
}

/* A syllable counts as the word of which it is the stem: 콜 for 콜의. */
static void
find_stems(const struct film_plan *plan, struct film_ranked_passage *r)
{
    const struct film_tokens asked = plan->asked.tokens;
    for (size_t i = 1; i < asked.n; i++) {
        const struct film_token *t = &asked.v[i], *whole = t - 1;
        if ((t->flags &
             (FILM_TOKEN_JOINED | FILM_TOKEN_INNER | FILM_TOKEN_NGRAM)) !=
                (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM) ||
            t->from != whole->from || t->to > whole->to)
            continue;
        size_t part = film_judge_term(plan, t),
               k = film_judge_term(plan, whole);
        if (part < plan->term_count && k < plan->term_count &&
            r->found[k] < r->found[part])
            r->found[k] = r->found[part];
    }
}

/* True for AAA: capitals and nothing else. */
static bool
is_initials(struct film_str w)
{
    size_t n = 0;
    while (n < w.n && film_ascii_capital(w.p[n]))
        n++;
    return n == w.n && n >= INITIALS_LEAST && n <= INITIALS_MOST;
}

/* True if capitalised words with these initials begin at token i: "American
 * Automobile Association". Small words between them have none. */
static bool
is_spelled_at(struct film_str text, struct film_tokens tokens, size_t i,
              struct film_str initials)
{
    size_t n = 0;
    for (; i < tokens.n && n < initials.n; i++) {
        const struct film_token *t = &tokens.v[i];
        if ((t->flags & FILM_TOKEN_JOINED) || (n > 0 && t->word->stop))
            continue;
        if (text.p[t->from] != initials.p[n] || t->to - t->from < initials.n)
            return false;
        n++;
    }
    return n == initials.n;
}

/* Initials count half if the passage spells them out. */
static void
find_initials(const struct film_plan *plan, struct film_ranked_passage *r)
{
    const struct film_tokens asked = plan->asked.tokens, text = r->p->text;
    for (size_t i = 0; i < asked.n; i++) {
        const struct film_token *t = &asked.v[i];
        struct film_str w = {plan->asked.text.p + t->from, t->to - t->from};
        size_t k = film_judge_term(plan, t);
        if (!is_initials(w) || k == plan->term_count || r->found[k] > 0)
            continue;
        for (size_t at = 0; at < text.n && r->found[k] <= 0; at++)
            if (is_spelled_at(r->p->stored.passage.text, text, at, w))
                r->found[k] = FILM_JUDGE_UNTRUSTED;
    }
}

/* ---- Shares ----------------------------------------------------------- */

void
film_evidence_weigh(struct film_search_ctx *c, const struct film_plan *plan,
                    struct film_ranking *ranking)
{
    struct film_judge j = {.c = c, .plan = plan, .ranking = ranking};
    bool chosen = plan->asked.filters || plan->asked.prefixes.n > 0;
    if (!film_judge_begin(&j))
        return;
    double length = plan->weights->length;
    double least = LEAST * (1 - LEAST_LONG * length);
    double coverage =
        film_parameters.coverage * (1 - length) * (1 - length) * j.weight;
    for (size_t i = 0; i < ranking->n; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        double sum = 0;
        find_stems(plan, r);
        if (!j.headline)
            find_initials(plan, r);
        for (size_t k = 0; k < plan->term_count; k++)
            sum += j.worth[k] * (double)r->found[k];
        r->share = j.total > 0 && !chosen ? sum / j.total : 1;
        r->coverage = chosen ? 0 : coverage * r->share;
        r->score += r->coverage;
        r->weak = r->share < least && r->names <= 0 && r->answer <= 0;
    }
}
