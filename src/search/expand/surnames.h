/* SPDX-License-Identifier: GPL-2.0-or-later */
/* People who are called by their surname: in an article that names or credits
 * Toshiro Mifune, Mifune means him. */
#ifndef FILM_SEARCH_EXPAND_SURNAMES_H
#define FILM_SEARCH_EXPAND_SURNAMES_H

#include "search/expand/plan.h"

/* The condition that a passage calls a person by surname. */
struct film_surname {
    struct film_str text;    /* part of the person's name; "": none */
    struct film_node about;  /* ABOUT: the articles where it means the person */
    struct film_strs others; /* full names of others with the surname */
};

/* Finds what a person is called by and adds the node to the filters. Of an
 * article that only names the person the surname is somebody else's if its
 * films credit or its title names such a one. */
struct film_surname film_surname_find(struct film_search_ctx *c,
                                      struct film_entity_filters *filters,
                                      struct film_shard *catalogue,
                                      const struct film_entity *person);

#endif
