/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Web archives: WARC (ISO 28500, 0.17 to 1.1) and ARC version 1 and 2. What
 * servers answered with success and a type that holds text is read by the
 * reader its content asks for. A record that cannot be read is reported, and
 * reading goes on at the next one. */
#include <config.h>
#include "read/formats.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    URL_SIZE = 4096,
    FIELD_SIZE = 256,
    HEADER_LINES = 2000,
    ARC_FIELDS = 5,      /* of version 1 */
    ARC_FIELDS_MOST = 10 /* of version 2 */
};

struct record {
    char url[URL_SIZE];
    char id[FIELD_SIZE], date[FIELD_SIZE], kind[FIELD_SIZE];
    char mime[FIELD_SIZE];
    char encoding[FIELD_SIZE], transfer[FIELD_SIZE]; /* of HTTP */
    int http_status;
    uint64_t length;
    bool has_length;
    uint32_t line; /* where it begins */
};

struct archive {
    struct film_stream *in;
    struct film_read_context *ctx;
    struct record r;
    unsigned arc_fields; /* 0: a WARC file */
    uint32_t line;       /* of the next byte of in */

    /* the body of the present record */
    uint64_t left;
    bool ended_early;
    enum film_status failed; /* of `in`: the input as a whole is bad */
    struct film_error failure;

    /* what its reader finds */
    uint32_t base_line;
    uint64_t base_byte;
    bool encoded;                 /* lines and bytes are not those of `in` */
    unsigned found;               /* items and warnings of this record */
    enum film_status sink_failed; /* the user's sink asked to stop */
};

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("WARC/1.")) ||
                   film_str_starts(head, FILM_STR("WARC/0.")) ||
                   film_str_starts(head, FILM_STR("filedesc://"))
               ? 98
               : 0;
}

/* --- header lines ------------------------------------------------------- */

static enum film_status
next_line(struct archive *w, struct film_str *line, struct film_error *err)
{
    enum film_status st = film_stream_line(w->in, line, err);
    if (st == FILM_OK)
        w->line++;
    return st;
}

static void
copy_field(char *to, size_t size, struct film_str s)
{
    s = film_str_trim(s);
    if (to[0] != '\0') /* the first of several holds */
        return;
    if (s.n >= size)
        s.n = size - 1;
    if (s.n)
        memcpy(to, s.p, s.n);
    to[s.n] = '\0';
}

/* "Name: value"; false if the line is something else. */
static bool
split_header(struct film_str line, struct film_str *name,
             struct film_str *value)
{
    const char *colon = line.n ? memchr(line.p, ':', line.n) : NULL;
    if (!colon)
        return false;
    *name = film_str_trim((struct film_str){line.p, (size_t)(colon - line.p)});
    *value = film_str_trim(
        (struct film_str){colon + 1, line.n - (size_t)(colon + 1 - line.p)});
    return name->n > 0;
}

/* A number of bytes; false for anything else. */
static bool
parse_length(struct film_str s, uint64_t *length)
{
    *length = 0;
    if (s.n == 0 || s.n > 18)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        *length = *length * 10 + (uint64_t)(s.p[i] - '0');
    }
    return true;
}

/* wget puts the address into < >, some writers leave blanks in it. */
static struct film_str
strip_angles(struct film_str s)
{
    if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>')
        return (struct film_str){s.p + 1, s.n - 2};
    return s;
}

static void
take_warc_header(struct record *r, struct film_str name, struct film_str value)
{
    if (film_str_equal_nocase(name, FILM_STR("WARC-Type")))
        copy_field(r->kind, sizeof r->kind, value);
    else if (film_str_equal_nocase(name, FILM_STR("WARC-Target-URI")))
        copy_field(r->url, sizeof r->url, strip_angles(value));
    else if (film_str_equal_nocase(name, FILM_STR("WARC-Record-ID")))
        copy_field(r->id, sizeof r->id, strip_angles(value));
    else if (film_str_equal_nocase(name, FILM_STR("WARC-Date")))
        copy_field(r->date, sizeof r->date, value);
    else if (film_str_equal_nocase(name, FILM_STR("Content-Type")))
        copy_field(r->mime, sizeof r->mime, value);
    else if (film_str_equal_nocase(name, FILM_STR("Content-Length")) &&
             !r->has_length)
        r->has_length = parse_length(value, &r->length);
}

