/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that browsers save as one file: MIME multipart/related (RFC 2557),
 * of which the first HTML part is the page. */
#include <config.h>
#include "read/articles/mime.h"
#include "read/formats.h"
#include "read/html/html.h"

enum { PARTS = 10000, NAME = 32 };

static enum film_status
read_part(struct film_str body, const struct film_mime_header *h, uint32_t line,
          struct film_read_context *ctx, struct film_error *err)
{
    struct film_read_context inner = *ctx;
    struct film_buf decoded;
    char charset[NAME];
    film_buf_init(&decoded, body.n + 16);
    if (film_mime_decode(&decoded, body, h->encoding))
        line = 0; /* its lines are not the input's */
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

/* Moves past the line that begins the first part; true if it is there. */
static bool
find_first_part(struct film_mime *r, struct film_mime_header *h,
                struct film_read_context *ctx)
{
    struct film_mime before = *r;
    struct film_str line;
    bool last;
    while (film_mime_line(r, &line)) {
        if (h->boundary.n == 0 && film_str_starts(line, FILM_STR("--")) &&
            line.n > 10) {
            h->boundary = (struct film_str){line.p + 2, line.n - 2};
            film_read_mended(ctx, r->line - 1,
                             "no boundary is declared; this line is taken for "
                             "one");
            return true;
        }
        if (film_mime_boundary(line, h->boundary, &last))
            return true;
    }
    *r = before;
    while (r->rest.n && (r->rest.p[0] == '\n' || r->rest.p[0] == '\r'))
        film_mime_line(r, &line);
    film_read_mended(ctx, r->line, "no boundary; the rest is taken for a part");
    return r->rest.n > 0;
}

static enum film_status
read_message(struct film_str text, struct film_read_context *ctx,
             struct film_error *err)
{
    struct film_mime r = {text, 1};
    struct film_mime_header top, h;
    film_mime_header(&r, &top);
    if (film_mime_is_html(&top))
        return read_part(r.rest, &top, r.line, ctx, err);
    if (!find_first_part(&r, &top, ctx))
        return film_error_set(err, FILM_ERR_INPUT, "no parts");
    for (unsigned i = 0; i < PARTS && r.rest.n; i++) {
        bool whole, last;
        film_mime_header(&r, &h);
        uint32_t line = r.line;
        struct film_str body = film_mime_part(&r, top.boundary, &whole, &last);
        if (!film_mime_is_html(&h))
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
    struct film_mime r = {head, 1};
    struct film_mime_header h;
    bool named = film_str_ends(path, FILM_STR(".mhtml")) ||
                 film_str_ends(path, FILM_STR(".mht"));
    if (head.n == 0 || !memchr(head.p, ':', head.n < 80 ? head.n : 80))
        return 0;
    film_mime_header(&r, &h);
    if (film_mime_begins(h.type, "multipart/related"))
        return named || !memchr(h.from.p ? h.from.p : "", '@', h.from.n)
                   ? 92
                   : 60; /* a message with pictures */
    return named && (film_mime_begins(h.type, "multipart/") ||
                     film_mime_is_html(&h))
               ? 80
               : 0;
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
