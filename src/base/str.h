/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Borrowed byte strings: a pointer and a length, never owned by this type.
 * The bytes are UTF-8 in NFC unless a header says otherwise; they need not
 * end in NUL and may hold one. p may be NULL only when n is 0. */
#ifndef FILM_BASE_STR_H
#define FILM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct film_str {
    const char *p;
    size_t n;
};

/* A list of borrowed strings; v lives where the maker says. */
struct film_strs {
    struct film_str *v;
    size_t n;
};

/* The bytes of a string literal. */
#define FILM_STR(literal) ((struct film_str){"" literal, sizeof(literal) - 1})

/* The NUL-terminated s (NULL gives the empty string). */
static inline struct film_str
film_str_from(const char *s)
{
    return (struct film_str){s, s ? strlen(s) : 0};
}

/* True if both hold the same bytes. */
static inline bool
film_str_equal(struct film_str a, struct film_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Byte order, shorter first on a common prefix: <0, 0, >0. */
int film_str_compare(struct film_str a, struct film_str b);

/* True if s begins with prefix. */
bool film_str_starts(struct film_str s, struct film_str prefix);

/* True if the bytes of `text` stand in s from offset `at` on. */
bool film_str_has_at(struct film_str s, size_t at, const char *text);

/* As film_str_starts, but for the case of ASCII letters. */
bool film_str_starts_nocase(struct film_str s, struct film_str prefix);

/* True if s ends with suffix. */
bool film_str_ends(struct film_str s, struct film_str suffix);

/* s without ASCII white space at both ends; borrows from s. */
struct film_str film_str_trim(struct film_str s);

/* True if a and b are equal but for the case of ASCII letters. */
bool film_str_equal_nocase(struct film_str a, struct film_str b);

/* As film_str_compare, but for the case of ASCII letters. */
int film_str_compare_nocase(struct film_str a, struct film_str b);

/* True if s is one of the words of list, which stand there with '|' between
 * them (NULL: none); nocase: but for the case of ASCII letters. */
bool film_str_is_one_of(struct film_str s, const char *list);
bool film_str_is_one_of_nocase(struct film_str s, const char *list);

/* Takes the part of *rest before the first byte sep (all of it if there is
 * none) and leaves the part after it; false when nothing is left. */
bool film_str_cut(struct film_str *rest, char sep, struct film_str *part);

#endif
