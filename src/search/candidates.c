/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/candidates.h"

#include "schema/xapian-status.h"

#include <stdlib.h>

enum {
    RECORDS = 20,          /* records whose films' articles are looked at */
    ARTICLE_PASSAGES = 40, /* of one article that are candidates at most */
};

struct finder {
    const struct film_view *view;
    const struct film_rank_stage1 *how;
    const xapc_query *filter;
    struct film_arena *arena;
    struct film_error *err;
    struct film_candidates *out;
    struct film_gather_term *text;     /* words of passages and above them */
    struct film_gather_term *articles; /* words of articles */
    struct film_gather_term *records;
    size_t text_n, articles_n, records_n;
};

static void
add_term(struct film_gather_term *v, size_t *n, enum film_field field,
         struct film_str stem, double weight)
{
    if (weight > 0)
        v[(*n)++] = (struct film_gather_term){field, stem, weight};
}

static enum film_status
make_terms(struct finder *f, const struct film_rank *rank)
{
    size_t n = f->view->term_count;
    const double *wp = film_rank_passage_weights(rank);
    const double *wa = film_rank_article_weights(rank);
    f->text = film_arena_zalloc(f->arena, 2 * n + 1, sizeof *f->text);
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
    return FILM_OK;
}

static struct film_gather
gather_passages(const struct finder *f, struct film_shard *shard, size_t most)
{
    const struct film_counts *c = &f->view->counts;
    return (struct film_gather){
        .shard = shard,
        .k1 = f->how->k1,
        .b = f->how->b,
        .average =
            c->passages ? (double)c->passage_length / (double)c->passages : 1,
        .most = most,
        .filter = f->filter,
    };
}

static enum film_status
add_candidates(struct finder *f, struct film_shard *shard,
               const struct film_gathered *v, size_t n)
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
    struct film_gather g = gather_passages(f, shard, most);
    struct film_gathered *v;
    size_t n;
    uint64_t matched;
    enum film_status s =
        film_gather_run(&g, f->text, f->text_n, &v, &n, &matched, f->err);
    if (s != FILM_OK)
        return s;
    s = add_candidates(f, shard, v, n);
    f->out->matched += matched;
    free(v);
    return s;
}

/* Adds the passages of the article at docid: those that have words of the
 * query first, as far as there is room. */
static enum film_status
add_article(struct finder *f, struct film_shard *shard, xapc_docid docid)
{
    xapc_blobs data;
    enum film_status s = film_shard_data(&data, shard, &docid, 1, f->err);
    if (s != FILM_OK)
        return s;
    struct film_str bytes = {data.items[0].data, data.items[0].len};
    struct film_stored_article a = {0};
    bool whole = film_stored_kind(bytes) == FILM_KIND_ARTICLE[0];
    if (film_stored_kind(bytes) == FILM_KIND_SINGLE[0]) {
        struct film_gathered one = {docid, 0};
        s = add_candidates(f, shard, &one, 1);
    } else if (whole) {
        s = film_load_article(&a, bytes, f->arena, f->err);
    }
    xapc_blobs_free(&data);
    size_t n = a.passages < ARTICLE_PASSAGES ? a.passages : ARTICLE_PASSAGES;
    for (size_t i = 1; i <= n && s == FILM_OK; i++) {
        struct film_gathered one = {docid + (xapc_docid)i, 0};
        s = add_candidates(f, shard, &one, 1);
    }
    return s;
}

