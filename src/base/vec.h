/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Arrays on the heap that grow: for what must be given back, or moves on from
 * one unit of work to the next. What lives as long as an article or a query is
 * in its arena (film_arena_push). */
#ifndef FILM_BASE_VEC_H
#define FILM_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for n elements of `size` bytes in *array, a pointer from the heap
 * that the caller frees, NULL at first. *room, in elements, at least doubles if
 * it was too little; what is new is not cleared. False when out of memory, with
 * both as they were. */
bool film_vec_reserve(void *array, size_t *room, size_t n, size_t size);

#endif
