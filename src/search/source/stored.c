/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/stored.h"

/* Maximum number of bytes kept: the data of 12,774 passages and 3,831 records
 * take 24 MB. */
enum { KEPT_MOST = 32 << 20 };

const struct film_str *
film_stored_get(const struct film_stored *s, struct film_str key)
{
    const uintptr_t *value = s->on ? film_map_get(&s->places, key) : NULL;
    return value ? (const struct film_str *)*value : NULL;
}

void
film_stored_put(struct film_stored *s, struct film_str key,
                struct film_str data)
{
    bool fresh;
    if (!s->on || data.n > KEPT_MOST / 8)
        return;
    if (s->arena.used + data.n > KEPT_MOST) {
        film_map_reset(&s->places);
        film_arena_reset(&s->arena);
    }
    struct film_str *copy = film_arena_alloc(&s->arena, sizeof *copy);
    if (!copy || !film_arena_copy(&s->arena, data, copy))
        return;
    struct film_map_entry *e =
        film_map_keep(&s->places, &s->arena, key, &fresh);
    if (e)
        e->value = (uintptr_t)copy;
}

void
film_stored_release(struct film_stored *s)
{
    film_map_release(&s->places);
    film_arena_release(&s->arena);
    s->on = false;
}
