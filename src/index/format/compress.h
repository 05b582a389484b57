/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text in about half its bytes: a byte stands for a string of up to eight that
 * is frequent in English, by a table that is part of the program. Passages are
 * too short for deflate to learn anything of them (to .65 of their size, at
 * twenty times the cost, here .52 to .56), and reading one is nothing but
 * copying. The idea is FSST's (Boncz, Neumann, Leis, VLDB 2020). */
#ifndef FILM_INDEX_FORMAT_COMPRESS_H
#define FILM_INDEX_FORMAT_COMPRESS_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends the text compressed. False, and nothing appended, if that would not
 * take a fifth off it at least, or if out failed. */
bool film_compress(struct film_buf *out, struct film_str text);

/* The text that was compressed, in the arena with a NUL after it; false when
 * out of memory. Of bytes that film_compress did not write it makes some text.
 */
bool film_decompress(struct film_str *text, struct film_str compressed,
                     struct film_arena *arena);

#endif
