/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ZIP and tar archives: every member that a reader knows is an input of
 * its own, under the path "site.zip!/a/b.html". */
#include <config.h>
#include "read/formats.h"

#include "read/containers/archive.h"
#include "read/containers/book.h"
#include "text/clean.h"

/* A member that waits for what its book says of itself. */
struct held {
    struct film_str name, bytes;
};

struct reading {
    struct film_read_context *ctx;
    struct film_archive *archive;
    struct film_book *book; /* or NULL */
    struct held *held;      /* in the book's arena */
    size_t held_count;
    struct film_buf id; /* of the item that is handed on */
    struct film_str member;
    size_t found;  /* items of the member */
    size_t others; /* members that no reader knows */
};

/* ---- what kind of archive it is ---- */

static int
sniff(struct film_str head, struct film_str path)
{
    enum { TAR_MAGIC = 257 };
    (void)path;
    return film_str_starts(head, FILM_STR("PK\x03\x04")) ||
                   film_str_has_at(head, TAR_MAGIC, "ustar")
               ? 95
               : 0;
}

/* ---- items of members ---- */

/* The id "!/MEMBER" leads to the member, and what the member's own reader
 * numbers or names comes after "#". */
static struct film_str
member_id(struct reading *r, struct film_str own)
{
    film_buf_reset(&r->id);
    film_buf_text(&r->id, "!/");
    film_clean_path(&r->id, r->member); /* names may have any bytes */
    if (own.n > 0 || r->found > 0) {
        film_buf_byte(&r->id, '#');
        film_buf_str(&r->id, own);
        if (own.n == 0)
            film_buf_printf(&r->id, "%zu", r->found + 1);
    }
    return film_buf_get(&r->id);
}

static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct reading *r = user;
    struct film_article copy = *a;
    copy.id = member_id(r, a->id);
    r->found++;
    if (!r->book)
        return r->ctx->sink->article(r->ctx->sink->user, &copy, err);
    struct film_builder b;
    film_builder_init(&b, r->ctx, a->format);
    b.article = copy;
    film_book_article(r->book, &b);
    enum film_status st =
        b.failed ? film_error_nomem(err)
                 : r->ctx->sink->article(r->ctx->sink->user, &b.article, err);
    film_builder_release(&b);
    return st;
}

static enum film_status
take_record(void *user, const struct film_record *record,
            struct film_error *err)
{
    struct reading *r = user;
    r->found++;
    return r->ctx->sink->record(r->ctx->sink->user, record, err);
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    struct reading *r = user;
    (void)path;
    film_read_pass_on(r->ctx, r->member, line, loss, why);
}

/* ---- members ---- */

/* What a folder would not give either, and what is about the archive. */
static bool
is_hidden(struct film_str name)
{
    if (film_str_starts(name, FILM_STR("__MACOSX/")) || name.n == 0 ||
        film_str_starts(name, FILM_STR("META-INF/")) ||
        film_str_equal(name, FILM_STR("mimetype")))
        return true;
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '.' && (i == 0 || name.p[i - 1] == '/'))
            return true;
    return false;
}

static enum film_status
read_stream(struct reading *r, struct film_str name, struct film_stream *in,
            struct film_error *err)
{
    struct film_sink sink = {.user = r,
                             .article = take_article,
                             .record = take_record,
                             .warn = take_warning,
                             .outer = r->ctx->sink};
    struct film_read_context inner = *r->ctx;
    struct film_error why = {0};
    r->member = name;
    r->found = 0;
    inner.sink = &sink;
    inner.item = (struct film_str){"", 0};
    inner.name = name;
    inner.chapter = r->book != NULL;
    enum film_status st = film_read_stream(in, &inner, &why);
    r->ctx->deadline_ns = inner.deadline_ns;
    if (st == FILM_ERR_FORMAT) {
        r->others++;
        return FILM_OK;
    }
    /* Such an error does not concern the next member, and a filter's error
     * concerns only its output. An error of the archive itself would occur
     * again. */
    if (st == FILM_ERR_INPUT || st == FILM_ERR_IO || st == FILM_ERR_TIME) {
        film_read_warn(r->ctx, 0, "%.*s: %s", (int)name.n, name.p, why.text);
        return FILM_OK;
    }
    return st == FILM_OK ? st : film_error_set(err, st, "%s", why.text);
}

/* ---- members of a book ---- */

static const struct film_str container = FILM_STR("META-INF/container.xml");

/* Reads what has waited, in its order. */
static enum film_status
read_held(struct reading *r, struct film_error *err)
{
    enum film_status st = FILM_OK;
    for (size_t i = 0; i < r->held_count && st == FILM_OK; i++) {
        struct film_stream *in = NULL;
        st = film_stream_from_bytes(&in, r->held[i].bytes, r->ctx->limits, err);
        if (st == FILM_OK)
            st = read_stream(r, r->held[i].name, in, err);
        film_stream_free(in);
    }
    r->held_count = 0;
    r->held = NULL;
    return st;
}

