/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the file of queries of --batch. */
#ifndef FILM_FILMSEARCH_BATCH_H
#define FILM_FILMSEARCH_BATCH_H

#include "base/arena.h"
#include "base/error.h"

struct film_batch_query {
    struct film_str qid, query;
};

struct film_batch {
    struct film_batch_query *v;
    size_t n;
    unsigned long *wrong; /* numbers (from 1) of lines that are not queries */
    size_t wrong_n;
};

/* Reads all lines "qid TAB query" of the file at path ("-": standard input)
 * into the arena. Skips empty lines and a byte order mark. FILM_ERR_IO;
 * FILM_ERR_LIMIT above 64 MiB. */
enum film_status film_batch_read(struct film_batch *batch, const char *path,
                                 struct film_arena *a, struct film_error *err);

#endif
