/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads everything in an index, in the order of its documents, while a writer
 * may be changing it. An input that changes meanwhile may be seen in its old
 * state, its new one, or both, but every article is complete. */
#ifndef FILM_INDEX_CHECK_SCAN_H
#define FILM_INDEX_CHECK_SCAN_H

#include "index/format/store.h"

/* Arguments of the callbacks are borrowed for the call; an error ends the
 * scan. */
struct film_scan {
    void *user;
    struct film_str cwd; /* paths are shown relative to it */
    /* The article's meta.path (as shown in messages) and meta.format are set.
     */
    enum film_status (*passage)(void *user, const struct film_stored_article *a,
                                const struct film_stored_passage *p,
                                struct film_error *err);
    enum film_status (*record)(void *user, const struct film_record *r,
                               struct film_error *err);
};

/* Scans the index at db. FILM_ERR_INDEX, FILM_ERR_VERSION, FILM_ERR_NOMEM, and
 * errors of the callbacks. */
enum film_status film_index_scan(const char *db, const struct film_scan *scan,
                                 struct film_error *err);

#endif
