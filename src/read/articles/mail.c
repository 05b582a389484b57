/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail: a message (.eml, a file of a Maildir) or a box of them (mbox). The
 * article is the best body part; subject, sender and date are its title, author
 * and date. Messages in it are articles of their own, and so is what attached
 * files hold; files that no reader wants are counted. */
#include <config.h>
#include "base/ascii.h"
#include "read/formats.h"

#include "base/utf8.h"
#include "read/articles/attachment.h"
#include "read/articles/mime.h"
#include "read/charset-hz.h"
#include "read/charset.h"
#include "read/html/html.h"
#include "read/html/parse.h"
#include "read/html/text.h"

#include <stdio.h>

enum { PARTS = 1000, NESTED = 20, FORWARDED = 100 };

/* A body that was found, with its header. */
struct part {
    struct film_mime_header header;
    struct film_str body;
    uint32_t line;
    bool alternative; /* another part says the same in another form */
};

/* The parts that are the text of a message in one form, one after the other;
 * in arena. */
struct form {
    struct part *parts;
    size_t n;
    uint64_t bytes;
};

struct reading {
    struct film_read_context *ctx;
    uint32_t line; /* of the message */
    struct film_mime_header top;
    struct form text, html;
    struct form other; /* another form of them, which may be the only one */
    struct film_str title, date; /* decoded, in arena */
    struct film_strs authors;
    struct film_arena arena;
    size_t attachments, parts;
    bool too_many;               /* … parts, which was reported */
    struct film_mime *forwarded; /* messages in it, in arena */
    size_t forwarded_count;
    struct part *files; /* attached, likewise */
    size_t file_count;
};

/* ---- which part is the message ---- */

static bool
is_attachment(const struct film_mime_header *h)
{
    return film_mime_begins(h->disposition, "attachment");
}

static void choose(struct reading *r, const struct film_mime_header *h,
                   struct film_mime m, bool alternative, unsigned depth);

static void
choose_of_many(struct reading *r, const struct film_mime_header *outer,
               struct film_mime m, bool alternative, unsigned depth)
{
    bool whole, last = false;
    struct film_str boundary = outer->boundary;
    bool digest = film_mime_begins(outer->type, "multipart/digest");
    alternative |= film_mime_begins(outer->type, "multipart/alternative");
    film_mime_part(&m, boundary, &whole, &last); /* the preamble */
    while (whole && !last && m.rest.n > 0 && r->parts++ < PARTS) {
        struct film_mime_header h;
        film_mime_header(&m, &h);
        struct film_mime inner = m;
        inner.rest = film_mime_part(&m, boundary, &whole, &last);
        if (!whole)
            film_read_warn(r->ctx, m.line, "the part is cut off at the end");
        if (digest && h.type.n == 0) /* RFC 2046, 5.1.5 */
            h.type = FILM_STR("message/rfc822");
        choose(r, &h, inner, alternative, depth + 1);
    }
    if (whole && !last && m.rest.n > 0 && r->parts > PARTS && !r->too_many) {
        r->too_many = true;
        film_read_warn(r->ctx, m.line,
                       "more than %d parts in a message, the rest was left out",
                       PARTS);
    }
}

static bool
is_plain(const struct film_mime_header *h)
{
    return h->type.n == 0 || film_mime_begins(h->type, "text/plain") ||
           !memchr(h->type.p, '/', h->type.n); /* "text" alone */
}

static void
add_forwarded(struct reading *r, struct film_mime m)
{
    struct film_mime *f = NULL;
    if (r->forwarded_count < FORWARDED)
        f = film_arena_push(&r->arena, &r->forwarded, &r->forwarded_count,
                            sizeof *f);
    if (f)
        *f = m;
    else
        r->attachments++;
}

/* What holds no text, and what is for programs: signatures, dates, cards,
 * reports of delivery. */
