/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making a new generation from the live one and fresh segments. */
#ifndef FILM_INDEX_BUILD_MERGE_H
#define FILM_INDEX_BUILD_MERGE_H

#include "index/build/plan.h"
#include "index/generation.h"
#include "index/writer.h"
#include "names/lexicon.h"

/* What a new generation is made of. */
struct film_merge_sources {
    const char *live;     /* path of a generation; NULL: none */
    struct film_strs old; /* inputs of the live generation to leave out */
    unsigned segments;    /* number of segments, numbered from 0 */
    /* Names to add to the list of names; NULL: none. */
    struct film_lexicon *names;
    /* Source of the refusals to note; NULL: none. */
    const struct film_plan *plan;
    bool as_is; /* keep docids and catalogue: other parts of an index that is
                   split have the same docids */
};

/* Merges the sources into a new generation and publishes it. Where the work can
 * be interrupted, *stop ends it with FILM_ERR_CANCELED (stop may be NULL). */
enum film_status film_merge(struct film_index *ix,
                            const struct film_merge_sources *from,
                            const volatile sig_atomic_t *stop,
                            struct film_error *err);

#endif
