/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/counts.h"

#include "schema/metadata.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

enum { MEMBERS = sizeof(struct film_counts) / sizeof(uint64_t) };

enum film_status
film_counts_load(struct film_counts *c, const xapc_database *db,
                 struct film_error *err)
{
    xapc_string value;
    enum film_status s =
        film_metadata_get(&value, db, FILM_STR(FILM_META_COUNTS), err);
    if (s != FILM_OK)
        return s;
    uint64_t v[MEMBERS] = {0};
    size_t at = 0;
    bool ok = true;
    for (size_t i = 0; i < MEMBERS && ok; i++)
        ok = film_varint_get((struct film_str){value.data, value.len}, &at,
                             &v[i]);
    xapc_string_free(&value);
    if (!ok)
        return film_error_set(err, FILM_ERR_INDEX, "its counts are damaged");
    memcpy(c, v, sizeof *c);
    return FILM_OK;
}

void
film_counts_write(struct film_buf *out, const struct film_counts *c)
{
    uint64_t v[MEMBERS];
    memcpy(v, c, sizeof v);
    for (size_t i = 0; i < MEMBERS; i++)
        film_buf_varint(out, v[i]);
}

void
film_counts_add(struct film_counts *sum, const struct film_counts *more)
{
    sum->passages += more->passages;
    sum->passage_length += more->passage_length;
    sum->articles += more->articles;
    sum->article_length += more->article_length;
    sum->multiple += more->multiple;
    sum->records += more->records;
    sum->entities += more->entities;
}
