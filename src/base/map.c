/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/map.h"

#include "base/hash.h"
#include "base/memory.h"
#include "base/vec.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

void
film_map_init(struct film_map *m)
{
    *m = (struct film_map){.seed = film_hash_seed()};
}

void
film_map_release(struct film_map *m)
{
    free(m->v);
    free(m->slots);
    film_map_init(m);
}

void
film_map_reset(struct film_map *m)
{
    if (m->n)
        memset(m->slots, 0, m->slot_count * sizeof *m->slots);
    m->n = 0;
}

/* The slot of the key, or the free slot where it belongs. */
static uint32_t *
find(const struct film_map *m, uint32_t hash, struct film_str key)
{
    size_t i = hash & (m->slot_count - 1);
    for (; m->slots[i]; i = (i + 1) & (m->slot_count - 1)) {
        const struct film_map_entry *e = &m->v[m->slots[i] - 1];
        if (e->hash == hash && film_str_equal(e->key, key))
            break;
    }
    return &m->slots[i];
}

/* Makes room for one more entry and keeps half of the slots free. */
static bool
grow(struct film_map *m)
{
    if (!film_vec_reserve(&m->v, &m->room, m->n + 1, sizeof *m->v))
        return false;
    if (2 * (m->n + 1) <= m->slot_count)
        return true;
    size_t count = m->slot_count ? 2 * m->slot_count : FIRST_SLOTS;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (!slots || m->n >= UINT32_MAX - 1) {
        film_memory_fail();
        free(slots);
        return false;
    }
    for (size_t k = 0; k < m->n; k++) {
        size_t i = m->v[k].hash & (count - 1);
        while (slots[i])
            i = (i + 1) & (count - 1);
        slots[i] = (uint32_t)k + 1;
    }
    free(m->slots);
    m->slots = slots;
    m->slot_count = count;
    return true;
}

struct film_map_entry *
film_map_put(struct film_map *m, struct film_str key, bool *added)
{
    uint32_t hash = (uint32_t)film_hash(key, m->seed);
    if (!grow(m))
        return NULL;
    uint32_t *slot = find(m, hash, key);
    *added = *slot == 0;
    if (*added) {
        m->v[m->n++] = (struct film_map_entry){.key = key, .hash = hash};
        *slot = (uint32_t)m->n;
    }
    return &m->v[*slot - 1];
}

struct film_map_entry *
film_map_keep(struct film_map *m, struct film_arena *arena, struct film_str key,
              bool *added)
{
    struct film_map_entry *e = film_map_put(m, key, added);
    if (e && *added && !film_arena_copy(arena, key, &e->key)) {
        *find(m, e->hash, key) = 0;
        m->n--;
        return NULL;
    }
    return e;
}

const uintptr_t *
film_map_get(const struct film_map *m, struct film_str key)
{
    if (m->n == 0)
        return NULL;
    uint32_t slot = *find(m, (uint32_t)film_hash(key, m->seed), key);
    return slot ? &m->v[slot - 1].value : NULL;
}

/* ---- sets of hashes ---- */

void
film_hashes_release(struct film_hashes *s)
{
    free(s->slots);
    *s = (struct film_hashes){0};
}

void
film_hashes_reset(struct film_hashes *s)
{
    if (s->n)
        memset(s->slots, 0, s->slot_count * sizeof *s->slots);
    s->n = 0;
}

static uint64_t *
find_hash(uint64_t *slots, size_t count, uint64_t hash)
{
    size_t i = hash & (count - 1);
    while (slots[i] && slots[i] != hash)
        i = (i + 1) & (count - 1);
    return &slots[i];
}

static bool
grow_hashes(struct film_hashes *s)
{
    size_t count = s->slot_count ? 2 * s->slot_count : FIRST_SLOTS;
    uint64_t *slots = calloc(count, sizeof *slots);
    if (!slots) {
        film_memory_fail();
        return false;
    }
    for (size_t i = 0; i < s->slot_count; i++)
        if (s->slots[i])
            *find_hash(slots, count, s->slots[i]) = s->slots[i];
    free(s->slots);
    s->slots = slots;
    s->slot_count = count;
    return true;
}

bool
film_hashes_put(struct film_hashes *s, uint64_t hash, bool *added)
{
    hash += hash == 0; /* 0 marks a free slot */
    if (2 * s->n >= s->slot_count && !grow_hashes(s))
        return false;
    uint64_t *slot = find_hash(s->slots, s->slot_count, hash);
    *added = *slot == 0;
    s->n += *added;
    *slot = hash;
    return true;
}

bool
film_hashes_has(const struct film_hashes *s, uint64_t hash)
{
    hash += hash == 0;
    return s->n && *find_hash(s->slots, s->slot_count, hash);
}
