/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/shard.h"

#include "index/inputs/inputs.h"
#include "index/inputs/path.h"
#include "schema/xapian-status.h"

#include <stdio.h>
#include <stdlib.h>

/* A shard of an index that is split is nothing by itself. */
static enum film_status
load_part(struct film_shard *s, struct film_error *err)
{
    enum film_status f = film_live_part(&s->part, s->db, err);
    if (f == FILM_OK && s->part.number > 0)
        return film_error_set(err, FILM_ERR_INDEX,
                              "%s: shard %u of %u; only its head is searched",
                              s->name ? "it" : s->path, s->part.number,
                              s->part.of);
    return f;
}

static enum film_status
load_facts(struct film_shard *s, struct film_error *err)
{
    xapc_error *xerr = NULL;
    film_decompressor_init(&s->decompressor, s->db);
    enum film_status f =
        film_live_check(s->db, s->name ? "it" : s->path, s->path, err);
    if (f == FILM_OK)
        f = load_part(s, err);
    if (f != FILM_OK)
        return f;
    f = film_counts_load(&s->counts, s->db, err);
    if (f == FILM_ERR_INDEX && s->path)
        film_error_prefix(err, "%s", s->path);
    if (f != FILM_OK)
        return f;
    xapc_status x = xapc_database_lastdocid(&s->last, s->db, &xerr);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
open_live(struct film_shard *s, struct film_error *err)
{
    /* Taken before opening, so that a commit in between is noticed later. */
    enum film_status f = film_live_stamp(&s->stamp, s->path, err);
    if (f == FILM_OK)
        f = film_live_open(&s->db, s->path, err);
    return f == FILM_OK ? load_facts(s, err) : f;
}

enum film_status
film_shard_open_local(struct film_shard *s, const char *path,
                      struct film_error *err)
{
    *s = (struct film_shard){.path = path};
    film_buf_init(&s->term, 4 * FILM_TERM_MAX);
    enum film_status f = open_live(s, err);
    for (int i = 1; i < FILM_READ_TRIES && film_live_may_pass(f); i++)
        f = film_shard_reopen(s, err);
    return f;
}

static enum film_status
connect_remote(struct film_shard *s, struct film_error *err)
{
    char name[FILM_HOST_SIZE];
    unsigned port;
    xapc_error *xerr = NULL;
    if (!film_address_split(s->name, name, &port))
        return film_error_set(err, FILM_ERR_USAGE, "%s", s->name);
    xapc_status x = xapc_database_open_remote(
        &s->db, s->host, port, s->timeout_ms, s->timeout_ms, &xerr);
    return x == XAPC_OK ? load_facts(s, err) : film_error_xapian(err, x, xerr);
}

void
film_shard_init_remote(struct film_shard *s, const char *host_port,
                       unsigned timeout_ms)
{
    *s = (struct film_shard){.name = host_port, .timeout_ms = timeout_ms};
    film_buf_init(&s->term, 4 * FILM_TERM_MAX);
}

/* Frees what belongs to one state of the database. */
static void
drop_state(struct film_shard *s)
{
    film_decompressor_release(&s->decompressor);
    xapc_database_free(s->db);
    film_stored_release(&s->stored);
    film_stored_release(&s->links);
    film_hashes_reset(&s->lost);
    free(s->lengths);
    s->part = (struct film_part){0};
    s->db = NULL;
    s->lengths = NULL;
    s->lengths_read = 0;
    s->all_lengths = false;
}

void
film_shard_close(struct film_shard *s)
{
    drop_state(s);
    film_buf_release(&s->term);
    film_hashes_release(&s->lost);
    *s = (struct film_shard){0};
}

void
film_shard_drop(struct film_shard *s)
{
    drop_state(s);
}

bool
film_shard_has_failed(const struct film_shard *s, const struct film_error *err)
{
    char name[FILM_HOST_SIZE], context[FILM_HOST_SIZE + 32];
    unsigned port;
    if (!s->name || !s->db || !film_address_split(s->name, name, &port))
        return false;
    snprintf(context, sizeof context, "tcp(%s:%u)", s->host, port);
    return strstr(err->text, context) != NULL;
}

enum film_status
film_shard_reopen(struct film_shard *s, struct film_error *err)
{
    drop_state(s);
    return s->name ? connect_remote(s, err) : open_live(s, err);
}

enum film_status
film_shard_refresh(struct film_shard *s, struct film_error *err)
{
    struct film_live_stamp now;
    enum film_status f = FILM_OK;
    if (s->name)
        return FILM_OK;
    for (int i = 0; i < FILM_READ_TRIES; i++) {
        f = film_live_stamp(&now, s->path, err);
        if (f == FILM_OK && s->db && film_live_same(&now, &s->stamp))
            return FILM_OK;
        if (f == FILM_OK)
            f = film_shard_reopen(s, err);
        if (!film_live_may_pass(f))
            break;
    }
    return f;
}

/* ---- In a query's context --------------------------------------------- */

bool
film_ctx_xapian(struct film_search_ctx *c, xapc_status x, xapc_error *xerr)
{
    struct film_error later;
    return film_ctx_keep(
        c, film_error_xapian(film_ctx_ok(c) ? c->err : &later, x, xerr));
}

static bool
read_all_lengths(struct film_search_ctx *c, struct film_shard *s)
{
    enum { BLOCK = 1024 };
    xapc_docid ids[BLOCK];
    uint32_t lengths[BLOCK];
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_postlist_open(&all, s->db, "", 0, &xerr);
    while (x == XAPC_OK && n > 0) {
        x = xapc_postlist_next(&n, all, ids, NULL, lengths, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && i < n; i++)
            if (ids[i] <= s->last)
                s->lengths[ids[i]] = (float)lengths[i];
    }
    xapc_postlist_free(all);
    return film_ctx_xapian(c, x, xerr);
}

bool
film_shard_lengths(struct film_search_ctx *c, struct film_shard *s,
                   uint64_t more)
{
    if (!film_ctx_ok(c))
        return false;
    if (!s->lengths)
        s->lengths = calloc((size_t)s->last + 1, sizeof *s->lengths);
    if (!s->lengths)
        return film_ctx_nomem(c);
    s->lengths_read += more;
    if (!s->name && !s->all_lengths && s->lengths_read >= s->last / 2)
        s->all_lengths = read_all_lengths(c, s);
    return film_ctx_ok(c);
}

bool
film_shard_lengths_of(struct film_search_ctx *c, struct film_shard *s,
                      struct film_docids docs)
{
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    for (size_t i = 0; i < docs.n && x == XAPC_OK && !s->all_lengths; i++) {
        uint32_t length = 0;
        if (docs.v[i] > s->last || s->lengths[docs.v[i]] > 0)
            continue;
        x = xapc_database_doclength(&length, s->db, docs.v[i], &xerr);
        s->lengths[docs.v[i]] = (float)length;
    }
    return film_ctx_xapian(c, x, xerr);
}

/* Writes a term to the shard's scratch buffer. */
static bool
make_term(struct film_search_ctx *c, struct film_shard *s,
          enum film_field field, struct film_str value)
{
    if (!film_ctx_ok(c))
        return false;
    c->asked = s;
    film_schema_term(&s->term, field, value);
    return film_ctx_keep(c, film_buf_check(&s->term, c->err));
}

struct film_shard *
film_shards_catalogue(const struct film_search_ctx *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->shards[i].db && c->shards[i].counts.entities > 0)
            return &c->shards[i];
    return NULL;
}

