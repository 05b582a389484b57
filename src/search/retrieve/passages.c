/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/passages.h"

#include "search/retrieve/articles.h"

#include <stdlib.h>

enum { ARTICLE_PASSAGES = 40 }; /* of one article that are candidates */

struct finder {
    const struct film_view *view;
    const struct film_named_films *named_films;
    const struct film_rank_stage1 *how;
    const xapc_query *filter;
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
    struct film_candidates *out;
    struct film_weighted_term *text;     /* words of passages and above them */
    struct film_weighted_term *articles; /* words of articles */
    struct film_weighted_term *records;
    size_t text_n, articles_n, records_n;
};

static void
add_term(struct film_weighted_term *v, size_t *n, enum film_field field,
         struct film_str stem, double weight)
{
    if (weight > 0)
        v[(*n)++] = (struct film_weighted_term){field, stem, weight};
}

static enum film_status
make_terms(struct finder *f, const struct film_rank *rank)
{
    size_t n = f->view->term_count;
    const double *wp = film_rank_passage_weights(rank);
    const double *wa = film_rank_article_weights(rank);
    size_t expansions = f->view->expansion_count;
    f->text =
        film_arena_zalloc(f->arena, 2 * n + expansions + 1, sizeof *f->text);
    f->articles = film_arena_zalloc(f->arena, n + 1, sizeof *f->articles);
    f->records = film_arena_zalloc(f->arena, n + 1, sizeof *f->records);
    if (!f->text || !f->articles || !f->records)
        return film_error_nomem(f->err);
    for (size_t i = 0; i < n; i++) {
        struct film_str stem = f->view->terms[i].word->stem;
        add_term(f->text, &f->text_n, FILM_F_TEXT, stem, wp[i]);
        add_term(f->text, &f->text_n, FILM_F_ABOVE, stem, wp[i]);
        add_term(f->articles, &f->articles_n, FILM_F_ARTICLE_TEXT, stem, wa[i]);
        add_term(f->records, &f->records_n, FILM_F_RECORD_TEXT, stem, wa[i]);
    }
    for (size_t i = 0; i < expansions; i++)
        add_term(f->text, &f->text_n, FILM_F_TEXT, f->view->expansions[i].stem,
                 f->view->expansions[i].weight);
    return FILM_OK;
}

static struct film_retrieval
passage_retrieval(const struct finder *f, struct film_shard *shard, size_t most)
{
    const struct film_counts *c = &f->view->counts;
    return (struct film_retrieval){
        .shard = shard,
        .k1 = f->how->k1,
        .b = f->how->b,
        .average =
            c->passages ? (double)c->passage_length / (double)c->passages : 1,
        .most = most,
        .filter = f->filter,
        .optional = !f->view->has_free_text,
        .newest = f->view->newest,
    };
}

static enum film_status
add_candidates(struct finder *f, struct film_shard *shard,
               const struct film_scored *v, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct film_candidate *c =
            film_arena_push(f->arena, &f->out->v, &f->out->n, sizeof *c);
        if (!c)
            return film_error_nomem(f->err);
        *c = (struct film_candidate){shard, v[i].docid, v[i].score};
    }
    return FILM_OK;
}

static enum film_status
find_passages(struct finder *f, struct film_shard *shard, size_t most)
{
    struct film_retrieval g = passage_retrieval(f, shard, most);
    struct film_scored *v;
    size_t n;
    uint64_t matched;
    enum film_status s =
        film_retrieve_best(&g, f->text, f->text_n, &v, &n, &matched, f->err);
    if (s != FILM_OK)
        return s;
    s = add_candidates(f, shard, v, n);
    f->out->matched += matched;
    free(v);
    return s;
}

