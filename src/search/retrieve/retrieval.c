/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/retrieval.h"

size_t
film_retrieval_cut(const void *v, size_t n, size_t most, size_t equals,
                   float (*score)(const void *v, size_t i))
{
    size_t from = most, to = most;
    if (n <= most || most == 0)
        return n < most ? n : most;
    float last = score(v, most - 1);
    while (to < n && score(v, to) >= last)
        to++;
    if (to <= FILM_RETRIEVAL_ROOM(most))
        return to;
    while (from > 0 && score(v, from - 1) <= last)
        from--;
    return from > 0 ? from : to < equals ? to : equals;
}
