/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compresses text to about half its size. A byte stands for a string of up to
 * eight bytes that is frequent in English, by a table that is part of the
 * program. Passages are too short for deflate to learn from (.65 of their size,
 * at twenty times the cost; here .52 to .56), and decompressing is nothing but
 * copying. The idea is that of FSST (Boncz, Neumann, Leis, VLDB 2020). */
#ifndef FILM_INDEX_FORMAT_COMPRESS_H
#define FILM_INDEX_FORMAT_COMPRESS_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends the compressed text. Returns false and appends nothing if that would
 * not save at least a fifth, or if `out` failed. */
bool film_compress(struct film_buf *out, struct film_str text);

/* Sets *text to the decompressed text, NUL-terminated, in the arena; false if
 * out of memory. For bytes that film_compress did not write, the result is some
 * other text. */
bool film_decompress(struct film_str *text, struct film_str compressed,
                     struct film_arena *arena);

#endif
