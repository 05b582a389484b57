/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs.h"

#include "schema/schema.h"
#include "schema/xapian-status.h"

/* The slot of the input with this id, or the empty one where it belongs. */
static size_t
find_slot(const struct film_inputs *in, uint64_t id)
{
    size_t mask = in->slot_count - 1;
    size_t i = (size_t)id & mask;
    while (in->slots[i] && in->ids[in->slots[i] - 1] != id)
        i = (i + 1) & mask;
    return i;
}

static enum film_status
load_one(struct film_inputs *in, size_t i, const xapc_database *db,
         xapc_str key, struct film_arena *arena, struct film_error *err)
{
    xapc_string value = {0};
    xapc_error *xerr = NULL;
    xapc_status s =
        xapc_database_get_metadata(&value, db, key.data, key.len, &xerr);
    if (s != XAPC_OK)
        return film_error_xapian(err, s, xerr);
    struct film_str copy;
    bool copied =
        film_arena_copy(arena, (struct film_str){value.data, value.len}, &copy);
    xapc_string_free(&value);
    if (!copied)
        return film_error_nomem(err);
    char right[FILM_INPUT_KEY];
    bool whole = film_load_input(&in->v[i], copy);
    in->ids[i] = whole ? film_path_id(in->v[i].path) : 0;
    film_input_key(in->ids[i], right);
    if (!whole || strlen(right) != key.len ||
        memcmp(right, key.data, key.len) != 0)
        return film_error_set(err, FILM_ERR_INDEX,
                              "the note of an input is damaged");
    in->slots[find_slot(in, in->ids[i])] = (uint32_t)i + 1;
    return FILM_OK;
}

enum film_status
film_inputs_load(struct film_inputs *in, const xapc_database *db,
                 struct film_arena *arena, struct film_error *err)
{
    xapc_blobs keys;
    xapc_error *xerr = NULL;
    struct film_str prefix = FILM_STR(FILM_META_INPUT);
    *in = (struct film_inputs){.slot_count = 16};
    xapc_status x =
        xapc_database_metadata_keys(&keys, db, prefix.p, prefix.n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    while (in->slot_count < 2 * keys.n)
        in->slot_count *= 2;
    in->v = film_arena_zalloc(arena, keys.n + 1, sizeof *in->v);
    in->ids = film_arena_zalloc(arena, keys.n + 1, sizeof *in->ids);
    in->slots = film_arena_zalloc(arena, in->slot_count, sizeof *in->slots);
    enum film_status s =
        in->v && in->ids && in->slots ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < keys.n && s == FILM_OK; i++) {
        s = load_one(in, i, db, keys.items[i], arena, err);
        in->n = i + 1;
    }
    xapc_blobs_free(&keys);
    return s;
}

const struct film_input *
film_inputs_find(const struct film_inputs *in, uint64_t id)
{
    if (in->n == 0)
        return NULL;
    uint32_t i = in->slots[find_slot(in, id)];
    return i ? &in->v[i - 1] : NULL;
}
