/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Growing arrays on the heap, for data that must be freed early or passed from
 * one unit of work to the next. Arrays that live as long as an article or a
 * query belong in its arena (film_arena_push). */
#ifndef FILM_BASE_VEC_H
#define FILM_BASE_VEC_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for n elements of `size` bytes. `array` is the address of a heap
 * pointer that the caller frees, NULL at first. If *room, in elements, is too
 * small, it is at least doubled; new elements are not cleared. False when out
 * of memory; both are then unchanged. */
bool film_vec_reserve(void *array, size_t *room, size_t n, size_t size);

#endif