static void
warn_ended(const struct archive *w)
{
    film_read_warn(w->ctx, w->r.line,
                   "the input ends in the middle of this record");
}

static bool
is_warc_start(struct film_str line)
{
    return film_str_starts(line, FILM_STR("WARC/1.")) ||
           film_str_starts(line, FILM_STR("WARC/0."));
}

static enum film_status
read_warc_header(struct archive *w, struct film_error *err)
{
    struct film_str line, name, value;
    for (unsigned n = 0; n < HEADER_LINES; n++) {
        enum film_status st = next_line(w, &line, err);
        if (st != FILM_OK)
            return st;
        if (line.n == 0)
            return FILM_OK;
        if (split_header(line, &name, &value))
            take_warc_header(&w->r, name, value);
    }
    return FILM_OK;
}

/* "URL IP date type … length", blanks in the URL allowed: counted from the
 * end. */
static bool
parse_arc_line(struct archive *w, struct film_str line)
{
    struct film_str field[ARC_FIELDS_MOST];
    unsigned fields = w->arc_fields;
    static const char *const schemes[] = {"http://", "https://", "filedesc://",
                                          "ftp://", "dns:"};
    bool known = false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        known |= film_str_starts(line, film_str_from(schemes[i]));
    if (!known)
        return false;
    for (unsigned i = fields - 1; i > 0; i--) {
        size_t n = line.n;
        while (n > 0 && line.p[n - 1] != ' ')
            n--;
        if (n == 0)
            return false;
        field[i] = (struct film_str){line.p + n, line.n - n};
        line.n = n - 1;
    }
    struct record *r = &w->r;
    if (!parse_length(field[fields - 1], &r->length))
        return false;
    r->has_length = true;
    copy_field(r->url, sizeof r->url, line);
    copy_field(r->id, sizeof r->id, line);
    copy_field(r->date, sizeof r->date, field[2]);
    copy_field(r->mime, sizeof r->mime, field[3]);
    copy_field(r->kind, sizeof r->kind, FILM_STR("response"));
    return true;
}

/* Moves past the header of the next record; FILM_END if there is none. */
static enum film_status
next_header(struct archive *w, struct film_error *err)
{
    struct film_str line;
    bool told = false;
    for (;;) {
        uint32_t at = w->line;
        memset(&w->r, 0, sizeof w->r);
        enum film_status st = next_line(w, &line, err);
        if (st == FILM_OK)
            st = film_read_check_time(w->ctx, err);
        if (st != FILM_OK)
            return st;
        if (film_str_trim(line).n == 0)
            continue;
        w->r.line = at;
        if (w->arc_fields && parse_arc_line(w, line))
            return FILM_OK;
        if (!w->arc_fields && is_warc_start(line)) {
            st = read_warc_header(w, err);
            if (st == FILM_END)
                warn_ended(w);
            if (st != FILM_OK || w->r.has_length)
                return st;
            film_read_warn(w->ctx, at, "a record without a length");
            told = true;
        } else if (!told) {
            film_read_warn(w->ctx, at,
                           "no record begins here; looking for the next one");
            told = true;
        }
    }
}

/* --- the body as a stream ----------------------------------------------- */

