/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes the condition that an article is about one of some films. */
#ifndef FILM_SEARCH_EXPAND_ABOUT_H
#define FILM_SEARCH_EXPAND_ABOUT_H

#include "search/expand/plan.h"

/* Makes *node an ABOUT node that articles about any of n films meet, whatever
 * it was, and adds the films under `text` to the filters of the plan, which
 * borrow from them. */
void film_about_make(struct film_search_ctx *c,
                     struct film_entity_filters *filters,
                     struct film_node *node, struct film_str text,
                     const struct film_entity *films, size_t n);

/* Adds articles to the node that film_about_make made last, in addition to
 * those of its films. */
void film_about_add_articles(struct film_search_ctx *c,
                             struct film_entity_filters *filters,
                             struct film_node *node,
                             const struct film_link *articles, size_t n);

#endif
