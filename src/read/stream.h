/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bytes of an input: from a file descriptor, memory, another stream or a
 * source of the caller's, inflated when they begin as gzip (all members),
 * counted against limits. Gzip data that is damaged, cut off or followed by
 * other bytes ends early, and film_stream_broken says so; if nothing could be
 * inflated, it is an error. After an error every call returns it again. */
#ifndef FILM_READ_STREAM_H
#define FILM_READ_STREAM_H

#include "base/buf.h"

#include <stdint.h>

struct film_stream;
struct film_limits;

/* The source of a stream's bytes. read writes up to room bytes to p; *got is 0
 * only at the end. film_stream_free calls close, which may be NULL. */
struct film_stream_source {
    void *user;
    enum film_status (*read)(void *user, void *p, size_t room, size_t *got,
                             struct film_error *err);
    void (*close)(void *user);
};

/* Makes a stream over fd (borrowed) or over bytes (borrowed until the free).
 * Limits are borrowed and may not be NULL. */
enum film_status film_stream_from_fd(struct film_stream **out, int fd,
                                     const struct film_limits *limits,
                                     struct film_error *err);
enum film_status film_stream_from_bytes(struct film_stream **out,
                                        struct film_str bytes,
                                        const struct film_limits *limits,
                                        struct film_error *err);

/* A stream over what is left of `in` (borrowed), for gzip within gzip. */
enum film_status film_stream_from_stream(struct film_stream **out,
                                         struct film_stream *in,
                                         const struct film_limits *limits,
                                         struct film_error *err);

/* A stream over a source, such as the body of a record in a container. On
 * failure the source is not closed. */
enum film_status film_stream_from_source(struct film_stream **out,
                                         struct film_stream_source source,
                                         const struct film_limits *limits,
                                         struct film_error *err);

/* Frees s and closes its source; NULL is fine. */
void film_stream_free(struct film_stream *s);

/* At least n bytes (fewer only at the end) from the present place, without
 * moving on; borrowed until the next call on s. n is at most 64 KiB. */
enum film_status film_stream_peek(struct film_stream *s, size_t n,
                                  struct film_str *bytes,
                                  struct film_error *err);

/* Up to room bytes into p; *got is 0 only at the end. */
enum film_status film_stream_read(struct film_stream *s, void *p, size_t room,
                                  size_t *got, struct film_error *err);

/* Moves on by n bytes, or to the end if there are fewer. */
enum film_status film_stream_skip(struct film_stream *s, uint64_t n,
                                  struct film_error *err);

/* The next line without its line end (LF, CR LF), borrowed until the next
 * call on s; FILM_END at the end; FILM_ERR_LIMIT for a line above
 * limits->input_bytes. */
enum film_status film_stream_line(struct film_stream *s, struct film_str *line,
                                  struct film_error *err);

/* Everything that is left, appended to out; FILM_ERR_LIMIT above
 * limits->input_bytes. */
enum film_status film_stream_all(struct film_stream *s, struct film_buf *out,
                                 struct film_error *err);

/* Writes everything that is left to the file fd. FILM_ERR_LIMIT above `most`
 * bytes, FILM_ERR_IO. */
enum film_status film_stream_save(struct film_stream *s, int fd, uint64_t most,
                                  struct film_error *err);

/* Why the stream ended before its end, NULL if it did not: a line, borrowed. */
const char *film_stream_broken(const struct film_stream *s);

/* Bytes handed out so far, after inflating. */
uint64_t film_stream_offset(const struct film_stream *s);

#endif
