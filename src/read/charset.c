/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "read/charset-guess.h"
#include "read/charset-hz.h"
#include "read/charset-twice.h"
#include "read/context.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

static void
put_name(char name[32], const char *from)
{
    snprintf(name, 32, "%s", from);
}

/* A unit of UTF-16 that no text has: control characters, private use, one of
 * two halves. */
static bool
is_no_text(unsigned c)
{
    return (c < 0x20 && !(c >= '\t' && c <= '\r')) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xD800 && c < 0xF900) || c >= 0xFFF0;
}

/* True for printable ASCII. */
static bool
is_sign(char c)
{
    return c >= ' ' && c < 0x7F;
}

/* The form of UTF-16 that bytes without a mark are in, by blanks and line ends
 * among letters that are not ASCII; NULL if they are text in neither. */
static const char *
wide_by_text(struct film_str s)
{
    enum { LOOKED_AT = 1000, LEAST = 16 };
    size_t blanks[2] = {0, 0}, units = (s.n < LOOKED_AT ? s.n : LOOKED_AT) / 2;
    size_t ascii = 0; /* units of two signs, which are a text with NULs in it */
    bool text[2] = {true, true}; /* big end first, little end first */
    for (size_t i = 0; i < units && 2 * ascii <= units; i++)
        ascii += is_sign(s.p[2 * i]) && is_sign(s.p[2 * i + 1]);
    if (units < LEAST || 2 * ascii > units)
        return NULL;
    for (size_t i = 0; i < units; i++) {
        unsigned a = (unsigned char)s.p[2 * i];
        unsigned b = (unsigned char)s.p[2 * i + 1];
        const unsigned unit[2] = {a << 8 | b, b << 8 | a};
        for (int k = 0; k < 2; k++) {
            text[k] = text[k] && !is_no_text(unit[k]);
            blanks[k] += unit[k] == ' ' || unit[k] == '\n';
        }
    }
    return text[0] && blanks[0] && !(text[1] && blanks[1])   ? "UTF-16BE"
           : text[1] && blanks[1] && !(text[0] && blanks[0]) ? "UTF-16LE"
                                                             : NULL;
}

const char *
film_charset_mark(struct film_str head, size_t *mark)
{
    static const struct {
        struct film_str bytes;
        const char *name;
    } marks[] = {
        {FILM_STR("\xEF\xBB\xBF"), "UTF-8"},
        {FILM_STR("\xFF\xFE\0\0"), "UTF-32LE"},
        {FILM_STR("\0\0\xFE\xFF"), "UTF-32BE"},
        {FILM_STR("\xFF\xFE"), "UTF-16LE"},
        {FILM_STR("\xFE\xFF"), "UTF-16BE"},
    };
    *mark = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (film_str_starts(head, marks[i].bytes)) {
            *mark = marks[i].bytes.n;
            return marks[i].name;
        }
    if (head.n < 4)
        return NULL;
    unsigned zero = 0; /* bit mask of the first four bytes that are NUL */
    for (unsigned i = 0; i < 4; i++)
        zero = zero << 1 | (head.p[i] == '\0');
    return zero == 0xE   ? "UTF-32BE"
           : zero == 0x7 ? "UTF-32LE"
           : zero == 0xA ? "UTF-16BE"
           : zero == 0x5 ? "UTF-16LE"
                         : wide_by_text(head);
}

/* Runs iconv from [in, in + n) to [p, p + room), with U+FFFD for ill-formed
 * bytes. Stops at the end of either, or at a sequence that the input cuts off.
 * Advances in/n and p/room. */
static void
convert(iconv_t cd, char **in, size_t *n, char **p, size_t *room, uint64_t *bad)
{
    while (*n > 0) {
        if (iconv(cd, in, n, p, room) != (size_t)-1 || errno != EILSEQ)
            return;
        if (*room < 3)
            return;
        memcpy(*p, "\xEF\xBF\xBD", 3);
        *p += 3;
        *room -= 3;
        ++*in;
        --*n;
        ++*bad;
    }
}

static void
replacement(struct film_buf *out, uint64_t *bad)
{
    film_utf8_add(out, 0xFFFD);
    ++*bad;
}

static enum film_status
decode_all(struct film_buf *out, struct film_str bytes, const char *charset,
           uint64_t *bad, struct film_error *err)
{
    iconv_t cd = film_charset_converter(charset);
    if (cd == (iconv_t)-1)
        return film_error_set(err, FILM_ERR_INPUT, "unknown charset %s",
                              charset);
    char chunk[8192];
    char *in = (char *)bytes.p;
    size_t n = bytes.n;
    while (n > 0 && !out->failed) {
        char *p = chunk;
        size_t room = sizeof chunk;
        convert(cd, &in, &n, &p, &room, bad);
        if (p == chunk)
            break; /* a sequence that is cut at the end */
        film_buf_add(out, chunk, (size_t)(p - chunk));
    }
    if (n > 0)
        replacement(out, bad);
    iconv_close(cd);
    return film_buf_check(out, err);
}