static bool
is_no_text(struct film_str type)
{
    static const char *const types[] = {"image/",
                                        "audio/",
                                        "video/",
                                        "font/",
                                        "text/calendar",
                                        "text/vcard",
                                        "text/x-vcard",
                                        "text/css",
                                        "text/rfc822-headers",
                                        "message/delivery-status",
                                        "message/disposition-notification",
                                        "application/pgp-",
                                        "application/pkcs7-",
                                        "application/x-pkcs7-"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (film_mime_begins(type, types[i]))
            return true;
    return false;
}

static void
add_file(struct reading *r, const struct part *part)
{
    struct part *f = NULL;
    if (r->file_count < PARTS && !is_no_text(part->header.type))
        f = film_arena_push(&r->arena, &r->files, &r->file_count, sizeof *f);
    if (f)
        *f = *part;
    else
        r->attachments++;
}

static void
add_part(struct reading *r, struct form *form, const struct part *part)
{
    struct part *p =
        film_arena_push(&r->arena, &form->parts, &form->n, sizeof *p);
    if (!p)
        return;
    *p = *part;
    form->bytes += film_str_trim(part->body).n;
}

/* A second part with a file's name is a file, whatever its disposition. */
static bool
is_file(const struct form *form, const struct film_mime_header *h)
{
    return form->n > 0 && (film_mime_parameter(h->type, "name").n > 0 ||
                           film_mime_parameter(h->disposition, "filename").n);
}

/* True for the text of the message in a form for other programs: enriched, RTF,
 * AMP. */
static bool
is_other_form(const struct film_mime_header *h, bool alternative)
{
    return alternative && film_mime_begins(h->type, "text/") &&
           !is_no_text(h->type) &&
           film_mime_parameter(h->type, "name").n == 0 &&
           film_mime_parameter(h->disposition, "filename").n == 0;
}

/* Notes what of the part is plain text and what is HTML. */
static void
choose(struct reading *r, const struct film_mime_header *h, struct film_mime m,
       bool alternative, unsigned depth)
{
    struct part part = {*h, m.rest, m.line, alternative};
    bool html = film_mime_is_html(h), text = html || is_plain(h);
    struct form *form = html ? &r->html : &r->text;
    if (film_mime_begins(h->type, "multipart/") && h->boundary.n > 0 &&
        depth < NESTED)
        choose_of_many(r, h, m, alternative, depth);
    else if (film_mime_begins(h->type, "message/rfc822"))
        add_forwarded(r, m);
    else if (is_attachment(h) || (text && is_file(form, h)))
        add_file(r, &part);
    else if (!text && is_other_form(h, alternative))
        add_part(r, &r->other, &part);
    else if (!text)
        add_file(r, &part);
    else
        add_part(r, form, &part);
}

/* ---- the article ---- */

/* "Jane Roe <jane@example.org>" gives "Jane Roe", and so does the old form
 * "jane@example.org (Jane Roe)"; "<jane@example.org>" only the address. */
static struct film_str
sender_name(struct film_str from)
{
    const char *open = from.n ? memchr(from.p, '<', from.n) : NULL;
    const char *old = from.n ? memmem(from.p, from.n, " (", 2) : NULL;
    if (open && open > from.p)
        from.n = (size_t)(open - from.p);
    else if (open && film_str_ends(from, FILM_STR(">")))
        from = (struct film_str){from.p + 1, from.n - 2};
    else if (old && film_str_ends(from, FILM_STR(")")) &&
             memchr(from.p, '@', (size_t)(old - from.p)))
        from =
            (struct film_str){old + 2, from.n - 1 - (size_t)(old + 2 - from.p)};
    from = film_str_trim(from);
    if (from.n > 1 && from.p[0] == '"' && from.p[from.n - 1] == '"')
        from = (struct film_str){from.p + 1, from.n - 2};
    return from;
}

/* A field of the header as text. Bytes beyond ASCII and HZ should not be there;
 * they are taken for the charset of the body. */
static struct film_str
words(struct reading *r, struct film_str s)
{
    enum { NAME = 32 };
    const struct form *form = r->text.n ? &r->text : &r->html;
    struct film_str name =
        form->n ? form->parts[0].header.charset : (struct film_str){"", 0};
    struct film_str copy = {"", 0};
    struct film_charset used;
    struct film_error err;
    struct film_buf raw, b;
    char charset[NAME] = "";
    if (name.n < NAME)
        memcpy(charset, name.n ? name.p : "", name.n);
    film_buf_init(&raw, 4 * s.n + 16);
    film_buf_init(&b, 32 * s.n + 16);
    if ((film_utf8_valid(s) && !film_charset_is_hz(s)) ||
        film_charset_decode(&raw, s, charset[0] ? charset : NULL, &used,
                            &err) != FILM_OK)
        film_mime_words(&b, s);
    else
        film_mime_words(&b, film_buf_get(&raw));
    film_arena_copy(&r->arena, film_buf_get(&b), &copy);
    film_buf_release(&raw);
    film_buf_release(&b);
    return copy;
}

/* The end of the first of several senders: a comma outside of quotation marks
 * and brackets, after an address; "Roe, Jane" has none before its comma. */
static size_t
sender_end(struct film_str s)
{
    bool quoted = false, address = false;
    int depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        quoted ^= s.p[i] == '"';
        depth += !quoted && (s.p[i] == '<' || s.p[i] == '(');
        depth -= !quoted && (s.p[i] == '>' || s.p[i] == ')');
        address |= s.p[i] == '@';
        if (s.p[i] == ',' && !quoted && depth <= 0 && address)
            return i;
    }
    return s.n;
}

