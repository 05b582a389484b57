/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/articles.h"

#include "index/format/store.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum {
    RECORDS = 40,          /* records whose films' articles are looked at … */
    ARTICLES_OF_FILM = 16, /* … so many of each */
    DEPTH = 4, /* articles by text among which the records choose, in times of
                  what is wanted */
};

#define ARTICLE_K1 1.2

struct found {
    struct film_scored *v; /* equal docids are added up */
    size_t n;
    struct film_link *links;
    size_t link_n;
    const struct film_article_search *how;
    struct film_arena *arena;
    struct film_error *err;
};

static enum film_status
add(struct found *f, xapc_docid docid, float score)
{
    struct film_scored *g = film_arena_push(f->arena, &f->v, &f->n, sizeof *g);
    if (!g)
        return film_error_nomem(f->err);
    *g = (struct film_scored){docid, score};
    return FILM_OK;
}

static struct film_retrieval
text_retrieval(const struct found *f, size_t most)
{
    return (struct film_retrieval){.shard = f->how->shard,
                                   .k1 = ARTICLE_K1,
                                   .b = f->how->b,
                                   .average = f->how->average,
                                   .most = most};
}

static enum film_status
find_by_text(struct found *f, size_t most)
{
    struct film_retrieval g = text_retrieval(f, most);
    struct film_scored *v;
    size_t n;
    uint64_t matched;
    enum film_status s = film_retrieve_best(&g, f->how->text, f->how->text_n,
                                            &v, &n, &matched, f->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = add(f, v[i].docid, v[i].score);
    free(v);
    return s;
}

/* ---- By records ------------------------------------------------------- */

/* Adds the articles that name a film by this id. */
static enum film_status
add_articles_with(struct found *f, struct film_str id,
                  const struct film_scored *record)
{
    xapc_docid ids[ARTICLES_OF_FILM];
    size_t n;
    enum film_status s = film_shard_documents(
        ids, &n, ARTICLES_OF_FILM, f->how->shard, FILM_F_FILM_ID, id, f->err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        if (ids[i] != record->docid)
            s = add(f, ids[i], record->score);
    return s;
}

/* Adds the articles that name a film by its title. */
static enum film_status
add_articles_linked(struct found *f, const struct film_record *r,
                    const struct film_scored *record)
{
    const struct film_linker l = {f->how->an, f->arena, f->err};
    struct film_link_target film;
    xapc_docid *ids = NULL;
    size_t n = 0;
    if (r->kind != FILM_RECORD_FILM)
        return FILM_OK;
    enum film_status s = film_links_target_of_record(&film, r, &l);
    if (s == FILM_OK)
        s = film_links_find(&ids, &n, &film, f->how->shard, &l);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_link *slot =
            film_arena_push(f->arena, &f->links, &f->link_n, sizeof *slot);
        if (!slot)
            return film_error_nomem(f->err);
        *slot = (struct film_link){f->how->shard, ids[i], record->docid};
        if (i < ARTICLES_OF_FILM)
            s = add(f, ids[i], record->score);
    }
    return s;
}

/* The articles of the films of records, whose data this is. */
static enum film_status
add_articles_of(struct found *f, const struct film_scored *record,
                struct film_str data)
{
    struct film_record r;
    struct film_buf id;
    enum film_status s = film_load_record(&r, data, f->arena, f->err);
    if (s != FILM_OK)
        return s;
    film_buf_init(&id, 1 << 16);
    for (size_t i = 0; i < r.id_count && s == FILM_OK; i++) {
        film_id_text(&id, &r.ids[i]);
        s = film_buf_check(&id, f->err);
        if (s == FILM_OK)
            s = add_articles_with(f, film_buf_get(&id), record);
    }
    film_buf_release(&id);
    return s == FILM_OK ? add_articles_linked(f, &r, record) : s;
}

static enum film_status
add_articles_of_all(struct found *f, const struct film_scored *v, size_t n)
{
    xapc_blobs data;
    xapc_docid ids[FILM_RETRIEVE_ROOM(RECORDS)];
    for (size_t i = 0; i < n; i++)
        ids[i] = v[i].docid;
    enum film_status s = film_shard_data(&data, f->how->shard, ids, n, f->err);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_str bytes = {data.items[i].data, data.items[i].len};
        if (film_stored_kind(bytes) == FILM_KIND_RECORD[0])
            s = add_articles_of(f, &v[i], bytes);
    }
    xapc_blobs_free(&data);
    return s;
}

