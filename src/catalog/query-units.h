/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Splits a query into the words in which names are looked for. */
#ifndef FILM_CATALOG_QUERY_UNITS_H
#define FILM_CATALOG_QUERY_UNITS_H

#include "base/arena.h"

enum { FILM_UNITS_MOST = 32 }; /* maximum number of words used */

/* A word of the text. */
struct film_unit {
    size_t from, to;     /* without a possessive 's */
    size_t end;          /* with the possessive */
    struct film_str key; /* folded, without separators */
    bool capital, stop, hangul;
    int year; /* if the word is a year; else 0 */
};

struct film_units {
    struct film_str text;
    struct film_unit v[FILM_UNITS_MOST];
    size_t n;
};

/* A word is a run of one kind of letters: a Hangul name directly next to
 * Latin letters is a separate word. Keys are in the arena; false when out of
 * memory. */
bool film_units_split(struct film_units *u, struct film_str text,
                      struct film_arena *arena);

/* True if the text asks for a character, by a word such as "role". */
bool film_units_ask_for_role(const struct film_units *u);

#endif
