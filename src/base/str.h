/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Borrowed byte strings: a pointer and a length, never owned by this type. The
 * bytes are UTF-8 in NFC unless a header says otherwise. They need not end in
 * NUL and may contain NULs. p may be NULL only when n is 0. */
#ifndef FILM_BASE_STR_H
#define FILM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct film_str {
    const char *p;
    size_t n;
};

/* A list of borrowed strings; the function that makes it says who owns v. */
struct film_strs {
    struct film_str *v;
    size_t n;
};

/* The bytes of a string literal. */
#define FILM_STR(literal) ((struct film_str){"" literal, sizeof(literal) - 1})

/* The bytes of the NUL-terminated s; NULL gives the empty string. */
static inline struct film_str
film_str_from(const char *s)
{
    return (struct film_str){s, s ? strlen(s) : 0};
}

/* True if a and b have the same bytes. */
static inline bool
film_str_equal(struct film_str a, struct film_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Compares bytes; of two strings with a common prefix, the shorter one is less.
 * <0, 0 or >0. */
int film_str_compare(struct film_str a, struct film_str b);

/* True if s begins with prefix. */
bool film_str_starts(struct film_str s, struct film_str prefix);

/* True if s has the bytes of `text` at offset `at`. */
bool film_str_has_at(struct film_str s, size_t at, const char *text);

/* Like film_str_starts, ignoring the case of ASCII letters. */
bool film_str_starts_nocase(struct film_str s, struct film_str prefix);

/* True if s ends with suffix. */
bool film_str_ends(struct film_str s, struct film_str suffix);

/* s without ASCII white space at either end; borrows from s. */
struct film_str film_str_trim(struct film_str s);

/* True if a and b are equal, ignoring the case of ASCII letters. */
bool film_str_equal_nocase(struct film_str a, struct film_str b);

/* Like film_str_compare, ignoring the case of ASCII letters. */
int film_str_compare_nocase(struct film_str a, struct film_str b);

/* True if s is one of the words in list, which are separated by '|' (NULL: no
 * words). _nocase ignores the case of ASCII letters. */
bool film_str_is_one_of(struct film_str s, const char *list);
bool film_str_is_one_of_nocase(struct film_str s, const char *list);

/* Sets *part to the part of *rest before the first byte sep (all of it if there
 * is none), and *rest to the part after it; false when nothing is left. */
bool film_str_cut(struct film_str *rest, char sep, struct film_str *part);

#endif
