/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A growing byte buffer with a sticky failure: appends after a failed one do
 * nothing, so that a builder reads as straight lines with one check at the
 * end. Invariants: p[n] is NUL whenever p is not NULL; n <= max. */
#ifndef FILM_BASE_BUF_H
#define FILM_BASE_BUF_H

#include "base/error.h"
#include "base/str.h"

#include <stdarg.h>

#include <stdint.h>

struct film_buf {
    char *p;
    size_t n;
    size_t room;             /* bytes allocated, the NUL's included */
    size_t max;              /* most bytes it may hold */
    enum film_status failed; /* FILM_OK, FILM_ERR_NOMEM or FILM_ERR_LIMIT */
};

/* An empty buffer that may grow to max bytes; nothing is allocated. */
void film_buf_init(struct film_buf *b, size_t max);

/* Frees what b owns and leaves it empty and usable. */
void film_buf_release(struct film_buf *b);

/* Empties b, keeps its memory, clears its failure. */
void film_buf_reset(struct film_buf *b);

/* Makes room for `more` further bytes; false if that failed. */
bool film_buf_reserve(struct film_buf *b, size_t more);

/* Appends n bytes at p / a string / a byte / printf-style text. */
void film_buf_add(struct film_buf *b, const void *p, size_t n);
void film_buf_str(struct film_buf *b, struct film_str s);
void film_buf_text(struct film_buf *b, const char *s);
void film_buf_byte(struct film_buf *b, char c);
void film_buf_printf(struct film_buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void film_buf_vprintf(struct film_buf *b, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Appends v in the 7-bits-a-byte form, low bits first (at most 10 bytes). */
void film_buf_varint(struct film_buf *b, uint64_t v);

/* Appends a varint length and the bytes of s. */
void film_buf_varstr(struct film_buf *b, struct film_str s);

/* What b holds, borrowed until its next change. */
struct film_str film_buf_get(const struct film_buf *b);

/* FILM_OK, or the failure of an append with its message. */
enum film_status film_buf_check(const struct film_buf *b,
                                struct film_error *err);

/* Reads what film_buf_varint wrote at *at in s and moves *at past it;
 * false, with *at untouched, if there is no whole one. */
bool film_varint_get(struct film_str s, size_t *at, uint64_t *v);

/* Reads what film_buf_varstr wrote; borrows from s. */
bool film_varstr_get(struct film_str s, size_t *at, struct film_str *v);

#endif
