/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/retrieval.h"

static bool
are_equal(const struct film_doc_score *x, const struct film_doc_score *y)
{
    return x->day == y->day && x->score == y->score;
}

bool
film_retrieval_parts(const struct film_doc_score *v, size_t n, size_t i)
{
    return i + 1 < n && are_equal(&v[i], &v[i + 1]);
}

size_t
film_retrieval_cut(const struct film_doc_score *v, size_t n,
                   const struct film_retrieval *r)
{
    size_t from = r->most, to = r->most;
    if (n <= r->most || r->most == 0)
        return n < r->most ? n : r->most;
    while (film_retrieval_parts(v, n, to - 1))
        to++;
    if (to <= FILM_RETRIEVAL_ROOM(r->most))
        return to;
    while (from > 0 && are_equal(&v[from - 1], &v[to - 1]))
        from--;
    size_t limit = r->last ? r->most : r->equals;
    return from > 0 && !r->last ? from : to < limit ? to : limit;
}
