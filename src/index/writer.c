/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/writer.h"

#include "base/memory.h"
#include "index/document.h"
#include "index/heads.h"
#include "index/format/counts.h"
#include "index/format/decompress.h"
#include "names/lexicon.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "text/analyse.h"
#include "xapian-c/glass/segment.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    HOLD = 64 << 20, /* default of film_writer_hold */
    /* Documents per commit of a new database, so that Xapian's maps fit in the
     * processor's caches (30 % faster than 10,000). */
    BATCH = 2000,
};

/* Where documents go. */
enum target {
    NOWHERE,  /* not opened, or the segment is already written */
    DATABASE, /* added through Xapian */
    SEGMENT,  /* written in one pass */
};

struct film_writer {
    enum target target;
    union {
        xapc_writable *db;
        xapc_segment *segment;
    };
    uint64_t hold; /* bytes that a segment may keep in memory */
    bool fresh;    /* not live, so no transactions are needed */
    /* Its names are those since the last commit; of a fresh database, those
     * since it was opened. */
    struct film_document_maker *maker;
    struct film_compressor compressor;
    /* Of a database that is changed in place, once it is needed. */
    struct film_compression *own;
    bool looked; /* for that */
    struct film_decompressor decompressor;
    struct film_arena arena;
    struct film_buf data;
    bool records_changed; /* since the last commit */
    /* Counts of the database, including uncommitted changes. */
    struct film_counts counts;
    struct film_counts committed;
    uint32_t pending;
};

enum film_status
film_writer_set_metadata(struct film_writer *w, struct film_str key,
                         struct film_str value, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status s = w->target == SEGMENT
                        ? xapc_segment_set_metadata(w->segment, key.p, key.n,
                                                    value.p, value.n, &xerr)
                        : xapc_writable_set_metadata(w->db, key.p, key.n,
                                                     value.p, value.n, &xerr);
    return film_error_xapian(err, s, xerr);
}

static enum film_status
stamp(struct film_writer *w, struct film_error *err)
{
    enum film_status s = film_writer_set_metadata(
        w, FILM_STR(FILM_META_SCHEMA), FILM_STR(FILM_SCHEMA_VERSION), err);
    return s ? s
             : film_writer_set_metadata(
                   w, FILM_STR(FILM_META_ANALYSIS),
                   film_str_from(film_analysis_fingerprint()), err);
}

/* Stores the dictionary of a segment. */
static enum film_status
store_dictionary(struct film_writer *w, struct film_error *err)
{
    const struct film_compression *with = w->compressor.with;
    char key[FILM_DICTIONARY_KEY];
    if (!with)
        return FILM_OK;
    film_dictionary_key(key, film_compression_number(with));
    film_buf_reset(&w->data);
    film_dictionary_write(&w->data, film_compression_content(with));
    enum film_status s = film_buf_check(&w->data, err);
    return s ? s
             : film_writer_set_metadata(w, film_str_from(key),
                                        film_buf_get(&w->data), err);
}

static enum film_status
load_counts(struct film_writer *w, struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = film_counts_load(&w->counts, db, err);
    w->committed = w->counts;
    xapc_database_free(db);
    return s;
}

/* Begins a transaction. Without one, Xapian commits by itself at every 10,000th
 * change, even in the middle of an input. */
static enum film_status
begin(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = w->fresh ? XAPC_OK : xapc_writable_begin(w->db, 1, &xerr);
    return film_error_xapian(err, x, xerr);
}

/* Makes a writer without a database. */
static enum film_status
new_writer(struct film_writer **out, struct film_error *err)
{
    film_memory_forget();
    struct film_writer *w = calloc(1, sizeof *w);
    if (!w)
        return film_error_nomem(err);
    w->hold = HOLD;
    film_arena_init(&w->arena);
    film_buf_init(&w->data, (size_t)1 << 31);
    enum film_status s = film_document_maker_new(&w->maker, err);
    if (s != FILM_OK)
        film_writer_free(w);
    else
        *out = w;
    return s;
}

