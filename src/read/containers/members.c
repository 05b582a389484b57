/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ZIP and tar archives: every member that a reader knows is an input of
 * its own, under the path "site.zip!/a/b.html". */
#include <config.h>
#include "read/formats.h"

#include "read/containers/archive.h"

struct reading {
    struct film_read_context *ctx;
    struct film_archive *archive;
    struct film_buf id; /* of the item that is handed on */
    struct film_str member;
    size_t found;  /* items of the member */
    size_t others; /* members that no reader knows */
};

/* ---- what kind of archive it is ---- */

static bool
has_at(struct film_str s, size_t at, const char *bytes)
{
    size_t n = strlen(bytes);
    return s.n >= at + n && memcmp(s.p + at, bytes, n) == 0;
}

static int
sniff(struct film_str head, struct film_str path)
{
    enum { TAR_MAGIC = 257 };
    (void)path;
    return film_str_starts(head, FILM_STR("PK\x03\x04")) ||
                   has_at(head, TAR_MAGIC, "ustar")
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
    film_buf_str(&r->id, r->member);
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
    return r->ctx->sink->article(r->ctx->sink->user, &copy, err);
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
    film_read_report(r->ctx, 0, loss, "%.*s:%u: %s", (int)r->member.n,
                     r->member.p, (unsigned)line, why);
}

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    struct reading *r = user;
    (void)path;
    film_read_skipped(r->ctx, line, why, text);
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

static bool
is_wanted(const struct film_archive_member *m)
{
    return m->is_file && !m->encrypted && !is_hidden(m->name);
}

static enum film_status
read_member(struct reading *r, const struct film_archive_member *member,
            struct film_error *err)
{
    struct film_sink sink = {r, take_article, take_record, take_warning,
                             take_skipped};
    struct film_read_context inner = *r->ctx;
    struct film_stream *in = NULL;
    struct film_error why = {0};
    r->member = member->name;
    r->found = 0;
    inner.sink = &sink;
    inner.item = (struct film_str){"", 0};
    inner.name = member->name;
    enum film_status st =
        film_archive_stream(&in, r->archive, r->ctx->limits, err);
    if (st != FILM_OK)
        return st;
    st = film_read_stream(in, &inner, &why);
    film_stream_free(in);
    r->ctx->deadline_ns = inner.deadline_ns;
    if (st == FILM_ERR_FORMAT) {
        r->others++;
        return FILM_OK;
    }
    /* The next member may be whole, and what a filter makes of this one is its
     * fault. The archive's own would come again. */
    if (st == FILM_ERR_INPUT || st == FILM_ERR_IO || st == FILM_ERR_TIME) {
        film_read_warn(r->ctx, 0, "%.*s: %s", (int)member->name.n,
                       member->name.p, why.text);
        return FILM_OK;
    }
    return st == FILM_OK ? st : film_error_set(err, st, "%s", why.text);
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
        if (st == FILM_OK && is_wanted(&member))
            st = read_member(r, &member, err);
        if (st != FILM_OK)
            break;
    }
    if (encrypted)
        film_read_warn(r->ctx, 0, "%zu encrypted members were left out",
                       encrypted);
    if (r->others)
        film_read_mended(
            r->ctx, 0, "%zu members of other formats were left out", r->others);
    return st == FILM_END ? FILM_OK : st;
}

static enum film_status
read_archive(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    struct reading r = {.ctx = ctx};
    film_buf_init(&r.id, 1 << 17);
    enum film_status st = film_archive_open(&r.archive, in, false, err);
    if (st == FILM_OK)
        st = read_members(&r, err);
    film_archive_free(r.archive);
    film_buf_release(&r.id);
    return st;
}

const struct film_reader film_reader_archive = {"archive", sniff, read_archive};