static enum film_status
read_body(void *user, void *p, size_t room, size_t *got, struct film_error *err)
{
    struct archive *w = user;
    *got = 0;
    if (w->left == 0)
        return FILM_OK;
    if (room > w->left)
        room = (size_t)w->left;
    enum film_status st = film_stream_read(w->in, p, room, got, &w->failure);
    if (st != FILM_OK) {
        w->failed = st;
        if (err)
            *err = w->failure;
        return st;
    }
    if (*got == 0) { /* what is there is read, and a warning given */
        w->ended_early = true;
        w->left = 0;
        return FILM_OK;
    }
    for (const char *c = p, *end = c + *got;
         (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++)
        w->line++;
    w->left -= *got;
    return FILM_OK;
}

/* Passes over what is left of the body. */
static enum film_status
skip_body(struct archive *w, struct film_error *err)
{
    char bytes[16 * 1024];
    size_t got;
    while (w->left > 0 && w->failed == FILM_OK && !w->ended_early)
        if (read_body(w, bytes, sizeof bytes, &got, NULL) != FILM_OK)
            break;
    if (w->failed != FILM_OK) {
        if (err)
            *err = w->failure;
        return w->failed;
    }
    return FILM_OK;
}

/* The chunked transfer coding (RFC 9112, section 7.1). */
struct chunks {
    struct film_stream *in;
    uint64_t left;
    bool begun, ended;
};

static bool
parse_chunk_size(struct film_str line, uint64_t *size)
{
    size_t n = 0;
    *size = 0;
    while (n < line.n && n < 15) {
        char c = line.p[n], low = (char)(c | 0x20);
        int digit = c >= '0' && c <= '9'       ? c - '0'
                    : low >= 'a' && low <= 'f' ? low - 'a' + 10
                                               : -1;
        if (digit < 0)
            break;
        *size = *size * 16 + (unsigned)digit;
        n++;
    }
    return n > 0 && (n == line.n || strchr("; \t", line.p[n]));
}

static enum film_status
read_chunks(void *user, void *p, size_t room, size_t *got,
            struct film_error *err)
{
    struct chunks *c = user;
    struct film_str line;
    *got = 0;
    while (c->left == 0 && !c->ended) {
        enum film_status st = film_stream_line(c->in, &line, err);
        if (st == FILM_OK && c->begun && line.n == 0)
            st = film_stream_line(c->in, &line, err);
        if (st == FILM_END ||
            (st == FILM_OK && !parse_chunk_size(line, &c->left)))
            return film_error_set(err, FILM_ERR_INPUT,
                                  "the chunks of the body are damaged");
        if (st != FILM_OK)
            return st;
        c->begun = true;
        c->ended = c->left == 0;
    }
    if (c->ended)
        return FILM_OK;
    if (room > c->left)
        room = (size_t)c->left;
    enum film_status st = film_stream_read(c->in, p, room, got, err);
    if (st == FILM_OK && *got == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "the body ends in the middle of a chunk");
    c->left -= *got;
    return st;
}

/* --- what the inner reader finds ---------------------------------------- */

static uint32_t
outer_line(const struct archive *w, uint32_t line)
{
    if (line == 0 || w->encoded)
        return w->base_line;
    return w->base_line + line - 1;
}

static enum film_status
take_article(void *user, const struct film_article *inner,
             struct film_error *err)
{
    struct archive *w = user;
    const struct film_sink *sink = w->ctx->sink;
    w->found++;
    if (!sink->article)
        return FILM_OK;
    struct film_article a = *inner;
    struct film_block *blocks =
        film_arena_zalloc(w->ctx->arena, a.block_count, sizeof *blocks);
    if (!blocks)
        return w->sink_failed = film_error_nomem(err);
    for (size_t i = 0; i < a.block_count; i++) {
        struct film_block *b = &blocks[i];
        *b = a.blocks[i];
        b->line = outer_line(w, b->line);
        b->line_end = outer_line(w, b->line_end);
        bool known = b->byte_end > 0 && !w->encoded;
        b->byte = known ? b->byte + w->base_byte : 0;
        b->byte_end = known ? b->byte_end + w->base_byte : 0;
    }
    a.blocks = blocks;
    a.line = outer_line(w, a.line);
    return w->sink_failed = sink->article(sink->user, &a, err);
}

static enum film_status
take_record(void *user, const struct film_record *inner, struct film_error *err)
{
    struct archive *w = user;
    const struct film_sink *sink = w->ctx->sink;
    w->found++;
    if (!sink->record)
        return FILM_OK;
    struct film_record r = *inner;
    r.line = outer_line(w, r.line);
    return w->sink_failed = sink->record(sink->user, &r, err);
}

static const char *
shown_url(const struct archive *w)
{
    return w->r.url[0] ? w->r.url : "a record without an address";
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    struct archive *w = user;
    (void)path;
    w->found++;
    film_read_report(w->ctx, outer_line(w, line), loss, "%s: %s", shown_url(w),
                     why);
}

static void
take_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    struct archive *w = user;
    (void)path;
    film_read_skipped(w->ctx, outer_line(w, line), why, text);
}

