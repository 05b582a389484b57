/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the articles that are about a film which they name by title, without an
 * id: those with its year next to the title, those that name its people, and,
 * if the title is rare, those that have the year anywhere. This is decided
 * during a search, where articles and records meet, so neither has to be added
 * first.
 *
 * The film must be named in the article's own title, metadata, headings or
 * first passage (catalog/titles.h). If several films share a title and only
 * their people distinguish them, the film is meant that the article says more
 * about. */
#ifndef FILM_SEARCH_EXPAND_FILM_LINKS_H
#define FILM_SEARCH_EXPAND_FILM_LINKS_H

#include "catalog/entity.h"
#include "index/format/store.h"
#include "model/record.h"
#include "search/source/shard.h"

enum {
    FILM_LINKS_TITLES = 8
    /* Limit per film, to bound the time. */
};

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
 * arena. `a` is what is stored of it. */
struct film_entities film_links_of(struct film_search_ctx *c,
                                   struct film_shard *shard, xapc_docid article,
                                   const struct film_stored_article *a,
                                   struct film_shard *from);

#endif
