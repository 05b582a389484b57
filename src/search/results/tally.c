/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/tally.h"

#include <stdlib.h>

void
film_tally_init(struct film_tally *t)
{
    *t = (struct film_tally){.n = 0};
    film_map_init(&t->map);
}

void
film_tally_release(struct film_tally *t)
{
    film_map_release(&t->map);
}

/* The count of the key, or NULL after a failure. */
static struct film_tally_count *
find(struct film_search_ctx *c, struct film_tally *t, struct film_str key,
     struct film_str value)
{
    bool fresh = false;
    struct film_map_entry *e = film_map_keep(&t->map, c->arena, key, &fresh);
    if (!e)
        film_ctx_nomem(c);
    if (!e || !fresh)
        return e ? &t->v[e->value] : NULL;
    e->value = t->n;
    struct film_tally_count *slot =
        film_ctx_push(c, &t->v, &t->n, sizeof *slot);
    if (slot)
        slot->value = film_ctx_copy(c, value);
    return film_ctx_ok(c) ? slot : NULL;
}

void
film_tally_add(struct film_search_ctx *c, struct film_tally *t,
               struct film_str key, struct film_str value, size_t what,
               uint64_t n, bool shown)
{
    struct film_tally_count *slot =
        key.n > 0 && film_ctx_ok(c) ? find(c, t, key, value) : NULL;
    if (!slot)
        return;
    if (slot->last != what)
        slot->n += n;
    slot->last = what;
    slot->shown |= shown;
}

static int
by_count(const void *a, const void *b)
{
    const struct film_tally_count *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return film_str_compare(x->value, y->value);
}

void
film_tally_sort(struct film_tally *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].shown)
            t->v[kept++] = t->v[i];
    t->n = kept;
    if (kept)
        qsort(t->v, kept, sizeof *t->v, by_count);
}
