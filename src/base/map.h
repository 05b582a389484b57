/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables on the heap: from byte strings to a number or a pointer, and sets of
 * hashes. Their seed is random: no input makes them slow. */
#ifndef FILM_BASE_MAP_H
#define FILM_BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct film_map_entry {
    struct film_str key; /* borrowed: must stay while the map does */
    uintptr_t value;
    uint32_t hash;
};

struct film_map {
    struct film_map_entry *v; /* in the order in which they were put */
    size_t n, room;
    uint32_t *slots; /* index + 1 in v, 0: free; a power of 2 of them */
    size_t slot_count;
    uint64_t seed;
};

/* An empty map; nothing is allocated. */
void film_map_init(struct film_map *m);

/* Frees what m owns; it is empty and usable. */
void film_map_release(struct film_map *m);

/* Empties m but keeps its memory. */
void film_map_reset(struct film_map *m);

/* The entry of a key, made with the value 0 if there was none (*added says
 * so); borrowed until the next put. The caller sets the value. NULL when out of
 * memory, with the map as it was. */
struct film_map_entry *film_map_put(struct film_map *m, struct film_str key,
                                    bool *added);

/* The same for a key that does not stay: a new entry has a copy in the
 * arena. */
struct film_map_entry *film_map_keep(struct film_map *m,
                                     struct film_arena *arena,
                                     struct film_str key, bool *added);

/* The value of a key, or NULL. */
const uintptr_t *film_map_get(const struct film_map *m, struct film_str key);

/* Sorts m->v for reading in order; then only a reset or a release may follow.
 */
void film_map_sort(struct film_map *m,
                   int (*compare)(const void *, const void *));

/* A set of 64-bit hashes that stand for what they were made of: two in a
 * million are the same once in 10^7 times. All zero is the empty set. */
struct film_hashes {
    uint64_t *slots; /* 0: free; a power of 2 of them */
    size_t slot_count, n;
};

/* Frees what s owns; it is empty and usable. */
void film_hashes_release(struct film_hashes *s);

/* Empties s but keeps its memory. */
void film_hashes_reset(struct film_hashes *s);

/* Puts a hash into the set; *added says whether it was not there. False when
 * out of memory, with the set as it was. */
bool film_hashes_put(struct film_hashes *s, uint64_t hash, bool *added);

/* True if the hash is in the set. */
bool film_hashes_has(const struct film_hashes *s, uint64_t hash);

#endif