/* Adds the names of the senders in a field. */
static void
add_senders(struct reading *r, struct film_str field)
{
    struct film_str all = words(r, field);
    while (all.n) {
        size_t end = sender_end(all);
        struct film_str one = sender_name((struct film_str){all.p, end});
        struct film_str *name =
            one.n ? film_arena_push(&r->arena, &r->authors.v, &r->authors.n,
                                    sizeof *name)
                  : NULL;
        if (name)
            *name = one;
        end += end < all.n;
        all = (struct film_str){all.p + end, all.n - end};
    }
}

/* Gives the fields of the message to an article. */
static void
set_fields(const struct reading *r, struct film_builder *b)
{
    struct film_article *a = &b->article;
    a->title = film_builder_text(b, r->title);
    a->date = film_builder_date(b, r->date);
    for (size_t i = 0; i < r->authors.n; i++) {
        struct film_str author = r->authors.v[i];
        if (author.n && memchr(author.p, ',', author.n))
            film_builder_authors(b, author); /* "Roe, Jane" */
        else
            film_builder_add(b, &a->authors, author);
    }
}

/* The text before the signature, "-- " on a line of its own (RFC 3676, 4.3). */
static struct film_str
without_signature(const struct reading *r, struct film_str s, uint32_t line)
{
    const char *end = s.n ? memmem(s.p, s.n, "\n-- \n", 5) : NULL;
    if (!end && s.n)
        end = memmem(s.p, s.n, "\n-- \r\n", 6);
    if (!end)
        return s;
    struct film_str text = {s.p, (size_t)(end - s.p)};
    for (size_t i = 0; i <= text.n; i++)
        line += s.p[i] == '\n';
    film_read_skipped(r->ctx, line, "a signature",
                      (struct film_str){end + 1, s.n - text.n - 1});
    return text;
}

/* True for a line of uuencoded data, whose first letter says how long it is. */
static bool
is_uu_line(struct film_str line)
{
    line = film_str_trim(line);
    size_t bytes = line.n ? ((unsigned char)line.p[0] - 32u) & 63 : 0;
    return (bytes == 0 && line.n == 1) ||
           (bytes > 0 && line.n > bytes * 4 / 3 &&
            line.n <= 2 + (bytes + 2) / 3 * 4);
}

/* The length of uuencoded data that begins at s.p: "begin 644 a.png", its
 * lines, "end". 0 if s is not such a file. */
static size_t
uu_length(struct film_str s)
{
    enum { MODE = 6, NAME = 10 };
    struct film_str line, rest = s, next;
    if (!film_str_starts(s, FILM_STR("begin ")) ||
        !film_str_cut(&rest, '\n', &line) || line.n <= NAME ||
        line.p[NAME - 1] != ' ' || !film_ascii_digit(line.p[MODE]))
        return 0;
    const char *data = rest.p;
    for (next = rest; film_str_cut(&next, '\n', &line) && is_uu_line(line);)
        rest = next;
    if (rest.p == data)
        return 0;
    return (size_t)((film_str_equal(film_str_trim(line), FILM_STR("end"))
                         ? next.p
                         : rest.p) -
                    s.p);
}