uint32_t
film_shard_termfreq(struct film_search_ctx *c, struct film_shard *s,
                    enum film_field field, struct film_str value)
{
    xapc_error *xerr = NULL;
    uint32_t freq = 0;
    if (!make_term(c, s, field, value))
        return 0;
    xapc_status x =
        xapc_database_termfreq(&freq, s->db, s->term.p, s->term.n, &xerr);
    return film_ctx_xapian(c, x, xerr) ? freq : 0;
}

uint64_t
film_shards_termfreq(struct film_search_ctx *c, enum film_field field,
                     struct film_str value)
{
    uint64_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->shards[i].db)
            n += film_shard_termfreq(c, &c->shards[i], field, value);
    return n;
}

xapc_postlist *
film_shard_postings(struct film_search_ctx *c, struct film_shard *s,
                    enum film_field field, struct film_str value)
{
    xapc_postlist *list = NULL;
    xapc_error *xerr = NULL;
    if (!make_term(c, s, field, value))
        return NULL;
    xapc_status x =
        xapc_postlist_open(&list, s->db, s->term.p, s->term.n, &xerr);
    return film_ctx_xapian(c, x, xerr) ? list : NULL;
}

size_t
film_shard_documents(struct film_search_ctx *c, struct film_shard *s,
                     enum film_field field, struct film_str value,
                     xapc_docid *ids, size_t most)
{
    xapc_error *xerr = NULL;
    size_t n = 0;
    xapc_postlist *list = film_shard_postings(c, s, field, value);
    if (!list)
        return 0;
    xapc_status x = xapc_postlist_next(&n, list, ids, NULL, NULL, most, &xerr);
    xapc_postlist_free(list);
    return film_ctx_xapian(c, x, xerr) ? n : 0;
}

