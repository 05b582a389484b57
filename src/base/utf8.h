/* SPDX-License-Identifier: GPL-2.0-or-later */
/* UTF-8: decoding, checking and normalization form C (Unicode Standard 15,
 * sections 3.9 and 3.11; tables from utf8proc). */
#ifndef FILM_BASE_UTF8_H
#define FILM_BASE_UTF8_H

#include "base/buf.h"

#include <stdint.h>

/* What film_utf8_next does with characters that are not ASCII. */
uint32_t film_utf8_next_long(struct film_str s, size_t *at);

/* Returns the code point at s.p[*at] and advances *at past it. An ill-formed
 * byte gives U+FFFD and advances by one. *at must be below s.n. */
static inline uint32_t
film_utf8_next(struct film_str s, size_t *at)
{
    unsigned char first = (unsigned char)s.p[*at];
    if (first >= 0x80)
        return film_utf8_next_long(s, at);
    ++*at;
    return first;
}

/* Returns the code point before s.p[*at] and moves *at back to its first byte.
 * *at must be above 0. */
uint32_t film_utf8_prev(struct film_str s, size_t *at);

/* Writes c as UTF-8 and returns the number of bytes, 1 to 4. Anything that is
 * not a scalar value is written as U+FFFD. */
size_t film_utf8_encode(uint32_t c, char bytes[4]);

/* Appends c to out in the same way; out keeps a failure. */
void film_utf8_add(struct film_buf *out, uint32_t c);

/* True if s is well-formed UTF-8. */
bool film_utf8_valid(struct film_str s);

/* True if every byte of s is ASCII. */
bool film_utf8_ascii(struct film_str s);

/* Appends s to out in normalization form C, with ill-formed bytes as U+FFFD and
 * without U+0000 and U+FEFF. out keeps a failure. */
void film_utf8_nfc(struct film_buf *out, struct film_str s);

/* True only for characters that stay in form C next to others of this kind:
 * among them all below U+0300, Hangul syllables, Han and kana. False means
 * unknown. */
bool film_utf8_inert(uint32_t c);

/* The number of columns that c takes on a terminal: 0, 1 or 2. */
int film_utf8_width(uint32_t c);

/* True for characters that may control a terminal or change the reading order:
 * C0 except newline and tab, DEL, C1, bidirectional controls. */
bool film_utf8_control(uint32_t c);

#endif
