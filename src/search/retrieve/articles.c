/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/articles.h"

#include "index/format/store.h"
#include "search/expand/film-links.h"
#include "search/retrieve/records.h"
#include "search/retrieve/stage1.h"
#include "search/retrieve/taat.h"

#include <stdlib.h>

enum {
    RECORDS = 40,          /* records whose films' articles are examined … */
    ARTICLES_OF_FILM = 16, /* … and articles per film */
    DEPTH = 4, /* articles by text among which the records choose, in times of
                  what is wanted */
};

#define ARTICLE_K1 1.2

struct finder {
    struct film_search_ctx *c;
    const struct film_article_search *how;
    struct film_found_articles out; /* equal docids are added up */
};

static void
add(struct finder *f, xapc_docid docid, float score)
{
    struct film_doc_score *slot =
        film_ctx_push(f->c, &f->out.v, &f->out.n, sizeof *slot);
    if (slot)
        *slot = (struct film_doc_score){docid, score, 0};
}

static struct film_retrieval
text_retrieval(const struct finder *f, size_t most)
{
    return (struct film_retrieval){.shard = f->how->shard,
                                   .terms = f->how->text,
                                   .k1 = ARTICLE_K1,
                                   .b = f->how->b,
                                   .average = f->how->average,
                                   .most = most};
}

static void
find_by_text(struct finder *f, size_t most)
{
    const struct film_retrieval r = text_retrieval(f, most);
    struct film_doc_scores best = film_stage1_best(f->c, &r);
    for (size_t i = 0; i < best.n; i++)
        add(f, best.v[i].docid, best.v[i].score);
}

/* ---- By records ------------------------------------------------------- */

/* Adds the articles that name a film by this id. */
static void
add_articles_with(struct finder *f, struct film_str id,
                  const struct film_doc_score *record)
{
    struct film_docids docs = film_shard_newest(
        f->c, f->how->shard,
        film_shard_all(f->c, f->how->shard, FILM_F_FILM_ID, id),
        ARTICLES_OF_FILM);
    for (size_t i = 0; i < docs.n; i++)
        if (docs.v[i] != record->docid)
            add(f, docs.v[i], record->score);
}

/* Adds the articles that name a film by its title. */
static void
add_articles_linked(struct finder *f, const struct film_record *r,
                    const struct film_doc_score *record)
{
    if (r->kind != FILM_RECORD_FILM)
        return;
    const struct film_entity film = film_links_entity(f->c, r);
    struct film_docids docs = film_links_find(f->c, &film, f->how->shard);
    for (size_t i = 0; i < docs.n; i++) {
        struct film_link *slot = film_ctx_push(
            f->c, &f->out.links, &f->out.link_count, sizeof *slot);
        if (slot)
            *slot = (struct film_link){.shard = f->how->shard,
                                       .article = docs.v[i],
                                       .record = record->docid};
    }
    docs = film_shard_newest(f->c, f->how->shard, docs, ARTICLES_OF_FILM);
    for (size_t i = 0; i < docs.n; i++)
        add(f, docs.v[i], record->score);
}

/* The articles of the films of records. */
static void
add_articles_of(struct finder *f, const struct film_doc_score *record)
{
    struct film_buf id;
    const struct film_fetched_record *found =
        film_records_get(f->c, f->how->shard, record->docid);
    if (!found)
        return;
    const struct film_record *r = &found->record;
    film_buf_init(&id, 1 << 16);
    for (size_t i = 0; i < r->id_count; i++) {
        film_id_text(&id, &r->ids[i]);
        if (film_ctx_keep(f->c, film_buf_check(&id, f->c->err)))
            add_articles_with(f, film_buf_get(&id), record);
    }
    film_buf_release(&id);
    add_articles_linked(f, r, record);
}

static void
find_by_record(struct finder *f)
{
    const struct film_retrieval r = {.shard = f->how->shard,
                                     .terms = f->how->records,
                                     .k1 = ARTICLE_K1,
                                     .b = 0,
                                     .average = 1,
                                     .most = RECORDS};
    struct film_doc_scores best = film_stage1_best(f->c, &r);
    for (size_t i = 0; i < best.n && film_ctx_ok(f->c); i++)
        add_articles_of(f, &best.v[i]);
}

/* ---- Both ------------------------------------------------------------- */

static int
by_docid(const void *a, const void *b)
{
    const struct film_doc_score *x = a, *y = b;
    if (x->docid != y->docid)
        return x->docid < y->docid ? -1 : 1;
    return x->score > y->score ? -1 : x->score < y->score;
}

static int
by_score(const void *a, const void *b)
{
    const struct film_doc_score *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* Keeps the better of two finds of one article. */
static void
merge(struct film_found_articles *out)
{
    size_t kept = 0;
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_docid);
    for (size_t i = 0; i < out->n; i++)
        if (kept == 0 || out->v[kept - 1].docid != out->v[i].docid)
            out->v[kept++] = out->v[i];
    out->n = kept;
}

/* Adds to each record's articles what their own text says. */
static void
add_text_scores(struct finder *f)
{
    const struct film_retrieval r = text_retrieval(f, 0);
    size_t n = f->out.n;
    xapc_docid *ids = film_ctx_alloc(f->c, n + 1, sizeof *ids);
    float *scores = film_ctx_alloc(f->c, n + 1, sizeof *scores);
    if (!ids || !scores)
        return;
    for (size_t i = 0; i < n; i++)
        ids[i] = f->out.v[i].docid;
    film_taat_scores(f->c, &r, (struct film_docids){ids, n}, scores);
    for (size_t i = 0; i < n; i++)
        f->out.v[i].score += scores[i];
}

/* Records first, then the articles by text that they did not lead to. */
static void
find_all(struct finder *f)
{
    find_by_record(f);
    merge(&f->out);
    add_text_scores(f);
    size_t of_records = f->out.n;
    if (f->how->most && f->how->shard->counts.multiple > 0)
        find_by_text(f, DEPTH * f->how->most);
    if (f->out.n > of_records)
        merge(&f->out); /* a record's article has the higher score */
}

struct film_found_articles
film_articles_find(struct film_search_ctx *c,
                   const struct film_article_search *how)
{
    struct finder f = {.c = c, .how = how};
    struct film_found_articles *out = &f.out;
    if (how->shard->counts.records > 0)
        find_all(&f);
    else if (how->most && how->shard->counts.multiple > 0)
        find_by_text(&f, how->most);
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_score);
    const struct film_retrieval r = text_retrieval(&f, how->most);
    out->n = film_retrieval_cut(out->v, out->n, &r);
    return *out;
}
