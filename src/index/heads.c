/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/heads.h"

#include "index/docids.h"
#include "index/document.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

/* Sets *yes to whether the document at docid came from the input. */
static enum film_status
belongs(const xapc_database *db, xapc_docid docid, const struct film_sum *input,
        struct film_arena *arena, bool *yes, struct film_error *err)
{
    xapc_blobs data;
    xapc_error *xerr = NULL;
    struct film_stored_article a;
    struct film_record r;
    xapc_status x = xapc_database_get_data_many(&data, db, &docid, 1, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    struct film_str bytes = {data.items[0].data, data.items[0].len};
    enum film_status s;
    film_arena_reset(arena);
    if (film_stored_kind(bytes) == FILM_KIND_RECORD[0]) {
        s = film_load_record(&r, bytes, arena, err);
        a.input = film_path_id(s == FILM_OK ? r.path : FILM_STR(""));
    } else {
        s = film_load_article(&a, bytes, arena, err);
    }
    *yes = s == FILM_OK && film_sum_compare(&a.input, input) == 0;
    xapc_blobs_free(&data);
    return s;
}

/* Keeps those of the docids that came from the input. */
static enum film_status
keep_own(xapc_docid *v, size_t *n, const xapc_database *db,
         const struct film_sum *input, struct film_error *err)
{
    struct film_arena arena;
    enum film_status s = FILM_OK;
    size_t kept = 0;
    film_arena_init(&arena);
    for (size_t i = 0; i < *n && s == FILM_OK; i++) {
        bool ours = false;
        s = belongs(db, v[i], input, &arena, &ours, err);
        if (ours)
            v[kept++] = v[i];
    }
    *n = kept;
    film_arena_release(&arena);
    return s;
}

enum film_status
film_heads(xapc_docid **v, size_t *n, const xapc_database *db,
           struct film_str path, struct film_error *err)
{
    char text[FILM_SUM_TEXT + 1];
    const struct film_sum input = film_path_id(path);
    struct film_buf term;
    xapc_error *xerr = NULL;
    *v = NULL;
    *n = 0;
    film_buf_init(&term, FILM_TERM_MAX);
    film_schema_term(&term, FILM_F_PATH_HASH,
                     film_document_input(&input, text));
    enum film_status s = film_buf_check(&term, err);
    if (s == FILM_OK)
        s = film_error_xapian(
            err, film_docids(v, n, db, film_buf_get(&term), &xerr), xerr);
    film_buf_release(&term);
    return s == FILM_OK ? keep_own(*v, n, db, &input, err) : s;
}
