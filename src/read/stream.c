/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/stream.h"

#include "base/file.h"
#include "base/vec.h"
#include "read/context.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum {
    RAW_ROOM = 64 * 1024,  /* compressed bytes read at a time */
    ROOM = 256 * 1024,     /* first size of the window */
    READ_LEAST = 64 * 1024 /* never ask the source for less */
};
/* Up to this much output, a high ratio is harmless. */
static const uint64_t ratio_free = 16u << 20;

struct film_stream {
    const struct film_limits *limits;
    struct film_stream_source source;
    struct film_str bytes; /* for a stream over memory: the remaining bytes */
    struct film_error failed; /* status FILM_OK while all is well */
    struct film_error broken; /* the same: why the stream ends early */
    bool started;             /* looked whether it is gzip */
    bool end;                 /* no more bytes will come into the window */

    /* The window: p[at] to p[n] is produced and not yet handed out. */
    char *p;
    size_t at, n, room;
    uint64_t offset; /* bytes handed out */
    uint64_t made;   /* bytes produced */

    /* Inflating. */
    bool gzip, z_open, raw_end, in_member;
    z_stream z; /* next_in and avail_in: what is left in raw */
    unsigned char *raw;
    uint64_t raw_bytes; /* taken from the source */
};

static enum film_status
fail(struct film_stream *s, struct film_error *err)
{
    if (err)
        *err = s->failed;
    return s->failed.status;
}

/* ---- sources ---- */

