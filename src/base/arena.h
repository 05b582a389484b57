/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A region of memory that is freed all at once: one per article or per query.
 * Pointers stay valid until reset or release. */
#ifndef FILM_BASE_ARENA_H
#define FILM_BASE_ARENA_H

#include "base/str.h"

struct film_arena_block;

struct film_arena {
    struct film_arena_block *blocks; /* newest first */
    size_t used;                     /* bytes allocated since the last reset */
};

/* Makes a an empty arena; allocates nothing. */
void film_arena_init(struct film_arena *a);

/* Frees everything except one block, which is reused. */
void film_arena_reset(struct film_arena *a);

/* Frees everything. The arena is empty and can be used again. */
void film_arena_release(struct film_arena *a);

/* Allocates n bytes aligned for any type, not cleared; NULL when out of
 * memory. */
void *film_arena_alloc(struct film_arena *a, size_t n);

/* Allocates count * size zero bytes; NULL when out of memory or on overflow. */
void *film_arena_zalloc(struct film_arena *a, size_t count, size_t size);

/* Copies s and adds a NUL; false when out of memory. */
bool film_arena_copy(struct film_arena *a, struct film_str s,
                     struct film_str *copy);

/* Makes room for one more element in an array of *count elements of `size`
 * bytes in the arena. `array` is the address of the pointer to the elements,
 * which may change. The array grows at powers of two, so every element must be
 * added by this call, beginning with the first. Returns the new element,
 * cleared; NULL when out of memory. */
void *film_arena_push(struct film_arena *a, void *array, size_t *count,
                      size_t size);

#endif
