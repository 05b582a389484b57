/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes text of the index safe for a terminal. */
#ifndef FILM_OUTPUT_CLEAN_H
#define FILM_OUTPUT_CLEAN_H

#include "base/buf.h"

/* Appends s as one line for a terminal: spaces for newline and tab, \u{…} for
 * other control characters (film_utf8_control), U+FFFD for ill-formed bytes. */
void film_output_clean(struct film_buf *out, struct film_str s);

/* The same for one character. */
void film_output_clean_char(struct film_buf *out, uint32_t c);

#endif
