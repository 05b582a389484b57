/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/map.h"
#include "base/hash.h"

#include <stdlib.h>

struct film_map_slot {
    struct film_str key;
    uint32_t hash, value;
    bool used;
};

void
film_map_init(struct film_map *m)
{
    *m = (struct film_map){.seed = film_hash_seed()};
}

void
film_map_release(struct film_map *m)
{
    free(m->slots);
    film_map_init(m);
}

static struct film_map_slot *
find(struct film_map_slot *slots, size_t room, uint32_t hash,
     struct film_str key)
{
    size_t i = hash & (room - 1);
    while (slots[i].used &&
           (slots[i].hash != hash || !film_str_equal(slots[i].key, key)))
        i = (i + 1) & (room - 1);
    return &slots[i];
}

static bool
grow(struct film_map *m)
{
    size_t room = m->room ? 2 * m->room : 64;
    struct film_map_slot *slots = calloc(room, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < m->room; i++)
        if (m->slots[i].used)
            *find(slots, room, m->slots[i].hash, m->slots[i].key) = m->slots[i];
    free(m->slots);
    m->slots = slots;
    m->room = room;
    return true;
}

uint32_t *
film_map_put(struct film_map *m, struct film_str key, uint32_t fresh,
             bool *added)
{
    uint32_t hash = (uint32_t)film_hash(key, m->seed);
    if (2 * (m->n + 1) > m->room && !grow(m))
        return NULL;
    struct film_map_slot *s = find(m->slots, m->room, hash, key);
    if (added)
        *added = !s->used;
    if (!s->used) {
        *s = (struct film_map_slot){key, hash, fresh, true};
        m->n++;
    }
    return &s->value;
}

const uint32_t *
film_map_get(const struct film_map *m, struct film_str key)
{
    if (m->n == 0)
        return NULL;
    const struct film_map_slot *s =
        find(m->slots, m->room, (uint32_t)film_hash(key, m->seed), key);
    return s->used ? &s->value : NULL;
}
