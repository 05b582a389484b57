/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/sample.h"

#include "base/memory.h"
#include "base/vec.h"
#include "index/build/ingest.h"
#include "index/format/store.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum {
    /* Bytes of a dictionary: more saves little (112 KiB: .455 of the size,
     * this: .464), and every program that reads a text reads all of it. */
    DICTIONARY_MOST = 64 << 10,
    DICTIONARY_LEAST = 2 << 10,
    SHARE = 32,  /* an index has so many times the size of its dictionary */
    SAMPLES = 2, /* so many times its size is read (8 times: .452, not .455) */
    EVERY = 16,  /* one input in so many is read at most, … */
    POINTS_MOST = 2048,   /* … and no more */
    RECORDS_MOST = 100,   /* of an input; they are not compressed */
    READ_MOST = 64 << 20, /* bytes of an input, if they give no articles */
};

struct sample {
    const struct film_plan *plan;
    const struct film_build *b;
    struct film_buf bytes; /* the samples, one after the other */
    size_t *sizes, n, room;
    size_t end; /* bytes at which the current input gives no more */
    unsigned records;
    struct film_sum input; /* id of the current input */
    struct film_arena arena;
};

/* ---- One input -------------------------------------------------------- */

static enum film_status
end_sample(struct sample *t, size_t from, struct film_error *err)
{
    if (!film_vec_reserve(&t->sizes, &t->room, t->n + 1, sizeof *t->sizes))
        return film_error_nomem(err);
    t->sizes[t->n++] = t->bytes.n - from;
    return film_buf_check(&t->bytes, err);
}

/* Adds what is compressed of a document. */
static enum film_status
add_document(struct sample *t, const struct film_stored_article *a,
             const struct film_stored_passage *p, struct film_error *err)
{
    struct film_buf data;
    film_buf_init(&data, 1 << 24);
    if (!a)
        film_store_passage(&data, p);
    else if (!p)
        film_store_article(&data, a);
    else
        film_store_single(&data, a, p);
    const size_t from = t->bytes.n;
    enum film_status s = film_buf_check(&data, err);
    if (s == FILM_OK)
        film_buf_add(&t->bytes, data.p + FILM_STORED_REST,
                     data.n - FILM_STORED_REST);
    film_buf_release(&data);
    return s == FILM_OK ? end_sample(t, from, err) : s;
}

static enum film_status
end_input(struct sample *t, bool ends, struct film_error *err)
{
    if (ends || (t->b->stop && *t->b->stop))
        return film_error_set(err, FILM_ERR_CANCELED, "enough");
    return FILM_OK;
}

static enum film_status
sink_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct sample *t = user;
    struct film_passage *v;
    size_t n;
    film_arena_reset(&t->arena);
    enum film_status s = film_passages(&t->arena, a, &v, &n, err);
    const struct film_stored_article article = {
        .input = t->input, .meta = *a, .passages = (uint32_t)n};
    if (s == FILM_OK && n > 1)
        s = add_document(t, &article, NULL, err);
    for (size_t i = 0; i < n && s == FILM_OK && t->bytes.n < t->end; i++) {
        const struct film_stored_passage p = {n > 1 ? (uint32_t)i + 1 : 0,
                                              v[i]};
        s = add_document(t, n > 1 ? NULL : &article, &p, err);
    }
    return s == FILM_OK ? end_input(t, t->bytes.n >= t->end, err) : s;
}

static enum film_status
sink_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct sample *t = user;
    (void)r;
    return end_input(t, ++t->records >= RECORDS_MOST, err);
}

static void
sink_warn(void *user, struct film_str path, uint32_t line, enum film_loss loss,
          const char *why)
{
    (void)user, (void)path, (void)line, (void)loss, (void)why;
}

static void
sink_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    (void)user, (void)path, (void)line, (void)why, (void)text;
}

/* Reads an input up to t->end. What fails, fails again when it is indexed, and
 * is reported then. A filter, which may do anything, is not run for this. */
