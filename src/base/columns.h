/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any text as a column of a line: tab, newline and backslash become \t, \n and
 * \\. */
#ifndef FILM_BASE_COLUMNS_H
#define FILM_BASE_COLUMNS_H

#include "base/arena.h"
#include "base/buf.h"

/* Appends s as a column, without what ends it. */
void film_columns_add(struct film_buf *out, struct film_str s);

/* Moves *line past its next column and the tab after it, and copies what the
 * column says, with a NUL, to the arena; "" at the end of the line. False when
 * out of memory. */
bool film_columns_take(struct film_str *line, struct film_str *s,
                       struct film_arena *a);

#endif
