/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/named-films.h"

#include "search/expand/film-links.h"
#include "search/expand/weights.h"

#include <stdlib.h>

/* Parameters and their effect: the share of queries made from 638 titles
 * (alone, with "review", in "who directed … " and "how does … end") for which
 * another film came first; 9.0 % without all this. A greater WORTH finds more
 * titles, but moves comparisons with other films from their paragraph. */
static const double
    /* Of the sum of the title's word weights; .3: 2.9 %, .6: 1.5 %. */
    WORTH = .6,
    SMALL = .42, /* of that, for several words in small letters, which may be
                    ordinary words; and for Hangul, where a text in the query's
                    script should rank before others about the film */
    /* The same for one word among others: "ending of x" 5.6 to 4.1 %. */
    WEAK = .3,
    /* Minimum weight of the words, relative to a word that one article has: The
     * Thing, Up. */
    LEAST = .5;

enum { ARTICLES_MOST = 16 }; /* maximum per film */

static bool
has_capital(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z')
            return true;
    return false;
}

static double
worth_of(const struct film_plan *plan, const struct film_mention *m)
{
    double sum = 0;
    for (size_t t = 0; t < plan->term_count; t++)
        if (film_tokens_have(m->tokens, plan->terms[t].word->stem_id))
            sum += plan->weights->article[t];
    if (!film_mention_is_sure(m))
        return WORTH * WEAK * sum;
    double least = LEAST * log(1 + (double)plan->counts.articles);
    if (sum < least)
        sum = least;
    return WORTH * sum * (has_capital(m->text) ? 1 : SMALL);
}

/* Adds some of a shard's articles. */
static void
add_articles(struct film_search_ctx *c, struct film_plan *plan,
             struct film_shard *shard, struct film_docids docs, double worth)
{
    docs = film_shard_newest(c, shard, docs, ARTICLES_MOST);
    for (size_t i = 0; i < docs.n; i++) {
        struct film_link *slot = film_ctx_push(
            c, &plan->named_films, &plan->named_film_count, sizeof *slot);
        if (slot)
            *slot = (struct film_link){shard, docs.v[i], 0, worth};
    }
}

/* Adds the articles in a shard that name the film by an id, and those that name
 * it by its title. */
static void
add_film(struct film_search_ctx *c, struct film_plan *plan,
         const struct film_entity *film, struct film_shard *shard, double worth)
{
    for (size_t k = 0; k < film->ids.n; k++)
        add_articles(c, plan, shard,
                     film_shard_all(c, shard, FILM_F_FILM_ID, film->ids.v[k]),
                     worth);
    add_articles(c, plan, shard, film_links_find(c, film, shard), worth);
}

static int
by_article(const void *a, const void *b)
{
    const struct film_link *x = a, *y = b;
    int order = film_link_compare(a, b);
    return order ? order : (x->worth < y->worth) - (x->worth > y->worth);
}

/* Each article once, with the most that it is worth. */
static void
sort(struct film_plan *plan)
{
    struct film_link *v = plan->named_films;
    size_t kept = 0;
    if (plan->named_film_count)
        qsort(v, plan->named_film_count, sizeof *v, by_article);
    for (size_t i = 0; i < plan->named_film_count; i++)
        if (kept == 0 || film_link_compare(&v[kept - 1], &v[i]) != 0)
            v[kept++] = v[i];
    plan->named_film_count = kept;
}

void
film_named_films_find(struct film_search_ctx *c, struct film_plan *plan)
{
    for (size_t i = 0; i < plan->mentions.n; i++) {
        const struct film_mention *m = &plan->mentions.v[i];
        if (m->kind == FILM_MENTION_ROLE || m->n == 0)
            continue;
        double worth = worth_of(plan, m);
        for (size_t e = 0; e < m->n; e++)
            for (size_t k = 0; k < c->n && !m->bearers[e].person; k++)
                if (c->shards[k].db)
                    add_film(c, plan, &m->bearers[e], &c->shards[k], worth);
    }
    sort(plan);
}
