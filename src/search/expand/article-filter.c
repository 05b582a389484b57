/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/article-filter.h"

#include "search/expand/places.h"

#include <stdlib.h>

static bool
is_article(const struct film_node *node)
{
    return node->kind == FILM_NODE_FIELD &&
           node->field->field == FILM_F_ARTICLE;
}

static void
replace(struct film_search_ctx *c, struct film_plan *plan,
        struct film_node *node)
{
    struct film_str text = node->first->text;
    struct film_entity_filter f = {.film = text, .articles = true};
    struct film_places places = film_places_find(c, text);
    for (size_t i = 0; i < places.n; i++) {
        struct film_link *slot =
            film_ctx_push(c, &f.links, &f.link_count, sizeof *slot);
        if (slot)
            *slot = (struct film_link){.shard = places.v[i].shard,
                                       .article = places.v[i].article};
    }
    if (f.link_count)
        qsort(f.links, f.link_count, sizeof *f.links, film_link_compare);
    *node = (struct film_node){.kind = FILM_NODE_ABOUT,
                               .text = text,
                               .exact = f.link_count == 0,
                               .next = node->next};
    struct film_entity_filter *slot =
        film_ctx_push(c, &plan->filters.v, &plan->filters.n, sizeof *slot);
    if (slot)
        *slot = f;
}

static void
expand(struct film_search_ctx *c, struct film_plan *plan,
       struct film_node *node)
{
    for (struct film_node *k = node->first; k; k = k->next)
        if (is_article(k))
            replace(c, plan, k);
        else
            expand(c, plan, k);
}

/* ---- The scope -------------------------------------------------------- */

/* The articles of a node, if it asks for nothing else; NULL if it does. */
static const struct film_entity_filter *
articles_of(const struct film_plan *plan, const struct film_node *node)
{
    if (node->kind == FILM_NODE_MUST)
        node = node->first;
    for (size_t i = 0; i < plan->filters.n; i++)
        if (node->kind == FILM_NODE_ABOUT && plan->filters.v[i].articles &&
            film_str_equal(plan->filters.v[i].film, node->text))
            return &plan->filters.v[i];
    return NULL;
}

static void
add_articles(struct film_search_ctx *c, struct film_scope *scope,
             const struct film_entity_filter *f)
{
    for (size_t i = 0; i < f->link_count; i++) {
        struct film_link *slot =
            film_ctx_push(c, &scope->v, &scope->n, sizeof *slot);
        if (slot)
            *slot = f->links[i];
    }
}

/* Adds the articles of a condition; false if other articles meet it, too. */
static bool
add_scope(struct film_search_ctx *c, const struct film_plan *plan,
          struct film_scope *scope, const struct film_node *node)
{
    const struct film_entity_filter *f = articles_of(plan, node);
    if (f)
        add_articles(c, scope, f);
    if (f || node->kind != FILM_NODE_OR)
        return f;
    for (const struct film_node *k = node->first; k; k = k->next)
        if (!add_scope(c, plan, scope, k))
            return false;
    return true;
}

void
film_article_filter_expand(struct film_search_ctx *c, struct film_plan *plan)
{
    struct film_scope scope = {.on = true};
    expand(c, plan, plan->root);
    for (const struct film_node *k = plan->root->first; k; k = k->next) {
        scope.n = 0;
        if (!film_node_is_condition(k) || !add_scope(c, plan, &scope, k))
            continue;
        if (scope.n)
            qsort(scope.v, scope.n, sizeof *scope.v, film_link_compare);
        plan->scope = scope;
        return;
    }
}
