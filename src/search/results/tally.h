/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counts of values, each counted at most once for one article or passage. */
#ifndef FILM_SEARCH_RESULTS_TALLY_H
#define FILM_SEARCH_RESULTS_TALLY_H

#include "base/map.h"
#include "search/source/context.h"

struct film_tally_count {
    struct film_str value; /* as displayed */
    uint64_t n;
    size_t last; /* the item it was last counted for */
    bool shown;  /* false: only another name of a value */
};

struct film_tally {
    struct film_map map; /* key -> index */
    struct film_tally_count *v;
    size_t n;
};

/* No counts yet. */
void film_tally_init(struct film_tally *t);

/* Frees what belongs to it; the counts live on in the arena. */
void film_tally_release(struct film_tally *t);

/* Counts n more of the value with this key, unless it was last counted for
 * `what`, a number from 1. Strings are copied into the query's arena. */
void film_tally_add(struct film_search_ctx *c, struct film_tally *t,
                    struct film_str key, struct film_str value, size_t what,
                    uint64_t n, bool shown);

/* The most frequent first, equals by their value; those that are not shown are
 * gone. Nothing may be added after it. */
void film_tally_sort(struct film_tally *t);

#endif
