/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Articles, passages and records as JSON, one line each, for extract and
 * export. Missing members are left out. All append to the buffer, which keeps a
 * failure. */
#ifndef FILM_FILMINDEX_EXPORT_JSON_H
#define FILM_FILMINDEX_EXPORT_JSON_H

#include "base/buf.h"
#include "index/format/store.h"
#include "model/article.h"
#include "model/record.h"

/* Appends an article as it was read, with its text as one string and as
 * blocks. */
void film_export_article(struct film_buf *out, const struct film_article *a);

/* Appends a passage as stored with its article (meta.path and meta.format
 * set). */
void film_export_passage(struct film_buf *out,
                         const struct film_stored_article *a,
                         const struct film_stored_passage *p);

/* Appends a record as read or as stored. */
void film_export_record(struct film_buf *out, const struct film_record *r);

/* Writes the lines in the buffer to standard output and empties it, if it has
 * enough of them or `all` is set. FILM_ERR_IO, or the failure of the buffer. */
enum film_status film_export_write(struct film_buf *out, bool all,
                                   struct film_error *err);

#endif
