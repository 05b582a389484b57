/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads documents that are compressed (index/format/compress.h). */
#ifndef FILM_INDEX_FORMAT_DECOMPRESS_H
#define FILM_INDEX_FORMAT_DECOMPRESS_H

#include "base/arena.h"
#include "index/format/dictionary.h"

struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

/* What it takes to read the documents of one database. Not for several threads
 * at once. */
struct film_decompressor {
    const xapc_database *db;  /* borrowed */
    struct ZSTD_DCtx_s *zstd; /* NULL: nothing compressed was read so far */
    struct film_buf frame;    /* scratch */
    /* By number; those that have been needed so far. */
    struct ZSTD_DDict_s *dictionaries[FILM_DICTIONARIES_MOST + 1];
};

/* Allocates nothing, as many who open an index read none of its texts; the
 * same as {.db = db}. */
void film_decompressor_init(struct film_decompressor *d,
                            const xapc_database *db);
void film_decompressor_release(struct film_decompressor *d);

/* Gives it the content of dictionary `number`, 1 … FILM_DICTIONARIES_MOST,
 * which is copied. Those that it is not given are read from the database. */
enum film_status film_decompressor_give(struct film_decompressor *d,
                                        unsigned number,
                                        struct film_str content,
                                        struct film_error *err);

/* Replaces the data of a document, if it is compressed, by what was compressed,
 * NUL-terminated, in the arena. FILM_ERR_INDEX if it is damaged, or its
 * dictionary is missing or damaged. */
enum film_status film_decompress(struct film_str *data,
                                 struct film_decompressor *d,
                                 struct film_arena *arena,
                                 struct film_error *err);

/* Reads the data of n documents from docid `first` on into v, in the arena.
 * Errors: those of film_decompress and libxapian. */
enum film_status film_documents_read(struct film_str *v,
                                     struct film_decompressor *d,
                                     xapc_docid first, size_t n,
                                     struct film_arena *arena,
                                     struct film_error *err);

#endif
