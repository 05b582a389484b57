/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "schema/values.h"

#include "base/buf.h"
#include "schema/xapian-status.h"

enum film_status
film_values_each(const xapc_database *db, enum film_field field,
                 struct film_str begin, film_take_value_fn *take, void *user,
                 struct film_error *err)
{
    enum { BLOCK = 256 };
    struct film_str prefix = film_str_from(film_schema_field(field)->prefix);
    xapc_allterms *all = NULL;
    xapc_term v[BLOCK];
    xapc_error *xerr = NULL;
    xapc_status x = XAPC_OK;
    size_t n = 1;
    struct film_buf from;
    film_buf_init(&from, prefix.n + begin.n + 1);
    film_buf_str(&from, prefix);
    film_buf_str(&from, begin);
    enum film_status s = film_buf_check(&from, err);
    if (s == FILM_OK)
        x = xapc_allterms_open(&all, db, from.p, from.n, &xerr);
    while (s == FILM_OK && x == XAPC_OK && n > 0) {
        x = xapc_allterms_next(&n, all, v, BLOCK, &xerr);
        for (size_t i = 0; x == XAPC_OK && s == FILM_OK && i < n; i++)
            s = take(
                user,
                (struct film_str){v[i].data + prefix.n, v[i].len - prefix.n},
                v[i].termfreq, err);
    }
    xapc_allterms_free(all);
    film_buf_release(&from);
    return s == FILM_OK ? film_error_xapian(err, x, xerr) : s;
}