static void
read_input(struct sample *t, const struct film_plan_input *in)
{
    const struct film_sink sink = {t,         sink_article, sink_record,
                                   sink_warn, sink_skipped, NULL};
    struct film_limits limits = *t->b->limits;
    struct film_input note = in->note;
    struct film_error why;
    int fd;
    limits.filters = NULL;
    if (limits.stream_bytes > READ_MOST)
        limits.stream_bytes = READ_MOST;
    t->records = 0;
    t->input = film_path_id(note.path);
    if (t->b->import)
        film_import_read(t->b->import, note.path, &sink, &why);
    else
        film_ingest_file(&note, NULL, &fd, &limits, &sink, &why);
    film_memory_forget();
}

/* ---- All -------------------------------------------------------------- */

/* Reads some inputs, about `most` bytes in all. A number of points lie at even
 * distances in all `bytes` of the inputs, so a large one has many. */
static void
read_inputs(struct sample *t, size_t most, uint64_t bytes)
{
    const struct film_plan *p = t->plan;
    const size_t n = p->todo_count / EVERY + 1;
    const uint64_t points = n < POINTS_MOST ? n : POINTS_MOST;
    uint64_t passed = 0, at = 0;
    for (size_t i = 0; i < p->todo_count && t->bytes.n < most; i++) {
        at += p->todo[i].note.size;
        uint64_t here = (2 * at * points + bytes) / (2 * bytes) - passed;
        if (here == 0)
            continue;
        t->end = t->bytes.n +
                 (size_t)((most - t->bytes.n) * here / (points - passed));
        passed += here;
        read_input(t, &p->todo[i]);
    }
}

/* The size of the dictionary for this many bytes of inputs. */
static size_t
size_for(uint64_t bytes)
{
    return bytes / SHARE < DICTIONARY_MOST ? (size_t)(bytes / SHARE)
                                           : DICTIONARY_MOST;
}

static enum film_status
make(struct film_compression **out, struct sample *t, unsigned number,
     uint64_t bytes, struct film_error *err)
{
    const size_t size = size_for(bytes);
    struct film_buf content;
    if (size < DICTIONARY_LEAST)
        return FILM_OK;
    film_buf_init(&t->bytes, 1 << 26);
    film_buf_init(&content, FILM_DICTIONARY_MOST);
    film_arena_init(&t->arena);
    read_inputs(t, SAMPLES * size, bytes);
    enum film_status s = film_dictionary_make(
        &content, size, film_buf_get(&t->bytes), t->sizes, t->n, err);
    if (s == FILM_OK && content.n > 0)
        s = film_compression_new(out, number, film_buf_get(&content), err);
    film_buf_release(&content);
    film_buf_release(&t->bytes);
    film_arena_release(&t->arena);
    free(t->sizes);
    return s;
}

/* Opens the live generation and sets *newest to the number of its newest
 * dictionary. */
static enum film_status
look(xapc_database **db, unsigned *newest, const struct film_index *ix,
     struct film_error *err)
{
    xapc_error *xerr = NULL;
    *newest = 0;
    if (!film_index_live(ix))
        return FILM_OK;
    xapc_status x = xapc_database_open(db, film_index_live(ix), 0, &xerr);
    return x == XAPC_OK ? film_dictionary_newest(newest, *db, err)
                        : film_error_xapian(err, x, xerr);
}

enum film_status
film_sample_run(struct film_compression **out, const struct film_index *ix,
                const struct film_plan *plan, const struct film_build *b,
                struct film_error *err)
{
    struct sample t = {.plan = plan, .b = b};
    xapc_database *db = NULL;
    unsigned newest;
    uint64_t known = 0, more = 0;
    for (size_t i = 0; i < plan->known.n; i++)
        known += plan->known.v[i].size;
    for (size_t i = 0; i < plan->todo_count; i++)
        more += plan->todo[i].note.size;
    enum film_status s = look(&db, &newest, ix, err);
    if (s == FILM_OK && newest < FILM_DICTIONARIES_MOST &&
        (newest == 0 || more > known))
        s = make(out, &t, newest + 1, more, err);
    else if (s == FILM_OK && newest > 0)
        s = film_compression_load(out, db, newest, err);
    xapc_database_free(db);
    return s;
}
