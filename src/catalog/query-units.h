/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a query in which names are looked for. */
#ifndef FILM_CATALOG_QUERY_UNITS_H
#define FILM_CATALOG_QUERY_UNITS_H

#include "base/arena.h"

enum { FILM_UNITS_MOST = 32 }; /* words of a query that are looked at */

/* A word of the text. */
struct film_unit {
    size_t from, to;     /* without a possessive 's */
    size_t end;          /* with it */
    struct film_str key; /* folded, in one */
    bool capital, stop, hangul;
    int year; /* of a word that is one, or 0 */
};

struct film_units {
    struct film_str text;
    struct film_unit v[FILM_UNITS_MOST];
    size_t n;
};

/* Words are runs of one kind of letters: a Hangul name directly beside Latin
 * letters is a word of its own. Keys live in the arena; false when out of
 * memory. */
bool film_units_split(struct film_units *u, struct film_str text,
                      struct film_arena *arena);

/* True if the text asks for a character: by a word that leads to one. */
bool film_units_ask_for_role(const struct film_units *u);

#endif
