/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making a new generation of the live one and fresh segments. */
#ifndef FILM_INDEX_BUILD_MERGE_H
#define FILM_INDEX_BUILD_MERGE_H

#include "index/build/plan.h"
#include "index/generation.h"
#include "index/writer.h"
#include "names/lexicon.h"

/* What a new generation is made of. */
struct film_merge_sources {
    const char *live;             /* a generation; NULL: none */
    struct film_strs old;         /* inputs of it that are left out */
    unsigned segments;            /* 0 … segments - 1 */
    struct film_lexicon *names;   /* for its list; NULL: none */
    const struct film_plan *plan; /* what was refused; NULL: nothing */
};

/* Merges the sources into a new generation and publishes it. *stop ends it,
 * where that can be, with FILM_ERR_CANCELED; NULL: nothing does. */
enum film_status film_merge(struct film_index *ix,
                            const struct film_merge_sources *from,
                            const volatile sig_atomic_t *stop,
                            struct film_error *err);

#endif
