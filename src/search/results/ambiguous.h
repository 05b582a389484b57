/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of a catalogue that several people or films bear. */
#ifndef FILM_SEARCH_RESULTS_AMBIGUOUS_H
#define FILM_SEARCH_RESULTS_AMBIGUOUS_H

#include "search/hits.h"
#include "search/source/shard.h"

/* Sets hits->shared: the names that more than one person or film of the
 * shard's catalogue has, with cards that tell them apart, by name; names of
 * the same ones together. Characters' names are not among them. In the
 * arena. */
void film_ambiguous_find(struct film_search_ctx *c, struct film_hits *hits,
                         struct film_shard *shard);

#endif