/* Makes uuencoded files in text blanks; how many there were. */
static size_t
blank_uu(struct film_buf *text)
{
    size_t found = 0;
    for (size_t i = 0; i < text->n; i++) {
        struct film_str rest = {text->p + i, text->n - i};
        size_t n = i == 0 || text->p[i - 1] == '\n' ? uu_length(rest) : 0;
        found += n > 0;
        for (size_t end = i + n; i < end; i++)
            if (text->p[i] != '\n')
                text->p[i] = ' ';
    }
    return found;
}

static enum film_status
emit_text(struct reading *r, struct film_str text, uint32_t line,
          struct film_error *err)
{
    struct film_builder b;
    struct film_buf plain;
    film_buf_init(&plain, text.n + 1);
    film_buf_str(&plain, without_signature(r, text, line));
    size_t files = blank_uu(&plain);
    if (files)
        film_read_warn(r->ctx, line, "%zu uuencoded %s left out", files,
                       files == 1 ? "file was" : "files were");
    film_builder_init(&b, r->ctx, film_reader_mail.name);
    film_builder_article(&b, r->line);
    set_fields(r, &b);
    film_builder_paragraphs(&b, film_buf_get(&plain),
                            (struct film_place){.line = line});
    enum film_status st = film_buf_check(&plain, err);
    if (st == FILM_OK)
        st = film_builder_emit_article(&b, err);
    film_builder_release(&b);
    film_buf_release(&plain);
    return st;
}