static enum film_status
hold(struct reading *r, struct film_str name, struct film_str bytes,
     struct film_error *err)
{
    struct film_arena *arena = &r->book->arena;
    struct held *held =
        film_arena_push(arena, &r->held, &r->held_count, sizeof *held);
    if (!held || !film_arena_copy(arena, name, &held->name) ||
        !film_arena_copy(arena, bytes, &held->bytes))
        return film_error_nomem(err);
    if (arena->used <= r->ctx->limits->input_bytes)
        return FILM_OK;
    film_read_mended(r->ctx, 0,
                     "the book says its title and authors too late: its "
                     "chapters go without");
    r->book->known = true;
    return read_held(r, err);
}

static enum film_status
take_bytes(struct reading *r, struct film_str name, struct film_str bytes,
           struct film_error *err)
{
    if (film_str_equal(name, container)) {
        film_book_container(r->book, bytes, r->ctx);
        return FILM_OK;
    }
    if (!film_book_is_package(r->book, name))
        return hold(r, name, bytes, err);
    film_book_package(r->book, bytes, r->ctx);
    return read_held(r, err);
}

/* Holds the member, or takes what it says of the book. A damaged one is left
 * out. */
static enum film_status
take_member(struct reading *r, struct film_str name, struct film_stream *in,
            struct film_error *err)
{
    struct film_error why = {0};
    struct film_buf bytes;
    film_buf_init(&bytes, (size_t)r->ctx->limits->input_bytes);
    enum film_status st = film_stream_all(in, &bytes, &why);
    if (st == FILM_OK) {
        st = take_bytes(r, name, film_buf_get(&bytes), err);
    } else if (st == FILM_ERR_INPUT || st == FILM_ERR_IO) {
        film_read_warn(r->ctx, 0, "%.*s: %s", (int)name.n, name.p, why.text);
        st = FILM_OK;
    } else {
        film_error_set(err, st, "%s", why.text);
    }
    film_buf_release(&bytes);
    return st;
}

/* Until it is known what the book says of itself, its members wait; but not
 * pictures and others that no reader wants. */
static enum film_status
read_book_member(struct reading *r, struct film_str name,
                 struct film_stream *in, struct film_error *err)
{
    enum { HEAD = 16 * 1024 };
    struct film_str head;
    bool own =
        film_str_equal(name, container) || film_book_is_package(r->book, name);
    if (r->book->known ||
        (!own && (film_stream_peek(in, HEAD, &head, NULL) != FILM_OK ||
                  !film_reader_sniff(head, name))))
        return read_stream(r, name, in, err);
    return take_member(r, name, in, err);
}

static bool
is_wanted(const struct reading *r, const struct film_archive_member *m)
{
    if (!m->is_file || m->encrypted)
        return false;
    return !is_hidden(m->name) ||
           (r->book && !r->book->known && film_str_equal(m->name, container));
}

/* ---- the archive ---- */

static enum film_status
read_member(struct reading *r, const struct film_archive_member *member,
            struct film_error *err)
{
    struct film_stream *in = NULL;
    enum film_status st =
        film_archive_stream(&in, r->archive, r->ctx->limits, err);
    if (st == FILM_OK)
        st = r->book ? read_book_member(r, member->name, in, err)
                     : read_stream(r, member->name, in, err);
    film_stream_free(in);
    return st;
}

/* What was held of a book without a package document, or that is cut off
 * before it, is read all the same. */
static enum film_status
end_book(struct reading *r, enum film_status st, struct film_error *err)
{
    if (r->held_count == 0 || (st != FILM_END && st != FILM_ERR_INPUT))
        return st;
    enum film_status held = read_held(r, st == FILM_END ? err : NULL);
    return held == FILM_OK || st != FILM_END ? st : held;
}

static enum film_status
read_members(struct reading *r, struct film_error *err)
{
    struct film_archive_member member;
    enum film_status st;
    size_t encrypted = 0;
    while ((st = film_archive_next(r->archive, &member, err)) == FILM_OK) {
        st = film_read_check_time(r->ctx, err);
        encrypted += member.encrypted;
        if (st == FILM_OK && is_wanted(r, &member))
            st = read_member(r, &member, err);
        if (st != FILM_OK)
            break;
    }
    st = end_book(r, st, err);
    if (encrypted)
        film_read_warn(r->ctx, 0, "%zu encrypted %s left out", encrypted,
                       encrypted == 1 ? "member was" : "members were");
    if (r->others)
        film_read_mended(r->ctx, 0, "%zu %s left out", r->others,
                         r->others == 1 ? "member of another format was"
                                        : "members of other formats were");
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_archive(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    enum { HEAD = 64 };
    struct reading r = {.ctx = ctx};
    struct film_book book;
    struct film_str head;
    film_buf_init(&r.id, 1 << 17);
    film_book_init(&book);
    enum film_status st = film_stream_peek(in, HEAD, &head, err);
    if (st == FILM_OK &&
        film_book_begins(head, ctx->name.n ? ctx->name : ctx->path))
        r.book = &book;
    if (st == FILM_OK)
        st = film_archive_open(&r.archive, in, false, ctx->limits, err);
    if (st == FILM_OK)
        st = read_members(&r, err);
    film_archive_free(r.archive);
    film_book_release(&book);
    film_buf_release(&r.id);
    return st;
}

const struct film_reader film_reader_archive = {"archive", sniff, read_archive};
