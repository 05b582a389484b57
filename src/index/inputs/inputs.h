/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inputs in an index, found by path. */
#ifndef FILM_INDEX_INPUTS_INPUTS_H
#define FILM_INDEX_INPUTS_INPUTS_H

#include "base/arena.h"
#include "index/format/store.h"
#include "xapian-c/xapian-c.h"

struct film_inputs {
    struct film_input *v;
    size_t n;
    struct film_input_id *ids; /* private: the keys of all inputs, sorted */
};

/* Reads all inputs from the database into the arena, in the order of their
 * keys. `shown` is relative to the working folder cwd where it can be
 * (index/inputs/path.h). FILM_ERR_INDEX if a note is damaged. */
enum film_status film_inputs_load(struct film_inputs *in,
                                  const xapc_database *db, struct film_str cwd,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* Returns the input with this id (film_path_id of its path), or NULL. */
struct film_input *film_inputs_find(const struct film_inputs *in,
                                    const struct film_sum *id);

/* Reads the note of the input with this id into the arena. FILM_ERR_INDEX if it
 * is missing or damaged. */
enum film_status film_input_get(struct film_input *in, const xapc_database *db,
                                const struct film_sum *id,
                                struct film_arena *arena,
                                struct film_error *err);

#endif
