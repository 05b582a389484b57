/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset-twice.h"
#include "base/utf8.h"

#include <string.h>

/* The byte that a program read as this character, or -1: Latin-1, and what
 * Windows-1252 has in place of its control characters. */
static int
byte_of(uint32_t c)
{
    static const uint16_t windows[] = {
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    if (c >= 0x80 && c <= 0xFF)
        return (int)c;
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        if (windows[i] == c)
            return (int)(0x80 + i);
    return -1;
}

/* The bytes in s of a character that was encoded twice and begins at `at`, or
 * 0; bytes, of *n, is how it was encoded once. */
static size_t
twice(struct film_str s, size_t at, char bytes[4], size_t *n)
{
    size_t i = at, want = 1;
    for (*n = 0; *n < want; ++*n) {
        int b = i < s.n && (unsigned char)s.p[i] >= 0x80
                    ? byte_of(film_utf8_next(s, &i))
                    : -1;
        if (b < 0)
            return 0;
        if (*n == 0)
            want = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC2 ? 2 : 0;
        if (want == 0)
            return 0;
        bytes[*n] = (char)b;
    }
    return film_utf8_valid((struct film_str){bytes, *n}) ? i - at : 0;
}

/* Copies s to `out` with what was encoded twice encoded once, or only counts if
 * out is NULL; returns the length. */
static size_t
undo(struct film_str s, char *out, size_t *doubles, size_t *others)
{
    size_t length = 0;
    char bytes[4];
    for (size_t i = 0; i < s.n;) {
        size_t from = i, n = 1, taken = 1;
        const char *copied = s.p + i;
        if ((unsigned char)s.p[i] >= 0x80) {
            taken = twice(s, i, bytes, &n);
            *doubles += taken > 0;
            *others += taken == 0;
            copied = taken ? bytes : s.p + i;
            if (taken == 0) {
                film_utf8_next(s, &i);
                taken = n = i - from;
            }
        }
        if (out)
            memmove(out + length, copied, n);
        length += n;
        i = from + taken;
    }
    return length;
}

bool
film_charset_once(struct film_buf *text, size_t from)
{
    enum { LEAST = 3, TIMES = 4 }; /* "Spaß”" looks like one */
    size_t doubles = 0, others = 0;
    if (text->failed || text->n == from)
        return false;
    struct film_str s = {text->p + from, text->n - from};
    if (film_utf8_ascii(s))
        return false;
    undo(s, NULL, &doubles, &others);
    if (doubles < LEAST || doubles < TIMES * others)
        return false;
    text->n = from + undo(s, text->p + from, &doubles, &others);
    text->p[text->n] = '\0';
    return true;
}
