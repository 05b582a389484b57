/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that browsers save as one file: MIME multipart/related (RFC 2557),
 * of which the first HTML part is the page. */
#include <config.h>
#include "read/formats.h"
#include "read/html/html.h"

enum { PARTS = 10000, NAME = 32 };

/* The header fields of a message or part that matter here, borrowed. */
struct header {
    struct film_str type, encoding, location, boundary, charset;
};

struct reading {
    struct film_str rest; /* not yet taken */
    uint32_t line;        /* of rest */
};

/* ---- lines and header fields ---- */

static bool
next_line(struct reading *r, struct film_str *line)
{
    if (!film_str_cut(&r->rest, '\n', line))
        return false;
    if (line->n && line->p[line->n - 1] == '\r')
        line->n--;
    r->line++;
    return true;
}

static char
lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* True if s begins with the name, in any case. */
static bool
begins(struct film_str s, const char *name)
{
    size_t n = strlen(name);
    return s.n >= n && film_str_equal_nocase((struct film_str){s.p, n},
                                             film_str_from(name));
}

/* A parameter of a field's value: name="value" or name=value. */
static struct film_str
parameter(struct film_str s, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i + n < s.n; i++) {
        struct film_str at = {s.p + i, s.n - i};
        if (!begins(at, name) || at.p[n] != '=' ||
            (i && !strchr("; \t\r\n", s.p[i - 1])))
            continue;
        at.p += n + 1;
        at.n -= n + 1;
        bool quoted = at.n && at.p[0] == '"';
        at.p += quoted;
        at.n -= quoted;
        size_t end = 0;
        while (end < at.n && !strchr(quoted ? "\"" : "; \t\r\n", at.p[end]))
            end++;
        return (struct film_str){at.p, end};
    }
    return (struct film_str){"", 0};
}

static struct film_str
value_of(struct film_str field)
{
    const char *colon = memchr(field.p, ':', field.n);
    size_t skip = (size_t)(colon - field.p) + 1;
    return film_str_trim((struct film_str){field.p + skip, field.n - skip});
}

static void
take_field(struct header *h, struct film_str field)
{
    if (begins(field, "content-type:")) {
        h->type = value_of(field);
        h->boundary = parameter(h->type, "boundary");
        h->charset = parameter(h->type, "charset");
    } else if (begins(field, "content-transfer-encoding:")) {
        h->encoding = value_of(field);
    } else if (begins(field, "content-location:")) {
        h->location = value_of(field);
    }
}

/* Reads fields up to and with the empty line; a line that begins with a blank
 * goes on the field before (RFC 5322, 2.2.3). */
static void
read_header(struct reading *r, struct header *h)
{
    struct film_str field = {"", 0}, line;
    *h = (struct header){0};
    while (next_line(r, &line)) {
        if (line.n && (line.p[0] == ' ' || line.p[0] == '\t') && field.n) {
            field.n = (size_t)(line.p + line.n - field.p);
            continue;
        }
        take_field(h, field);
        field = line;
        if (line.n == 0)
            return;
    }
    take_field(h, field);
}

/* ---- decoding ---- */

static int
hex(char c)
{
    c = lower(c);
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* RFC 2045, 6.7; what is wrong stays as it is. */
static void
decode_quoted(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '=') {
            film_buf_byte(out, s.p[i]);
        } else if (i + 1 < s.n && s.p[i + 1] == '\n') {
            i++;
        } else if (i + 2 < s.n && s.p[i + 1] == '\r' && s.p[i + 2] == '\n') {
            i += 2;
        } else if (i + 2 < s.n && hex(s.p[i + 1]) >= 0 &&
                   hex(s.p[i + 2]) >= 0) {
            film_buf_byte(out, (char)(hex(s.p[i + 1]) * 16 + hex(s.p[i + 2])));
            i += 2;
        } else {
            film_buf_byte(out, '=');
        }
    }
}

/* RFC 2045, 6.8; other characters are passed over. */
static void
decode_base64(struct film_buf *out, struct film_str s)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
                                 "pqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;
        if (!d)
            continue;
        bits = (bits << 6 | (uint32_t)(d - digits)) & 0xffffff;
        count += 6;
        if (count >= 8) {
            count -= 8;
            film_buf_byte(out, (char)(bits >> count & 0xff));
        }
    }
}

/* ---- parts ---- */

/* True if the line is the boundary; *last for the one behind the last part. */
static bool
is_boundary(struct film_str line, struct film_str boundary, bool *last)
{
    if (boundary.n == 0 || !film_str_starts(line, FILM_STR("--")))
        return false;
    line.p += 2;
    line.n -= 2;
    if (!film_str_starts(line, boundary))
        return false;
    struct film_str rest = {line.p + boundary.n, line.n - boundary.n};
    *last = film_str_starts(rest, FILM_STR("--"));
    return *last || film_str_trim(rest).n == 0;
}

