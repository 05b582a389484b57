/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/copy-live.h"

#include "index/again.h"
#include "index/build/remove.h"
#include "index/format/decompress.h"
#include "index/inputs/inputs.h"
#include "index/writer.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "xapian-c/glass/lists.h"
#include "xapian-c/xapian-c.h"

#include <stdlib.h>

enum {
    BLOCK = 256,      /* documents read together */
    DELETE_COSTS = 7, /* cost of deleting a document, in documents copied */
};

struct copy {
    struct film_index *ix;
    const char *live;
    xapc_database *from;
    struct film_writer *to;
    struct film_sum *ids; /* ids of the inputs to leave out, sorted */
    size_t n;
    unsigned *segments;
    const volatile sig_atomic_t *stop;
    bool keeping; /* the article read last is copied */
    struct film_again *again;
    size_t again_left; /* documents of the current article not made yet */
    struct film_decompressor decompressor;
    struct film_arena arena;
};

/* A block of documents that are read together. */
struct block {
    xapc_docid ids[BLOCK];
    size_t n;
    xapc_blobs data, values[FILM_SLOTS];
};

static int
compare_ids(const void *a, const void *b)
{
    return film_sum_compare(a, b);
}

static bool
is_left_out(const struct copy *c, const struct film_sum *id)
{
    return c->n > 0 &&
           bsearch(id, c->ids, c->n, sizeof *c->ids, compare_ids) != NULL;
}

static enum film_status
check_stop(const struct copy *c, struct film_error *err)
{
    return c->stop && *c->stop
               ? film_error_set(err, FILM_ERR_CANCELED, "interrupted")
               : FILM_OK;
}

static char *
new_segment(struct copy *c)
{
    return film_index_segment(c->ix, (*c->segments)++);
}

/* ---- Copying ---------------------------------------------------------- */

/* Decides whether the document is copied. The catalogue is not: it is rebuilt.
 * Decompresses the data of an article. */
static enum film_status
is_kept(struct copy *c, struct film_str *data, bool *kept,
        struct film_error *err)
{
    struct film_stored_article a;
    struct film_record record;
    struct film_sum id;
    enum film_status s = FILM_OK;
    char kind = film_stored_kind(*data);
    film_arena_reset(&c->arena);
    if (kind == FILM_KIND_ENTITY[0]) {
        *kept = false;
    } else if (kind == FILM_KIND_RECORD[0]) {
        s = film_load_record(&record, *data, &c->arena, err);
        id = film_path_id(record.path);
        *kept = s == FILM_OK && !is_left_out(c, &id);
    } else if (kind == FILM_KIND_PASSAGE[0]) {
        *kept = c->keeping;
    } else {
        s = film_decompress(data, &c->decompressor, &c->arena, err);
        if (s == FILM_OK)
            s = film_load_article(&a, *data, &c->arena, err);
        *kept = c->keeping = s == FILM_OK && !is_left_out(c, &a.input);
    }
    return s;
}

static enum film_status
flush_if_full(struct copy *c, struct film_error *err)
{
    if (!film_writer_is_full(c->to))
        return FILM_OK;
    enum film_status s = film_writer_commit(c->to, err);
    if (s != FILM_OK || !film_writer_has_ended(c->to))
        return s;
    char *path = new_segment(c);
    s = path ? film_writer_next_segment(c->to, path, err)
             : film_error_nomem(err);
    free(path);
    return s;
}

/* Sets the terms of a document that has a list; they are owned by *terms. */
static enum film_status
read_terms(struct copy *c, xapc_docid docid, xapc_terms *terms,
           xapc_prepared *out, struct film_error *err)
{
    xapc_document *doc = NULL;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_document(&doc, c->from, docid, &xerr);
    if (x == XAPC_OK)
        x = xapc_document_get_terms(terms, doc, &xerr);
    xapc_document_free(doc);
    out->terms = terms->items;
    out->n_terms = terms->n;
    return film_error_xapian(err, x, xerr);
}

/* Sets the terms of the next document of an article without lists; they are
 * borrowed. */
static enum film_status
make_terms(struct copy *c, xapc_docid docid, xapc_prepared *out,
           struct film_error *err)
{
    struct film_document d;
    enum film_status s = FILM_OK;
    if (c->again_left == 0)
        s = film_again_begin(c->again, docid, &c->again_left, err);
    if (s == FILM_OK)
        s = film_again_next(c->again, &d, err);
    if (s != FILM_OK)
        return s;
    c->again_left--;
    out->terms = d.prepared.terms;
    out->n_terms = d.prepared.n_terms;
    return FILM_OK;
}

/* Copies document i of the block; `plain` is its data, that of an article
 * decompressed. */
static enum film_status
copy_document(struct copy *c, const struct block *b, size_t i,
              struct film_str plain, struct film_error *err)
{
    int listed = 0;
    xapc_terms terms = {0};
    xapc_error *xerr = NULL;
    xapc_value values[FILM_SLOTS];
    xapc_prepared copy = {.data = b->data.items[i].data,
                          .data_len = b->data.items[i].len,
                          .values = values};
    for (unsigned k = 0; k < FILM_SLOTS; k++)
        if (b->values[k].items[i].len > 0)
            values[copy.n_values++] = (xapc_value){
                k, b->values[k].items[i].data, b->values[k].items[i].len};
    xapc_status x = xapc_lists_have(&listed, c->from, b->ids[i], &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s == FILM_OK)
        s = listed ? read_terms(c, b->ids[i], &terms, &copy, err)
                   : make_terms(c, b->ids[i], &copy, err);
    if (s == FILM_OK)
        s = film_writer_copy(c->to, &copy, plain, err);
    xapc_terms_free(&terms);
    return s == FILM_OK ? flush_if_full(c, err) : s;
}

