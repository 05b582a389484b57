/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kinds of ASCII characters, independent of the locale, and runs of ASCII
 * letters, eight bytes at a time: byte by byte, these would take nearly all of
 * the time of reading English text. */
#ifndef FILM_BASE_ASCII_H
#define FILM_BASE_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FILM_ASCII_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* True for A to Z and a to z. */
static inline bool
film_ascii_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* True for A to Z. */
static inline bool
film_ascii_capital(char c)
{
    return (unsigned char)(c - 'A') < 26;
}

/* True for a to z. */
static inline bool
film_ascii_small(char c)
{
    return (unsigned char)(c - 'a') < 26;
}

/* True for 0 to 9. */
static inline bool
film_ascii_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

/* True for space, tab, line feed, vertical tab, form feed and carriage
 * return. */
static inline bool
film_ascii_space(char c)
{
    return c == ' ' || (unsigned char)(c - '\t') < 5;
}

/* The lower-case letter of a capital one; any other c unchanged. */
static inline char
film_ascii_to_small(char c)
{
    return (char)(film_ascii_capital(c) ? c | 0x20 : c);
}

/* For eight bytes at once: sets the high bit of each byte between low and high,
 * which must be ASCII, and clears all other bits (Warren, Hacker's Delight,
 * 2013, chapter 6: no sum carries into the next byte). */
static inline uint64_t
film_ascii_between(uint64_t bytes, unsigned low, unsigned high)
{
    uint64_t seven = bytes & FILM_ASCII_EACH(0x7F);
    uint64_t from = seven + FILM_ASCII_EACH(0x80 - low);
    uint64_t above = seven + FILM_ASCII_EACH(0x7F - high);
    return from & ~above & ~bytes & FILM_ASCII_EACH(0x80);
}

/* The index of the first of eight bytes whose high bit is set; 8 if none. */
static inline size_t
film_ascii_first(uint64_t high)
{
    if (high == 0)
        return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(high) / 8;
#else
    return (size_t)__builtin_clzll(high) / 8;
#endif
}

/* The first n (0 to 8) of eight bytes; the others become 0. */
static inline uint64_t
film_ascii_head(uint64_t bytes, size_t n)
{
    uint64_t all = n == 0 ? 0 : UINT64_MAX;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return bytes & all >> (64 - 8 * n) % 64;
#else
    return bytes & all << (64 - 8 * n) % 64;
#endif
}

/* The number of ASCII letters at the start of the n bytes at p. */
static inline size_t
film_ascii_letters(const char *p, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        uint64_t letters =
            film_ascii_between(w | FILM_ASCII_EACH(0x20), 'a', 'z');
        if (letters != FILM_ASCII_EACH(0x80))
            return i + film_ascii_first(~letters & FILM_ASCII_EACH(0x80));
    }
    while (i < n && film_ascii_letter(p[i]))
        i++;
    return i;
}

/* Copies n bytes, turning ASCII capitals into lower case. */
static inline void
film_ascii_lower(char *to, const char *from, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, from + i, 8);
        w |= film_ascii_between(w, 'A', 'Z') >> 2; /* 0x80 becomes 0x20 */
        memcpy(to + i, &w, 8);
    }
    for (; i < n; i++)
        to[i] = film_ascii_to_small(from[i]);
}

/* The number of bytes at the start of the n at p that are ASCII and not a
 * capital letter. */
static inline size_t
film_ascii_no_capital(const char *p, size_t n)
{
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        uint64_t found =
            film_ascii_between(w, 'A', 'Z') | (w & FILM_ASCII_EACH(0x80));
        if (found)
            return i + film_ascii_first(found);
    }
    while (i < n && !((unsigned char)p[i] & 0x80) && !film_ascii_capital(p[i]))
        i++;
    return i;
}

#endif