/* "line 3: why" of a record's content, reported as a warning of the archive. */
static void
report(struct archive *w, const struct film_error *inner)
{
    unsigned long line = 0;
    int at = 0;
    if (sscanf(inner->text, "line %lu: %n", &line, &at) < 1)
        at = 0;
    film_read_report(w->ctx, at ? outer_line(w, (uint32_t)line) : w->r.line,
                     inner->status == FILM_ERR_LIMIT ||
                             inner->status == FILM_ERR_TIME
                         ? FILM_LOST_OVER
                         : FILM_LOST_PART,
                     "%s: %s", shown_url(w), inner->text + at);
}

/* --- one record --------------------------------------------------------- */

/* The value of charset=… in a content type. */
static bool
mime_charset(const char *mime, char *charset, size_t size)
{
    const char *p = strcasestr(mime, "charset=");
    if (!p)
        return false;
    p += strlen("charset=");
    p += *p == '"' || *p == '\'';
    size_t n = strcspn(p, "\"'; \t,");
    if (n == 0 || n >= size)
        return false;
    memcpy(charset, p, n);
    charset[n] = '\0';
    return true;
}

static bool
is_text_type(const char *mime)
{
    static const char types[] =
        "text/html|application/xhtml+xml|text/plain|text/xml|"
        "application/xml|application/rss+xml|application/atom+xml|"
        "application/rdf+xml|text/markdown|application/x-rss+xml";
    struct film_str type = {mime, strcspn(mime, "; \t")};
    return film_str_is_one_of_nocase(type, types);
}

/* What archivers write of their own work: lists, logs, what they made of a
 * page (urn:text:…, urn:pageinfo:…); and what is for robots only. */
static bool
is_machinery(const char *url)
{
    static const char *const starts[] = {
        "metadata:", "filedesc:", "urn:page",       "urn:text:", "urn:log",
        "urn:crawl", "urn:view:", "urn:thumbnail:", "urn:warc"};
    static const char *const ends[] = {"/robots.txt", ".log", "/MANIFEST.txt"};
    struct film_str s = film_str_from(url);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (film_str_starts(s, film_str_from(starts[i])))
            return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (film_str_ends(s, film_str_from(ends[i])))
            return true;
    return false;
}

/* A type that says nothing: the content has to. */
static bool
is_no_type(const char *mime)
{
    static const char *const types[] = {"",
                                        "unk",
                                        "unknown",
                                        "no-type",
                                        "application/octet-stream",
                                        "unknown/unknown",
                                        "*/*",
                                        "text"};
    size_t n = strcspn(mime, "; \t");
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (film_str_equal_nocase((struct film_str){mime, n},
                                  film_str_from(types[i])))
            return true;
    return false;
}

/* True if the body is to be read: by its type or, without one, by what it
 * begins with. */
static bool
is_wanted_body(struct archive *w, struct film_stream *body)
{
    enum { HEAD = 4096 };
    struct film_str head;
    if (is_text_type(w->r.mime))
        return true;
    if (!is_no_type(w->r.mime) ||
        film_stream_peek(body, HEAD, &head, NULL) != FILM_OK)
        return false;
    head.n = head.n < HEAD ? head.n : HEAD;
    return head.n > 0 &&
           (film_str_starts(head, FILM_STR("\x1f\x8b")) ||
            film_reader_sniff(head, film_str_from(w->r.url)) != NULL);
}

