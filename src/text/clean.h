/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text as used in articles, records and messages: one line, in normalization
 * form C, without invisible characters. */
#ifndef FILM_TEXT_CLEAN_H
#define FILM_TEXT_CLEAN_H

#include "base/buf.h"

/* Appends s to out in normalization form C. Each run of white space of any
 * kind, including line ends, becomes one space; there is none at either end.
 * Control characters, soft hyphens, zero-width spaces and byte order marks are
 * left out, because they are invisible and break words. out keeps a failure. */
void film_clean_text(struct film_buf *out, struct film_str s);

/* Appends a path for people: unchanged, or in double quotes with \xNN for each
 * byte that is a control character, a quote inside quotes, or not UTF-8. */
void film_clean_path(struct film_buf *out, struct film_str path);

#endif
