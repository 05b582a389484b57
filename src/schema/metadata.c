/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "schema/metadata.h"

#include "schema/xapian-status.h"

enum film_status
film_metadata_get(xapc_string *out, const xapc_database *db,
                  struct film_str key, struct film_error *err)
{
    xapc_error *xerr = NULL;
    *out = (xapc_string){0};
    xapc_status x = xapc_database_get_metadata(out, db, key.p, key.n, &xerr);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_metadata_copy(struct film_str *out, const xapc_database *db,
                   struct film_str key, struct film_arena *a,
                   struct film_error *err)
{
    xapc_string value;
    enum film_status s = film_metadata_get(&value, db, key, err);
    if (s != FILM_OK)
        return s;
    if (!film_arena_copy(a, (struct film_str){value.data, value.len}, out))
        s = film_error_nomem(err);
    xapc_string_free(&value);
    return s;
}
