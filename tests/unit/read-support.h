/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For tests of readers: what one finds, as text to compare. */
#ifndef FILM_TESTS_READ_SUPPORT_H
#define FILM_TESTS_READ_SUPPORT_H

#include "read/reader.h"

/* Reads bytes as a file of that name and appends to out, a line each:
 *   article NAME LINE            and, if not empty, " title: …", " url: …",
 *   " date: …", " source: …", " language: …", " id: …", " authors: a; b",
 *   " tags: …", " film: TITLE (YEAR)", " imdb: tt…"; for blocks
 *   " H2 LINE heading" and " P LINE text" ("LINE-END" when it has several)
 *   film NAME LINE, person NAME LINE   likewise: " main: …" (with " [ko]" for
 *   a language), " director: NAME", " cast: NAME as ROLE", …
 *   warning LINE: …, error: … */
void read_as_text(struct film_buf *out, struct film_str bytes);

/* The same within other limits. */
void read_within(struct film_buf *out, struct film_str bytes,
                 const struct film_limits *limits);

/* The same, with " skipped LINE (why): text" for each block of a page that is
 * no part of its article, after what is. */
void read_with_skipped(struct film_buf *out, struct film_str bytes);

/* The same of a file; the status is the reader's. */
enum film_status read_file_as_text(struct film_buf *out, struct film_str path,
                                   struct film_error *err);

/* Fails the test, naming the row, unless bytes give exactly this text, and what
 * is cut off before their end can be read too. */
void assert_read(size_t row, struct film_str bytes, const char *text);

#endif
