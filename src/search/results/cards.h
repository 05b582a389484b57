/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the records state about the people and films that a query names: cards
 * to show above the passages, and the people to name with each hit. */
#ifndef FILM_SEARCH_RESULTS_CARDS_H
#define FILM_SEARCH_RESULTS_CARDS_H

#include "catalog/recognise.h"
#include "search/expand/plan.h"
#include "search/hits.h"
#include "search/source/shard.h"

/* Fills the card of an entity, which it borrows from; the shard that the entity
 * is of says how the paths of its sources are shown. */
void film_cards_make(struct film_search_ctx *c, struct film_fact_card *card,
                     const struct film_entity *e, struct film_shard *shard);

/* Adds cards of what the shard's catalogue has to hits, `most` at most, and
 * notes the names that several people or films have. */
void film_cards_add(struct film_search_ctx *c, struct film_hits *hits,
                    struct film_shard *shard, const struct film_mentions *names,
                    size_t most);

/* Adds the cards of the films of a filter, `most` at most. */
void film_cards_add_films(struct film_search_ctx *c, struct film_hits *hits,
                          struct film_shard *shard,
                          const struct film_entity_filter *films, size_t most);

/* Notes on the cards what the text asks for, in which the names were
 * recognised, and puts the roles first that it asks for. */
void film_cards_ask(struct film_search_ctx *c, struct film_hits *hits,
                    struct film_str text, const struct film_mentions *names);

/* Call it when the hits are complete. Adds the recognised people to the hits
 * whose text or headings have one of their names. Adds a note to a card if a
 * passage that is shown and names its subject gives another year for an award
 * or the film. */
void film_cards_compare(struct film_search_ctx *c, struct film_hits *hits,
                        const struct film_mentions *names);

#endif
