/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

/* Decodes the sequence at p, of at most n bytes. Returns its length; 0 if it is
 * ill-formed (table 3-7 of the Unicode Standard: no overlong forms, no
 * surrogates). */
static size_t
decode(const unsigned char *p, size_t n, uint32_t *c)
{
    if (p[0] < 0x80) {
        *c = p[0];
        return 1;
    }
    size_t len = p[0] < 0xC2   ? 0
                 : p[0] < 0xE0 ? 2
                 : p[0] < 0xF0 ? 3
                 : p[0] < 0xF5 ? 4
                               : 0;
    if (len == 0 || len > n)
        return 0;
    uint32_t v = p[0] & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        v = v << 6 | (p[i] & 0x3F);
    }
    if ((len == 3 && v < 0x800) || (len == 4 && v < 0x10000) ||
        (v >= 0xD800 && v < 0xE000) || v > 0x10FFFF)
        return 0;
    *c = v;
    return len;
}

uint32_t
film_utf8_next_long(struct film_str s, size_t *at)
{
    uint32_t c;
    size_t n = decode((const unsigned char *)s.p + *at, s.n - *at, &c);
    *at += n ? n : 1;
    return n ? c : REPLACEMENT;
}

uint32_t
film_utf8_prev(struct film_str s, size_t *at)
{
    size_t i = *at - 1;
    while (i > 0 && *at - i < 4 && ((unsigned char)s.p[i] & 0xC0) == 0x80)
        i--;
    uint32_t c;
    size_t n = decode((const unsigned char *)s.p + i, *at - i, &c);
    if (n != *at - i) {
        *at -= 1;
        return REPLACEMENT;
    }
    *at = i;
    return c;
}

size_t
film_utf8_encode(uint32_t c, char bytes[4])
{
    unsigned char *b = (unsigned char *)bytes;
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = REPLACEMENT;
    if (c < 0x80) {
        b[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        b[0] = (unsigned char)(0xC0 | c >> 6);
        b[1] = (unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        b[0] = (unsigned char)(0xE0 | c >> 12);
        b[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        b[2] = (unsigned char)(0x80 | (c & 0x3F));
        return 3;
    }
    b[0] = (unsigned char)(0xF0 | c >> 18);
    b[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
    b[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
    b[3] = (unsigned char)(0x80 | (c & 0x3F));
    return 4;
}

void
film_utf8_add(struct film_buf *out, uint32_t c)
{
    char bytes[4];
    film_buf_add(out, bytes, film_utf8_encode(c, bytes));
}

/* The number of ASCII bytes at the start of s, tested eight at a time. */
static size_t
ascii_run(const char *p, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        if (w & 0x8080808080808080u)
            break;
    }
    while (i < n && !((unsigned char)p[i] & 0x80))
        i++;
    return i;
}

bool
film_utf8_ascii(struct film_str s)
{
    return ascii_run(s.p, s.n) == s.n;
}

bool
film_utf8_valid(struct film_str s)
{
    size_t i = 0;
    while (i < s.n) {
        i += ascii_run(s.p + i, s.n - i);
        if (i == s.n)
            break;
        uint32_t c;
        size_t n = decode((const unsigned char *)s.p + i, s.n - i, &c);
        if (n == 0)
            return false;
        i += n;
    }
    return true;
}

/* Ranges in which all characters of the Unicode database (15) have
 * NFC_Quick_Check=Yes and combining class 0: most of what articles are written
 * in. */
bool
film_utf8_inert(uint32_t c)
{
    return c < 0x300 || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2010 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FF) || (c >= 0x0400 && c <= 0x0482) ||
           (c >= 0x3131 && c <= 0x318E) || (c >= 0xFF01 && c <= 0xFF60);
}

/* Appends s with ill-formed bytes replaced and U+0000 and U+FEFF dropped.
 * Returns false if the result is in NFC already. */
static bool
repair(struct film_buf *out, struct film_str s)
{
    bool compose = false;
    for (size_t i = 0; i < s.n;) {
        size_t run = ascii_run(s.p + i, s.n - i);
        const char *nul = run ? memchr(s.p + i, 0, run) : NULL;
        if (nul)
            run = (size_t)(nul - (s.p + i));
        film_buf_add(out, s.p + i, run);
        i += run;
        if (i >= s.n)
            break;
        uint32_t c = film_utf8_next(s, &i);
        if (c == 0 || c == 0xFEFF)
            continue;
        compose |= !film_utf8_inert(c);
        film_utf8_add(out, c);
    }
    return compose;
}

void
film_utf8_nfc(struct film_buf *out, struct film_str s)
{
    size_t start = out->n;
    if (!repair(out, s) || out->failed)
        return;
    utf8proc_uint8_t *nfc = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)out->p + start,
                                      (utf8proc_ssize_t)(out->n - start), &nfc,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0) {
        out->failed = FILM_ERR_NOMEM;
        return;
    }
    out->n = start;
    film_buf_add(out, nfc, (size_t)n);
    free(nfc);
}

int
film_utf8_width(uint32_t c)
{
    if (c >= ' ' && c < 0x7F)
        return 1;
    int w = utf8proc_charwidth((utf8proc_int32_t)c);
    return w < 0 ? 0 : w;
}

bool
film_utf8_control(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
           c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
