/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/buf.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
film_buf_init(struct film_buf *b, size_t max)
{
    *b = (struct film_buf){.max = max};
}

void
film_buf_release(struct film_buf *b)
{
    free(b->p);
    film_buf_init(b, b->max);
}

void
film_buf_reset(struct film_buf *b)
{
    b->n = 0;
    b->failed = FILM_OK;
    if (b->p)
        b->p[0] = '\0';
}

bool
film_buf_reserve(struct film_buf *b, size_t more)
{
    if (b->failed != FILM_OK)
        return false;
    if (more > b->max || b->n > b->max - more) {
        b->failed = FILM_ERR_LIMIT;
        return false;
    }
    size_t need = b->n + more + 1;
    if (need <= b->room)
        return true;
    size_t room = b->room ? b->room : 64;
    while (room < need)
        room += room / 2 + 32;
    char *p = realloc(b->p, room);
    if (!p) {
        film_memory_fail();
        b->failed = FILM_ERR_NOMEM;
        return false;
    }
    b->p = p;
    b->room = room;
    return true;
}

void
film_buf_add(struct film_buf *b, const void *p, size_t n)
{
    if (n == 0 || !film_buf_reserve(b, n))
        return;
    memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void
film_buf_str(struct film_buf *b, struct film_str s)
{
    film_buf_add(b, s.p, s.n);
}

void
film_buf_text(struct film_buf *b, const char *s)
{
    film_buf_add(b, s, strlen(s));
}

void
film_buf_byte(struct film_buf *b, char c)
{
    if (!film_buf_reserve(b, 1))
        return;
    b->p[b->n++] = c;
    b->p[b->n] = '\0';
}

void
film_buf_printf(struct film_buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    film_buf_vprintf(b, format, args);
    va_end(args);
}

void
film_buf_vprintf(struct film_buf *b, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char bytes[128]; /* most texts are shorter, and need to be formatted only
                        once */
    int n = vsnprintf(bytes, sizeof bytes, format, args);
    if (n > 0 && (size_t)n < sizeof bytes) {
        film_buf_add(b, bytes, (size_t)n);
    } else if (n > 0 && film_buf_reserve(b, (size_t)n)) {
        vsnprintf(b->p + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

void
film_buf_varint(struct film_buf *b, uint64_t v)
{
    for (; v >= 0x80; v >>= 7)
        film_buf_byte(b, (char)(v | 0x80));
    film_buf_byte(b, (char)v);
}

void
film_buf_varstr(struct film_buf *b, struct film_str s)
{
    film_buf_varint(b, s.n);
    film_buf_str(b, s);
}

struct film_str
film_buf_get(const struct film_buf *b)
{
    return (struct film_str){b->p, b->n};
}

enum film_status
film_buf_check(const struct film_buf *b, struct film_error *err)
{
    if (b->failed == FILM_ERR_LIMIT)
        return film_error_set(err, FILM_ERR_LIMIT, "more than %zu bytes",
                              b->max);
    if (b->failed != FILM_OK)
        return film_error_nomem(err);
    return FILM_OK;
}

bool
film_varint_get(struct film_str s, size_t *at, uint64_t *v)
{
    uint64_t r = 0;
    size_t i = *at;
    for (unsigned shift = 0; i < s.n && shift < 64; shift += 7) {
        unsigned char c = (unsigned char)s.p[i++];
        r |= (uint64_t)(c & 0x7F) << shift;
        if (!(c & 0x80)) {
            *at = i;
            *v = r;
            return true;
        }
    }
    return false;
}

bool
film_varstr_get(struct film_str s, size_t *at, struct film_str *v)
{
    size_t i = *at;
    uint64_t n;
    if (!film_varint_get(s, &i, &n) || n > s.n - i)
        return false;
    *v = (struct film_str){s.p + i, (size_t)n};
    *at = i + (size_t)n;
    return true;
}
