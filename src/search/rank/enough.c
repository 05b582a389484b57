/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/enough.h"

#include "base/ascii.h"

#include <math.h>

/* Chosen on one half of 2,296 questions with an answer (reviews, questions
 * written by reading them, two collections of encyclopedias, cast lists in
 * Korean, the sample) and 1,239 without one (questions of another collection,
 * films, people and details that are not there), with the rules of absent.c.
 * On the other half, in 100, before and now: said of those without, 83 and 83
 * (short ones in small letters 60 and 67); wrongly of those with one, xquad 4.3
 * and 1.3, wikiqa 9.8 and 6.6, all 2.9 and 1.8.
 *
 * Keywords are expected to be there: what they have in words counts once more.
 * A question is answered in other words, so what its words give in scores
 * decides: what they have in common with a text in running words or a title.
 * The more words, the less is required of each. */
static const double WORDS = 2.5, WORDS_MANY = .8;
static const double ASKED = 1.1, ASKED_MANY = .3;
static const double LEAD = .4;   /* without: 79 said for 83 */
static const double TITLE = .3;  /* without: 2 more of wikiqa are wrong */
static const double NAMED = .41; /* share, with a name in another spelling,
                                    which gets less score than share */

enum { PAGE = 10 }; /* passages that are shown first */

double
film_enough_last(const struct film_ranking *ranking)
{
    double best[PAGE] = {0};
    size_t n = ranking->n < PAGE ? ranking->n : PAGE;
    for (size_t i = 0; i < ranking->n; i++) {
        size_t k = PAGE;
        for (; k > 0 && ranking->v[i].score > best[k - 1]; k--)
            if (k < PAGE)
                best[k] = best[k - 1];
        if (k < PAGE)
            best[k] = ranking->v[i].score;
    }
    return n > 0 ? best[n - 1] : 0;
}

static double
best_score(const struct film_ranking *ranking)
{
    double best = 0;
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->v[i].score > best)
            best = ranking->v[i].score;
    return best;
}

/* ---- Titles ----------------------------------------------------------- */

/* True for a year, which titles of films have in brackets. */
static bool
is_year(const struct film_token *t)
{
    return t->word->folded.n == 4 && film_ascii_digit(t->word->folded.p[0]);
}

/* The share of the query that is the title of the passage's article; 0 if the
 * query has less than the title. What is in brackets says which of that name it
 * is. */
static double
title_share(const struct film_judge *j, const struct film_ranked_passage *r)
{
    const struct film_fetched_article *a = r->p->article;
    struct film_str title = a->stored.meta.title;
    const char *end = title.n > 0 ? memmem(title.p, title.n, " (", 2) : NULL;
    double sum = 0;
    for (size_t i = 0; i < a->title.n; i++) {
        const struct film_token *t = &a->title.v[i];
        size_t k = film_judge_term(j->plan, t);
        if (end && t->from >= (size_t)(end - title.p))
            break;
        if ((t->flags & FILM_TOKEN_JOINED) || t->word->stop || is_year(t))
            continue;
        if (k == j->plan->term_count)
            return 0;
        sum += j->worth[k];
    }
    return sum / j->total;
}

/* ---- Passages --------------------------------------------------------- */

/* The score of a passage and its article, relative to the weight of the
 * query. */
static double
strength(const struct film_judge *j, const struct film_ranked_passage *r)
{
    return (r->text + r->article + r->names + r->film + r->role) / j->weight;
}

struct film_enough_page
film_enough_page(const struct film_judge *j)
{
    double last = film_enough_last(j->ranking);
    return (struct film_enough_page){last, (best_score(j->ranking) - last) /
                                               j->weight};
}

bool
film_enough(const struct film_judge *j, const struct film_ranked_passage *r,
            const struct film_enough_page *page)
{
    double many = log(1 + (double)j->words);
    double has = strength(j, r) + LEAD * page->lead;
    if (r->names > 0 && r->share >= NAMED)
        return true;
    if (!j->asks)
        return r->share + has >= WORDS - WORDS_MANY * many;
    return has >= ASKED - ASKED_MANY * many ||
           (r->score >= page->last && title_share(j, r) >= TITLE);
}

const struct film_ranked_passage *
film_enough_best(const struct film_judge *j)
{
    const struct film_ranked_passage *v = j->ranking->v, *best = v;
    struct film_enough_page page = film_enough_page(j);
    for (size_t i = 0; i < j->ranking->n; i++) {
        if (film_enough(j, &v[i], &page))
            return NULL;
        if (v[i].share > best->share)
            best = &v[i];
    }
    return best;
}
