/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the output of `filmindex export`: one line of JSON for each passage of
 * an article and for each record. */
#ifndef FILM_READ_EXPORT_H
#define FILM_READ_EXPORT_H

#include "read/builder.h"

/* The path of the input that the line is of, appended to path. FILM_ERR_INPUT
 * for a line that is not an export's. */
enum film_status film_export_path(struct film_buf *path, struct film_str line,
                                  struct film_error *err);

/* Puts passages together again. */
struct film_export {
    struct film_builder b;
    struct film_strs section; /* section of the last passage */
    bool open;                /* an article is begun */
};

/* Begins with nothing taken; ctx is borrowed. */
void film_export_begin(struct film_export *x, struct film_read_context *ctx);

/* Takes a line; gives what is complete to the context's sink. */
enum film_status film_export_take(struct film_export *x, struct film_str line,
                                  struct film_error *err);

/* Passes the last article to the sink and releases what x holds. */
enum film_status film_export_end(struct film_export *x, struct film_error *err);

#endif
