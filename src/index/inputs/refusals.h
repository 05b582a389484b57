/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files that were refused. They are noted so that status can count them and the
 * next add need not read them again. */
#ifndef FILM_INDEX_INPUTS_REFUSALS_H
#define FILM_INDEX_INPUTS_REFUSALS_H

#include "base/arena.h"
#include "base/buf.h"
#include "index/format/store.h"
#include "index/inputs/walk.h"
#include "xapian-c/xapian-c.h"

/* A path that was refused. If it could not be examined, its size is 0. */
struct film_refusal {
    struct film_str path; /* its key; NUL-terminated */
    bool relative;
    struct film_str shown; /* not stored */
    /* Size and stamp of the file then; stamp 0: unknown. */
    uint64_t size, stamp;
    uint64_t conditions; /* film_ingest_conditions when it was refused */
    enum film_status status;
    struct film_str why; /* the part of the message after the path */
};

struct film_refusals {
    struct film_refusal *v; /* sorted by path */
    size_t n;
};

/* Reads the refusals noted in the database into the arena; `shown` is relative
 * to cwd where it can be. FILM_ERR_INDEX if one is damaged. */
enum film_status film_refusals_load(struct film_refusals *r,
                                    const xapc_database *db,
                                    struct film_str cwd,
                                    struct film_arena *arena,
                                    struct film_error *err);

/* Returns the refusal of the path with this key, or NULL. */
const struct film_refusal *film_refusals_find(const struct film_refusals *r,
                                              struct film_str path);

/* True if the file has not changed since and reading it would have the same
 * result. */
bool film_refusal_holds(const struct film_refusal *r, const struct film_file *f,
                        uint64_t conditions);

/* Rebuilds the message: path and reason. */
void film_refusal_message(struct film_error *out, const struct film_refusal *r);

/* The part after the path in the message of a refused input; borrowed. */
struct film_str film_refusal_reason(const struct film_error *why,
                                    struct film_str shown);

/* The metadata key and value of a refusal. */
enum { FILM_REFUSAL_KEY = 48 };
void film_refusal_key(struct film_str path, char key[FILM_REFUSAL_KEY]);
void film_store_refusal(struct film_buf *out, const struct film_refusal *r);

#endif
