/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a query names people, films and characters: by a key of the catalogue,
 * or as the names of the index sound. */
#ifndef FILM_SEARCH_EXPAND_MENTIONS_H
#define FILM_SEARCH_EXPAND_MENTIONS_H

#include "search/expand/plan.h"

/* Sets the mentions of a plan whose words and terms are there; `spelled`: those
 * too that only texts spell, in all their spellings. Marks words of the query
 * that are to be looked for because they are a title. */
void film_mentions_find(struct film_search_ctx *c, struct film_plan *plan,
                        bool spelled);

/* The number of mentions that were found by a key. */
size_t film_mentions_keyed(const struct film_plan *plan);

/* Adds mentions found by a key, n of them, after the others. */
void film_mentions_add(struct film_search_ctx *c, struct film_plan *plan,
                       const struct film_mention *v, size_t n);

/* What a text names in the catalogue, in the arena, without tokens. */
struct film_mentions film_mentions_recognise(struct film_search_ctx *c,
                                             struct film_str text);

/* All that the catalogue of a source calls so, if the whole text is one name of
 * the kind; otherwise without bearers. In the arena. */
struct film_mention film_mentions_name(struct film_search_ctx *c,
                                       const struct film_shard *catalogue,
                                       struct film_str text,
                                       enum film_key_kind kind);

/* The tokens of the query between two of its bytes, in the arena. */
struct film_tokens film_mentions_tokens(struct film_search_ctx *c,
                                        const struct film_plan *plan,
                                        size_t from, size_t to);

/* The names of the index that the whole of a text may be, in all its readings,
 * with slips. In the arena. */
struct film_name_spellings film_mentions_spellings(struct film_search_ctx *c,
                                                   struct film_str name);

#endif
