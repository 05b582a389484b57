/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values of the metadata of a database, under the keys FILM_META_... of
 * schema.h. */
#ifndef FILM_SCHEMA_METADATA_H
#define FILM_SCHEMA_METADATA_H

#include "base/arena.h"
#include "base/error.h"
#include "xapian-c/xapian-c.h"

/* Reads a value; empty if there is none. The caller frees *out, which is empty
 * after an error, too. Errors: those of film_error_xapian. */
enum film_status film_metadata_get(xapc_string *out, const xapc_database *db,
                                   struct film_str key, struct film_error *err);

/* Reads a value into the arena, with a NUL at its end. Errors: the same, and
 * FILM_ERR_NOMEM. */
enum film_status film_metadata_copy(struct film_str *out,
                                    const xapc_database *db,
                                    struct film_str key, struct film_arena *a,
                                    struct film_error *err);

#endif
