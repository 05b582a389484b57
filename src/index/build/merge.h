/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making a new generation of the live one and fresh segments. */
#ifndef FILM_INDEX_BUILD_MERGE_H
#define FILM_INDEX_BUILD_MERGE_H

#include "index/generation.h"
#include "index/writer.h"
#include "names/lexicon.h"

/* Merges the generation at `live` (NULL: none) without the inputs in `old` and
 * segments 0 … segments - 1 into a new generation, adds the names (may be
 * NULL) to its list, and publishes it. *stop ends it, where that can be, with
 * FILM_ERR_CANCELED; NULL: nothing does. */
enum film_status film_merge(struct film_index *ix, const char *live,
                            struct film_strs old, unsigned segments,
                            struct film_lexicon *names,
                            const volatile sig_atomic_t *stop,
                            struct film_error *err);

#endif
