/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of a catalogue that several people or films bear. */
#ifndef FILM_SEARCH_RESULTS_AMBIGUOUS_H
#define FILM_SEARCH_RESULTS_AMBIGUOUS_H

#include "search/hits.h"
#include "search/retrieve/shard.h"

/* Sets hits->shared: the names that more than one person or film of the
 * shard's catalogue has, with cards that tell them apart, by name; names of
 * the same ones together. Characters' names are not among them. In the
 * arena. */
enum film_status film_ambiguous_find(struct film_hits *hits,
                                     struct film_shard *shard,
                                     struct film_arena *arena,
                                     struct film_error *err);

#endif