struct film_docids
film_shard_all(struct film_search_ctx *c, struct film_shard *s,
               enum film_field field, struct film_str value)
{
    struct film_docids none = {NULL, 0};
    size_t n = s->db ? film_shard_termfreq(c, s, field, value) : 0;
    xapc_docid *v = n ? film_ctx_alloc(c, n, sizeof *v) : NULL;
    if (!v)
        return none;
    n = film_shard_documents(c, s, field, value, v, n);
    return (struct film_docids){v, n};
}

struct ordered {
    char order[12]; /* zeros if there is none */
    xapc_docid docid;
};

static int
newest_first(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    int c = memcmp(y->order, x->order, sizeof x->order);
    return c ? c : film_docid_compare(&x->docid, &y->docid);
}

/* The newest of the documents looked at so far. */
struct newest {
    struct ordered *v; /* room for some more */
    size_t n, most;    /* those up to `most` are sorted */
};

/* Looks at some more, of which it keeps those that may be among the newest. */
static void
look_for_newest(struct film_search_ctx *c, const struct film_shard *s,
                struct newest *best, const xapc_docid *docs, size_t n)
{
    xapc_blobs orders = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_values_many(
        &orders, s->db, FILM_SLOT_ORDER, docs, n, &xerr);
    size_t known = best->n;
    if (!film_ctx_xapian(c, x, xerr))
        return;
    for (size_t i = 0; i < n; i++) {
        struct ordered new = {.docid = docs[i]};
        if (orders.items[i].len == sizeof new.order)
            memcpy(new.order, orders.items[i].data, sizeof new.order);
        if (known < best->most ||
            newest_first(&new, &best->v[best->most - 1]) < 0)
            best->v[best->n++] = new;
    }
    xapc_blobs_free(&orders);
    if (best->n > known)
        qsort(best->v, best->n, sizeof *best->v, newest_first);
    if (best->n > best->most)
        best->n = best->most;
}

struct film_docids
film_shard_newest(struct film_search_ctx *c, struct film_shard *s,
                  struct film_docids docs, size_t most)
{
    enum { BLOCK = 1024 }; /* so that a million take little memory */
    struct newest best = {.most = most};
    if (docs.n <= most)
        return docs;
    best.v = film_ctx_alloc(c, most + BLOCK, sizeof *best.v);
    xapc_docid *ids = film_ctx_alloc(c, most + 1, sizeof *ids);
    if (!best.v || !ids)
        return (struct film_docids){NULL, 0};
    for (size_t i = 0; i < docs.n && most > 0 && film_ctx_ok(c); i += BLOCK)
        look_for_newest(c, s, &best, docs.v + i,
                        docs.n - i < BLOCK ? docs.n - i : BLOCK);
    for (size_t i = 0; i < best.n; i++)
        ids[i] = best.v[i].docid;
    if (best.n > 0)
        qsort(ids, best.n, sizeof *ids, film_docid_compare);
    return (struct film_docids){ids, best.n};
}

