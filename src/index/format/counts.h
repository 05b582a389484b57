/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums over the documents of an index, kept in its metadata: what ranking
 * needs at once and Xapian would have to walk for. */
#ifndef FILM_INDEX_FORMAT_COUNTS_H
#define FILM_INDEX_FORMAT_COUNTS_H

#include "base/buf.h"
#include "base/error.h"
#include "xapian-c/xapian-c.h"

struct film_counts {
    uint64_t passages, passage_length; /* lengths: sums of wdf */
    uint64_t articles, article_length; /* singles count in both */
    uint64_t multiple;                 /* articles of several passages */
    uint64_t records, entities;
};

/* The counts noted in db, as every commit does. Missing or damaged:
 * FILM_ERR_INDEX. */
enum film_status film_counts_load(struct film_counts *c,
                                  const xapc_database *db,
                                  struct film_error *err);

/* Appends them as the metadata holds them; failures are kept in out. */
void film_counts_write(struct film_buf *out, const struct film_counts *c);

/* Adds more to sum. */
void film_counts_add(struct film_counts *sum, const struct film_counts *more);

#endif
