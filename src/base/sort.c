/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Merge sort of runs that are sorted by insertion. */
#include <config.h>
#include "base/sort.h"

#include <endian.h>

enum { RUN = 8 };

typedef int comparison(const void *, const void *);

uint64_t
film_sort_beginning(struct film_str s)
{
    uint64_t bytes = 0;
    if (s.n >= sizeof bytes)
        memcpy(&bytes, s.p, sizeof bytes);
    else if (s.n > 0)
        memcpy(&bytes, s.p, s.n);
    return be64toh(bytes);
}

static inline bool
is_after(const struct film_sort_key *a, const struct film_sort_key *b,
         comparison *compare)
{
    return a->beginning != b->beginning ? a->beginning > b->beginning
                                        : compare(a->of, b->of) > 0;
}

static void
insert_all(struct film_sort_key *v, size_t n, comparison *compare)
{
    for (size_t i = 1; i < n; i++) {
        const struct film_sort_key key = v[i];
        size_t k = i;
        for (; k > 0 && is_after(&v[k - 1], &key, compare); k--)
            v[k] = v[k - 1];
        v[k] = key;
    }
}

/* Merges from[0, middle) and from[middle, n). */
static void
merge(struct film_sort_key *to, const struct film_sort_key *from, size_t middle,
      size_t n, comparison *compare)
{
    size_t i = 0, k = middle;
    while (i < middle && k < n)
        *to++ = is_after(&from[i], &from[k], compare) ? from[k++] : from[i++];
    memcpy(to, from + i, (middle - i) * sizeof *to);
    memcpy(to + (middle - i), from + k, (n - k) * sizeof *to);
}

void
film_sort(struct film_sort_key *v, struct film_sort_key *spare, size_t n,
          comparison *compare)
{
    struct film_sort_key *from = v, *to = spare;
    for (size_t i = 0; i < n; i += RUN)
        insert_all(v + i, n - i < RUN ? n - i : RUN, compare);
    for (size_t width = RUN; width < n; width *= 2) {
        for (size_t i = 0; i < n; i += 2 * width) {
            size_t left = n - i;
            merge(to + i, from + i, left < width ? left : width,
                  left < 2 * width ? left : 2 * width, compare);
        }
        struct film_sort_key *other = from;
        from = to;
        to = other;
    }
    if (from != v && n > 0)
        memcpy(v, from, n * sizeof *v);
}
