/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail: a message (.eml, a file of a Maildir) or a box of them (mbox). The
 * article is the best body part; subject, sender and date are its title, author
 * and date. Attachments are reported and left out. */
#include <config.h>
#include "read/formats.h"

#include "read/articles/mime.h"
#include "read/charset.h"
#include "read/html/html.h"

#include <stdio.h>

enum { PARTS = 1000, NESTED = 20 };

/* A body that was found, with its header. */
struct part {
    struct film_mime_header header;
    struct film_str body; /* p is NULL if there is none */
    uint32_t line;
};

struct reading {
    struct film_read_context *ctx;
    uint32_t line; /* of the message */
    struct film_mime_header top;
    struct part text, html;
    struct film_str title, author, date; /* decoded, in arena */
    struct film_arena arena;
    size_t attachments, parts;
};

/* ---- which part is the message ---- */

static bool
is_attachment(const struct film_mime_header *h)
{
    return film_mime_begins(h->disposition, "attachment");
}

static void choose(struct reading *r, const struct film_mime_header *h,
                   struct film_mime m, unsigned depth);

static void
choose_of_many(struct reading *r, struct film_str boundary, struct film_mime m,
               unsigned depth)
{
    bool whole, last = false;
    film_mime_part(&m, boundary, &whole, &last); /* the preamble */
    while (whole && !last && m.rest.n > 0 && r->parts++ < PARTS) {
        struct film_mime_header h;
        film_mime_header(&m, &h);
        struct film_mime inner = m;
        inner.rest = film_mime_part(&m, boundary, &whole, &last);
        if (!whole)
            film_read_warn(r->ctx, m.line, "the part is cut off at the end");
        choose(r, &h, inner, depth + 1);
    }
}

/* Notes the first plain text and the first HTML in the part. */
static void
choose(struct reading *r, const struct film_mime_header *h, struct film_mime m,
       unsigned depth)
{
    struct part part = {*h, m.rest, m.line};
    if (film_mime_begins(h->type, "multipart/") && h->boundary.n > 0 &&
        depth < NESTED)
        choose_of_many(r, h->boundary, m, depth);
    else if (is_attachment(h))
        r->attachments++;
    else if (film_mime_is_html(h) && !r->html.body.p)
        r->html = part;
    else if ((h->type.n == 0 || film_mime_begins(h->type, "text/plain")) &&
             !r->text.body.p)
        r->text = part;
    else if (!film_mime_begins(h->type, "text/"))
        r->attachments++;
}

/* ---- the article ---- */

/* "Jane Roe <jane@example.org>" gives "Jane Roe". */
static struct film_str
sender_name(struct film_str from)
{
    const char *open = memchr(from.p, '<', from.n);
    if (open && open > from.p)
        from.n = (size_t)(open - from.p);
    from = film_str_trim(from);
    if (from.n > 1 && from.p[0] == '"' && from.p[from.n - 1] == '"')
        from = (struct film_str){from.p + 1, from.n - 2};
    return from;
}

static struct film_str
words(struct reading *r, struct film_str s)
{
    struct film_buf b;
    struct film_str copy = {"", 0};
    film_buf_init(&b, 8 * s.n + 16);
    film_mime_words(&b, s);
    film_arena_copy(&r->arena, film_buf_get(&b), &copy);
    film_buf_release(&b);
    return copy;
}

/* Gives the fields of the message to an article. */
static void
set_fields(const struct reading *r, struct film_builder *b)
{
    struct film_article *a = &b->article;
    a->title = film_builder_text(b, r->title);
    a->date = film_builder_date(b, r->date);
    film_builder_add(b, &a->authors, r->author);
}

/* The text before the signature, "-- " on a line of its own (RFC 3676, 4.3). */
static struct film_str
without_signature(struct film_str s)
{
    const char *end = memmem(s.p, s.n, "\n-- \n", 5);
    if (!end)
        end = memmem(s.p, s.n, "\n-- \r\n", 6);
    return end ? (struct film_str){s.p, (size_t)(end - s.p)} : s;
}

