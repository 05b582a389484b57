/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/inputs.h"

#include "index/inputs/path.h"
#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

struct film_input_id {
    char key[FILM_INPUT_KEY]; /* film_input_key of the path */
    struct film_input *input;
};

static int
compare_ids(const void *a, const void *b)
{
    const struct film_input_id *x = a, *y = b;
    return strcmp(x->key, y->key);
}

/* The index has its keys in this order, so only those of version 2 and 3 are
 * sorted: a sort of 6,000 would take a twelfth of a sync that finds
 * nothing to do. */
static void
sort_ids(struct film_inputs *in)
{
    size_t i = 1;
    while (i < in->n && compare_ids(&in->ids[i - 1], &in->ids[i]) <= 0)
        i++;
    if (i < in->n)
        qsort(in->ids, in->n, sizeof *in->ids, compare_ids);
}

/* Reads a note; `right` becomes the key that its path has. */
static enum film_status
read_note(struct film_input *in, char right[FILM_INPUT_KEY],
          const xapc_database *db, struct film_str key,
          struct film_arena *arena, struct film_error *err)
{
    struct film_str copy;
    enum film_status s = film_metadata_copy(&copy, db, key, arena, err);
    if (s != FILM_OK)
        return s;
    if (film_load_input(in, copy)) {
        /* Copied with a NUL at its end. */
        if (!film_arena_copy(arena, in->path, &in->path))
            return film_error_nomem(err);
        struct film_sum id = film_path_id(in->path);
        film_input_key(&id, right);
        if (key.n < strlen(right) || /* key of version 2 or 3 */
            film_str_equal(film_str_from(right), key))
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
    char key[FILM_INPUT_KEY], same[FILM_INPUT_KEY];
    film_input_key(id, key);
    return read_note(in, same, db, film_str_from(key), arena, err);
}

enum film_status
film_inputs_load(struct film_inputs *in, const xapc_database *db,
                 struct film_str cwd, struct film_arena *arena,
                 struct film_error *err)
{
    xapc_blobs keys;
    xapc_error *xerr = NULL;
    struct film_str prefix = FILM_STR(FILM_META_INPUT);
    *in = (struct film_inputs){0};
    xapc_status x =
        xapc_database_metadata_keys(&keys, db, prefix.p, prefix.n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    in->v = film_arena_zalloc(arena, keys.n + 1, sizeof *in->v);
    in->ids = film_arena_zalloc(arena, keys.n + 1, sizeof *in->ids);
    enum film_status s = in->v && in->ids ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < keys.n && s == FILM_OK; i++) {
        in->ids[i].input = &in->v[i];
        s = read_note(&in->v[i], in->ids[i].key, db,
                      (struct film_str){keys.items[i].data, keys.items[i].len},
                      arena, err);
        if (s != FILM_OK)
            break;
        in->v[i].shown = film_path_shown(in->v[i].path, in->v[i].relative, cwd);
        in->n = i + 1;
    }
    sort_ids(in);
    xapc_blobs_free(&keys);
    return s;
}

struct film_input *
film_inputs_find(const struct film_inputs *in, const struct film_sum *id)
{
    struct film_input_id key;
    film_input_key(id, key.key);
    const struct film_input_id *found =
        in->n ? bsearch(&key, in->ids, in->n, sizeof key, compare_ids) : NULL;
    return found ? found->input : NULL;
}