static enum film_status
read_fd(void *user, void *p, size_t room, size_t *got, struct film_error *err)
{
    ssize_t n;
    do
        n = read((int)(intptr_t)user, p, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return film_error_errno(err, errno, "cannot read");
    *got = (size_t)n;
    return FILM_OK;
}

static enum film_status
read_bytes(void *user, void *p, size_t room, size_t *got,
           struct film_error *err)
{
    (void)err;
    struct film_stream *s = user;
    size_t n = s->bytes.n < room ? s->bytes.n : room;
    if (n) {
        memcpy(p, s->bytes.p, n);
        s->bytes.p += n;
        s->bytes.n -= n;
    }
    *got = n;
    return FILM_OK;
}

static enum film_status
read_stream(void *user, void *p, size_t room, size_t *got,
            struct film_error *err)
{
    return film_stream_read(user, p, room, got, err);
}

enum film_status
film_stream_from_source(struct film_stream **out,
                        struct film_stream_source source,
                        const struct film_limits *limits,
                        struct film_error *err)
{
    struct film_stream *s = calloc(1, sizeof *s);
    if (!s)
        return film_error_nomem(err);
    s->limits = limits;
    s->source = source;
    *out = s;
    return FILM_OK;
}

enum film_status
film_stream_from_fd(struct film_stream **out, int fd,
                    const struct film_limits *limits, struct film_error *err)
{
    struct film_stream_source source = {(void *)(intptr_t)fd, read_fd, NULL};
    return film_stream_from_source(out, source, limits, err);
}

enum film_status
film_stream_from_stream(struct film_stream **out, struct film_stream *in,
                        const struct film_limits *limits,
                        struct film_error *err)
{
    struct film_stream_source source = {in, read_stream, NULL};
    return film_stream_from_source(out, source, limits, err);
}

enum film_status
film_stream_from_bytes(struct film_stream **out, struct film_str bytes,
                       const struct film_limits *limits, struct film_error *err)
{
    struct film_stream *s = NULL;
    struct film_stream_source source = {NULL, read_bytes, NULL};
    enum film_status st = film_stream_from_source(&s, source, limits, err);
    if (st != FILM_OK)
        return st;
    s->source.user = s;
    s->bytes = bytes;
    *out = s;
    return FILM_OK;
}

void
film_stream_free(struct film_stream *s)
{
    if (!s)
        return;
    if (s->z_open)
        inflateEnd(&s->z);
    if (s->source.close)
        s->source.close(s->source.user);
    free(s->raw);
    free(s->p);
    free(s);
}

/* ---- producing bytes ---- */

static enum film_status
take(struct film_stream *s, void *p, size_t room, size_t *got)
{
    enum film_status st =
        s->source.read(s->source.user, p, room, got, &s->failed);
    if (st != FILM_OK)
        s->failed.status = st;
    else
        s->raw_bytes += *got;
    return st;
}

/* Refills raw when it is used up; at the end raw_end is set. */
static enum film_status
fill_raw(struct film_stream *s)
{
    while (s->z.avail_in == 0 && !s->raw_end) {
        size_t got = 0;
        enum film_status st = take(s, s->raw, RAW_ROOM, &got);
        if (st != FILM_OK)
            return st;
        s->z.next_in = s->raw;
        s->z.avail_in = (uInt)got;
        s->raw_end = got == 0;
    }
    return FILM_OK;
}

/* Reads the first bytes and chooses between inflating and passing on. RFC
 * 1952: a member begins 1f 8b, and 8 is the only method in use. */
static enum film_status
start(struct film_stream *s)
{
    if (!(s->raw = malloc(RAW_ROOM)))
        return film_error_nomem(&s->failed);
    size_t n = 0;
    while (n < 3 && !s->raw_end) {
        size_t got = 0;
        enum film_status st = take(s, s->raw + n, RAW_ROOM - n, &got);
        if (st != FILM_OK)
            return st;
        s->raw_end = got == 0;
        n += got;
    }
    s->started = true;
    s->z.next_in = s->raw;
    s->z.avail_in = (uInt)n;
    s->gzip = n >= 3 && memcmp(s->raw, "\x1f\x8b\x08", 3) == 0;
    if (!s->gzip)
        return FILM_OK;
    if (inflateInit2(&s->z, 15 + 16) != Z_OK)
        return film_error_nomem(&s->failed);
    s->z_open = true;
    s->in_member = true;
    return FILM_OK;
}

/* What was inflated so far is kept and the rest is lost; if there is nothing,
 * fails. */
static enum film_status
end_early(struct film_stream *s, bool some)
{
    if (!some && s->made == 0) {
        s->failed = s->broken;
        return s->failed.status;
    }
    s->end = true;
    return FILM_OK;
}

/* After a member: the next one, zeros up to the end (tape and disk padding),
 * or the end. */
static enum film_status
next_member(struct film_stream *s)
{
    bool padding = false;
    for (;;) {
        enum film_status st = fill_raw(s);
        if (st != FILM_OK)
            return st;
        if (s->z.avail_in == 0) {
            s->end = true;
            return FILM_OK;
        }
        if (*s->z.next_in != 0)
            break;
        padding = true;
        s->z.next_in++;
        s->z.avail_in--;
    }
    if (padding || *s->z.next_in != 0x1f) {
        film_error_set(&s->broken, FILM_ERR_INPUT,
                       "bytes that are not gzip follow a gzip member");
        return end_early(s, true);
    }
    inflateReset(&s->z);
    s->in_member = true;
    return FILM_OK;
}

static enum film_status
check_ratio(struct film_stream *s, uint64_t made)
{
    uint64_t used = s->raw_bytes - s->z.avail_in;
    unsigned ratio = s->limits->inflate_ratio;
    if (ratio && made > ratio_free && made / ratio > used)
        return film_error_set(&s->failed, FILM_ERR_LIMIT,
                              "gzip data inflates to more than %u times its "
                              "size",
                              ratio);
    return FILM_OK;
}

static enum film_status
damaged(struct film_stream *s, size_t room, size_t *got)
{
    film_error_set(&s->broken, FILM_ERR_INPUT, "gzip data is damaged: %s",
                   s->z.msg ? s->z.msg : "no deflate stream");
    *got = room - s->z.avail_out;
    return end_early(s, *got > 0);
}

static enum film_status
inflate_some(struct film_stream *s, char *p, size_t room, size_t *got)
{
    s->z.next_out = (Bytef *)p;
    s->z.avail_out = (uInt)room;
    while (s->z.avail_out == room && !s->end) {
        enum film_status st = s->in_member ? fill_raw(s) : next_member(s);
        if (st != FILM_OK)
            return st;
        if (!s->in_member)
            continue;
        if (s->z.avail_in == 0) {
            film_error_set(&s->broken, FILM_ERR_INPUT,
                           "gzip data is cut off after %llu bytes",
                           (unsigned long long)s->raw_bytes);
            *got = 0;
            return end_early(s, false);
        }
        int z = inflate(&s->z, Z_NO_FLUSH);
        if (z == Z_STREAM_END)
            s->in_member = false;
        else if (z == Z_MEM_ERROR)
            return film_error_nomem(&s->failed);
        else if (z != Z_OK && z != Z_BUF_ERROR)
            return damaged(s, room, got);
    }
    *got = room - s->z.avail_out;
    return check_ratio(s, s->made + *got);
}

/* Writes up to room bytes to p; sets `end` when there are none. */
static enum film_status
produce(struct film_stream *s, char *p, size_t room, size_t *got)
{
    enum film_status st = s->started ? FILM_OK : start(s);
    if (st != FILM_OK)
        return st;
    if (s->gzip) {
        st = inflate_some(s, p, room, got);
    } else if (s->z.avail_in > 0) { /* the input read by start() */
        size_t n = s->z.avail_in < room ? s->z.avail_in : room;
        memcpy(p, s->z.next_in, n);
        s->z.next_in += n;
        s->z.avail_in -= (uInt)n;
        *got = n;
    } else if (s->raw_end) {
        *got = 0;
    } else {
        st = take(s, p, room, got);
    }
    if (st != FILM_OK)
        return st;
    if (*got == 0)
        s->end = true;
    s->made += *got;
    if (s->made > s->limits->stream_bytes)
        return film_error_set(&s->failed, FILM_ERR_LIMIT,
                              "input is larger than %llu bytes",
                              (unsigned long long)s->limits->stream_bytes);
    return FILM_OK;
}

/* Moves what is left to the front and makes room after it. */
static enum film_status
make_room(struct film_stream *s)
{
    size_t left = s->n - s->at;
    if (s->at > 0 && left)
        memmove(s->p, s->p + s->at, left);
    s->at = 0;
    s->n = left;
    if (s->room - left < READ_LEAST &&
        !film_vec_reserve(&s->p, &s->room, s->room ? s->room + 1 : ROOM, 1))
        return film_error_nomem(&s->failed);
    return FILM_OK;
}

/* Brings the window to at least want bytes, or to the end. */
static enum film_status
fill(struct film_stream *s, size_t want)
{
    if (s->failed.status != FILM_OK)
        return s->failed.status;
    while (s->n - s->at < want && !s->end) {
        enum film_status st = FILM_OK;
        if (s->room - s->n < READ_LEAST)
            st = make_room(s);
        size_t got = 0;
        if (st == FILM_OK)
            st = produce(s, s->p + s->n, s->room - s->n, &got);
        if (st != FILM_OK)
            return st;
        s->n += got;
    }
    return FILM_OK;
}

/* ---- handing bytes out ---- */

static void
advance(struct film_stream *s, size_t n)
{
    s->at += n;
    s->offset += n;
}

enum film_status
film_stream_peek(struct film_stream *s, size_t n, struct film_str *bytes,
                 struct film_error *err)
{
    if (fill(s, n) != FILM_OK)
        return fail(s, err);
    *bytes = FILM_STR("");
    if (s->n > s->at)
        *bytes = (struct film_str){s->p + s->at, s->n - s->at};
    return FILM_OK;
}

enum film_status
film_stream_read(struct film_stream *s, void *p, size_t room, size_t *got,
                 struct film_error *err)
{
    if (room > 0 && fill(s, 1) != FILM_OK)
        return fail(s, err);
    size_t n = s->n - s->at < room ? s->n - s->at : room;
    if (n)
        memcpy(p, s->p + s->at, n);
    advance(s, n);
    *got = n;
    return FILM_OK;
}

enum film_status
film_stream_skip(struct film_stream *s, uint64_t n, struct film_error *err)
{
    while (n > 0) {
        if (fill(s, 1) != FILM_OK)
            return fail(s, err);
        size_t have = s->n - s->at;
        if (have == 0)
            break;
        if (have > n)
            have = (size_t)n;
        advance(s, have);
        n -= have;
    }
    return FILM_OK;
}

enum film_status
film_stream_line(struct film_stream *s, struct film_str *line,
                 struct film_error *err)
{
    size_t seen = 0;
    const char *lf = NULL;
    for (;;) {
        if (fill(s, seen + 1) != FILM_OK)
            return fail(s, err);
        size_t have = s->n - s->at;
        if (have == seen)
            break;
        lf = memchr(s->p + s->at + seen, '\n', have - seen);
        if (lf)
            break;
        seen = have;
        if (seen > s->limits->input_bytes) {
            film_error_set(&s->failed, FILM_ERR_LIMIT,
                           "a line is longer than %llu bytes",
                           (unsigned long long)s->limits->input_bytes);
            return fail(s, err);
        }
    }
    const char *p = s->p + s->at;
    size_t n = lf ? (size_t)(lf - p) : seen;
    if (!lf && n == 0)
        return FILM_END;
    advance(s, n + (lf != NULL));
    if (n > 0 && p[n - 1] == '\r')
        n--;
    *line = (struct film_str){p, n};
    return FILM_OK;
}

enum film_status
film_stream_all(struct film_stream *s, struct film_buf *out,
                struct film_error *err)
{
    uint64_t total = 0;
    for (;;) {
        if (fill(s, 1) != FILM_OK)
            return fail(s, err);
        size_t n = s->n - s->at;
        if (n == 0)
            return film_buf_check(out, err);
        total += n;
        if (total > s->limits->input_bytes)
            return film_error_set(err, FILM_ERR_LIMIT,
                                  "input is larger than %llu bytes",
                                  (unsigned long long)s->limits->input_bytes);
        film_buf_add(out, s->p + s->at, n);
        advance(s, n);
    }
}

enum film_status
film_stream_save(struct film_stream *s, int fd, uint64_t most,
                 struct film_error *err)
{
    char block[1 << 16];
    uint64_t all = 0;
    size_t n = 1;
    enum film_status st = FILM_OK;
    while (st == FILM_OK && n > 0) {
        st = film_stream_read(s, block, sizeof block, &n, err);
        if (st != FILM_OK)
            break;
        all += n;
        if (all > most)
            st = film_error_set(err, FILM_ERR_LIMIT,
                                "has more than %llu MB, the limit",
                                (unsigned long long)(most >> 20));
        else if (!film_file_write(fd, (struct film_str){block, n}))
            st = film_error_errno(err, errno, "cannot be copied");
    }
    return st;
}

const char *
film_stream_broken(const struct film_stream *s)
{
    return s->broken.status == FILM_OK ? NULL : s->broken.text;
}

uint64_t
film_stream_offset(const struct film_stream *s)
{
    return s->offset;
}
