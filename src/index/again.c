/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/again.h"

#include "index/docids.h"
#include "index/format/decompress.h"
#include "index/heads.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "xapian-c/glass/lists.h"

#include <stdlib.h>

enum { HELD = 16 << 20 }; /* bytes of lists written together */

/* ---- Documents -------------------------------------------------------- */

struct film_again {
    const xapc_database *db;
    struct film_document_maker *maker;
    struct film_decompressor decompressor;
    struct film_arena arena; /* what follows points into it */
    struct film_stored_article article;
    struct film_passage *passages;
};

enum film_status
film_again_new(struct film_again **out, const xapc_database *db,
               struct film_error *err)
{
    struct film_again *g = calloc(1, sizeof *g);
    if (!g)
        return film_error_nomem(err);
    g->db = db;
    film_decompressor_init(&g->decompressor, db);
    film_arena_init(&g->arena);
    enum film_status s = film_document_maker_new(&g->maker, err);
    if (s != FILM_OK)
        film_again_free(g);
    else
        *out = g;
    return s;
}

void
film_again_free(struct film_again *g)
{
    if (!g)
        return;
    film_document_maker_free(g->maker);
    film_decompressor_release(&g->decompressor);
    film_arena_release(&g->arena);
    free(g);
}

/* Sets *v to the data of n documents from `first` on, in the arena. */
static enum film_status
read_data(struct film_str **v, struct film_again *g, xapc_docid first, size_t n,
          struct film_error *err)
{
    *v = film_arena_zalloc(&g->arena, n + 1, sizeof **v);
    return *v ? film_documents_read(*v, &g->decompressor, first, n, &g->arena,
                                    err)
              : film_error_nomem(err);
}

/* Loads the n passages from their data. */
static enum film_status
load_passages(struct film_again *g, const struct film_str *data, size_t n,
              struct film_error *err)
{
    enum film_status s = FILM_OK;
    g->passages = film_arena_zalloc(&g->arena, n + 1, sizeof *g->passages);
    if (!g->passages)
        return film_error_nomem(err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        struct film_stored_passage p;
        s = film_load_passage(&p, data[i], &g->arena, err);
        g->passages[i] = p.passage;
    }
    return s;
}

/* A damaged index may announce any number of passages; all of them must be
 * there. */
static enum film_status
check_count(const struct film_again *g, xapc_docid docid, char kind,
            struct film_error *err)
{
    xapc_docid last = 0;
    xapc_error *xerr = NULL;
    const uint32_t n = g->article.passages;
    xapc_status x = xapc_database_lastdocid(&last, g->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    bool fits = kind == FILM_KIND_SINGLE[0]
                    ? n == 1
                    : n > 1 && docid <= last && n <= last - docid;
    return fits ? FILM_OK
                : film_error_set(err, FILM_ERR_INDEX, "stored data is damaged");
}

/* Loads the article at docid and its passages. */
static enum film_status
load(struct film_again *g, xapc_docid docid, struct film_error *err)
{
    struct film_str *data;
    film_arena_reset(&g->arena);
    enum film_status s = read_data(&data, g, docid, 1, err);
    if (s != FILM_OK)
        return s;
    const char kind = film_stored_kind(data[0]);
    s = film_load_article(&g->article, data[0], &g->arena, err);
    if (s == FILM_OK)
        s = check_count(g, docid, kind, err);
    if (s == FILM_OK && kind == FILM_KIND_ARTICLE[0])
        s = read_data(&data, g, docid + 1, g->article.passages, err);
    return s == FILM_OK ? load_passages(g, data, g->article.passages, err) : s;
}

enum film_status
film_again_begin(struct film_again *g, xapc_docid docid, size_t *n,
                 struct film_error *err)
{
    enum film_status s = load(g, docid, err);
    size_t passages = g->article.passages;
    *n = passages > 1 ? passages + 1 : passages;
    return s == FILM_OK
               ? film_document_again(g->maker, &g->article, g->passages, err)
               : s;
}

enum film_status
film_again_next(struct film_again *g, struct film_document *out,
                struct film_error *err)
{
    return film_document_next(g->maker, out, err);
}

/* ---- Term lists ------------------------------------------------------- */

struct listing {
    const char *path;
    bool sync;
    xapc_database *db;
    struct film_again *again;
    xapc_lists *lists;
};

static enum film_status
add_article(struct listing *l, xapc_docid docid, struct film_error *err)
{
    struct film_document d;
    xapc_error *xerr = NULL;
    size_t n = 0;
    enum film_status s = film_again_begin(l->again, docid, &n, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        s = film_again_next(l->again, &d, err);
        if (s == FILM_OK)
            s = film_error_xapian(
                err,
                xapc_lists_add(l->lists, docid + (xapc_docid)i,
                               d.prepared.terms, d.prepared.n_terms, &xerr),
                xerr);
    }
    return s;
}

/* The database is opened again, because the next lists may take the place of
 * blocks that are free now. */
static enum film_status
write_lists(struct listing *l, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_lists_write(l->lists, l->path, l->sync, &xerr);
    if (x == XAPC_OK)
        x = xapc_database_reopen(NULL, l->db, &xerr);
    return film_error_xapian(err, x, xerr);
}

/* Adds the lists of an article, unless it has them. They are written together,
 * so it is enough to look at the first. */
static enum film_status
list_article(struct listing *l, xapc_docid docid, struct film_error *err)
{
    int has = 0;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_lists_have(&has, l->db, docid, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s == FILM_OK && !has)
        s = add_article(l, docid, err);
    return s == FILM_OK && xapc_lists_held(l->lists) > HELD
               ? write_lists(l, err)
               : s;
}

static enum film_status
list_input(struct listing *l, struct film_str input,
           const volatile sig_atomic_t *stop, struct film_error *err)
{
    xapc_docid *v;
    size_t n;
    enum film_status s = film_heads(&v, &n, l->db, input, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = stop && *stop
                ? film_error_set(err, FILM_ERR_CANCELED, "interrupted")
                : list_article(l, v[i], err);
    free(v);
    return s;
}

static enum film_status
begin(struct listing *l, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(&l->db, l->path, 0, &xerr);
    if (x == XAPC_OK)
        x = xapc_lists_new(&l->lists, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    return s == FILM_OK ? film_again_new(&l->again, l->db, err) : s;
}

enum film_status
film_again_list(const char *path, struct film_strs inputs, bool sync,
                const volatile sig_atomic_t *stop, struct film_error *err)
{
    struct listing l = {.path = path, .sync = sync};
    if (inputs.n == 0)
        return FILM_OK;
    enum film_status s = begin(&l, err);
    for (size_t i = 0; i < inputs.n && s == FILM_OK; i++)
        s = list_input(&l, inputs.v[i], stop, err);
    if (s == FILM_OK)
        s = write_lists(&l, err);
    film_again_free(l.again);
    xapc_lists_free(l.lists);
    xapc_database_free(l.db);
    return s;
}