/* Reads the head of an HTTP response from the body; false if there is none. */
static bool
read_http_head(struct archive *w, struct film_stream *body,
               struct film_error *err)
{
    struct film_str line, name, value;
    struct record *r = &w->r;
    r->mime[0] = '\0';
    for (unsigned n = 0; n < HEADER_LINES; n++) {
        if (film_stream_line(body, &line, err) != FILM_OK)
            return false;
        w->base_line++;
        if (n == 0) {
            if (!film_str_starts(line, FILM_STR("HTTP/")) || line.n < 12)
                return false;
            const char *p = memchr(line.p, ' ', line.n);
            r->http_status =
                p && p + 3 < line.p + line.n
                    ? (int)strtol((char[]){p[1], p[2], p[3], '\0'}, NULL, 10)
                    : 0;
            continue;
        }
        if (line.n == 0)
            return true;
        if (!split_header(line, &name, &value))
            continue;
        if (film_str_equal_nocase(name, FILM_STR("Content-Type")))
            copy_field(r->mime, sizeof r->mime, value);
        else if (film_str_equal_nocase(name, FILM_STR("Content-Encoding")))
            copy_field(r->encoding, sizeof r->encoding, value);
        else if (film_str_equal_nocase(name, FILM_STR("Transfer-Encoding")))
            copy_field(r->transfer, sizeof r->transfer, value);
    }
    return false;
}

