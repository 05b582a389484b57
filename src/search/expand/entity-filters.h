/* SPDX-License-Identifier: GPL-2.0-or-later */
/* person:, film: and role: conditions, and --person, --film and --role: what
 * they name is met by every name that the catalogue has for it. */
#ifndef FILM_SEARCH_EXPAND_ENTITY_FILTERS_H
#define FILM_SEARCH_EXPAND_ENTITY_FILTERS_H

#include "catalog/entity.h"
#include "query/query.h"
#include "search/retrieve/film-links.h"

/* A film that a condition names, and the articles that are about it without
 * giving an id. */
struct film_entity_filter {
    struct film_str film; /* the text of its ABOUT node */
    struct film_strs ids; /* "scheme:value" */
    struct film_link *links;
    size_t link_count;
};

struct film_entity_filters {
    struct film_entity_filter *v;
    size_t n;
};

struct film_entity_lookup {
    struct film_shard *catalogue; /* where the names are looked up */
    struct film_shard *shards;    /* of the articles */
    size_t shard_count;
    struct film_linker l;
};

/* Turns each NAME field below the root into an OR of the same field with all
 * names of what it names; a role also with the actors' names, a film with an
 * ABOUT node. "Ballerina (2023)" is the film of that year. What the catalogue
 * does not know stays as it is. */
enum film_status
film_entity_filters_expand(struct film_entity_filters *filters,
                           struct film_node *root,
                           const struct film_entity_lookup *how);

/* The films of the list that an article is about, in the arena. */
enum film_status
film_entity_filters_met(struct film_strs *films,
                        const struct film_entity_filters *filters,
                        const struct film_fetched_article *article,
                        struct film_arena *arena, struct film_error *err);

#endif