/* An HTML part is read as a page whose article has the message's fields. */
static enum film_status
take_article(void *user, const struct film_article *a, struct film_error *err)
{
    const struct reading *r = user;
    struct film_article copy = *a;
    copy.title = r->title.n ? r->title : a->title;
    copy.date = r->date.n ? r->date : a->date;
    if (r->authors.n)
        copy.authors = r->authors;
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

/* The fields in the form that a builder gives them: clean text, a normal date.
 * They outlive the builder. */
static void
set_forms(struct reading *r)
{
    struct film_builder b;
    film_builder_init(&b, r->ctx, film_reader_mail.name);
    film_builder_article(&b, r->line);
    set_fields(r, &b);
    struct film_strs authors = {0};
    for (size_t i = 0; i < b.article.authors.n; i++) {
        struct film_str *name =
            film_arena_push(&r->arena, &authors.v, &authors.n, sizeof *name);
        if (name)
            film_arena_copy(&r->arena, b.article.authors.v[i], name);
    }
    r->authors = authors;
    film_arena_copy(&r->arena, b.article.title, &r->title);
    film_arena_copy(&r->arena, b.article.date, &r->date);
    film_builder_release(&b);
}

static enum film_status
emit_html(struct reading *r, struct film_str page, uint32_t line,
          struct film_error *err)
{
    struct film_sink sink = {.user = r,
                             .article = take_article,
                             .record = take_record,
                             .warn = take_warning,
                             .outer = r->ctx->sink};
    struct film_read_context inner = *r->ctx;
    set_forms(r);
    inner.sink = &sink;
    inner.charset = "UTF-8";
    return film_html_read_page(page, line, &inner, film_reader_mail.name, err);
}

/* Plain text, unless it is only a pointer to the HTML, less than a tenth of it,
 * or no other form of it: a list's note below. */
static struct form *
best(struct reading *r)
{
    bool other = false;
    for (size_t i = 0; i < r->text.n; i++)
        other |= r->text.parts[i].alternative;
    if (r->text.bytes == 0 || r->html.bytes == 0)
        return r->text.bytes || !r->html.n ? &r->text : &r->html;
    if (!other && r->html.bytes > r->text.bytes)
        return &r->html;
    return r->text.bytes < 400 && r->text.bytes * 10 < r->html.bytes ? &r->html
                                                                     : &r->text;
}

/* Appends a part without its transfer encoding, in UTF-8; *coded if its lines
 * are not the message's. */
static enum film_status
decode_part(const struct reading *r, const struct part *part,
            struct film_buf *text, bool *coded, struct film_error *err)
{
    enum { NAME = 32 };
    char charset[NAME] = "";
    struct film_buf bytes;
    struct film_charset used;
    struct film_str name = part->header.charset;
    const char *declared = charset;
    if (name.n < NAME)
        memcpy(charset, name.p, name.n);
    film_buf_init(&bytes, part->body.n + 16);
    *coded = film_mime_decode(&bytes, part->body, part->header.encoding);
    if (!charset[0] &&
        (!film_mime_is_html(&part->header) ||
         !film_html_declared_charset(film_buf_get(&bytes), charset)))
        declared = NULL;
    enum film_status st = film_buf_check(&bytes, err);
    if (st == FILM_OK)
        st = film_charset_decode(text, film_buf_get(&bytes), declared, &used,
                                 err);
    if (st == FILM_OK)
        film_charset_warn(r->ctx, &used);
    film_buf_release(&bytes);
    return st;
}

/* The parts of a form as one text, with so many empty lines between them that
 * its lines are the message's. */
static enum film_status
join(const struct reading *r, const struct form *form, struct film_buf *text,
     bool *coded, struct film_error *err)
{
    enum film_status st = FILM_OK;
    uint32_t line = form->parts[0].line;
    *coded = false;
    for (size_t i = 0, at = 0; i < form->n && st == FILM_OK; i++) {
        bool one;
        film_buf_text(text, i ? "\n\n" : "");
        for (; at < text->n; at++)
            line += text->p[at] == '\n';
        for (; line < form->parts[i].line; line++, at++)
            film_buf_byte(text, '\n');
        st = decode_part(r, &form->parts[i], text, &one, err);
        *coded |= one;
    }
    return st == FILM_OK ? film_buf_check(text, err) : st;
}

/* Text that is a page in spite of its type. */
static bool
is_page(struct film_str text)
{
    enum { SURE = 90 };
    return film_reader_html.sniff(text, FILM_STR("")) >= SURE;
}

static enum film_status
emit(struct reading *r, const struct form *form, struct film_error *err)
{
    struct film_buf text;
    bool coded;
    uint32_t line = form->parts[0].line;
    film_buf_init(&text, (size_t)r->ctx->limits->input_bytes * 4);
    enum film_status st = join(r, form, &text, &coded, err);
    if (st == FILM_OK && (form == &r->html || is_page(film_buf_get(&text))))
        st = emit_html(r, film_buf_get(&text), coded ? 0 : line, err);
    else if (st == FILM_OK)
        st = emit_text(r, film_buf_get(&text), line, err);
    film_buf_release(&text);
    return st;
}

/* Reports the form that was not taken. */
static void
skip_form(const struct reading *r, const struct form *form)
{
    struct film_buf text, plain;
    bool coded;
    if (form->n == 0 || !film_read_wants_skipped(r->ctx))
        return;
    film_buf_init(&text, (size_t)r->ctx->limits->input_bytes * 4);
    film_buf_init(&plain, (size_t)r->ctx->limits->input_bytes * 4);
    if (join(r, form, &text, &coded, NULL) == FILM_OK) {
        film_html_plain(&plain, film_buf_get(&text));
        film_read_skipped(r->ctx, form->parts[0].line,
                          "another form of the message",
                          film_buf_get(form == &r->text ? &text : &plain));
    }
    film_buf_release(&text);
    film_buf_release(&plain);
}

/* ---- messages ---- */

static enum film_status read_forwarded(const struct reading *r, unsigned depth,
                                       struct film_error *err);

/* Those that no reader wants are counted. */
static enum film_status
read_files(struct reading *r, struct film_error *err)
{
    enum film_status st = FILM_OK;
    bool itself = r->text.n == 0 && r->html.n == 0 && r->file_count > 0;
    if (itself)
        set_forms(r);
    const struct film_attachment_fields own = {r->title, r->date, r->authors};
    for (size_t i = 0; st == FILM_OK && i < r->file_count; i++) {
        const struct part *f = &r->files[i];
        const struct film_attachment part = {&f->header, f->body, i + 1,
                                             itself ? &own : NULL};
        st = film_attachment_read(&part, r->ctx, err);
        r->attachments += st == FILM_ERR_FORMAT;
        if (st == FILM_OK || st == FILM_ERR_FORMAT)
            st = film_read_check_time(r->ctx, err);
    }
    return st;
}

static enum film_status
read_message(struct film_str text, uint32_t line, unsigned depth,
             struct film_read_context *ctx, struct film_error *err)
{
    struct reading r = {.ctx = ctx, .line = line};
    struct film_mime m = {text, line};
    film_arena_init(&r.arena);
    film_mime_header(&m, &r.top);
    choose(&r, &r.top, m, false, 0);
    r.title = words(&r, r.top.subject);
    add_senders(&r, r.top.from);
    add_senders(&r, r.top.more_from);
    r.date = words(&r, r.top.date);
    const struct form *form = best(&r);
    enum film_status st = FILM_OK;
    if (form->n) {
        st = emit(&r, form, err);
        skip_form(&r, form == &r.text ? &r.html : &r.text);
        skip_form(&r, &r.other);
    } else if (r.other.n) {
        for (size_t i = 0; i < r.other.n; i++)
            add_file(&r, &r.other.parts[i]);
    } else if (r.forwarded_count == 0 && r.file_count == 0) {
        film_read_warn(ctx, line, "a message without text");
    }
    if (st == FILM_OK)
        st = read_files(&r, err);
    if (r.attachments)
        film_read_mended(ctx, line, "%zu %s left out", r.attachments,
                         r.attachments == 1 ? "attachment was"
                                            : "attachments were");
    if (st == FILM_OK)
        st = read_forwarded(&r, depth, err);
    film_arena_release(&r.arena);
    return st;
}

/* Messages in a message are articles of their own: "2.1" is the first in the
 * second of a box. */
static enum film_status
read_forwarded(const struct reading *r, unsigned depth, struct film_error *err)
{
    enum film_status st = film_read_check_time(r->ctx, err);
    for (size_t i = 0; st == FILM_OK && i < r->forwarded_count; i++) {
        struct film_read_context inner = *r->ctx;
        struct film_str outer = r->ctx->item;
        char id[64];
        if (depth == NESTED || outer.n > sizeof id / 2) {
            film_read_warn(r->ctx, r->forwarded[i].line,
                           "messages nested too deep were left out");
            break;
        }
        snprintf(id, sizeof id, "%.*s%s%zu", (int)outer.n,
                 outer.n ? outer.p : "", outer.n ? "." : "", i + 1);
        inner.item = film_str_from(id);
        st = read_message(r->forwarded[i].rest, r->forwarded[i].line, depth + 1,
                          &inner, err);
    }
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
        st = read_message(message, line + 1, 0, &inner, err);
        line += lines;
        if (st == FILM_OK)
            st = film_read_check_time(ctx, err);
    }
    return st;
}

