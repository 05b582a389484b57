/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sorting by the first eight bytes, which decide the order of most strings:
 * qsort calls a function for each comparison, which takes three to four times
 * as many instructions. */
#ifndef FILM_BASE_SORT_H
#define FILM_BASE_SORT_H

#include "base/str.h"

#include <stdint.h>

/* An element and its place in the order as far as a number can say it. */
struct film_sort_key {
    uint64_t beginning;
    const void *of;
};

/* The first eight bytes of s, as a number of the same order; bytes that are
 * missing count as 0. */
uint64_t film_sort_beginning(struct film_str s);

/* Sorts n keys, those with the same beginning by `compare` of what they are of.
 * Equal ones stay in their order. spare has room for n more. */
void film_sort(struct film_sort_key *v, struct film_sort_key *spare, size_t n,
               int (*compare)(const void *, const void *));

#endif