static enum film_status
repair_utf8(struct film_buf *out, struct film_str bytes, uint64_t *bad,
            struct film_error *err)
{
    if (film_utf8_valid(bytes)) {
        film_buf_str(out, bytes);
        return film_buf_check(out, err);
    }
    for (size_t i = 0; i < bytes.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(bytes, &i);
        if (c == 0xFFFD && i - from == 1)
            replacement(out, bad);
        else
            film_buf_add(out, bytes.p + from, i - from);
    }
    return film_buf_check(out, err);
}

/* The charset that ASCII text with escapes in it is in, or NULL. */
static const char *
escaped(struct film_str bytes)
{
    static const struct {
        struct film_str escape;
        const char *name;
    } rows[] = {
        {FILM_STR("\x1B$)C"), "ISO-2022-KR"},
        {FILM_STR("\x1B$B"), "ISO-2022-JP-2"},
        {FILM_STR("\x1B$@"), "ISO-2022-JP-2"},
        {FILM_STR("\x1B(J"), "ISO-2022-JP-2"},
    };
    bool any = bytes.n > 0 && memchr(bytes.p, '\x1B', bytes.n);
    for (size_t i = 0; any && i < sizeof rows / sizeof *rows; i++)
        if (memmem(bytes.p, bytes.n, rows[i].escape.p, rows[i].escape.n))
            return rows[i].name;
    return film_charset_is_hz(bytes) ? "HZ" : NULL;
}

/* The name of the charset of bytes (without a mark), in c. A label is not
 * believed if the bytes say otherwise. */
static void
find_charset(struct film_charset *c, struct film_str bytes,
             const char *declared)
{
    char label[32];
    bool known = declared && film_charset_name(film_str_from(declared), label);
    bool wide = known && (strncmp(label, "UTF-16", 6) == 0 ||
                          strncmp(label, "UTF-32", 6) == 0);
    bool utf8 = known && strcmp(label, "UTF-8") == 0;
    known &= !wide && !utf8;
    const char *escapes = film_utf8_ascii(bytes) ? escaped(bytes) : NULL;
    if (film_utf8_ascii(bytes))
        put_name(c->name, known ? label : escapes ? escapes : "UTF-8");
    else if (film_charset_is_utf8(bytes, known ? label : NULL))
        put_name(c->name, "UTF-8");
    else if (known)
        put_name(c->name, label);
    else {
        film_charset_guess(bytes, c->name, c->rival);
        if (declared && !utf8 && !wide)
            snprintf(c->unknown, sizeof c->unknown, "%s", declared);
    }
}

static enum film_status
decode_hz(struct film_buf *out, struct film_str bytes, uint64_t *bad,
          struct film_error *err)
{
    struct film_buf gb;
    film_buf_init(&gb, bytes.n + 1);
    film_charset_from_hz(&gb, bytes);
    enum film_status st = film_buf_check(&gb, err);
    if (st == FILM_OK)
        st = decode_all(out, film_buf_get(&gb), "GB18030", bad, err);
    film_buf_release(&gb);
    return st;
}

enum film_status
film_charset_decode(struct film_buf *out, struct film_str bytes,
                    const char *declared, struct film_charset *c,
                    struct film_error *err)
{
    size_t mark;
    const char *told = film_charset_mark(bytes, &mark);
    *c = (struct film_charset){.bad = 0};
    if (mark) { /* p may be NULL */
        bytes.p += mark;
        bytes.n -= mark;
    }
    if (told)
        put_name(c->name, told);
    else
        find_charset(c, bytes, declared);
    size_t from = out->n;
    if (strcmp(c->name, "UTF-7") == 0) {
        enum film_status st = decode_all(out, bytes, c->name, &c->bad, err);
        if (st != FILM_OK || c->bad == 0)
            return st;
        /* "C++" is not UTF-7: some program labels everything so */
        out->n = from;
        out->p[from] = '\0';
        *c = (struct film_charset){.name = "UTF-8"};
    }
    if (strcmp(c->name, "HZ") == 0)
        return decode_hz(out, bytes, &c->bad, err);
    bool utf8 = strcmp(c->name, "UTF-8") == 0;
    enum film_status st = utf8 ? repair_utf8(out, bytes, &c->bad, err)
                               : decode_all(out, bytes, c->name, &c->bad, err);
    c->twice = st == FILM_OK && utf8 && film_charset_once(out, from);
    return st;
}

