/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The file of queries of --batch. */
#ifndef FILM_FILMSEARCH_BATCH_H
#define FILM_FILMSEARCH_BATCH_H

#include "base/arena.h"
#include "base/error.h"

struct film_batch_query {
    struct film_str qid, query;
};

/* Reads all lines "qid TAB query" of the file at path, "-" for standard input,
 * into the arena; empty lines are skipped. FILM_ERR_IO; FILM_ERR_INPUT names
 * the first line that is none; FILM_ERR_LIMIT above 64 MiB. */
enum film_status film_batch_read(struct film_batch_query **v, size_t *n,
                                 const char *path, struct film_arena *a,
                                 struct film_error *err);

#endif
