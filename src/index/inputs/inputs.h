/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inputs an index knows, by path. */
#ifndef FILM_INDEX_INPUTS_INPUTS_H
#define FILM_INDEX_INPUTS_INPUTS_H

#include "base/arena.h"
#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_inputs {
    struct film_input *v;
    size_t n;
    struct film_input_id *ids; /* private: of each, sorted */
};

/* Reads them all from the database (in the order of their keys) into the
 * arena, to be shown as from the working folder cwd (index/path.h). A damaged
 * note: FILM_ERR_INDEX. */
enum film_status film_inputs_load(struct film_inputs *in,
                                  const xapc_database *db, struct film_str cwd,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The input with this id (film_path_id of its path), or NULL. */
struct film_input *film_inputs_find(const struct film_inputs *in,
                                    const struct film_sum *id);

/* The note of the input with this id, in the arena. None or a damaged one:
 * FILM_ERR_INDEX. */
enum film_status film_input_get(struct film_input *in, const xapc_database *db,
                                const struct film_sum *id,
                                struct film_arena *arena,
                                struct film_error *err);

#endif
