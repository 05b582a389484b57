/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a passage that is shown. */
#ifndef FILM_OUTPUT_SNIPPET_H
#define FILM_OUTPUT_SNIPPET_H

#include "search/hits.h"

/* The part of text to show when all of it is too long: whole sentences around
 * as many highlights as possible, at most about `budget` bytes. */
struct film_range film_snippet(const struct film_hit *hit, size_t budget);

#endif