static enum film_status
emit_text(struct reading *r, struct film_str text, uint32_t line,
          struct film_error *err)
{
    struct film_builder b;
    film_builder_init(&b, r->ctx, film_reader_mail.name);
    film_builder_article(&b, r->line);
    set_fields(r, &b);
    film_builder_paragraphs(&b, without_signature(text),
                            (struct film_place){.line = line});
    enum film_status st = film_builder_emit_article(&b, err);
    film_builder_release(&b);
    return st;
}

/* An HTML part is read as a page whose article has the message's fields. */
static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    const struct reading *r = user;
    struct film_article copy = *a;
    struct film_str author = r->author;
    copy.title = r->title.n ? r->title : a->title;
    copy.date = r->date.n ? r->date : a->date;
    if (author.n)
        copy.authors = (struct film_strs){&author, 1};
    return r->ctx->sink->article(r->ctx->sink->user, &copy, err);
}

static enum film_status
take_record(void *user, const struct film_record *record,
            struct film_error *err)
{
    const struct reading *r = user;
    return r->ctx->sink->record(r->ctx->sink->user, record, err);
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    const struct reading *r = user;
    (void)path;
    film_read_report(r->ctx, line, loss, "%s", why);
}

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    const struct reading *r = user;
    (void)path;
    film_read_skipped(r->ctx, line, why, text);
}

/* The fields in the form that a builder gives them: clean text, a normal date.
 * They outlive the builder. */
static void
set_forms(struct reading *r)
{
    struct film_builder b;
    film_builder_init(&b, r->ctx, film_reader_mail.name);
    film_builder_article(&b, r->line);
    const struct film_str forms[] = {film_builder_text(&b, r->title),
                                     film_builder_text(&b, r->author),
                                     film_builder_date(&b, r->date)};
    struct film_str *const fields[] = {&r->title, &r->author, &r->date};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!film_arena_copy(&r->arena, forms[i], fields[i]))
            *fields[i] = (struct film_str){"", 0};
    film_builder_release(&b);
}

static enum film_status
emit_html(struct reading *r, struct film_str page, uint32_t line,
          const char *charset, struct film_error *err)
{
    struct film_sink sink = {r, take_article, take_record, take_warning,
                             take_skipped};
    struct film_read_context inner = *r->ctx;
    set_forms(r);
    inner.sink = &sink;
    inner.charset = charset;
    return film_html_read_page(page, line, &inner, film_reader_mail.name, err);
}

/* Plain text, unless it is only a pointer to the HTML: less than a tenth. */
static const struct part *
best(const struct reading *r)
{
    if (!r->text.body.p || film_str_trim(r->text.body).n == 0)
        return r->html.body.p ? &r->html : NULL;
    if (r->html.body.p && r->text.body.n < 400 &&
        r->text.body.n * 10 < r->html.body.n)
        return &r->html;
    return &r->text;
}

static enum film_status
emit(struct reading *r, const struct part *part, struct film_error *err)
{
    enum { NAME = 32 };
    char charset[NAME] = "";
    struct film_buf bytes, text;
    struct film_charset used;
    struct film_str name = part->header.charset;
    uint32_t line = part->line;
    if (name.n < NAME)
        memcpy(charset, name.p, name.n);
    film_buf_init(&bytes, part->body.n + 16);
    film_buf_init(&text, (size_t)r->ctx->limits->input_bytes * 4);
    bool coded = film_mime_decode(&bytes, part->body, part->header.encoding);
    enum film_status st = film_buf_check(&bytes, err);
    if (st == FILM_OK && part == &r->html) {
        st = emit_html(r, film_buf_get(&bytes), coded ? 0 : line,
                       charset[0] ? charset : NULL, err);
    } else if (st == FILM_OK) {
        st = film_charset_decode(&text, film_buf_get(&bytes),
                                 charset[0] ? charset : NULL, &used, err);
        if (st == FILM_OK) {
            film_charset_warn(r->ctx, &used);
            st = emit_text(r, film_buf_get(&text), line, err);
        }
    }
    film_buf_release(&bytes);
    film_buf_release(&text);
    return st;
}

/* ---- messages ---- */

