/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums over the documents of an index. They are kept in its metadata because
 * ranking needs them at once and Xapian would have to walk all documents. */
#ifndef FILM_INDEX_FORMAT_COUNTS_H
#define FILM_INDEX_FORMAT_COUNTS_H

#include "base/buf.h"
#include "base/error.h"
#include "xapian-c/xapian-c.h"

struct film_counts {
    uint64_t passages, passage_length; /* lengths are sums of wdf */
    /* A single counts as article and as passage. */
    uint64_t articles, article_length;
    uint64_t multiple; /* articles with more than one passage */
    uint64_t records, entities;
};

/* Reads the counts in db, which every commit writes. FILM_ERR_INDEX if they are
 * missing or damaged. */
enum film_status film_counts_load(struct film_counts *c,
                                  const xapc_database *db,
                                  struct film_error *err);

/* Appends the counts in the form stored in the metadata; out keeps a
 * failure. */
void film_counts_write(struct film_buf *out, const struct film_counts *c);

/* Adds `more` to `sum`. */
void film_counts_add(struct film_counts *sum, const struct film_counts *more);

#endif
