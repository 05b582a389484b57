/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hash table from byte strings to numbers. Keys are borrowed and must stay
 * while the map does. */
#ifndef FILM_BASE_MAP_H
#define FILM_BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

struct film_map_slot;

struct film_map {
    struct film_map_slot *slots;
    uint64_t seed;
    size_t room, n; /* room: a power of 2, or 0 */
};

/* An empty map; nothing is allocated. */
void film_map_init(struct film_map *m);

/* Frees what m owns; it is empty and usable. */
void film_map_release(struct film_map *m);

/* The address of the number under key, made as `fresh` if it was not there
 * (*added tells, if not NULL); borrowed until the next call. NULL when out of
 * memory. */
uint32_t *film_map_put(struct film_map *m, struct film_str key, uint32_t fresh,
                       bool *added);

/* The number under key, or NULL. */
const uint32_t *film_map_get(const struct film_map *m, struct film_str key);

#endif