static enum film_status
open_database(struct film_writer *w, const char *path, int flags,
              struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_open(&w->db, path, flags, 0, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s != FILM_OK)
        return s;
    w->target = DATABASE;
    return begin(w, err);
}

enum film_status
film_writer_open(struct film_writer **out, const char *path, bool fresh,
                 struct film_error *err)
{
    int flags =
        fresh ? XAPC_WRITE_CREATE | XAPC_WRITE_NO_SYNC | XAPC_WRITE_DANGEROUS
              : XAPC_WRITE_OPEN;
    enum film_status s = new_writer(out, err);
    if (s != FILM_OK)
        return s;
    (*out)->fresh = fresh;
    s = open_database(*out, path, flags, err);
    if (s == FILM_OK)
        s = fresh ? stamp(*out, err) : load_counts(*out, err);
    if (s != FILM_OK) {
        film_writer_free(*out);
        *out = NULL;
    }
    return s;
}

enum film_status
film_writer_next_segment(struct film_writer *w, const char *path,
                         struct film_error *err)
{
    xapc_error *xerr = NULL;
    memset(&w->counts, 0, sizeof w->counts);
    xapc_status x = xapc_segment_open(&w->segment, path, &xerr);
    enum film_status s;
    if (x == XAPC_ERR_FEATURE_UNAVAILABLE) { /* slower, same result */
        xapc_error_free(xerr);
        s = open_database(
            w, path,
            XAPC_WRITE_OPEN | XAPC_WRITE_NO_SYNC | XAPC_WRITE_DANGEROUS, err);
    } else {
        s = film_error_xapian(err, x, xerr);
        if (s == FILM_OK)
            w->target = SEGMENT;
    }
    if (s == FILM_OK)
        s = stamp(w, err);
    return s == FILM_OK ? store_dictionary(w, err) : s;
}

enum film_status
film_writer_open_segment(struct film_writer **out, const char *path,
                         const struct film_compression *with,
                         struct film_error *err)
{
    enum film_status s = new_writer(out, err);
    if (s != FILM_OK)
        return s;
    (*out)->fresh = (*out)->looked = true;
    (*out)->compressor.with = with;
    s = film_writer_next_segment(*out, path, err);
    if (s != FILM_OK) {
        film_writer_free(*out);
        *out = NULL;
    }
    return s;
}

void
film_writer_free(struct film_writer *w)
{
    if (!w)
        return;
    if (w->target == DATABASE) {
        xapc_writable_discard(w->db, NULL);
        xapc_writable_free(w->db);
    } else if (w->target == SEGMENT) {
        xapc_segment_free(w->segment);
    }
    film_document_maker_free(w->maker);
    film_compressor_release(&w->compressor);
    film_compression_free(w->own);
    film_decompressor_release(&w->decompressor);
    film_arena_release(&w->arena);
    film_buf_release(&w->data);
    free(w);
}

/* ---- Adding ----------------------------------------------------------- */

static enum film_status
add_prepared(struct film_writer *w, const xapc_prepared *doc,
             struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = w->target == SEGMENT
                        ? xapc_segment_add(w->segment, doc, &xerr)
                        : xapc_writable_add_prepared(NULL, w->db, doc, &xerr);
    w->pending++;
    return film_error_xapian(err, x, xerr);
}

/* Adds a document to the counts, or with times -1 subtracts it (relying on
 * unsigned wrap-around). */
static void
count(struct film_writer *w, const struct film_document *d, uint64_t times)
{
    struct film_counts *c = &w->counts;
    bool single = d->kind == FILM_KIND_SINGLE[0];
    if (d->kind == FILM_KIND_RECORD[0]) {
        c->records += times;
        w->records_changed = true;
        return;
    }
    if (single || d->kind == FILM_KIND_PASSAGE[0]) {
        c->passages += times;
        c->passage_length += times * d->length;
    }
    if (single || d->kind == FILM_KIND_ARTICLE[0]) {
        c->articles += times;
        c->article_length += times * d->words;
        c->multiple += single ? 0 : times;
    }
}

