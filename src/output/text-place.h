/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a hit is, for people. */
#ifndef FILM_OUTPUT_TEXT_PLACE_H
#define FILM_OUTPUT_TEXT_PLACE_H

#include "output/wrap.h"

/* Returns how many bytes of every path are the folder that all hits are in, its
 * slash included; 0 if it is short, or there is only one hit. */
size_t film_text_folder(const struct film_hits *hits);

/* Appends the path from byte `folder` on, the line, and a colon; a path that
 * would leave little of a line loses its beginning. The link, if there is one,
 * is to the whole path. `line` is scratch; its failure is for the caller to
 * check. */
void film_text_place(struct film_wrap *w, const struct film_hit *h,
                     size_t folder, struct film_buf *line);

#endif
