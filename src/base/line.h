/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A position in an input as one number: a line or, in formats without lines, a
 * page or a time. All numbers of one input have the same unit, so they compare
 * and subtract like lines. 0 means unknown. */
#ifndef FILM_BASE_LINE_H
#define FILM_BASE_LINE_H

#include "base/buf.h"

#include <stdint.h>

enum film_unit { FILM_UNIT_LINE, FILM_UNIT_PAGE, FILM_UNIT_SECOND };

/* The position of a page (from 1), or of a time in seconds. A number of 2^30 or
 * more becomes the largest one below. */
uint32_t film_line_of_page(uint32_t page);
uint32_t film_line_of_second(uint32_t second);

enum film_unit film_line_unit(uint32_t line);
/* "line", "page" or "second". */
const char *film_line_unit_name(uint32_t line);
/* The number without its unit. */
uint32_t film_line_number(uint32_t line);

/* Appends the position as shown after the path and a colon: "12", "p12",
 * "00:12:31". */
void film_line_add(struct film_buf *out, uint32_t line);

#endif