/* Adds the passages of an article, with its score instead of theirs. */
static enum film_status
add_article(struct finder *f, struct film_shard *shard,
            const struct film_scored *article)
{
    xapc_blobs data;
    enum film_status s =
        film_shard_data(&data, shard, &article->docid, 1, f->err);
    if (s != FILM_OK)
        return s;
    struct film_str bytes = {data.items[0].data, data.items[0].len};
    struct film_stored_article a = {0};
    char kind = film_stored_kind(bytes);
    if (kind == FILM_KIND_ARTICLE[0])
        s = film_load_article(&a, bytes, f->arena, f->err);
    xapc_blobs_free(&data);
    struct film_scored one = *article;
    if (kind == FILM_KIND_SINGLE[0])
        s = add_candidates(f, shard, &one, 1);
    size_t n = a.passages < ARTICLE_PASSAGES ? a.passages : ARTICLE_PASSAGES;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        one.docid++;
        s = add_candidates(f, shard, &one, 1);
    }
    return s;
}

/* Adds the articles about films that the query names, their score above that
 * of the n others in v. */
static enum film_status
add_named_films(struct finder *f, const struct film_shard *shard,
                struct film_scored *v, size_t n, struct film_scored **own,
                size_t *own_n)
{
    float best = n ? v[0].score : 0;
    for (size_t i = 0; i < f->named_films->n; i++) {
        const struct film_named_film *s = &f->named_films->v[i];
        size_t k = 0;
        if (s->shard != shard)
            continue;
        while (k < n && v[k].docid != s->article)
            k++;
        if (k < n) {
            v[k].score += best;
            continue;
        }
        struct film_scored *g =
            film_arena_push(f->arena, own, own_n, sizeof *g);
        if (!g)
            return film_error_nomem(f->err);
        *g = (struct film_scored){s->article, best + (float)s->worth};
    }
    return FILM_OK;
}

static enum film_status
find_by_article(struct finder *f, struct film_shard *shard)
{
    const struct film_counts *c = &f->view->counts;
    struct film_article_search how = {
        .shard = shard,
        .text = f->articles,
        .text_n = f->articles_n,
        .records = f->records,
        .records_n = f->records_n,
        .b = f->how->b,
        .average =
            c->articles ? (double)c->article_length / (double)c->articles : 1,
        .most = f->filter || f->view->newest ? 0 : f->how->articles,
        .an = f->an,
    };
    struct film_scored *v, *named_films = NULL;
    struct film_link *links;
    size_t n, link_n, named_n = 0;
    enum film_status s =
        film_articles_find(&v, &n, &links, &link_n, &how, f->arena, f->err);
    if (s == FILM_OK && how.most > 0)
        s = add_named_films(f, shard, v, n, &named_films, &named_n);
    for (size_t i = 0; i < link_n && s == FILM_OK; i++) {
        struct film_link *slot = film_arena_push(f->arena, &f->out->links,
                                                 &f->out->link_n, sizeof *slot);
        if (!slot)
            return film_error_nomem(f->err);
        *slot = links[i];
    }
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add_article(f, shard, &v[i]);
    for (size_t i = 0; i < named_n && s == FILM_OK; i++)
        s = add_article(f, shard, &named_films[i]);
    return s;
}

