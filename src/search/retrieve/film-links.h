/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which articles are about a film that they name by a title, without an id:
 * those that say its year beside the title, or name its people, or have the
 * year at all if the title is a rare one. Decided when articles and records
 * meet in a search, so that neither has to come first.
 *
 * It is the article's own title, metadata, headings or first passage that
 * name the film (catalog/titles.h). Of several films of one title that
 * nothing but their people tells apart, the one is meant that more of the
 * article speaks of. */
#ifndef FILM_SEARCH_RETRIEVE_FILM_LINKS_H
#define FILM_SEARCH_RETRIEVE_FILM_LINKS_H

#include "catalog/entity.h"
#include "search/view.h"

/* What identifies a film in a text. */
struct film_link_target {
    struct film_strs titles;
    struct film_strs people; /* the surest evidence first */
    struct film_strs ids;    /* "scheme:value" */
    int year;                /* 0: not known */
};

struct film_linker {
    struct film_analyser *an;
    struct film_arena *arena;
    struct film_error *err;
};

/* The documents of articles in *v, sorted, in the arena. FILM_ERR_NOMEM, or
 * what reading the shard gives. */
enum film_status film_links_find(xapc_docid **v, size_t *n,
                                 const struct film_link_target *film,
                                 struct film_shard *shard,
                                 const struct film_linker *l);

/* A film as its record or its entry of the catalogue has it; borrows from
 * that. FILM_ERR_NOMEM. */
enum film_status film_links_target_of_record(struct film_link_target *film,
                                             const struct film_record *r,
                                             const struct film_linker *l);
enum film_status film_links_target_of_entity(struct film_link_target *film,
                                             const struct film_entity *e,
                                             const struct film_linker *l);

/* The films that an article is linked to, of the catalogue in `from`; in the
 * arena. Errors as film_links_find. */
enum film_status film_links_of(struct film_entity **films, size_t *n,
                               struct film_shard *shard, xapc_docid article,
                               struct film_shard *from,
                               const struct film_linker *l);

#endif
