/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/heads.h"

#include "index/docids.h"
#include "index/document.h"
#include "index/format/decompress.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

struct reading {
    struct film_decompressor decompressor;
    struct film_arena arena; /* of one document */
};

/* Sets *yes to whether the document at docid came from the input. */
static enum film_status
belongs(struct reading *k, xapc_docid docid, const struct film_sum *input,
        bool *yes, struct film_error *err)
{
    struct film_stored_article a;
    struct film_record r;
    struct film_str data;
    film_arena_reset(&k->arena);
    enum film_status s =
        film_documents_read(&data, &k->decompressor, docid, 1, &k->arena, err);
    if (s != FILM_OK)
        return s;
    if (film_stored_kind(data) == FILM_KIND_RECORD[0]) {
        s = film_load_record(&r, data, &k->arena, err);
        a.input = film_path_id(s == FILM_OK ? r.path : FILM_STR(""));
    } else {
        s = film_load_article(&a, data, &k->arena, err);
    }
    *yes = s == FILM_OK && film_sum_compare(&a.input, input) == 0;
    return s;
}

/* Keeps those of the docids that came from the input. */
static enum film_status
keep_own(xapc_docid *v, size_t *n, const xapc_database *db,
         const struct film_sum *input, struct film_error *err)
{
    struct reading k = {.decompressor.db = db};
    enum film_status s = FILM_OK;
    size_t kept = 0;
    for (size_t i = 0; i < *n && s == FILM_OK; i++) {
        bool ours = false;
        s = belongs(&k, v[i], input, &ours, err);
        if (ours)
            v[kept++] = v[i];
    }
    *n = kept;
    film_decompressor_release(&k.decompressor);
    film_arena_release(&k.arena);
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
