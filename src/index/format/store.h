/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is stored with a document of the index, as bytes: an article, a
 * passage, both at once (an article of one passage), a record. The first byte
 * is the FILM_KIND_ letter; numbers are varints, strings have a varint length
 * in front (base/buf.h). Decoding checks every length: damaged bytes give
 * FILM_ERR_INDEX, never a wrong read. */
#ifndef FILM_INDEX_FORMAT_STORE_H
#define FILM_INDEX_FORMAT_STORE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sum.h"
#include "model/article.h"
#include "model/record.h"
#include "text/passages.h"

/* An article as stored: its metadata, without text. Its path is not repeated
 * in every article: `input` leads to the note of the input, which has it. */
struct film_stored_article {
    struct film_sum input;    /* film_path_id; set by film_store_… from
                                 meta.path, which is empty when loaded */
    struct film_article meta; /* blocks empty, format NULL */
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
/* True if that is incompressible: as good as compressed. */
bool film_store_passage(struct film_buf *out,
                        const struct film_stored_passage *p);
/* Both in one document; true if that is incompressible. */
bool film_store_single(struct film_buf *out,
                       const struct film_stored_article *a,
                       const struct film_stored_passage *p);
void film_store_record(struct film_buf *out, const struct film_record *r);

/* True if stored data is incompressible; damaged data is not. The arena is
 * used. */
bool film_stored_is_incompressible(struct film_str data,
                                   struct film_arena *arena);

/* The FILM_KIND_ letter of stored data, 0 if there is none. */
char film_stored_kind(struct film_str data);

/* Strings borrow from data or, as may a passage's text, live in the arena, as
 * arrays do: both must stay. A wrong kind or damaged bytes: FILM_ERR_INDEX.
 * film_load_passage takes a single as well, and film_load_article too. */
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

/* What the index knows of an input. */
struct film_input {
    struct film_str path;  /* its key: index/path.h; NUL after it */
    bool relative;         /* it was last added by a relative path */
    struct film_str shown; /* the path in messages; not stored, when loaded the
                              key */
    uint64_t size;         /* bytes of the file */
    uint64_t stamp; /* of its times; 0: of none, as it was just written; 1: it
                       came through a pipe */
    int copy;       /* not stored: film_spool of what came, or 0 */
    struct film_sum digest; /* of the file's bytes */
    uint32_t articles, passages, records;
    struct film_str format; /* of its first article or record */
    uint32_t losses;        /* warnings that something of it was left out */
    uint64_t limits;        /* 0, or what limits left some of it out:
                               film_ingest_limits */
};

/* The note of an input, the value under film_input_key; decoding borrows from
 * the value, false if that is damaged. It also takes notes of earlier schema
 * versions, for an upgrade: those of version 3 have a digest of 8 bytes, which
 * is not loaded; those of version 2 also end after the path, and their paths
 * are as they were named. */
void film_store_input(struct film_buf *out, const struct film_input *in);
bool film_load_input(struct film_input *in, struct film_str value);

/* What stands for an input: the sum of its key. */
struct film_sum film_path_id(struct film_str path);

/* The metadata key of the note of the input with this id. */
enum { FILM_INPUT_KEY = 40 };
void film_input_key(const struct film_sum *id, char key[FILM_INPUT_KEY]);

/* The term of FILM_F_PATH_HASH is so many characters of its input's sum. */
enum { FILM_INPUT_TERM = 5 };

/* The id of an article as it is shown: the term of its input, which leads to
 * it, and the sum of film_article_id. */
enum { FILM_ARTICLE_ID = FILM_INPUT_TERM + FILM_SUM_TEXT };
void film_article_id_text(char text[FILM_ARTICLE_ID + 1],
                          const struct film_sum *input, struct film_str id);

/* The id of an article: of the id of its input and its own id inside it. */
struct film_sum film_article_id(const struct film_sum *input,
                                struct film_str id);

/* The term of FILM_F_FILM_ID, without its prefix: scheme:value. The buffer is
 * reset first; a failure is kept there. */
void film_id_text(struct film_buf *out, const struct film_id *id);

#endif
