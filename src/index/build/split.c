/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/split.h"

#include "index/format/decompress.h"
#include "index/format/store.h"
#include "index/live.h"
#include "index/writer.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
#include "xapian-c/xapian-c.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BLOCK = 256 }; /* documents read together */

/* A part that is being made. */
struct target {
    struct film_index *ix;
    char *scratch; /* path of the new generation */
    struct film_writer *w;
};

struct split {
    const char *live; /* generation of the index that is split */
    xapc_database *from;
    const volatile sig_atomic_t *stop;
    struct film_part part;  /* what the parts have in common */
    struct target *targets; /* the head, then the shards */
    xapc_database *head;    /* reads what is written to the head */
    unsigned keeps;         /* the shard of the article read last */
    struct film_decompressor decompressor;
    struct film_arena arena;
    struct film_buf data, cut; /* scratch: of a document, without its text */
};

char *
film_part_path(const char *db, unsigned number)
{
    char *p = NULL;
    int n = number ? asprintf(&p, "%s/shard-%u", db, number)
                   : asprintf(&p, "%s/head", db);
    return n < 0 ? NULL : p;
}

unsigned
film_part_of(const struct film_sum *article, unsigned n)
{
    uint32_t v = 0;
    for (int i = 0; i < 4; i++)
        v = v << 8 | article->bytes[i];
    return v % n + 1;
}

/* ---- Documents -------------------------------------------------------- */

static enum film_status
put_text(struct target *shard, xapc_docid docid, struct film_str data,
         struct film_error *err)
{
    xapc_document *doc = NULL;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_document_new(&doc, &xerr);
    if (x == XAPC_OK)
        x = xapc_document_set_data(doc, data.p, data.n, &xerr);
    if (x == XAPC_OK)
        x = xapc_writable_replace(film_writer_database(shard->w), docid, doc,
                                  &xerr);
    xapc_document_free(doc);
    return film_error_xapian(err, x, xerr);
}

/* Changes the data of a document of the head; its terms stay. */
static enum film_status
change_head(struct split *s, xapc_docid docid, struct film_str data,
            struct film_error *err)
{
    xapc_document *doc = NULL;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_document(&doc, s->head, docid, &xerr);
    if (x == XAPC_OK)
        x = xapc_document_set_data(doc, data.p, data.n, &xerr);
    if (x == XAPC_OK)
        x = xapc_writable_replace(film_writer_database(s->targets[0].w), docid,
                                  doc, &xerr);
    xapc_document_free(doc);
    return film_error_xapian(err, x, xerr);
}

/* Moves the text of a document; `whole` is its data, decompressed. */
static enum film_status
move_text(struct split *s, xapc_docid docid, struct film_str data,
          struct film_str whole, struct film_error *err)
{
    const struct film_elsewhere place = {s->keeps, film_sum_of(data)};
    film_buf_reset(&s->cut);
    film_buf_reset(&s->data);
    if (s->keeps == 0 || !film_store_without_text(&s->cut, whole, &s->arena))
        return film_error_set(err, FILM_ERR_INDEX,
                              "damaged (try 'filmindex verify')");
    film_store_elsewhere(&s->data, &place, film_buf_get(&s->cut));
    enum film_status f = film_buf_check(&s->data, err);
    if (f == FILM_OK)
        f = put_text(&s->targets[s->keeps], docid, data, err);
    return f == FILM_OK ? change_head(s, docid, film_buf_get(&s->data), err)
                        : f;
}

/* Passages follow their article. */
static enum film_status
split_document(struct split *s, xapc_docid docid, struct film_str data,
               struct film_error *err)
{
    struct film_stored_article a;
    struct film_str whole = data;
    char kind = film_stored_kind(data);
    film_arena_reset(&s->arena);
    enum film_status f =
        film_decompress(&whole, &s->decompressor, &s->arena, err);
    if (f != FILM_OK)
        return f;
    if (kind == FILM_KIND_ARTICLE[0] || kind == FILM_KIND_SINGLE[0]) {
        f = film_load_article(&a, whole, &s->arena, err);
        if (f != FILM_OK)
            return f;
        struct film_sum id = film_article_id(&a.input, a.meta.id);
        s->keeps = film_part_of(&id, s->part.of);
    }
    return kind == FILM_KIND_PASSAGE[0] || kind == FILM_KIND_SINGLE[0]
               ? move_text(s, docid, data, whole, err)
               : FILM_OK;
}

