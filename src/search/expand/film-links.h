/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which articles are about a film that they name by a title, without an id:
 * those that say its year beside the title, or name its people, or have the
 * year at all if the title is a rare one. Decided when articles and records
 * meet in a search, so that neither has to come first.
 *
 * It is the article's own title, metadata, headings or first passage that
 * name the film (catalog/titles.h). Of several films of one title that
 * nothing but their people distinguishes, the one is meant that more of the
 * article speaks of. */
#ifndef FILM_SEARCH_EXPAND_FILM_LINKS_H
#define FILM_SEARCH_EXPAND_FILM_LINKS_H

#include "catalog/entity.h"
#include "model/record.h"
#include "search/source/shard.h"

enum {
    FILM_LINKS_TITLES = 8
}; /* of a film that are looked for; a bound of
      time */

/* The documents of the articles about a film of the catalogue, sorted, in the
 * arena. */
struct film_docids film_links_find(struct film_search_ctx *c,
                                   const struct film_entity *film,
                                   struct film_shard *shard);

/* A film as one record has it, as far as its links need it; borrows from
 * that. */
struct film_entity film_links_entity(struct film_search_ctx *c,
                                     const struct film_record *r);

struct film_entities {
    struct film_entity *v;
    size_t n;
};

/* The films that an article is linked to, of the catalogue in `from`; in the
 * arena. */
struct film_entities film_links_of(struct film_search_ctx *c,
                                   struct film_shard *shard, xapc_docid article,
                                   struct film_shard *from);

#endif
