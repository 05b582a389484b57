/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables on the heap: maps from byte strings to a number or a pointer, and sets
 * of hashes. Their seed is random, so no input can make them slow. */
#ifndef FILM_BASE_MAP_H
#define FILM_BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct film_map_entry {
    struct film_str key; /* borrowed: must outlive the map */
    uintptr_t value;
    uint32_t hash;
};

struct film_map {
    struct film_map_entry *v; /* in the order of insertion */
    size_t n, room;
    uint32_t *slots; /* index in v + 1; 0: free; their number is a power of 2 */
    size_t slot_count;
    uint64_t seed;
};

/* Makes m an empty map; allocates nothing. */
void film_map_init(struct film_map *m);

/* Frees what m owns. The map is empty and can be used again. */
void film_map_release(struct film_map *m);

/* Empties m but keeps its memory. */
void film_map_reset(struct film_map *m);

/* Returns the entry of a key, which is borrowed until the next put. If there
 * was none, it is created with the value 0 and *added is set. The caller sets
 * the value. NULL when out of memory; the map is then unchanged. */
struct film_map_entry *film_map_put(struct film_map *m, struct film_str key,
                                    bool *added);

/* The same for a key that need not outlive the call: a new entry gets a copy in
 * the arena. */
struct film_map_entry *film_map_keep(struct film_map *m,
                                     struct film_arena *arena,
                                     struct film_str key, bool *added);

/* Returns the value of a key, or NULL. */
const uintptr_t *film_map_get(const struct film_map *m, struct film_str key);

/* A set of 64-bit hashes that stand for the strings they were computed from:
 * the probability that two of a million strings have the same hash is 1e-7. The
 * empty set is all zero. */
struct film_hashes {
    uint64_t *slots; /* 0: free; their number is a power of 2 */
    size_t slot_count, n;
};

/* Frees what s owns. The set is empty and can be used again. */
void film_hashes_release(struct film_hashes *s);

/* Empties s but keeps its memory. */
void film_hashes_reset(struct film_hashes *s);

/* Adds a hash to the set; *added is set to whether it is new. False when out of
 * memory; the set is then unchanged. */
bool film_hashes_put(struct film_hashes *s, uint64_t hash, bool *added);

/* True if the hash is in the set. */
bool film_hashes_has(const struct film_hashes *s, uint64_t hash);

#endif
