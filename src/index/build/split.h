/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Splits an index for several machines: into a head, which is searched, and
 * shards, which keep the texts of its passages and are served by xapian-tcpsrv
 * (index/format/part.h). They are folders of the index: "head", "shard-1" … */
#ifndef FILM_INDEX_BUILD_SPLIT_H
#define FILM_INDEX_BUILD_SPLIT_H

#include "index/build/report.h"
#include "index/format/part.h"

/* Makes the head and n shards of the index at db, 1 … FILM_PARTS_MOST. Does
 * nothing if they are there and of its last commit. Shards are replaced one
 * after the other, and then the head: meanwhile a search of the old head misses
 * the shards that are new already, and says so. FILM_ERR_LOCKED if a writer has
 * the index or a part of it; FILM_ERR_CANCELED. */
enum film_status film_index_split(const char *db, unsigned n,
                                  struct film_build *b, struct film_error *err);

/* What is known of the parts of an index. */
struct film_parts {
    struct film_part head; /* .of 0: it is not split */
    bool current;          /* they are of the last commit */
    bool more;             /* an earlier split into more has left folders */
};

/* Reads what the head of the index at db says. FILM_OK, too, if it has none. */
enum film_status film_parts_load(struct film_parts *out, const char *db,
                                 struct film_error *err);

/* The path of a part of the index at db: 0 is the head. The caller frees it;
 * NULL if out of memory. */
char *film_part_path(const char *db, unsigned number);

/* The part that keeps an article with this id (film_article_id), from 1. */
unsigned film_part_of(const struct film_sum *article, unsigned n);

#endif
