/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text as articles, records and messages have it: one line, normal form C, and
 * nothing that does not show. */
#ifndef FILM_TEXT_CLEAN_H
#define FILM_TEXT_CLEAN_H

#include "base/buf.h"

/* Appends s to out in normal form C. Each run of white space of any kind,
 * line ends too, becomes one blank, none at the ends. Control characters, soft
 * hyphens, zero-width spaces and byte order marks are left out: they show
 * nothing and break words. A failure is kept in out. */
void film_clean_text(struct film_buf *out, struct film_str s);

/* Appends a path for people: as it is, or in double quotes with \xNN for each
 * byte that is a control character, a quote in quotes, or not UTF-8. */
void film_clean_path(struct film_buf *out, struct film_str path);

#endif