static enum film_status
read_message(struct film_str text, uint32_t line, struct film_read_context *ctx,
             struct film_error *err)
{
    struct reading r = {.ctx = ctx, .line = line};
    struct film_mime m = {text, line};
    film_arena_init(&r.arena);
    film_mime_header(&m, &r.top);
    choose(&r, &r.top, m, 0);
    r.title = words(&r, r.top.subject);
    r.author = sender_name(words(&r, r.top.from));
    r.date = words(&r, r.top.date);
    const struct part *part = best(&r);
    enum film_status st = FILM_OK;
    if (part)
        st = emit(&r, part, err);
    else
        film_read_warn(ctx, line, "a message without text");
    if (r.attachments)
        film_read_mended(ctx, line, "%zu attachments were left out",
                         r.attachments);
    film_arena_release(&r.arena);
    return st;
}

/* The end of the message at the beginning of s: where a line begins with
 * "From " after an empty one (mbox, RFC 4155). */
static size_t
message_end(struct film_str s)
{
    const char *p = s.p, *end = s.p + s.n;
    while ((p = memmem(p, (size_t)(end - p), "\nFrom ", 6))) {
        if (p > s.p && (p[-1] == '\n' || (p[-1] == '\r' && p[-2] == '\n')))
            return (size_t)(p + 1 - s.p);
        p++;
    }
    return s.n;
}

static enum film_status
read_box(struct film_str text, struct film_read_context *ctx,
         struct film_error *err)
{
    enum film_status st = FILM_OK;
    uint32_t line = 1;
    for (size_t number = 1; text.n > 0 && st == FILM_OK; number++) {
        char id[24];
        struct film_read_context inner = *ctx;
        struct film_str first, message = {text.p, message_end(text)};
        uint32_t lines = 0;
        for (size_t i = 0; i < message.n; i++)
            lines += message.p[i] == '\n';
        text.p += message.n;
        text.n -= message.n;
        snprintf(id, sizeof id, "%zu", number);
        inner.item = film_str_from(id);
        film_str_cut(&message, '\n', &first); /* "From jane Mon Jan …" */
        st = read_message(message, line + 1, &inner, err);
        line += lines;
        if (st == FILM_OK)
            st = film_read_check_time(ctx, err);
    }
    return st;
}

static bool
is_box(struct film_str s)
{
    struct film_str line;
    return film_str_starts(s, FILM_STR("From ")) &&
           film_str_cut(&s, '\n', &line) && memchr(line.p, ':', line.n);
}

static enum film_status
read_mail(struct film_stream *in, struct film_read_context *ctx,
          struct film_error *err)
{
    struct film_buf bytes;
    film_buf_init(&bytes, (size_t)ctx->limits->input_bytes);
    enum film_status st = film_stream_all(in, &bytes, err);
    struct film_str text = film_buf_get(&bytes);
    if (st == FILM_OK)
        st = is_box(text) ? read_box(text, ctx, err)
                          : read_message(text, 1, ctx, err);
    film_buf_release(&bytes);
    return st;
}

/* ---- sniffing ---- */

/* How many fields that only mail has are in the header. */
static int
mail_fields(struct film_str head)
{
    static const char *const names[] = {
        "from:",       "to:",           "subject:",  "date:",
        "message-id:", "received:",     "cc:",       "return-path:",
        "reply-to:",   "mime-version:", "x-mailer:", "delivered-to:"};
    struct film_mime m = {head, 1};
    struct film_str line;
    int n = 0;
    while (film_mime_line(&m, &line) && line.n > 0) {
        if (line.p[0] == ' ' || line.p[0] == '\t')
            continue;
        if (!memchr(line.p, ':', line.n))
            return 0;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            n += film_mime_begins(line, names[i]);
    }
    return n;
}

/* Three of them: "Title:", "Date:" and "Author:" are our own plain text. */
static int
sniff(struct film_str head, struct film_str path)
{
    enum { FIELDS = 3 };
    struct film_str line, rest = head;
    (void)path;
    if (is_box(head) && film_str_cut(&rest, '\n', &line))
        return mail_fields(rest) >= FIELDS ? 90 : 0;
    return mail_fields(head) >= FIELDS ? 88 : 0;
}

const struct film_reader film_reader_mail = {"mail", sniff, read_mail};
