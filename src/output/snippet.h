/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Chooses the part of a passage that is shown. */
#ifndef FILM_OUTPUT_SNIPPET_H
#define FILM_OUTPUT_SNIPPET_H

#include "search/hits.h"

/* Returns the part of the hit's text to show if the whole is too long: whole
 * sentences around as many highlights as possible, about `budget` bytes at
 * most. */
struct film_range film_snippet(const struct film_hit *hit, size_t budget);

#endif
