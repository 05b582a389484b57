/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/documents/package.h"

#include "read/containers/archive.h"
#include "read/builder.h"
#include "read/documents/office.h"
#include "read/formats.h"
#include "read/xml/xml.h"

/* ---- parts ---- */

/* A ZIP file begins with the head of its first member, whose name follows 30
 * bytes of numbers: offices' documents have a part of that name first. */
static int
sniff(struct film_str head, struct film_str path)
{
    enum { NAME = 30 };
    static const char *const first[] = {
        "[Content_Types].xml",
        "mimetypeapplication/vnd.oasis.opendocument",
        "_rels",
        "docProps",
        "word/",
        "word\\",
        "xl/",
        "xl\\",
        "ppt/",
        "ppt\\"};
    (void)path;
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        if (film_str_starts(head, FILM_STR("PK\x03\x04")) &&
            film_str_has_at(head, NAME, first[i]))
            return 97;
    return 0;
}

/* True for "word/document.xml", "word/document2.xml". */
static bool
is_word_part(struct film_str name, const char *start)
{
    return film_str_starts(name, film_str_from(start)) &&
           film_str_ends(name, FILM_STR(".xml"));
}

static bool
is_text_part(struct film_str name)
{
    return film_str_equal(name, FILM_STR("content.xml")) ||
           is_word_part(name, "word/document");
}

/* Parts beside the text: notes, comments, running heads. */
static bool
is_beside(struct film_str name)
{
    static const char *const starts[] = {"word/footnotes", "word/endnotes",
                                         "word/comments.", "word/header",
                                         "word/footer"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (is_word_part(name, starts[i]))
            return true;
    return false;
}

static bool
is_wanted(struct film_str name)
{
    return film_str_is_one_of(name,
                              "meta.xml|docProps/core.xml|xl/workbook.xml|"
                              "xl/sharedStrings.xml|xl/styles.xml|"
                              "ppt/presentation.xml|"
                              "ppt/_rels/presentation.xml.rels") ||
           film_str_starts(name, FILM_STR("ppt/slides/")) ||
           film_str_starts(name, FILM_STR("ppt/notesSlides/")) ||
           film_str_starts(name, FILM_STR("ppt/diagrams/data")) ||
           film_str_starts(name, FILM_STR("xl/worksheets/sheet")) ||
           film_str_starts(name, FILM_STR("xl/comments")) ||
           is_text_part(name) || is_beside(name);
}

struct film_str
film_package_get(const struct film_package *p, const char *name)
{
    for (size_t i = 0; i < p->count; i++)
        if (film_str_equal(p->parts[i].name, film_str_from(name)))
            return p->parts[i].bytes;
    return (struct film_str){"", 0};
}

static enum film_status
take_part(struct film_package *p, struct film_archive *archive,
          struct film_str name, const struct film_read_context *ctx,
          struct film_error *err)
{
    enum { PARTS = 20000 }; /* four for each slide */
    struct film_buf bytes;
    struct film_stream *in = NULL;
    film_buf_init(&bytes, (size_t)ctx->limits->input_bytes);
    enum film_status st = film_archive_stream(&in, archive, ctx->limits, err);
    if (st == FILM_OK)
        st = film_stream_all(in, &bytes, err);
    film_stream_free(in);
    if (st == FILM_OK && p->arena.used + bytes.n > ctx->limits->input_bytes)
        st = film_error_set(err, FILM_ERR_LIMIT,
                            "an office document of more than %llu MB",
                            (unsigned long long)ctx->limits->input_bytes >> 20);
    if (st == FILM_OK && p->count == PARTS)
        st = film_error_set(err, FILM_ERR_LIMIT,
                            "an office document of more than %d parts", PARTS);
    struct film_package_part *part =
        st == FILM_OK
            ? film_arena_push(&p->arena, &p->parts, &p->count, sizeof *part)
            : NULL;
    if (st == FILM_OK &&
        (!part || !film_arena_copy(&p->arena, name, &part->name) ||
         !film_arena_copy(&p->arena, film_buf_get(&bytes), &part->bytes)))
        st = film_error_nomem(err);
    film_buf_release(&bytes);
    return st;
}

static enum film_status
take_parts(struct film_package *p, struct film_archive *archive,
           struct film_read_context *ctx, struct film_error *err)
{
    struct film_archive_member m;
    enum film_status st = FILM_OK;
    while (st == FILM_OK &&
           (st = film_archive_next(archive, &m, err)) == FILM_OK) {
        if (m.encrypted)
            return film_error_set(err, FILM_ERR_INPUT,
                                  "an office document that is encrypted");
        if (m.is_file && is_wanted(m.name))
            st = take_part(p, archive, m.name, ctx, err);
        if (st == FILM_OK)
            st = film_read_check_time(ctx, err);
    }
    return st == FILM_END ? FILM_OK : st;
}

/* ---- what the document says of itself ---- */

struct reading {
    struct film_read_context *ctx;
    struct film_package package;
    struct film_notes notes;
    struct film_str title, author, date;
    struct film_buf id;
    size_t articles;
};

static void
keep(struct reading *r, struct film_str *to, const xmlNode *n)
{
    film_buf_reset(&r->id);
    struct film_str s = film_str_trim(film_node_text(n, &r->id));
    if (to->n == 0)
        film_arena_copy(&r->package.arena, s, to);
}

static enum film_status
take_element(struct reading *r, struct film_xml *x, struct film_error *err)
{
    static const struct {
        const char *name;
        int what;
    } rows[] = {{"title", 0},   {"creator", 1},       {"initial-creator", 1},
                {"created", 2}, {"creation-date", 2}, {"date", 2}};
    struct film_str *const fields[] = {&r->title, &r->author, &r->date};
    const xmlNode *n;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!film_xml_is_start(x, rows[i].name))
            continue;
        enum film_status st = film_xml_expand(x, &n, err);
        if (st != FILM_OK)
            return st;
        keep(r, fields[rows[i].what], n);
        return film_xml_skip(x, err);
    }
    return film_xml_next(x, err);
}

