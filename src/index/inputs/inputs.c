/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/inputs.h"

#include "index/inputs/path.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

/* The slot of the input with this id, or the empty one where it belongs. */
static size_t
find_slot(const struct film_inputs *in, const struct film_sum *id)
{
    size_t mask = in->slot_count - 1, i = 0;
    memcpy(&i, id->bytes, sizeof i);
    i &= mask;
    while (in->slots[i] &&
           film_sum_compare(&in->ids[in->slots[i] - 1], id) != 0)
        i = (i + 1) & mask;
    return i;
}

static enum film_status
read_note(struct film_input *in, const xapc_database *db, const char *key,
          size_t key_len, struct film_arena *arena, struct film_error *err)
{
    xapc_string value = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_get_metadata(&value, db, key, key_len, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    struct film_str copy;
    bool copied =
        film_arena_copy(arena, (struct film_str){value.data, value.len}, &copy);
    xapc_string_free(&value);
    if (!copied)
        return film_error_nomem(err);
    char right[FILM_INPUT_KEY];
    if (film_load_input(in, copy)) {
        if (!film_arena_copy(arena, in->path, &in->path)) /* with a NUL */
            return film_error_nomem(err);
        struct film_sum id = film_path_id(in->path);
        film_input_key(&id, right);
        if (key_len < strlen(right) || /* of version 2 or 3 */
            (key_len == strlen(right) && memcmp(right, key, key_len) == 0))
            return FILM_OK;
    }
    return film_error_set(err, FILM_ERR_INDEX,
                          "the note of an input is missing or damaged");
}

enum film_status
film_input_get(struct film_input *in, const xapc_database *db,
               const struct film_sum *id, struct film_arena *arena,
               struct film_error *err)
{
    char key[FILM_INPUT_KEY];
    film_input_key(id, key);
    return read_note(in, db, key, strlen(key), arena, err);
}

enum film_status
film_inputs_load(struct film_inputs *in, const xapc_database *db,
                 struct film_str cwd, struct film_arena *arena,
                 struct film_error *err)
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
        s = read_note(&in->v[i], db, keys.items[i].data, keys.items[i].len,
                      arena, err);
        if (s != FILM_OK)
            break;
        in->v[i].shown = film_path_shown(in->v[i].path, in->v[i].relative, cwd);
        in->ids[i] = film_path_id(in->v[i].path);
        in->slots[find_slot(in, &in->ids[i])] = (uint32_t)i + 1;
        in->n = i + 1;
    }
    xapc_blobs_free(&keys);
    return s;
}

struct film_input *
film_inputs_find(const struct film_inputs *in, const struct film_sum *id)
{
    if (in->n == 0)
        return NULL;
    uint32_t i = in->slots[find_slot(in, id)];
    return i ? &in->v[i - 1] : NULL;
}
