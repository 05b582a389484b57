/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of a catalogue that several people or films bear. */
#ifndef FILM_SEARCH_RESULTS_AMBIGUOUS_H
#define FILM_SEARCH_RESULTS_AMBIGUOUS_H

#include "search/hits.h"
#include "search/source/shard.h"

/* Sets hits->shared to the names that several people or films in the shard's
 * catalogue share, sorted by name, with cards that distinguish the bearers.
 * Names of the same bearers form one entry; names of characters are left out.
 * In the arena. */
void film_ambiguous_find(struct film_search_ctx *c, struct film_hits *hits,
                         struct film_shard *shard);

#endif