static void
release_block(struct block *b)
{
    xapc_blobs_free(&b->data);
    for (unsigned k = 0; k < FILM_SLOTS; k++)
        xapc_blobs_free(&b->values[k]);
}

static enum film_status
copy_block(struct copy *c, struct block *b, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x =
        xapc_database_get_data_many(&b->data, c->from, b->ids, b->n, &xerr);
    for (unsigned k = 0; k < FILM_SLOTS && x == XAPC_OK; k++)
        x = xapc_database_get_values_many(&b->values[k], c->from, k, b->ids,
                                          b->n, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    for (size_t i = 0; i < b->n && s == FILM_OK; i++) {
        struct film_str data = {b->data.items[i].data, b->data.items[i].len};
        bool kept = false;
        s = is_kept(c, &data, &kept, err);
        if (s == FILM_OK && kept)
            s = copy_document(c, b, i, data, err);
    }
    return s;
}

static enum film_status
copy_documents(struct copy *c, struct film_error *err)
{
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_postlist_open(&all, c->from, "", 0, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    struct block b = {.n = 1};
    while (s == FILM_OK && b.n > 0) {
        s = check_stop(c, err);
        if (s != FILM_OK)
            break;
        x = xapc_postlist_next(&b.n, all, b.ids, NULL, NULL, BLOCK, &xerr);
        s = film_error_xapian(err, x, xerr);
        if (s == FILM_OK && b.n > 0)
            s = copy_block(c, &b, err);
        release_block(&b);
    }
    xapc_postlist_free(all);
    return s;
}

/* Copies metadata; the writer itself writes the rest. */
static enum film_status
copy_metadata(struct copy *c, struct film_error *err)
{
    static const char *const copied[] = {FILM_META_NAMES, FILM_META_INPUT,
                                         FILM_META_REFUSED,
                                         FILM_META_DICTIONARY};
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < sizeof copied / sizeof *copied && s == FILM_OK; i++)
        s = film_writer_copy_metadata(c->to, c->from, copied[i], err);
    return s;
}

static enum film_status
copy_all(struct copy *c, struct film_strs old, struct film_error *err)
{
    char *path = new_segment(c);
    enum film_status s = path
                             ? film_writer_open_segment(&c->to, path, NULL, err)
                             : film_error_nomem(err);
    free(path);
    if (s == FILM_OK)
        s = copy_metadata(c, err);
    for (size_t i = 0; i < old.n && s == FILM_OK; i++)
        s = film_writer_unset_input(c->to, old.v[i], err);
    if (s == FILM_OK)
        s = copy_documents(c, err);
    if (s == FILM_OK)
        s = film_writer_commit(c->to, err);
    film_writer_free(c->to);
    return s;
}

/* ---- Deleting --------------------------------------------------------- */

/* Copies the generation and deletes the inputs from the copy. */
static enum film_status
delete_from_copy(struct copy *c, struct film_strs old, struct film_error *err)
{
    char *copy = new_segment(c);
    if (!copy)
        return film_error_nomem(err);
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_compact(copy, &c->live, 1,
                                          XAPC_COMPACT_NO_RENUMBER, 0, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s == FILM_OK)
        s = film_remove_inputs(copy, old, c->stop, err);
    free(copy);
    return s;
}

/* ---- The rule --------------------------------------------------------- */

/* Collects the ids of the inputs to leave out, and adds the number of their
 * documents to *documents. */
static enum film_status
count_old(struct copy *c, struct film_strs old, uint64_t *documents,
          struct film_error *err)
{
    c->ids = calloc(old.n + 1, sizeof *c->ids);
    if (!c->ids)
        return film_error_nomem(err);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < old.n && s == FILM_OK; i++) {
        struct film_input note;
        struct film_sum id = film_path_id(old.v[i]);
        film_arena_reset(&c->arena);
        s = film_input_get(&note, c->from, &id, &c->arena, err);
        if (s == FILM_OK)
            *documents +=
                (uint64_t)note.articles + note.passages + note.records;
        c->ids[c->n++] = id;
    }
    qsort(c->ids, c->n, sizeof *c->ids, compare_ids);
    return s;
}

/* Decides how it is done. To delete a document, libxapian changes all of its
 * posting lists; a copy only appends to them. */
static enum film_status
copy_or_delete(struct copy *c, struct film_strs old, struct film_error *err)
{
    uint64_t gone = 0;
    uint32_t all = 0;
    xapc_error *xerr = NULL;
    enum film_status s = count_old(c, old, &gone, err);
    if (s != FILM_OK)
        return s;
    xapc_status x = xapc_database_doccount(&all, c->from, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    return gone * (DELETE_COSTS + 1) > all ? copy_all(c, old, err)
                                           : delete_from_copy(c, old, err);
}

enum film_status
film_copy_live(struct film_index *ix, const char *live, struct film_strs old,
               unsigned *segments, const volatile sig_atomic_t *stop,
               struct film_error *err)
{
    struct copy c = {
        .ix = ix, .live = live, .segments = segments, .stop = stop};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(&c.from, live, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    film_arena_init(&c.arena);
    film_decompressor_init(&c.decompressor, c.from);
    enum film_status s = film_again_new(&c.again, c.from, err);
    if (s == FILM_OK)
        s = copy_or_delete(&c, old, err);
    film_again_free(c.again);
    film_decompressor_release(&c.decompressor);
    film_arena_release(&c.arena);
    xapc_database_free(c.from);
    free(c.ids);
    return s;
}
