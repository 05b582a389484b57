/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A generation without some of its inputs, as sources of a merge. */
#ifndef FILM_INDEX_BUILD_COPY_LIVE_H
#define FILM_INDEX_BUILD_COPY_LIVE_H

#include "base/str.h"
#include "index/generation.h"

/* Writes everything in the generation at `live`, except the inputs in `old` and
 * the catalogue, to scratch segments (film_index_segment). They are numbered
 * from *segments, which is advanced. Ends with FILM_ERR_CANCELED when *stop is
 * set (stop may be NULL). */
enum film_status film_copy_live(struct film_index *ix, const char *live,
                                struct film_strs old, unsigned *segments,
                                const volatile sig_atomic_t *stop,
                                struct film_error *err);

#endif