static struct film_docids
in_both(struct film_search_ctx *c, struct film_docids a, struct film_docids b)
{
    xapc_docid *v = film_ctx_alloc(c, a.n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; v && i < a.n; i++)
        if (film_docids_have(b, a.v[i]))
            v[n++] = a.v[i];
    return (struct film_docids){v, n};
}

struct film_docids
film_shard_with_words(struct film_search_ctx *c, struct film_shard *s,
                      enum film_field field, struct film_tokens words)
{
    struct film_docids all = {NULL, 0};
    bool any = false;
    for (size_t i = 0; i < words.n; i++) {
        const struct film_token *t = &words.v[i];
        if (!film_token_is_content(t))
            continue;
        struct film_docids docs = film_shard_all(c, s, field, t->word->stem);
        all = any ? in_both(c, all, docs) : docs;
        any = true;
    }
    return all;
}

int
film_docid_compare(const void *a, const void *b)
{
    const xapc_docid *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

bool
film_docids_have(struct film_docids docs, xapc_docid docid)
{
    return docs.n > 0 &&
           bsearch(&docid, docs.v, docs.n, sizeof *docs.v, film_docid_compare);
}

void
film_postings_wdfs(struct film_search_ctx *c, xapc_postlist *list,
                   struct film_docids docs, uint32_t *wdfs)
{
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    xapc_docid at = 0;
    uint32_t wdf = 0;
    size_t got = 1;
    for (size_t i = 0; i < docs.n && x == XAPC_OK; i++) {
        if (got > 0 && at < docs.v[i]) {
            x = xapc_postlist_skip_to(list, docs.v[i], &xerr);
            if (x == XAPC_OK)
                x = xapc_postlist_next(&got, list, &at, &wdf, NULL, 1, &xerr);
        }
        wdfs[i] = x == XAPC_OK && got > 0 && at == docs.v[i] ? wdf : 0;
    }
    film_ctx_xapian(c, x, xerr);
}

void
film_shard_wdfs(struct film_search_ctx *c, struct film_shard *s,
                enum film_field field, struct film_str value,
                struct film_docids docs, uint32_t *wdfs)
{
    xapc_postlist *list = film_shard_postings(c, s, field, value);
    if (list)
        film_postings_wdfs(c, list, docs, wdfs);
    if (!film_ctx_ok(c) && docs.n)
        memset(wdfs, 0, docs.n * sizeof *wdfs);
    xapc_postlist_free(list);
}

/* ---- Data ------------------------------------------------------------- */

/* Documents whose data is read. */
struct reading {
    struct film_search_ctx *c;
    struct film_shard *s;
    struct film_str *out;
    xapc_docid *ids; /* those that are not known yet, and their places in out */
    size_t *places;
    size_t n;
    struct film_wanted *wanted; /* those of them whose text is elsewhere */
    size_t *wanted_places;
    size_t wanted_n;
};

static struct film_str
key_of(const xapc_docid *docid)
{
    return (struct film_str){(const char *)docid, sizeof *docid};
}

/* Takes what is kept from earlier queries. */
static bool
begin_reading(struct reading *r, struct film_docids docs)
{
    r->out = film_ctx_alloc(r->c, docs.n + 1, sizeof *r->out);
    r->ids = film_ctx_alloc(r->c, docs.n + 1, sizeof *r->ids);
    r->places = film_ctx_alloc(r->c, docs.n + 1, sizeof *r->places);
    if (!r->out || !r->ids || !r->places)
        return false;
    for (size_t i = 0; i < docs.n; i++) {
        const struct film_str *kept =
            film_stored_get(&r->s->stored, key_of(&docs.v[i]));
        if (kept) {
            r->out[i] = film_ctx_copy(r->c, *kept);
        } else {
            r->ids[r->n] = docs.v[i];
            r->places[r->n++] = i;
        }
    }
    return true;
}

/* Sets the result to the data, decompressed. */
static bool
put_data(struct reading *r, size_t place, struct film_str data)
{
    struct film_str *out = &r->out[place];
    *out = data;
    if (!film_ctx_keep(r->c, film_decompress(out, &r->s->decompressor,
                                             r->c->arena, r->c->err)))
        return false;
    if (out->p == data.p)
        *out = film_ctx_copy(r->c, data);
    return film_ctx_ok(r->c);
}

/* Takes the data of a document of this database. */
static void
take_data(struct reading *r, size_t i, struct film_str data)
{
    struct film_elsewhere place;
    struct film_str rest;
    if (!r->s->part.of || !film_load_elsewhere(&place, &rest, data)) {
        if (put_data(r, r->places[i], data))
            film_stored_put(&r->s->stored, key_of(&r->ids[i]),
                            r->out[r->places[i]]);
        return;
    }
    if (!put_data(r, r->places[i], rest))
        return;
    size_t n = r->wanted_n;
    struct film_wanted *w =
        film_ctx_push(r->c, &r->wanted, &r->wanted_n, sizeof *w);
    size_t *place_of = film_ctx_push(r->c, &r->wanted_places, &n, sizeof n);
    if (!w || !place_of)
        return;
    *w = (struct film_wanted){.docid = r->ids[i], .place = place};
    *place_of = r->places[i];
}

static void
read_data(struct reading *r)
{
    xapc_error *xerr = NULL;
    xapc_blobs data = {0};
    if (r->n == 0)
        return;
    r->c->asked = r->s;
    xapc_status x =
        xapc_database_get_data_many(&data, r->s->db, r->ids, r->n, &xerr);
    if (!film_ctx_xapian(r->c, x, xerr))
        return;
    for (size_t i = 0; i < r->n && film_ctx_ok(r->c); i++)
        take_data(r, i,
                  (struct film_str){data.items[i].data, data.items[i].len});
    xapc_blobs_free(&data);
}

/* Gets the texts that are elsewhere. */
static void
fetch_texts(struct reading *r)
{
    struct film_search_ctx *c = r->c;
    bool added;
    if (r->wanted_n == 0 || !film_ctx_ok(c) ||
        !film_ctx_keep(c, film_peers_fetch(r->s->peers, r->wanted, r->wanted_n,
                                           c->arena, c->err)))
        return;
    for (size_t i = 0; i < r->wanted_n; i++) {
        const struct film_wanted *w = &r->wanted[i];
        if (w->text.p) {
            if (put_data(r, r->wanted_places[i], w->text))
                film_stored_put(&r->s->stored, key_of(&w->docid),
                                r->out[r->wanted_places[i]]);
        } else if (!film_hashes_put(&r->s->lost, w->docid, &added)) {
            film_ctx_nomem(c);
        }
    }
}

struct film_str *
film_shard_data(struct film_search_ctx *c, struct film_shard *s,
                struct film_docids docs)
{
    struct reading r = {.c = c, .s = s};
    if (!begin_reading(&r, docs))
        return NULL;
    read_data(&r);
    if (s->peers)
        fetch_texts(&r);
    return film_ctx_ok(c) ? r.out : NULL;
}

struct film_str *
film_shard_data_here(struct film_search_ctx *c, struct film_shard *s,
                     struct film_docids docs)
{
    struct reading r = {.c = c, .s = s};
    if (!begin_reading(&r, docs))
        return NULL;
    read_data(&r);
    return film_ctx_ok(c) ? r.out : NULL;
}

void
film_shard_prefetch(struct film_search_ctx *c, struct film_shard *s,
                    struct film_docids docs)
{
    if (s->peers)
        (void)film_shard_data(c, s, docs); /* keeps them */
}

bool
film_shard_lacks(const struct film_shard *s, xapc_docid docid)
{
    return s->lost.n > 0 && film_hashes_has(&s->lost, docid);
}

struct film_str
film_shard_path(struct film_search_ctx *c, struct film_shard *s,
                const struct film_sum *input)
{
    struct film_input note;
    if (!film_ctx_ok(c) || !film_ctx_keep(c, film_input_get(&note, s->db, input,
                                                            c->arena, c->err)))
        return (struct film_str){"", 0};
    return film_path_shown(note.path, note.relative, s->cwd);
}
