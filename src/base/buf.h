/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A growing byte buffer with a sticky failure: after a failed append, further
 * appends do nothing, so that a builder needs only one check at its end.
 * Invariants: p[n] is NUL whenever p is not NULL; n <= max. */
#ifndef FILM_BASE_BUF_H
#define FILM_BASE_BUF_H

#include "base/error.h"
#include "base/str.h"

#include <stdarg.h>

#include <stdint.h>

struct film_buf {
    char *p;
    size_t n;
    size_t room;             /* bytes allocated, including the NUL */
    size_t max;              /* maximum length in bytes */
    enum film_status failed; /* FILM_OK, FILM_ERR_NOMEM or FILM_ERR_LIMIT */
};

/* Makes b an empty buffer that may grow to max bytes; allocates nothing. */
void film_buf_init(struct film_buf *b, size_t max);

/* Frees what b owns. The buffer is empty and can be used again. */
void film_buf_release(struct film_buf *b);

/* Empties b and clears its failure, but keeps its memory. */
void film_buf_reset(struct film_buf *b);

/* Makes room for `more` further bytes; false on failure. */
bool film_buf_reserve(struct film_buf *b, size_t more);

/* These append n bytes at p, a string, a byte, or printf-style text. */
void film_buf_add(struct film_buf *b, const void *p, size_t n);
void film_buf_str(struct film_buf *b, struct film_str s);
void film_buf_text(struct film_buf *b, const char *s);
void film_buf_byte(struct film_buf *b, char c);
void film_buf_printf(struct film_buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void film_buf_vprintf(struct film_buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Appends v as a varint: seven bits per byte, low bits first (at most 10
 * bytes). */
void film_buf_varint(struct film_buf *b, uint64_t v);

/* Appends the length of s as a varint, then its bytes. */
void film_buf_varstr(struct film_buf *b, struct film_str s);

/* The content of b, borrowed until its next change. */
struct film_str film_buf_get(const struct film_buf *b);

/* FILM_OK, or the status of the failed append, with a message. */
enum film_status film_buf_check(const struct film_buf *b,
                                struct film_error *err);

/* Reads a number written by film_buf_varint at *at in s and advances *at past
 * it; false, with *at unchanged, if it is not complete. */
bool film_varint_get(struct film_str s, size_t *at, uint64_t *v);

/* Reads a string written by film_buf_varstr; it borrows from s. */
bool film_varstr_get(struct film_str s, size_t *at, struct film_str *v);

#endif