/* Gets the newest dictionary of the database, once. */
static enum film_status
find_dictionary(struct film_writer *w, struct film_error *err)
{
    unsigned number = 0;
    xapc_database *db;
    xapc_error *xerr = NULL;
    if (w->looked)
        return FILM_OK;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = film_dictionary_newest(&number, db, err);
    if (s == FILM_OK && number > 0)
        s = film_compression_load(&w->own, db, number, err);
    w->compressor.with = w->own;
    w->looked = s == FILM_OK;
    xapc_database_free(db);
    return s;
}

static enum film_status
add_document(struct film_writer *w, const struct film_document *d,
             struct film_error *err)
{
    xapc_prepared doc = d->prepared;
    struct film_str data = {doc.data, doc.data_len};
    enum film_status s = find_dictionary(w, err);
    if (s == FILM_OK)
        s = film_compress(&data, &w->compressor, err);
    if (s != FILM_OK)
        return s;
    doc.data = data.p;
    doc.data_len = data.n;
    doc.incompressible = film_stored_dictionary(data) > 0;
    count(w, d, 1);
    return add_prepared(w, &doc, err);
}

enum film_status
film_writer_add_article(struct film_writer *w, const struct film_article *a,
                        uint32_t *passages, struct film_error *err)
{
    struct film_document d;
    enum film_status s = film_document_article(w->maker, a, passages, err);
    while (s == FILM_OK) {
        s = film_document_next(w->maker, &d, err);
        if (s == FILM_OK)
            s = add_document(w, &d, err);
    }
    return s == FILM_END ? FILM_OK : s;
}

enum film_status
film_writer_add_record(struct film_writer *w, const struct film_record *r,
                       struct film_error *err)
{
    struct film_document d;
    enum film_status s = film_document_record(w->maker, r, &d, err);
    return s == FILM_OK ? add_document(w, &d, err) : s;
}

/* Sets the members of d that are counted, from a stored document that is not
 * compressed. *following is the number of passages after it. */
static enum film_status
load_counted(struct film_writer *w, struct film_str data,
             struct film_document *d, uint32_t *following,
             struct film_error *err)
{
    struct film_stored_article a;
    d->kind = film_stored_kind(data);
    *following = 0;
    if (d->kind == FILM_KIND_RECORD[0] || d->kind == FILM_KIND_PASSAGE[0])
        return FILM_OK;
    enum film_status s = film_load_article(&a, data, &w->arena, err);
    if (s != FILM_OK)
        return s;
    d->words = a.length;
    if (d->kind == FILM_KIND_ARTICLE[0])
        *following = a.passages;
    return FILM_OK;
}

enum film_status
film_writer_copy(struct film_writer *w, const xapc_prepared *doc,
                 struct film_str plain, struct film_error *err)
{
    struct film_document d = {.prepared = *doc};
    uint32_t following;
    film_arena_reset(&w->arena);
    d.prepared.unlisted = film_stored_kind(plain) != FILM_KIND_RECORD[0];
    for (size_t i = 0; i < doc->n_terms; i++)
        d.length += doc->terms[i].wdf;
    enum film_status s = load_counted(w, plain, &d, &following, err);
    return s == FILM_OK ? add_document(w, &d, err) : s;
}

/* ---- Removing --------------------------------------------------------- */

static enum film_status
delete_document(struct film_writer *w, const xapc_database *db,
                xapc_docid docid, uint32_t *following, struct film_error *err)
{
    struct film_str data;
    uint32_t length = 0;
    struct film_document d = {0};
    xapc_error *xerr = NULL;
    film_arena_reset(&w->arena);
    w->decompressor.db = db;
    enum film_status s =
        film_documents_read(&data, &w->decompressor, docid, 1, &w->arena, err);
    if (s == FILM_OK)
        s = load_counted(w, data, &d, following, err);
    if (s != FILM_OK)
        return s;
    xapc_status x = xapc_database_doclength(&length, db, docid, &xerr);
    d.length = length;
    if (x == XAPC_OK)
        count(w, &d, (uint64_t)-1);
    if (x == XAPC_OK)
        x = xapc_writable_delete(w->db, docid, &xerr);
    w->pending++;
    return film_error_xapian(err, x, xerr);
}