static int
by_docid(const void *a, const void *b)
{
    const struct film_candidate *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

static int
by_score(const void *a, const void *b)
{
    const struct film_candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return by_docid(a, b);
}

/* Takes away the passages that were found by themselves (the first `found`,
 * sorted by docid) from those that came with their article. */
static void
drop_found(struct film_candidates *c, size_t found)
{
    size_t kept = found;
    for (size_t i = found; i < c->n; i++)
        if (!found || !bsearch(&c->v[i], c->v, found, sizeof *c->v, by_docid))
            c->v[kept++] = c->v[i];
    c->n = kept;
}

static float
score_of(const void *v, size_t i)
{
    return ((const struct film_candidate *)v)[i].score;
}

/* Adds to the articles' scores those of their passages, and leaves the best:
 * the passages that say most of the query, of the articles that do. */
static enum film_status
choose_passages(struct finder *f, struct film_shard *shard, size_t found)
{
    struct film_candidates *c = f->out;
    struct film_retrieval g = passage_retrieval(f, shard, 0);
    size_t n = c->n - found, most = f->how->article_passages;
    struct film_candidate *v = c->v + found;
    if (n <= most)
        return FILM_OK;
    qsort(v, n, sizeof *v, by_docid);
    xapc_docid *ids = film_arena_alloc(f->arena, n * sizeof *ids);
    float *scores = film_arena_alloc(f->arena, n * sizeof *scores);
    if (!ids || !scores)
        return film_error_nomem(f->err);
    for (size_t i = 0; i < n; i++)
        ids[i] = v[i].docid;
    enum film_status s =
        film_retrieve_scores(&g, f->text, f->text_n, ids, n, scores, f->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        v[i].score += scores[i];
    qsort(v, n, sizeof *v, by_score);
    c->n = found + film_retrieve_cut(v, n, most, score_of);
    return s;
}

static enum film_status
find_in(struct finder *f, struct film_shard *shard, size_t most)
{
    struct film_candidates *whole = f->out;
    struct film_candidates here = {.links = whole->links,
                                   .link_n = whole->link_n};
    f->out = &here;
    enum film_status s =
        find_passages(f, shard, most ? most : f->how->passages);
    size_t found = here.n;
    if (found)
        qsort(here.v, found, sizeof *here.v, by_docid);
    if (s == FILM_OK)
        s = find_by_article(f, shard);
    drop_found(&here, found);
    if (s == FILM_OK)
        s = choose_passages(f, shard, found);
    if (here.n)
        qsort(here.v, here.n, sizeof *here.v, by_docid);
    f->out = whole;
    whole->matched += here.matched;
    whole->links = here.links;
    whole->link_n = here.link_n;
    for (size_t i = 0; i < here.n && s == FILM_OK; i++) {
        struct film_candidate *c =
            film_arena_push(f->arena, &whole->v, &whole->n, sizeof *c);
        if (!c)
            return film_error_nomem(f->err);
        *c = here.v[i];
    }
    return s;
}

static int
by_article(const void *a, const void *b)
{
    const struct film_link *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    if (x->article != y->article)
        return x->article < y->article ? -1 : 1;
    return x->record < y->record ? -1 : x->record > y->record;
}

enum film_status
film_passages_find(struct film_candidates *out, const struct film_view *view,
                   const struct film_rank *rank,
                   const struct film_named_films *named_films,
                   const xapc_query *filter, size_t most,
                   struct film_shard *shards, size_t n,
                   struct film_analyser *an, struct film_arena *arena,
                   struct film_error *err)
{
    struct finder f = {.view = view,
                       .named_films = named_films,
                       .how = film_rank_stage1(rank),
                       .filter = filter,
                       .an = an,
                       .arena = arena,
                       .err = err,
                       .out = out};
    *out = (struct film_candidates){0};
    enum film_status s = make_terms(&f, rank);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        if (shards[i].db)
            s = find_in(&f, &shards[i], most);
    if (out->link_n)
        qsort(out->links, out->link_n, sizeof *out->links, by_article);
    return s;
}

enum film_status
film_passages_count(uint64_t *count, const struct film_view *view,
                    const struct film_rank *rank, const xapc_query *filter,
                    struct film_shard *shards, size_t n,
                    struct film_arena *arena, struct film_error *err)
{
    struct finder f = {.view = view,
                       .how = film_rank_stage1(rank),
                       .filter = filter,
                       .arena = arena,
                       .err = err};
    enum film_status s = make_terms(&f, rank);
    *count = 0;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        uint64_t here = 0;
        struct film_retrieval g = passage_retrieval(&f, &shards[i], 0);
        if (shards[i].db)
            s = film_retrieve_count(&g, f.text, f.text_n, &here, err);
        *count += here;
    }
    return s;
}