static enum film_status
find_by_article(struct finder *f, struct film_shard *shard)
{
    const struct film_counts *c = &f->view->counts;
    struct film_gather g = {
        .shard = shard,
        .k1 = 1.2,
        .b = f->how->b,
        .average =
            c->articles ? (double)c->article_length / (double)c->articles : 1,
        .most = f->how->articles,
    };
    struct film_gathered *v;
    size_t n;
    uint64_t matched;
    if (shard->counts.multiple == 0)
        return FILM_OK;
    enum film_status s = film_gather_run(&g, f->articles, f->articles_n, &v, &n,
                                         &matched, f->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add_article(f, shard, v[i].docid);
    free(v);
    return s;
}

/* The articles that name the film of the record at docid by its id. */
static enum film_status
add_articles_of(struct finder *f, struct film_shard *shard, xapc_docid docid)
{
    enum { MOST = 16 };
    xapc_terms terms;
    xapc_error *xerr = NULL;
    struct film_str prefix =
        film_str_from(film_schema_field(FILM_F_FILM_ID)->prefix);
    xapc_status x = xapc_database_get_terms(&terms, shard->db, docid, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(f->err, x, xerr);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < terms.n && s == FILM_OK; i++) {
        const xapc_term *t = &terms.items[i];
        xapc_postlist *list = NULL;
        xapc_docid ids[MOST];
        size_t n = 0;
        if (!film_str_starts((struct film_str){t->data, t->len}, prefix) ||
            t->termfreq < 2)
            continue;
        x = xapc_postlist_open(&list, shard->db, t->data, t->len, &xerr);
        if (x == XAPC_OK)
            x = xapc_postlist_next(&n, list, ids, NULL, NULL, MOST, &xerr);
        xapc_postlist_free(list);
        s = film_error_xapian(f->err, x, xerr);
        for (size_t k = 0; k < n && s == FILM_OK; k++)
            if (ids[k] != docid)
                s = add_article(f, shard, ids[k]);
    }
    xapc_terms_free(&terms);
    return s;
}

static enum film_status
find_by_record(struct finder *f, struct film_shard *shard)
{
    struct film_gather g = {
        .shard = shard, .k1 = 1.2, .b = 0, .average = 1, .most = RECORDS};
    struct film_gathered *v;
    size_t n;
    uint64_t matched;
    if (shard->counts.records == 0)
        return FILM_OK;
    enum film_status s =
        film_gather_run(&g, f->records, f->records_n, &v, &n, &matched, f->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add_articles_of(f, shard, v[i].docid);
    free(v);
    return s;
}

static int
by_place(const void *a, const void *b)
{
    const struct film_candidate *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    if (x->docid != y->docid)
        return x->docid < y->docid ? -1 : 1;
    return x->score > y->score ? -1 : x->score < y->score;
}

/* Sorts by place and drops what is there twice. */
static void
settle(struct film_candidates *c)
{
    size_t kept = 0;
    qsort(c->v, c->n, sizeof *c->v, by_place);
    for (size_t i = 0; i < c->n; i++)
        if (kept == 0 || c->v[kept - 1].shard != c->v[i].shard ||
            c->v[kept - 1].docid != c->v[i].docid)
            c->v[kept++] = c->v[i];
    c->n = kept;
}

/* Scores the passages that came with their article, and leaves the best. */
static enum film_status
trim(struct finder *f, struct film_shard *shard, size_t from, size_t most)
{
    struct film_candidates *c = f->out;
    struct film_gather g = gather_passages(f, shard, 0);
    size_t n = c->n - from;
    if (n <= most)
        return FILM_OK;
    xapc_docid *ids = film_arena_alloc(f->arena, n * sizeof *ids);
    float *scores = film_arena_alloc(f->arena, n * sizeof *scores);
    if (!ids || !scores)
        return film_error_nomem(f->err);
    for (size_t i = 0; i < n; i++)
        ids[i] = c->v[from + i].docid;
    enum film_status s =
        film_gather_score(&g, f->text, f->text_n, ids, n, scores, f->err);
    if (s != FILM_OK)
        return s;
    float *sorted = film_arena_alloc(f->arena, n * sizeof *sorted);
    if (!sorted)
        return film_error_nomem(f->err);
    memcpy(sorted, scores, n * sizeof *sorted);
    for (size_t i = 0; i < most; i++) /* selection: most is about a hundred */
        for (size_t k = i + 1; k < n; k++)
            if (sorted[k] > sorted[i]) {
                float swap = sorted[i];
                sorted[i] = sorted[k];
                sorted[k] = swap;
            }
    size_t kept = 0;
    for (size_t i = 0; i < n && kept < most; i++)
        if (scores[i] >= sorted[most - 1])
            c->v[from + kept++] = c->v[from + i];
    c->n = from + kept;
    return FILM_OK;
}

static enum film_status
find_in(struct finder *f, struct film_shard *shard, size_t most)
{
    struct film_candidates shard_only = {0}, *whole = f->out;
    f->out = &shard_only;
    enum film_status s =
        find_passages(f, shard, most ? most : f->how->passages);
    if (s == FILM_OK && !f->filter)
        s = find_by_article(f, shard);
    if (s == FILM_OK && !f->filter)
        s = find_by_record(f, shard);
    if (s == FILM_OK && shard_only.n > 0) {
        settle(&shard_only);
        s = trim(f, shard, 0, most ? most : f->how->most);
    }
    f->out = whole;
    whole->matched += shard_only.matched;
    for (size_t i = 0; i < shard_only.n && s == FILM_OK; i++) {
        struct film_candidate *c =
            film_arena_push(f->arena, &whole->v, &whole->n, sizeof *c);
        if (!c)
            return film_error_nomem(f->err);
        *c = shard_only.v[i];
    }
    return s;
}

enum film_status
film_candidates_find(struct film_candidates *out, const struct film_view *view,
                     const struct film_rank *rank, const xapc_query *filter,
                     size_t most, struct film_shard *shards, size_t n,
                     struct film_arena *arena, struct film_error *err)
{
    struct finder f = {.view = view,
                       .how = film_rank_stage1(rank),
                       .filter = filter,
                       .arena = arena,
                       .err = err,
                       .out = out};
    *out = (struct film_candidates){0};
    enum film_status s = make_terms(&f, rank);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        if (shards[i].db)
            s = find_in(&f, &shards[i], most);
    return s;
}