/* Deletes the document at docid and the passages that follow it. */
static enum film_status
delete_article(struct film_writer *w, const xapc_database *db, xapc_docid docid,
               struct film_error *err)
{
    uint32_t following, none;
    enum film_status s = delete_document(w, db, docid, &following, err);
    for (uint32_t i = 1; s == FILM_OK && i <= following; i++)
        s = delete_document(w, db, docid + i, &none, err);
    return s;
}

/* Removes the input's documents with docids from first to last. */
static enum film_status
remove_range(struct film_writer *w, struct film_str path, xapc_docid first,
             xapc_docid last, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_database *db = NULL;
    xapc_docid *v = NULL;
    size_t n = 0;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    enum film_status s = film_error_xapian(err, x, xerr);
    if (s == FILM_OK)
        s = film_heads(&v, &n, db, path, err);
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        if (v[i] >= first && v[i] <= last)
            s = delete_article(w, db, v[i], err);
    free(v);
    xapc_database_free(db);
    return s;
}

enum film_status
film_writer_remove(struct film_writer *w, struct film_str path,
                   struct film_error *err)
{
    enum film_status s = remove_range(w, path, 1, UINT32_MAX, err);
    return s == FILM_OK ? film_writer_unset_input(w, path, err) : s;
}

enum film_status
film_writer_mark(const struct film_writer *w, uint32_t *mark,
                 struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    x = xapc_database_lastdocid(mark, db, &xerr);
    xapc_database_free(db);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_writer_remove_before(struct film_writer *w, struct film_str path,
                          uint32_t mark, struct film_error *err)
{
    return remove_range(w, path, 1, mark, err);
}

enum film_status
film_writer_remove_after(struct film_writer *w, struct film_str path,
                         uint32_t mark, struct film_error *err)
{
    return mark == UINT32_MAX
               ? FILM_OK
               : remove_range(w, path, mark + 1, UINT32_MAX, err);
}

/* ---- Inputs and commits ----------------------------------------------- */

enum film_status
film_writer_set_input(struct film_writer *w, const struct film_input *in,
                      struct film_error *err)
{
    struct film_sum id = film_path_id(in->path);
    char key[FILM_INPUT_KEY];
    film_input_key(&id, key);
    film_buf_reset(&w->data);
    film_store_input(&w->data, in);
    enum film_status s = film_buf_check(&w->data, err);
    return s ? s
             : film_writer_set_metadata(w, film_str_from(key),
                                        film_buf_get(&w->data), err);
}

enum film_status
film_writer_unset_input(struct film_writer *w, struct film_str path,
                        struct film_error *err)
{
    struct film_sum id = film_path_id(path);
    char key[FILM_INPUT_KEY];
    film_input_key(&id, key);
    return film_writer_set_metadata(w, film_str_from(key), (struct film_str){0},
                                    err);
}

enum film_status
film_writer_copy_metadata(struct film_writer *w, const xapc_database *from,
                          const char *prefix, struct film_error *err)
{
    xapc_blobs keys;
    xapc_error *xerr = NULL;
    xapc_status x =
        xapc_database_metadata_keys(&keys, from, prefix, strlen(prefix), &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < keys.n && s == FILM_OK; i++) {
        struct film_str key = {keys.items[i].data, keys.items[i].len};
        xapc_string value;
        s = film_metadata_get(&value, from, key, err);
        if (s == FILM_OK)
            s = film_writer_set_metadata(
                w, key, (struct film_str){value.data, value.len}, err);
        xapc_string_free(&value);
    }
    xapc_blobs_free(&keys);
    return s;
}

/* Merges one piece of the list of names with what is stored under its key. */
static enum film_status
merge_piece(struct film_writer *w, const xapc_database *db,
            const struct film_lexicon_piece *piece, struct film_error *err)
{
    char key[64];
    xapc_string known;
    struct film_buf fresh, merged;
    snprintf(key, sizeof key, "%s%s", FILM_META_NAMES, piece->key);
    enum film_status s = film_metadata_get(&known, db, film_str_from(key), err);
    if (s != FILM_OK)
        return s;
    film_buf_init(&fresh, (size_t)1 << 31);
    film_buf_init(&merged, (size_t)1 << 31);
    film_lexicon_piece_write(&fresh, piece);
    film_lexicon_merge(&merged, (struct film_str){known.data, known.len},
                       film_buf_get(&fresh));
    s = film_buf_check(&fresh, err);
    if (s == FILM_OK)
        s = film_buf_check(&merged, err);
    if (s == FILM_OK)
        s = film_writer_set_metadata(w, film_str_from(key),
                                     film_buf_get(&merged), err);
    xapc_string_free(&known);
    film_buf_release(&fresh);
    film_buf_release(&merged);
    return s;
}

enum film_status
film_writer_add_names(struct film_writer *w, struct film_lexicon *names,
                      struct film_error *err)
{
    struct film_lexicon_piece piece;
    xapc_database *db;
    xapc_error *xerr = NULL;
    size_t at = 0;
    xapc_status x = xapc_writable_get_database(&db, w->db, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s =
        film_lexicon_sort(names) ? FILM_OK : film_error_nomem(err);
    while (s == FILM_OK && film_lexicon_next(&piece, names, &at))
        s = merge_piece(w, db, &piece, err);
    xapc_database_free(db);
    return s;
}

bool
film_writer_records_changed(const struct film_writer *w)
{
    return w->records_changed;
}

struct film_lexicon *
film_writer_names(struct film_writer *w)
{
    return film_document_names(w->maker);
}

static enum film_status
store_counts(struct film_writer *w, struct film_error *err)
{
    film_buf_reset(&w->data);
    film_counts_write(&w->data, &w->counts);
    enum film_status s = film_buf_check(&w->data, err);
    return s ? s
             : film_writer_set_metadata(w, FILM_STR(FILM_META_COUNTS),
                                        film_buf_get(&w->data), err);
}

static xapc_status
commit(struct film_writer *w, xapc_error **xerr)
{
    if (w->target == SEGMENT) {
        xapc_status x = xapc_segment_finish(w->segment, xerr);
        xapc_segment_free(w->segment);
        w->target = NOWHERE;
        return x;
    }
    return w->fresh ? xapc_writable_commit(w->db, xerr)
                    : xapc_writable_commit_transaction(w->db, xerr);
}

enum film_status
film_writer_commit(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    struct film_lexicon *names = film_document_names(w->maker);
    enum film_status s = store_counts(w, err);
    if (s == FILM_OK && !w->fresh && names->names.n > 0) {
        s = film_writer_add_names(w, names, err);
        film_lexicon_reset(names);
    }
    /* A term or a name may be missing. */
    if (s == FILM_OK && film_memory_failed())
        s = film_error_nomem(err);
    if (s != FILM_OK)
        return s;
    xapc_status x = commit(w, &xerr);
    w->pending = 0;
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    w->committed = w->counts;
    w->records_changed = false;
    return begin(w, err);
}

void
film_writer_hold(struct film_writer *w, uint64_t bytes)
{
    w->hold = bytes;
}

bool
film_writer_is_full(const struct film_writer *w)
{
    return w->target == SEGMENT ? xapc_segment_held(w->segment) > w->hold
                                : w->pending >= BATCH;
}

bool
film_writer_has_ended(const struct film_writer *w)
{
    return w->target == NOWHERE;
}

enum film_status
film_writer_discard(struct film_writer *w, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x = xapc_writable_discard(w->db, &xerr);
    w->pending = 0;
    w->records_changed = false;
    w->counts = w->committed;
    film_lexicon_reset(film_document_names(w->maker));
    film_memory_forget();
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    return begin(w, err);
}

struct film_counts *
film_writer_counts(struct film_writer *w)
{
    return &w->counts;
}

uint32_t
film_writer_pending(const struct film_writer *w)
{
    return w->pending;
}

xapc_writable *
film_writer_database(struct film_writer *w)
{
    return w->db;
}