void
film_charset_warn(const struct film_read_context *ctx,
                  const struct film_charset *c)
{
    if (c->bad > 0)
        film_read_mended(ctx, 0,
                         "%llu bytes that are not %s characters were replaced",
                         (unsigned long long)c->bad, c->name);
    if (c->twice)
        film_read_mended(ctx, 0, "was encoded in UTF-8 twice, mended");
    if (c->unknown[0])
        film_read_mended(ctx, 0,
                         "the declared charset '%s' is not known here: read as "
                         "%s",
                         c->unknown, c->name);
    else if (c->rival[0])
        film_read_mended(ctx, 0,
                         "no charset is declared: read as %s, though it may "
                         "be %s",
                         c->name, c->rival);
}

/* Line ends of old Macs become newlines, and what old systems put after the
 * end of a text (Ctrl-Z, NULs) is cut off. */
static void
clean_ends(struct film_buf *text, size_t from)
{
    size_t cr = 0, lf = 0;
    while (text->n > from &&
           (text->p[text->n - 1] == '\0' || text->p[text->n - 1] == 0x1A))
        text->p[--text->n] = '\0';
    for (size_t i = from; i < text->n; i++) {
        lf += text->p[i] == '\n';
        cr += text->p[i] == '\r' && text->p[i + 1] != '\n';
    }
    for (size_t i = from; cr > lf && i < text->n; i++)
        if (text->p[i] == '\r' && text->p[i + 1] != '\n')
            text->p[i] = '\n';
}

enum film_status
film_charset_read(struct film_stream *in, struct film_read_context *ctx,
                  const char *declared, struct film_buf *text, uint64_t *base,
                  struct film_error *err)
{
    struct film_buf raw;
    struct film_charset c = {.bad = 0};
    film_buf_init(&raw, SIZE_MAX / 4);
    size_t mark = 0, from = text->n;
    enum film_status st = film_stream_all(in, &raw, err);
    if (st == FILM_OK)
        st = film_charset_decode(text, film_buf_get(&raw),
                                 ctx->charset ? ctx->charset : declared, &c,
                                 err);
    if (st == FILM_OK) {
        film_charset_warn(ctx, &c);
        clean_ends(text, from);
    }
    film_charset_mark(film_buf_get(&raw), &mark);
    *base = c.bad == 0 && !c.twice && strcmp(c.name, "UTF-8") == 0 ? mark
                                                                   : UINT64_MAX;
    film_buf_release(&raw);
    return st;
}

enum film_status
film_charset_read_text(struct film_stream *in, struct film_read_context *ctx,
                       enum film_status (*take)(struct film_str text,
                                                struct film_read_context *ctx,
                                                struct film_error *err),
                       struct film_error *err)
{
    struct film_buf text;
    uint64_t base;
    film_buf_init(&text, (size_t)ctx->limits->input_bytes * 4);
    enum film_status st = film_charset_read(in, ctx, NULL, &text, &base, err);
    if (st == FILM_OK)
        st = take(film_buf_get(&text), ctx, err);
    film_buf_release(&text);
    return st;
}

/* ---- as a stream ---- */

struct recode {
    struct film_stream *in;
    iconv_t cd;
    uint64_t *bad;
};

static enum film_status
recode_read(void *user, void *p, size_t room, size_t *got,
            struct film_error *err)
{
    struct recode *r = user;
    size_t want = 1;
    *got = 0;
    for (;;) {
        struct film_str have;
        enum film_status st = film_stream_peek(r->in, want, &have, err);
        if (st != FILM_OK || have.n == 0)
            return st;
        char *in = (char *)have.p, *to = p;
        size_t n = have.n, left = room;
        convert(r->cd, &in, &n, &to, &left, r->bad);
        if (to == p && have.n < want) { /* cut at the end of the input */
            memcpy(p, "\xEF\xBF\xBD", 3);
            to += 3;
            n = 0;
            ++*r->bad;
        }
        *got = (size_t)(to - (char *)p);
        st = film_stream_skip(r->in, have.n - n, err);
        if (st != FILM_OK || *got > 0)
            return st;
        want = n + 1;
    }
}

static void
recode_close(void *user)
{
    struct recode *r = user;
    iconv_close(r->cd);
    free(r);
}

enum film_status
film_charset_stream(struct film_stream **out, struct film_stream *in,
                    const char *charset, uint64_t *bad,
                    const struct film_limits *limits, struct film_error *err)
{
    struct recode *r = malloc(sizeof *r);
    if (!r)
        return film_error_nomem(err);
    *r = (struct recode){in, film_charset_converter(charset), bad};
    if (r->cd == (iconv_t)-1) {
        free(r);
        return film_error_set(err, FILM_ERR_INPUT, "unknown charset %s",
                              charset);
    }
    struct film_stream_source source = {r, recode_read, recode_close};
    enum film_status st = film_stream_from_source(out, source, limits, err);
    if (st != FILM_OK)
        recode_close(r);
    return st;
}