static bool
is_gzip_or_plain(const char *encoding)
{
    static const char *const known[] = {"",       "identity", "gzip",
                                        "x-gzip", "none",     "utf-8"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (film_str_equal_nocase(film_str_from(encoding),
                                  film_str_from(known[i])))
            return true;
    return false;
}

/* Hands the payload to the reader it asks for. */
static enum film_status
read_payload(struct archive *w, struct film_stream *payload,
             struct film_error *err)
{
    char charset[FIELD_SIZE];
    struct film_str head;
    enum film_status st = film_stream_peek(payload, 3, &head, err);
    if (st != FILM_OK || head.n == 0)
        return st;
    w->encoded |= film_str_starts(head, FILM_STR("\x1f\x8b"));
    struct film_sink sink = {
        w, take_article, take_record, take_warning, take_skipped, NULL};
    struct film_read_context inner = *w->ctx;
    inner.sink = &sink;
    inner.item = film_str_from(w->r.id);
    inner.url = film_str_from(w->r.url);
    inner.date = film_str_from(w->r.date);
    inner.charset =
        mime_charset(w->r.mime, charset, sizeof charset) ? charset : NULL;
    w->found = 0;
    st = film_read_stream(payload, &inner, err);
    if (st == FILM_OK && w->found == 0)
        film_read_warn(w->ctx, w->r.line, "%s: no text in it", shown_url(w));
    return st;
}

/* The body of an HTTP response that is chunked often is so in name only: the
 * archiver has put it together. */
static bool
begins_with_chunk(struct film_stream *body)
{
    struct film_str head;
    uint64_t size;
    if (film_stream_peek(body, 20, &head, NULL) != FILM_OK)
        return false;
    head.n = head.n < 20 ? head.n : 20; /* peeking may show more */
    const char *end = head.n ? memchr(head.p, '\n', head.n) : NULL;
    if (!end)
        return false;
    struct film_str line =
        film_str_trim((struct film_str){head.p, (size_t)(end - head.p)});
    return parse_chunk_size(line, &size);
}

static enum film_status
read_http(struct archive *w, struct film_stream *body, struct film_error *err)
{
    if (!read_http_head(w, body, err))
        return w->failed ? w->failed
                         : film_error_set(err, FILM_ERR_INPUT,
                                          "no HTTP response in a response "
                                          "record");
    if (w->r.http_status < 200 || w->r.http_status > 299 ||
        !is_wanted_body(w, body))
        return FILM_OK;
    if (!is_gzip_or_plain(w->r.encoding))
        return film_error_set(err, FILM_ERR_INPUT,
                              "content encoding \"%.40s\" cannot be read",
                              w->r.encoding);
    w->base_byte += film_stream_offset(body);
    if (!strcasestr(w->r.transfer, "chunked") || !begins_with_chunk(body))
        return read_payload(w, body, err);
    w->encoded = true;
    struct chunks chunks = {.in = body};
    struct film_stream *joined;
    enum film_status st = film_stream_from_source(
        &joined, (struct film_stream_source){&chunks, read_chunks, NULL},
        w->ctx->limits, err);
    if (st != FILM_OK)
        return st;
    st = read_payload(w, joined, err);
    film_stream_free(joined);
    return st;
}

static enum film_status
read_content(struct archive *w, struct film_error *err)
{
    struct film_stream *body;
    enum film_status st = film_stream_from_source(
        &body, (struct film_stream_source){w, read_body, NULL}, w->ctx->limits,
        err);
    if (st != FILM_OK)
        return st;
    struct film_str head;
    st = film_stream_peek(body, 5, &head, err);
    if (st == FILM_OK) {
        bool http = film_str_starts(head, FILM_STR("HTTP/")) ||
                    film_str_starts_nocase(film_str_from(w->r.mime),
                                           FILM_STR("application/http"));
        if (http && strcmp(w->r.kind, "response") == 0)
            st = read_http(w, body, err);
        else if (is_wanted_body(w, body))
            st = read_payload(w, body, err);
    }
    film_stream_free(body);
    return st;
}

static bool
is_wanted(const struct record *r)
{
    static const char *const kinds[] = {"response", "resource", "conversion"};
    if (is_machinery(r->url))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (film_str_equal_nocase(film_str_from(r->kind),
                                  film_str_from(kinds[i])))
            return true;
    return false;
}

static enum film_status
read_record(struct archive *w, struct film_error *err)
{
    struct film_error inner = {0};
    w->left = w->r.length;
    w->ended_early = w->encoded = false;
    w->base_line = w->line;
    w->base_byte = film_stream_offset(w->in);
    enum film_status st = FILM_OK;
    if (is_wanted(&w->r))
        st = read_content(w, &inner);
    if (w->sink_failed != FILM_OK || st == FILM_ERR_NOMEM) {
        if (err)
            *err = inner;
        return st;
    }
    enum film_status skipped = skip_body(w, err);
    if (skipped != FILM_OK)
        return skipped;
    if (w->ended_early)
        warn_ended(w);
    if (st != FILM_OK)
        report(w, &inner);
    film_read_progress(w->ctx);
    return FILM_OK;
}

/* The second line of an ARC file's first record names the fields. */
static enum film_status
read_arc_description(struct archive *w, struct film_error *err)
{
    struct film_str line, word;
    w->left = w->r.length;
    uint64_t before = film_stream_offset(w->in);
    for (int i = 0; i < 2; i++) {
        enum film_status st = next_line(w, &line, err);
        if (st != FILM_OK)
            return st;
    }
    unsigned fields = 0;
    while (film_str_cut(&line, ' ', &word))
        fields += word.n > 0;
    if (fields >= ARC_FIELDS && fields <= ARC_FIELDS_MOST)
        w->arc_fields = fields;
    uint64_t used = film_stream_offset(w->in) - before;
    w->left = used < w->left ? w->left - used : 0;
    return skip_body(w, err);
}

static enum film_status
read_archive(struct film_stream *in, struct film_read_context *ctx,
             struct film_error *err)
{
    struct archive *w = calloc(1, sizeof *w);
    if (!w)
        return film_error_nomem(err);
    w->in = in;
    w->ctx = ctx;
    w->line = 1;
    struct film_str head;
    enum film_status st = film_stream_peek(in, 16, &head, err);
    if (st == FILM_OK && film_str_starts(head, FILM_STR("filedesc:"))) {
        w->arc_fields = ARC_FIELDS;
        st = next_header(w, err);
        if (st == FILM_OK)
            st = read_arc_description(w, err);
    }
    while (st == FILM_OK) {
        st = next_header(w, err);
        if (st == FILM_OK)
            st = read_record(w, err);
    }
    free(w);
    return st == FILM_END ? FILM_OK : st;
}

const struct film_reader film_reader_warc = {"warc", sniff, read_archive};
