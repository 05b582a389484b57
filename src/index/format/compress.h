/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compresses the documents of articles and passages with a dictionary of their
 * index. They take .46 of their size, where a byte for each frequent string of
 * English, in the text alone, left .59 (151 MB of abstracts). */
#ifndef FILM_INDEX_FORMAT_COMPRESS_H
#define FILM_INDEX_FORMAT_COMPRESS_H

#include "base/buf.h"
#include "index/format/dictionary.h"

struct ZSTD_CCtx_s;

/* A dictionary made ready for compressing. Threads may share it. */
struct film_compression;

/* Copies the content. */
enum film_status film_compression_new(struct film_compression **out,
                                      unsigned number, struct film_str content,
                                      struct film_error *err);

/* The dictionary of the database with this number. */
enum film_status film_compression_load(struct film_compression **out,
                                       const xapc_database *db, unsigned number,
                                       struct film_error *err);

/* c may be NULL. */
void film_compression_free(struct film_compression *c);

/* Its number, and the content; borrowed. */
unsigned film_compression_number(const struct film_compression *c);
struct film_str film_compression_content(const struct film_compression *c);

/* Makes a dictionary of at most `most` bytes from samples, which lie one after
 * the other in `samples` and have these sizes: the same samples always give the
 * same dictionary. Appends nothing if they are too few. */
enum film_status film_dictionary_make(struct film_buf *out, size_t most,
                                      struct film_str samples,
                                      const size_t *sizes, size_t n,
                                      struct film_error *err);

/* Compresses one document after the other. Not for several threads at once. {0}
 * compresses nothing. */
struct film_compressor {
    const struct film_compression *with; /* borrowed; NULL: leave them as they
                                            are */
    struct ZSTD_CCtx_s *zstd;
    struct film_buf out;
};
void film_compressor_release(struct film_compressor *c);

/* Replaces the data of a document by its compressed form, borrowed until the
 * next call; leaves it if it is of another kind, compressed already, or would
 * not become shorter. */
enum film_status film_compress(struct film_str *data, struct film_compressor *c,
                               struct film_error *err);

#endif