static enum film_status
find_by_record(struct found *f)
{
    struct film_retrieval g = {.shard = f->how->shard,
                               .k1 = ARTICLE_K1,
                               .b = 0,
                               .average = 1,
                               .most = RECORDS};
    struct film_scored *v;
    size_t n;
    uint64_t matched;
    enum film_status s = film_retrieve_best(
        &g, f->how->records, f->how->records_n, &v, &n, &matched, f->err);
    if (s == FILM_OK)
        s = add_articles_of_all(f, v, n);
    free(v);
    return s;
}

/* ---- Both ------------------------------------------------------------- */

static int
by_docid(const void *a, const void *b)
{
    const struct film_scored *x = a, *y = b;
    if (x->docid != y->docid)
        return x->docid < y->docid ? -1 : 1;
    return x->score > y->score ? -1 : x->score < y->score;
}

static int
by_score(const void *a, const void *b)
{
    const struct film_scored *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* Keeps the better of two finds of one article. */
static void
merge(struct found *f)
{
    size_t kept = 0;
    if (f->n)
        qsort(f->v, f->n, sizeof *f->v, by_docid);
    for (size_t i = 0; i < f->n; i++)
        if (kept == 0 || f->v[kept - 1].docid != f->v[i].docid)
            f->v[kept++] = f->v[i];
    f->n = kept;
}

/* Adds to each record's articles what their own text says. */
static enum film_status
add_text_scores(struct found *f)
{
    struct film_retrieval g = text_retrieval(f, 0);
    xapc_docid *ids = film_arena_alloc(f->arena, (f->n + 1) * sizeof *ids);
    float *scores = film_arena_alloc(f->arena, (f->n + 1) * sizeof *scores);
    if (!ids || !scores)
        return film_error_nomem(f->err);
    for (size_t i = 0; i < f->n; i++)
        ids[i] = f->v[i].docid;
    enum film_status s = film_retrieve_scores(&g, f->how->text, f->how->text_n,
                                              ids, f->n, scores, f->err);
    for (size_t i = 0; i < f->n && s == FILM_OK; i++)
        f->v[i].score += scores[i];
    return s;
}

/* Records first, then the articles by text that they did not lead to. */
static enum film_status
find_all(struct found *f)
{
    size_t records;
    enum film_status s = find_by_record(f);
    merge(f);
    if (s == FILM_OK)
        s = add_text_scores(f);
    records = f->n;
    if (s == FILM_OK && f->how->most && f->how->shard->counts.multiple > 0)
        s = find_by_text(f, DEPTH * f->how->most);
    if (s == FILM_OK && f->n > records)
        merge(f); /* a record's article has the higher score */
    return s;
}

static float
score_of(const void *v, size_t i)
{
    return ((const struct film_scored *)v)[i].score;
}

enum film_status
film_articles_find(struct film_scored **v, size_t *n, struct film_link **links,
                   size_t *link_n, const struct film_article_search *how,
                   struct film_arena *arena, struct film_error *err)
{
    struct found f = {.how = how, .arena = arena, .err = err};
    enum film_status s = FILM_OK;
    if (how->shard->counts.records > 0)
        s = find_all(&f);
    else if (how->most && how->shard->counts.multiple > 0)
        s = find_by_text(&f, how->most);
    if (f.n)
        qsort(f.v, f.n, sizeof *f.v, by_score);
    *links = f.links;
    *link_n = f.link_n;
    *v = f.v;
    *n = film_retrieve_cut(f.v, f.n, how->most, score_of);
    return s;
}