/* What stands before the next boundary; *whole is false if there is none. */
static struct film_str
part_body(struct reading *r, struct film_str boundary, bool *whole)
{
    struct film_str body = {r->rest.p, 0}, line;
    bool last;
    *whole = true;
    while (next_line(r, &line)) {
        if (is_boundary(line, boundary, &last))
            return body;
        body.n = (size_t)(line.p + line.n - body.p);
    }
    *whole = false;
    return body;
}

static enum film_status
read_part(struct film_str body, const struct header *h, uint32_t line,
          struct film_read_context *ctx, struct film_error *err)
{
    struct film_read_context inner = *ctx;
    struct film_buf decoded;
    char charset[NAME];
    film_buf_init(&decoded, body.n + 16);
    if (begins(h->encoding, "quoted-printable")) {
        decode_quoted(&decoded, body);
        line = 0; /* its lines are not the input's */
    } else if (begins(h->encoding, "base64")) {
        decode_base64(&decoded, body);
        line = 0;
    } else {
        film_buf_str(&decoded, body);
    }
    if (h->location.n)
        inner.url = h->location;
    if (h->charset.n && h->charset.n < sizeof charset) {
        memcpy(charset, h->charset.p, h->charset.n);
        charset[h->charset.n] = '\0';
        inner.charset = charset;
    }
    enum film_status st = film_buf_check(&decoded, err);
    if (st == FILM_OK)
        st = film_html_read_page(film_buf_get(&decoded), line, &inner, "mhtml",
                                 err);
    film_buf_release(&decoded);
    return st;
}

static bool
is_html(const struct header *h)
{
    return begins(h->type, "text/html") ||
           begins(h->type, "application/xhtml+xml");
}

/* Moves behind the line that begins the first part; true if it is there. */
static bool
find_first_part(struct reading *r, struct header *h,
                struct film_read_context *ctx)
{
    struct reading before = *r;
    struct film_str line;
    bool last;
    while (next_line(r, &line)) {
        if (h->boundary.n == 0 && film_str_starts(line, FILM_STR("--")) &&
            line.n > 10) {
            h->boundary = (struct film_str){line.p + 2, line.n - 2};
            film_read_mended(ctx, r->line - 1,
                             "no boundary is declared; this line is taken for "
                             "one");
            return true;
        }
        if (is_boundary(line, h->boundary, &last))
            return true;
    }
    *r = before;
    while (r->rest.n && (r->rest.p[0] == '\n' || r->rest.p[0] == '\r'))
        next_line(r, &line);
    film_read_mended(ctx, r->line, "no boundary; the rest is taken for a part");
    return r->rest.n > 0;
}

static enum film_status
read_message(struct film_str text, struct film_read_context *ctx,
             struct film_error *err)
{
    struct reading r = {text, 1};
    struct header top, h;
    read_header(&r, &top);
    if (is_html(&top))
        return read_part(r.rest, &top, r.line, ctx, err);
    if (!find_first_part(&r, &top, ctx))
        return film_error_set(err, FILM_ERR_INPUT, "no parts");
    for (unsigned i = 0; i < PARTS && r.rest.n; i++) {
        bool whole;
        read_header(&r, &h);
        uint32_t line = r.line;
        struct film_str body = part_body(&r, top.boundary, &whole);
        if (!is_html(&h))
            continue;
        if (!whole)
            film_read_warn(ctx, r.line, "the part is cut off at the end");
        return read_part(body, &h, line, ctx, err);
    }
    return film_error_set(err, FILM_ERR_FORMAT, "no HTML among the parts");
}

/* ---- the reader ---- */

static int
sniff_mhtml(struct film_str head, struct film_str path)
{
    struct reading r = {head, 1};
    struct header h;
    bool named = film_str_ends(path, FILM_STR(".mhtml")) ||
                 film_str_ends(path, FILM_STR(".mht"));
    if (head.n == 0 || !memchr(head.p, ':', head.n < 80 ? head.n : 80))
        return 0;
    read_header(&r, &h);
    if (begins(h.type, "multipart/related"))
        return 92;
    return named && (begins(h.type, "multipart/") || is_html(&h)) ? 80 : 0;
}

static enum film_status
read_mhtml(struct film_stream *in, struct film_read_context *ctx,
           struct film_error *err)
{
    struct film_buf bytes;
    film_buf_init(&bytes, (size_t)ctx->limits->input_bytes);
    enum film_status st = film_stream_all(in, &bytes, err);
    if (st == FILM_OK)
        st = read_message(film_buf_get(&bytes), ctx, err);
    film_buf_release(&bytes);
    return st;
}

const struct film_reader film_reader_mhtml = {"mhtml", sniff_mhtml, read_mhtml};