/* A part that is bad says nothing. */
static void
read_meta(struct reading *r, struct film_str bytes)
{
    struct film_stream *in = NULL;
    struct film_xml *x = NULL;
    enum film_status st =
        bytes.n ? film_stream_from_bytes(&in, bytes, r->ctx->limits, NULL)
                : FILM_END;
    if (st == FILM_OK)
        st = film_xml_open(&x, in, r->ctx, NULL);
    if (st == FILM_OK)
        st = film_xml_next(x, NULL);
    while (st == FILM_OK)
        st = take_element(r, x, NULL);
    film_xml_free(x);
    film_stream_free(in);
}

/* ---- items ---- */

/* What the text says of itself is better than what the program noted. */
static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct reading *r = user;
    struct film_builder b;
    film_builder_init(&b, r->ctx, a->format);
    b.article = *a;
    if (a->title_made && r->title.n > 0) {
        b.article.title = film_builder_text(&b, r->title);
        b.article.title_made = false;
    }
    if (a->authors.n == 0)
        film_builder_authors(&b, r->author);
    if (a->date.n == 0)
        b.article.date = film_builder_date(&b, r->date);
    film_buf_reset(&r->id);
    if (a->id.n == 0 && r->articles++ > 0) {
        film_buf_printf(&r->id, "#%zu", r->articles);
        b.article.id = film_buf_get(&r->id);
    }
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
    return r->ctx->sink->record(r->ctx->sink->user, record, err);
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    struct reading *r = user;
    (void)path;
    film_read_report(r->ctx, line, loss, "%s", why);
}

/* A function for all sheets or slides of a package. */
typedef enum film_status read_fn(const struct film_package *p,
                                 struct film_read_context *ctx,
                                 struct film_error *err);

/* Reads a part with text, or all by read. */
static enum film_status
read_part(struct reading *r, struct film_str bytes, read_fn *read,
          struct film_error *err)
{
    struct film_sink sink = {.user = r,
                             .article = take_article,
                             .record = take_record,
                             .warn = take_warning,
                             .outer = r->ctx->sink};
    struct film_read_context inner = *r->ctx;
    struct film_stream *in = NULL;
    inner.sink = &sink;
    inner.name = film_read_name(r->ctx);
    enum film_status st =
        read ? read(&r->package, &inner, err)
             : film_stream_from_bytes(&in, bytes, r->ctx->limits, err);
    if (st == FILM_OK && !read)
        st = film_office_read(in, &inner, &r->notes, err);
    film_stream_free(in);
    r->ctx->deadline_ns = inner.deadline_ns;
    return st;
}

/* The text can be complete although another part is damaged. */
static void
read_beside(struct reading *r)
{
    struct film_error why = {0};
    for (size_t i = 0; i < r->package.count; i++) {
        const struct film_package_part *part = &r->package.parts[i];
        if (is_beside(part->name) &&
            film_notes_read(&r->notes, part->bytes, r->ctx, &why) != FILM_OK)
            film_read_warn(r->ctx, 0, "%.*s: %s", (int)part->name.n,
                           part->name.p, why.text);
    }
}

static enum film_status
read_parts(struct reading *r, struct film_error *err)
{
    enum film_status st = FILM_OK;
    read_meta(r, film_package_get(&r->package, "docProps/core.xml"));
    read_meta(r, film_package_get(&r->package, "meta.xml"));
    if (film_package_get(&r->package, "xl/workbook.xml").n > 0)
        return read_part(r, FILM_STR(""), film_xlsx_read, err);
    if (film_package_get(&r->package, "ppt/presentation.xml").n > 0)
        return read_part(r, FILM_STR(""), film_slides_read, err);
    read_beside(r);
    for (size_t i = 0; i < r->package.count && st == FILM_OK; i++)
        if (is_text_part(r->package.parts[i].name))
            st = read_part(r, r->package.parts[i].bytes, NULL, err);
    return st;
}

static enum film_status
read_package(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    struct reading r = {.ctx = ctx};
    struct film_archive *archive = NULL;
    film_arena_init(&r.package.arena);
    film_notes_init(&r.notes);
    film_buf_init(&r.id, 1 << 17);
    enum film_status st =
        film_archive_open(&archive, in, false, ctx->limits, err);
    if (st == FILM_OK)
        st = take_parts(&r.package, archive, ctx, err);
    film_archive_free(archive);
    if (st == FILM_OK && r.package.count == 0)
        st = film_error_set(err, FILM_ERR_FORMAT,
                            "an office document of a kind that is not read");
    if (st == FILM_OK)
        st = read_parts(&r, err);
    film_buf_release(&r.id);
    film_notes_release(&r.notes);
    film_arena_release(&r.package.arena);
    return st;
}

const struct film_reader film_reader_package = {"package", sniff, read_package};