/* A line "From jane Mon Jan …", or without a date, then a field. */
static bool
is_box(struct film_str s)
{
    struct film_str line, field;
    if (!film_str_starts(s, FILM_STR("From ")) ||
        !film_str_cut(&s, '\n', &line) || !film_str_cut(&s, '\n', &field))
        return false;
    const char *colon = field.n ? memchr(field.p, ':', field.n) : NULL;
    return colon && !memchr(field.p, ' ', (size_t)(colon - field.p));
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
                          : read_message(text, 1, 0, ctx, err);
    film_buf_release(&bytes);
    return st;
}

/* ---- sniffing ---- */

/* How many fields that only mail has are in the header. */
static int
mail_fields(struct film_str head, bool named)
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
            return named ? n : 0;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            n += film_mime_begins(line, names[i]);
    }
    return n;
}

/* Three of them: "Title:", "Date:" and "Author:" are our own plain text; one,
 * if the name says it too. */
static int
sniff(struct film_str head, struct film_str path)
{
    struct film_str line, rest = head;
    bool named = film_str_ends(path, FILM_STR(".eml"));
    const int least = named ? 1 : 3;
    if (is_box(head) && film_str_cut(&rest, '\n', &line))
        return mail_fields(rest, named) >= least ? 90 : 0;
    return mail_fields(head, named) >= least ? 88 : 0;
}

const struct film_reader film_reader_mail = {"mail", sniff, read_mail};
