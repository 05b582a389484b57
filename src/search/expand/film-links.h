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

/* What identifies a film in a text. */
struct film_link_target {
    struct film_strs titles;
    struct film_strs people; /* the surest evidence first */
    struct film_strs ids;    /* "scheme:value" */
    int year;                /* 0: not known */
};

/* A film as its record or its entry of the catalogue has it; borrows from
 * that. */
struct film_link_target
film_links_target_of_record(struct film_search_ctx *c,
                            const struct film_record *r);
struct film_link_target
film_links_target_of_entity(struct film_search_ctx *c,
                            const struct film_entity *e);

/* The documents of the articles about the film, sorted, in the arena. */
struct film_docids film_links_find(struct film_search_ctx *c,
                                   const struct film_link_target *film,
                                   struct film_shard *shard);

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
