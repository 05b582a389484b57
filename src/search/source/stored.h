/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keeps what an open index was asked for, by any key, for later queries: Xapian
 * inflates a document each time, which was a quarter of a query's
 * instructions, and which articles are about a film depends on the index
 * alone. */
#ifndef FILM_SEARCH_SOURCE_STORED_H
#define FILM_SEARCH_SOURCE_STORED_H

#include "base/arena.h"
#include "base/map.h"

/* {0} is empty and keeps nothing. */
struct film_stored {
    bool on; /* keep what is put */
    struct film_arena arena;
    struct film_map places; /* maps a key to a struct film_str */
};

/* Returns what is kept under the key, borrowed until the next put, or NULL. */
const struct film_str *film_stored_get(const struct film_stored *s,
                                       struct film_str key);

/* Keeps a copy. If there is too much, everything else is dropped first. Does
 * nothing if keeping is off or memory runs out. */
void film_stored_put(struct film_stored *s, struct film_str key,
                     struct film_str data);

/* Frees what s owns; it is then empty and off. */
void film_stored_release(struct film_stored *s);

#endif
