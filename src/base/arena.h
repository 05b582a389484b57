/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A region of memory that is freed at once: one per article or per query.
 * Pointers stay valid until reset or release. */
#ifndef FILM_BASE_ARENA_H
#define FILM_BASE_ARENA_H

#include "base/str.h"

struct film_arena_block;

struct film_arena {
    struct film_arena_block *blocks; /* the newest first */
    size_t used;                     /* bytes handed out since the reset */
};

/* An empty arena; nothing is allocated. */
void film_arena_init(struct film_arena *a);

/* Forgets everything but keeps one block for use again. */
void film_arena_reset(struct film_arena *a);

/* Frees everything; the arena is empty and usable. */
void film_arena_release(struct film_arena *a);

/* n bytes aligned for any type, not cleared; NULL when out of memory. */
void *film_arena_alloc(struct film_arena *a, size_t n);

/* count * size bytes of zeros; NULL when out of memory or on overflow. */
void *film_arena_zalloc(struct film_arena *a, size_t count, size_t size);

/* A copy of s with a NUL after it; false when out of memory. */
bool film_arena_copy(struct film_arena *a, struct film_str s,
                     struct film_str *copy);

/* Makes room for one element more in an array of `count` elements of `size`
 * bytes in the arena: *array may move (it grows at powers of two, so call it
 * for every element, from none on). The address of the new element, cleared;
 * NULL when out of memory. */
void *film_arena_push(struct film_arena *a, void *array, size_t *count,
                      size_t size);

#endif
