/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is stored with a document of the index, as bytes: an article, a
 * passage, both at once (an article of one passage), a record. The first byte
 * is the FILM_KIND_ letter; numbers are varints, strings have a varint length
 * in front (base/buf.h). Decoding checks every length: damaged bytes give
 * FILM_ERR_INDEX, never a wrong read. */
#ifndef FILM_INDEX_STORE_H
#define FILM_INDEX_STORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "model/article.h"
#include "model/record.h"
#include "text/passages.h"

/* An article as stored: its metadata, without text. */
struct film_stored_article {
    struct film_article meta; /* blocks empty */
    struct film_str format;   /* meta.format is NULL */
    uint32_t passages;        /* documents that follow it */
    uint32_t length;          /* words of all its passages */
};

struct film_stored_passage {
    uint32_t ordinal; /* the article's document is so many before it; 0 in an
                         article of one passage */
    struct film_passage passage;
};

/* Each appends to out; the failure is kept there. */
void film_store_article(struct film_buf *out,
                        const struct film_stored_article *a);
void film_store_passage(struct film_buf *out,
                        const struct film_stored_passage *p);
/* Both in one document. */
void film_store_single(struct film_buf *out,
                       const struct film_stored_article *a,
                       const struct film_stored_passage *p);
void film_store_record(struct film_buf *out, const struct film_record *r);

/* The FILM_KIND_ letter of stored data, 0 if there is none. */
char film_stored_kind(struct film_str data);

/* Strings borrow from data, arrays live in the arena. A wrong kind or damaged
 * bytes: FILM_ERR_INDEX. film_load_passage takes a single as well, and
 * film_load_article too. */
enum film_status film_load_article(struct film_stored_article *out,
                                   struct film_str data,
                                   struct film_arena *arena,
                                   struct film_error *err);
enum film_status film_load_passage(struct film_stored_passage *out,
                                   struct film_str data,
                                   struct film_arena *arena,
                                   struct film_error *err);
enum film_status film_load_record(struct film_record *out, struct film_str data,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The hash of a path, written in 11 letters, digits and marks, for
 * FILM_F_PATH_HASH and FILM_META_INPUT: it stands in every index once an
 * input or more, so it is short. */
enum { FILM_PATH_HASH = 11 };
void film_path_hash(struct film_str path, char hash[FILM_PATH_HASH + 1]);

/* Likewise the id of an article: of its path and its id inside the input. */
void film_article_id(struct film_str path, struct film_str id,
                     char hash[FILM_PATH_HASH + 1]);

#endif
