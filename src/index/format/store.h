/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bytes stored with a document of the index: an article, a passage, both at
 * once (an article of one passage, called a single), or a record. The first
 * byte is the FILM_KIND_ letter; numbers are varints, and strings are preceded
 * by their length as a varint (base/buf.h). The second byte of all but records
 * is the number of the dictionary that the rest is compressed with, 0 if it is
 * not: here it is not (index/format/compress.h, decompress.h). Decoding checks
 * every length: damaged bytes give FILM_ERR_INDEX, never an invalid read. */
#ifndef FILM_INDEX_FORMAT_STORE_H
#define FILM_INDEX_FORMAT_STORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sum.h"
#include "model/article.h"
#include "model/record.h"
#include "text/passages.h"
#include "catalog/titles.h"

enum { FILM_STORED_REST = 2 }; /* bytes before what may be compressed */

/* A title of a film that the article may be about (film_title, without the key
 * itself). */
struct film_stored_title {
    uint32_t number; /* film_title_number */
    int year;        /* 0: none */
    enum film_title_place place;
};

/* An article as stored: its metadata, without text. The path is not repeated in
 * every article: `input` leads to the note of the input, which has it. */
struct film_stored_article {
    struct film_sum input;    /* film_path_id */
    struct film_article meta; /* without blocks and path; format is NULL */
    uint32_t passages;        /* number of passage documents that follow */
    uint32_t length;          /* number of words in all its passages */
    struct film_stored_title *titles;
    size_t title_count;
};

struct film_stored_passage {
    uint32_t ordinal; /* distance from the article's document, in documents; 0
                         in an article of one passage */
    struct film_passage passage;
};

/* These append to out, which keeps a failure. */
void film_store_article(struct film_buf *out,
                        const struct film_stored_article *a);
void film_store_passage(struct film_buf *out,
                        const struct film_stored_passage *p);
/* Appends article and passage for one document. */
void film_store_single(struct film_buf *out,
                       const struct film_stored_article *a,
                       const struct film_stored_passage *p);
void film_store_record(struct film_buf *out, const struct film_record *r);

/* The number of the dictionary that the data is compressed with; 0: it is
 * not. */
unsigned film_stored_dictionary(struct film_str data);

/* True for an article, a passage or a single that is not compressed. */
bool film_stored_may_compress(struct film_str data);

/* Appends the stored data of a passage or single with an empty text; false if
 * it is neither, or damaged. The arena is used for scratch memory. */
bool film_store_without_text(struct film_buf *out, struct film_str data,
                             struct film_arena *arena);

/* The FILM_KIND_ letter of the stored data; 0 if it is empty. */
char film_stored_kind(struct film_str data);

/* Strings borrow from data, arrays live in the arena: both data and arena must
 * outlive the result. FILM_ERR_INDEX if the data has the wrong kind or is
 * damaged. film_load_article and film_load_passage also accept a single. */
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

/* The note of an input. */
struct film_input {
    struct film_str path; /* its key (index/inputs/path.h); NUL-terminated */
    bool relative;        /* it was last added by a relative path */
    /* The path in messages; not stored; the key after loading. */
    struct film_str shown;
    uint64_t size;          /* size of the file in bytes */
    uint64_t stamp;         /* film_file_stamp; 0: unknown, as the file was just
                               written; 1: it came through a pipe */
    int copy;               /* not stored: descriptor from film_spool, or 0 */
    struct film_sum digest; /* digest of the file's content */
    uint32_t articles, passages, records;
    struct film_str format; /* format of its first article or record */
    uint32_t losses;        /* warnings that part of it was left out */
    /* film_ingest_limits, if limits left part of it out; else 0. */
    uint64_t limits;
};

/* The note of an input: the value stored under film_input_key. Loading borrows
 * from the value; false if it is damaged. Loading also accepts notes of earlier
 * schema versions, for an upgrade: version 3 has a digest of 8 bytes, which is
 * not loaded; version 2 ends after the path, and its paths are as they were
 * named. */
void film_store_input(struct film_buf *out, const struct film_input *in);
bool film_load_input(struct film_input *in, struct film_str value);

/* The id of an input: the sum of its key. */
struct film_sum film_path_id(struct film_str path);

/* The metadata key of the note of the input with this id. */
enum { FILM_INPUT_KEY = 40 };
void film_input_key(const struct film_sum *id, char key[FILM_INPUT_KEY]);

/* Number of characters of the input's sum in a term of FILM_F_PATH_HASH. */
enum { FILM_INPUT_TERM = 5 };

/* The id of an article as users see it: the term of its input, which is used to
 * find it, and the sum of film_article_id. */
enum { FILM_ARTICLE_ID = FILM_INPUT_TERM + FILM_SUM_TEXT };
void film_article_id_text(char text[FILM_ARTICLE_ID + 1],
                          const struct film_sum *input, struct film_str id);

/* The id of an article, from the id of its input and its own id inside that. */
struct film_sum film_article_id(const struct film_sum *input,
                                struct film_str id);

/* Sets out to the term of FILM_F_FILM_ID without its prefix: scheme:value. out
 * is reset first and keeps a failure. */
void film_id_text(struct film_buf *out, const struct film_id *id);

#endif
