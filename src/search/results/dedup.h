/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Near duplicates: passages with nine in ten words in common (Broder's
 * resemblance, 1997, of words instead of shingles). */
#ifndef FILM_SEARCH_RESULTS_DEDUP_H
#define FILM_SEARCH_RESULTS_DEDUP_H

#include "search/retrieve/candidates.h"

/* Words of a passage as a set of 512 bits: a first look that costs nothing. */
struct film_sketch {
    uint64_t bits[8];
    unsigned set;    /* bits that are 1 */
    uint32_t *words; /* for the exact comparison; NULL: not computed yet */
    size_t n;
};

/* The sketch of a passage. */
struct film_sketch film_dedup_sketch(const struct film_fetched_passage *p);

/* True if p and q, with these sketches, are near-duplicates. */
bool film_dedup_are_copies(struct film_search_ctx *c,
                           const struct film_fetched_passage *p,
                           struct film_sketch *a,
                           const struct film_fetched_passage *q,
                           struct film_sketch *b);

#endif