static enum film_status
split_documents(struct split *s, struct film_error *err)
{
    xapc_docid ids[BLOCK];
    xapc_postlist *all = NULL;
    xapc_error *xerr = NULL;
    size_t n = 1;
    xapc_status x = xapc_postlist_open(&all, s->from, "", 0, &xerr);
    enum film_status f = film_error_xapian(err, x, xerr);
    while (f == FILM_OK && n > 0) {
        xapc_blobs data = {0};
        if (s->stop && *s->stop) {
            f = film_error_set(err, FILM_ERR_CANCELED, "interrupted");
            break;
        }
        x = xapc_postlist_next(&n, all, ids, NULL, NULL, BLOCK, &xerr);
        if (x == XAPC_OK)
            x = xapc_database_get_data_many(&data, s->from, ids, n, &xerr);
        f = film_error_xapian(err, x, xerr);
        for (size_t i = 0; i < n && f == FILM_OK; i++)
            f = split_document(
                s, ids[i],
                (struct film_str){data.items[i].data, data.items[i].len}, err);
        xapc_blobs_free(&data);
    }
    xapc_postlist_free(all);
    return f;
}

/* ---- Parts ------------------------------------------------------------ */

/* Copies a generation to where a writer may change it. */
static enum film_status
copy(const char *to, const char *from, struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_status x =
        xapc_database_compact(to, &from, 1, XAPC_COMPACT_NO_RENUMBER, 0, &xerr);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
open_target(struct split *s, const char *db, unsigned number,
            const struct film_waiting *waiting, struct film_error *err)
{
    struct target *t = &s->targets[number];
    char *path = film_part_path(db, number);
    enum film_status f = path
                             ? film_index_lock(&t->ix, path, true, waiting, err)
                             : film_error_nomem(err);
    if (f != FILM_OK && path)
        film_error_prefix(err, "%s", path);
    free(path);
    if (f != FILM_OK)
        return f;
    t->scratch = film_index_segment(t->ix, 0);
    if (!t->scratch)
        return film_error_nomem(err);
    if (number == 0)
        f = copy(t->scratch, s->live, err);
    if (f == FILM_OK)
        f = film_writer_open(&t->w, t->scratch, number > 0, err);
    return f == FILM_OK && number > 0
               ? film_writer_copy_metadata(t->w, s->from, FILM_META_DICTIONARY,
                                           err)
               : f;
}

static enum film_status
open_all(struct split *s, const char *db, const struct film_waiting *waiting,
         struct film_error *err)
{
    enum film_status f = FILM_OK;
    xapc_error *xerr = NULL;
    for (unsigned i = 0; i <= s->part.of && f == FILM_OK; i++)
        f = open_target(s, db, i, waiting, err);
    if (f != FILM_OK)
        return f;
    xapc_status x = xapc_writable_get_database(
        &s->head, film_writer_database(s->targets[0].w), &xerr);
    return film_error_xapian(err, x, xerr);
}

/* Ends the writing of a part, and makes it small. */
static enum film_status
finish(struct split *s, unsigned number, struct film_error *err)
{
    struct target *t = &s->targets[number];
    struct film_part part = s->part;
    part.number = number;
    film_buf_reset(&s->data);
    film_part_write(&s->data, &part);
    enum film_status f = film_buf_check(&s->data, err);
    if (f == FILM_OK)
        f = film_writer_set_metadata(t->w, FILM_STR(FILM_META_PART),
                                     film_buf_get(&s->data), err);
    if (f == FILM_OK)
        f = film_writer_commit(t->w, err);
    film_writer_free(t->w);
    t->w = NULL;
    if (f != FILM_OK)
        return f;
    char *small = film_index_scratch(t->ix, "merged");
    f = small ? copy(small, t->scratch, err) : film_error_nomem(err);
    film_index_discard(t->scratch);
    free(t->scratch);
    t->scratch = small;
    return f;
}

/* The head comes last: it is what a search begins with. */
static enum film_status
publish_all(struct split *s, struct film_error *err)
{
    enum film_status f = FILM_OK;
    for (unsigned i = 0; i <= s->part.of && f == FILM_OK; i++)
        f = finish(s, i, err);
    for (unsigned i = s->part.of + 1; i-- > 0 && f == FILM_OK;)
        f = film_index_publish(s->targets[i].ix, s->targets[i].scratch, err);
    return f;
}

static void
close_all(struct split *s)
{
    xapc_database_free(s->head);
    for (unsigned i = 0; s->targets && i <= s->part.of; i++) {
        film_writer_free(s->targets[i].w);
        free(s->targets[i].scratch);
        film_index_unlock(s->targets[i].ix);
    }
    free(s->targets);
}

static enum film_status
make_parts(struct split *s, const char *db, const struct film_waiting *waiting,
           struct film_error *err)
{
    s->targets = calloc(s->part.of + 1, sizeof *s->targets);
    if (!s->targets)
        return film_error_nomem(err);
    film_arena_init(&s->arena);
    film_decompressor_init(&s->decompressor, s->from);
    film_buf_init(&s->data, 1 << 30);
    film_buf_init(&s->cut, 1 << 30);
    enum film_status f = open_all(s, db, waiting, err);
    if (f == FILM_OK)
        f = split_documents(s, err);
    if (f == FILM_OK)
        f = publish_all(s, err);
    close_all(s);
    film_decompressor_release(&s->decompressor);
    film_arena_release(&s->arena);
    film_buf_release(&s->data);
    film_buf_release(&s->cut);
    return f;
}

/* ---- What is there ---------------------------------------------------- */

/* The id of the last commit, and of the number of shards. */
static enum film_status
set_id(struct film_part *part, const xapc_database *db, struct film_error *err)
{
    xapc_string uuid = {0};
    uint64_t revision = 0;
    xapc_error *xerr = NULL;
    struct film_buf text;
    xapc_status x = xapc_database_uuid(&uuid, db, &xerr);
    if (x == XAPC_OK)
        x = xapc_database_revision(&revision, db, &xerr);
    enum film_status f = film_error_xapian(err, x, xerr);
    film_buf_init(&text, 1 << 10);
    film_buf_printf(&text, "%s %llu %u", uuid.data ? uuid.data : "",
                    (unsigned long long)revision, part->of);
    if (f == FILM_OK)
        f = film_buf_check(&text, err);
    if (f == FILM_OK)
        part->id = film_sum_of(film_buf_get(&text));
    film_buf_release(&text);
    xapc_string_free(&uuid);
    return f;
}

/* Reads what a part says it is; all zero if it is not there. */
static enum film_status
load_part(struct film_part *part, const char *db, unsigned number,
          struct film_error *err)
{
    xapc_database *part_db = NULL;
    struct film_error none;
    char *path = film_part_path(db, number);
    *part = (struct film_part){0};
    if (!path)
        return film_error_nomem(err);
    enum film_status f = film_live_open(&part_db, path, &none);
    if (f == FILM_OK)
        f = film_live_part(part, part_db, &none);
    if (f == FILM_ERR_NOMEM)
        *err = none;
    xapc_database_free(part_db);
    free(path);
    return f == FILM_ERR_NOMEM ? f : FILM_OK;
}

/* Learns whether all parts are there already. */
static enum film_status
look(bool *there, const char *db, const struct film_part *want,
     struct film_error *err)
{
    enum film_status f = FILM_OK;
    *there = true;
    for (unsigned i = 0; i <= want->of && f == FILM_OK && *there; i++) {
        struct film_part part;
        f = load_part(&part, db, i, err);
        *there = part.of == want->of && part.number == i &&
                 film_sum_compare(&part.id, &want->id) == 0;
    }
    return f;
}

/* Looks for the folder of the first shard that the head does not know. */
static enum film_status
look_further(struct film_parts *parts, const char *db, struct film_error *err)
{
    char *path = film_part_path(db, parts->head.of + 1);
    if (!path)
        return film_error_nomem(err);
    parts->more = access(path, F_OK) == 0;
    free(path);
    return FILM_OK;
}

enum film_status
film_parts_load(struct film_parts *out, const char *db, struct film_error *err)
{
    xapc_database *whole = NULL;
    *out = (struct film_parts){0};
    enum film_status f = film_live_open(&whole, db, err);
    if (f == FILM_OK)
        f = load_part(&out->head, db, 0, err);
    struct film_part want = {.of = out->head.of};
    if (f == FILM_OK)
        f = set_id(&want, whole, err);
    if (f == FILM_OK && want.of > 0)
        f = look(&out->current, db, &want, err);
    if (f == FILM_OK && want.of > 0)
        f = look_further(out, db, err);
    xapc_database_free(whole);
    return f;
}

/* ---- The whole -------------------------------------------------------- */

enum film_status
film_index_split(const char *db, unsigned n, struct film_build *b,
                 struct film_error *err)
{
    const struct film_waiting waiting = film_build_waiting(b);
    struct split s = {.part.of = n, .stop = b->stop};
    struct film_index *ix = NULL;
    bool there = false;
    enum film_status f = film_index_lock(&ix, db, false, &waiting, err);
    if (f == FILM_OK)
        f = film_live_open(&s.from, db, err);
    if (f == FILM_OK)
        f = film_live_check(s.from, db, db, err);
    if (f == FILM_OK)
        f = film_live_check_whole(s.from, db, err);
    if (f == FILM_OK)
        f = set_id(&s.part, s.from, err);
    if (f == FILM_OK)
        f = look(&there, db, &s.part, err);
    if (f == FILM_OK && !there) {
        s.live = film_index_live(ix);
        f = make_parts(&s, db, &waiting, err);
    }
    xapc_database_free(s.from);
    film_index_unlock(ix);
    return film_live_name_error(db, f, err);
}
