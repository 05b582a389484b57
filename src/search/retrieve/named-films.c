/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/named-films.h"

#include "schema/xapian-status.h"
#include "search/retrieve/film-links.h"

#include <math.h>
#include <stdlib.h>

/* Parameters, and what they were worth: of queries made of 638 titles (alone,
 * with "review", in "who directed … " and "how does … end") so many had another
 * film first: 9.0 % without all this. More than this WORTH finds more titles,
 * but takes comparisons with other films from their paragraph. */
static const double
    WORTH = .6,  /* of the weights of the title's words; .3: 2.9 %, .6: 1.5 % */
    SMALL = .42, /* of that, for several small words: they may be just words;
                    and for Hangul, where a text in the query's own script is
                    to come before others about the film */
    WEAK = .3,   /* and for one among others: "ending of x" 5.6 to 4.1 % */
    LEAST = .5;  /* what the words weigh at least, of what a word that one
                    article has would: The Thing, Up */

enum { ARTICLES_MOST = 16 }; /* of one film */

struct finder {
    struct film_named_films *out;
    const struct film_view *view;
    const struct film_rank *rank;
    struct film_shard *shards;
    size_t shard_count;
    struct film_linker l;
};

static bool
has_capital(struct film_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z')
            return true;
    return false;
}

static double
worth_of(const struct finder *k, const struct film_recognised *r)
{
    const struct film_view *view = k->view;
    const double *weights = film_rank_article_weights(k->rank);
    size_t from = (size_t)(r->text.p - view->text.p);
    double sum = 0;
    for (size_t t = 0; t < view->term_count; t++) {
        bool in = false;
        for (size_t i = 0; i < view->query.n && !in; i++)
            in = view->query.v[i].word->stem_id ==
                     view->terms[t].word->stem_id &&
                 view->query.v[i].from >= from &&
                 view->query.v[i].to <= from + r->text.n;
        sum += in ? weights[t] : 0;
    }
    if (r->weak)
        return WORTH * WEAK * sum;
    double least = LEAST * log(1 + (double)view->counts.articles);
    if (sum < least)
        sum = least;
    return WORTH * sum * (has_capital(r->text) ? 1 : SMALL);
}

static enum film_status
add(struct finder *k, const struct film_shard *shard, xapc_docid article,
    double worth)
{
    struct film_named_film *s =
        film_arena_push(k->l.arena, &k->out->v, &k->out->n, sizeof *s);
    if (!s)
        return film_error_nomem(k->l.err);
    *s = (struct film_named_film){shard, article, worth};
    return FILM_OK;
}

/* The articles that name the film by an id. */
static enum film_status
add_named(struct finder *k, struct film_shard *shard, struct film_str id,
          double worth)
{
    xapc_docid ids[ARTICLES_MOST];
    size_t n;
    enum film_status s = film_shard_documents(ids, &n, ARTICLES_MOST, shard,
                                              FILM_F_FILM_ID, id, k->l.err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add(k, shard, ids[i], worth);
    return s;
}

/* Those that name it by its title. */
static enum film_status
add_linked(struct finder *k, struct film_shard *shard,
           const struct film_entity *film, double worth)
{
    struct film_link_target link;
    xapc_docid *ids = NULL;
    size_t n = 0;
    enum film_status s = film_links_target_of_entity(&link, film, &k->l);
    if (s == FILM_OK)
        s = film_links_find(&ids, &n, &link, shard, &k->l);
    for (size_t i = 0; i < n && i < ARTICLES_MOST && s == FILM_OK; i++)
        s = add(k, shard, ids[i], worth);
    return s;
}

static enum film_status
add_film(struct finder *k, const struct film_entity *film, double worth)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < k->shard_count && s == FILM_OK; i++) {
        if (!k->shards[i].db)
            continue;
        for (size_t j = 0; j < film->ids.n && s == FILM_OK; j++)
            s = add_named(k, &k->shards[i], film->ids.v[j], worth);
        if (s == FILM_OK)
            s = add_linked(k, &k->shards[i], film, worth);
    }
    return s;
}

static int
by_article(const void *a, const void *b)
{
    const struct film_named_film *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return x->worth > y->worth ? -1 : x->worth < y->worth;
}

/* Each article once, with the most that it is worth. */
static void
sort(struct film_named_films *s)
{
    size_t kept = 0;
    if (s->n)
        qsort(s->v, s->n, sizeof *s->v, by_article);
    for (size_t i = 0; i < s->n; i++)
        if (kept == 0 || s->v[kept - 1].shard != s->v[i].shard ||
            s->v[kept - 1].article != s->v[i].article)
            s->v[kept++] = s->v[i];
    s->n = kept;
}

enum film_status
film_named_films_find(struct film_named_films *out,
                      const struct film_view *view,
                      const struct film_recognised *named, size_t n,
                      const struct film_rank *rank, struct film_shard *shards,
                      size_t shard_count, struct film_analyser *an,
                      struct film_arena *arena, struct film_error *err)
{
    struct finder k = {out, view, rank, shards, shard_count, {an, arena, err}};
    enum film_status s = FILM_OK;
    *out = (struct film_named_films){0};
    for (size_t i = 0; i < n; i++) {
        const struct film_recognised *r = &named[i];
        if (r->role)
            continue;
        double worth = worth_of(&k, r);
        for (size_t e = 0; e < r->n && s == FILM_OK; e++)
            if (!r->v[e].person)
                s = add_film(&k, &r->v[e], worth);
    }
    sort(out);
    return s;
}

void
film_named_films_score(const struct film_named_films *s, struct film_view *view)
{
    for (size_t i = 0; i < view->passage_count && s->n > 0; i++) {
        struct film_fetched_passage *p = &view->passages[i];
        size_t low = 0, high = s->n;
        while (low < high) {
            size_t middle = (low + high) / 2;
            const struct film_named_film *x = &s->v[middle];
            if (x->shard < p->article->shard ||
                (x->shard == p->article->shard &&
                 x->article < p->article->docid))
                low = middle + 1;
            else
                high = middle;
        }
        if (low < s->n && s->v[low].shard == p->article->shard &&
            s->v[low].article == p->article->docid)
            p->score += p->named_film = s->v[low].worth;
    }
}
