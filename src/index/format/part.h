/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index that is split: the head has everything but the texts of passages,
 * and each of several shards has the texts of some articles, under the docids
 * of the head. All of them say in their metadata (FILM_META_PART) what they
 * are. */
#ifndef FILM_INDEX_FORMAT_PART_H
#define FILM_INDEX_FORMAT_PART_H

#include "base/buf.h"
#include "base/sum.h"

enum { FILM_PARTS_MOST = 256 };

struct film_part {
    unsigned number;    /* of the shard, from 1; 0: the head */
    unsigned of;        /* how many shards there are; 0: no part, but a whole */
    struct film_sum id; /* of the state of the index that was split */
};

/* Appends the form in the metadata; out keeps a failure. */
void film_part_write(struct film_buf *out, const struct film_part *p);

/* Reads that form; false, with *p all zero, if it is anything else. */
bool film_part_read(struct film_part *p, struct film_str value);

/* The data of a document of the head whose text a shard keeps. */
struct film_elsewhere {
    unsigned part;       /* the shard, from 1 */
    struct film_sum sum; /* of the whole data, which that shard has */
};

/* Appends such data: where the whole is, and the same data without text. */
void film_store_elsewhere(struct film_buf *out, const struct film_elsewhere *e,
                          struct film_str without_text);

/* Splits such data; false if it is not of that kind. */
bool film_load_elsewhere(struct film_elsewhere *e,
                         struct film_str *without_text, struct film_str data);

#endif
