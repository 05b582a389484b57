/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads all that an index holds, in the order of its documents, beside a
 * writer: an input that changes meanwhile may be met as it was, as it is, or
 * both, but every article whole. */
#ifndef FILM_INDEX_CHECK_SCAN_H
#define FILM_INDEX_CHECK_SCAN_H

#include "index/format/store.h"

/* What is found is borrowed for the call; an error ends the scan. */
struct film_scan {
    void *user;
    struct film_str cwd; /* paths are shown as from there */
    /* meta.path, as it is shown, and meta.format of the article are set. */
    enum film_status (*passage)(void *user, const struct film_stored_article *a,
                                const struct film_stored_passage *p,
                                struct film_error *err);
    enum film_status (*record)(void *user, const struct film_record *r,
                               struct film_error *err);
};

/* Of the index at db. FILM_ERR_INDEX, FILM_ERR_VERSION, FILM_ERR_NOMEM, errors
 * of the calls. */
enum film_status film_index_scan(const char *db, const struct film_scan *scan,
                                 struct film_error *err);

#endif
