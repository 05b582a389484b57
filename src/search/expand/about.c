/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/about.h"

#include "base/map.h"
#include "catalog/titles.h"
#include "search/expand/film-links.h"

#include <stdlib.h>

struct about {
    struct film_search_ctx *c;
    struct film_node *node, **last; /* where to link the next child */
    struct film_entity_filter filter;
    struct film_map terms; /* the terms it has already */
    struct film_buf key, term;
};

/* ---- Terms ------------------------------------------------------------ */

static void
add_child(struct about *a, enum film_field field, struct film_str value)
{
    struct film_node *child = film_ctx_alloc(a->c, 1, sizeof *child);
    if (!child)
        return;
    child->kind = FILM_NODE_WORD;
    child->field = film_schema_field(field);
    child->text = value;
    *a->last = child;
    a->last = &child->next;
}

static void
add_term(struct about *a, enum film_field field, struct film_str value)
{
    bool fresh = false;
    if (film_shards_termfreq(a->c, field, value) == 0)
        return;
    const struct film_map_entry *e =
        film_map_keep(&a->terms, a->c->arena, value, &fresh);
    if (!e)
        film_ctx_nomem(a->c);
    else if (fresh)
        add_child(a, field, e->key);
}

/* Adds a term of articles, and the one of their passages, if there are such. */
static void
add_terms(struct about *a, enum film_field field, struct film_str value)
{
    struct film_buf b;
    film_buf_init(&b, 1 << 16);
    film_buf_text(&b, FILM_ON_PASSAGE);
    film_buf_str(&b, value);
    add_term(a, field, value);
    if (film_ctx_keep(a->c, film_buf_check(&b, a->c->err)))
        add_term(a, field, film_buf_get(&b));
    film_buf_release(&b);
}

/* ---- Links ------------------------------------------------------------ */

static bool
is_linked(const struct about *a, const struct film_shard *shard,
          xapc_docid article)
{
    const struct film_link wanted = {.shard = shard, .article = article};
    const struct film_entity_filter *f = &a->filter;
    return f->link_count > 0 && bsearch(&wanted, f->links, f->link_count,
                                        sizeof wanted, film_link_compare);
}

/* True if each article that has the term is linked to one of the films. */
static bool
is_exact(struct about *a, enum film_field field, struct film_str value)
{
    bool exact = true;
    for (size_t i = 0; i < a->c->n && exact; i++) {
        struct film_shard *shard = &a->c->shards[i];
        struct film_docids docs = film_shard_all(a->c, shard, field, value);
        for (size_t k = 0; k < docs.n && exact; k++)
            exact = is_linked(a, shard, docs.v[k]);
    }
    return exact;
}

/* A term of a title says less than the link. */
static void
add_title_term(struct about *a, const char *mark, struct film_str key, int year)
{
    film_title_term(&a->term, mark, film_title_number(key), year);
    if (!film_ctx_keep(a->c, film_buf_check(&a->term, a->c->err)))
        return;
    add_terms(a, FILM_F_TITLE_KEY, film_buf_get(&a->term));
    a->node->exact =
        a->node->exact && is_exact(a, FILM_F_TITLE_KEY, film_buf_get(&a->term));
}

/* Adds all terms that an article linked to the film may have. */
static void
add_titles(struct about *a, const struct film_entity *film)
{
    static const char *const marks[] = {"", FILM_TITLE_IN_TEXT};
    const int years[] = {0, film->year - 1, film->year, film->year + 1};
    for (size_t i = 0;
         i < film->names.n && i < FILM_LINKS_TITLES && film_ctx_ok(a->c); i++) {
        film_title_key(&a->key, film->names.v[i].text);
        film_ctx_keep(a->c, film_buf_check(&a->key, a->c->err));
        for (size_t k = 0; a->key.n > 0 && k < 8 && film_ctx_ok(a->c); k++)
            add_title_term(a, marks[k / 4], film_buf_get(&a->key),
                           years[k % 4]);
    }
}

/* True if the articles give an id of the film: they are found by that. */
static bool
give_ids(struct about *a, const struct film_entity *film,
         const struct film_shard *shard, struct film_docids docs)
{
    bool all = true;
    bool *found = film_ctx_alloc(a->c, docs.n + 1, sizeof *found);
    for (size_t i = 0; found && i < film->ids.n; i++) {
        struct film_docids with = film_shard_all(
            a->c, (struct film_shard *)shard, FILM_F_FILM_ID, film->ids.v[i]);
        for (size_t k = 0; k < docs.n; k++)
            found[k] |= film_docids_have(with, docs.v[k]);
    }
    for (size_t k = 0; found && k < docs.n; k++)
        all &= found[k];
    return all;
}

/* Adds the film's ids and the articles linked to it; true if its titles are
 * needed to find all of these. */
static bool
add_film(struct about *a, const struct film_entity *film)
{
    struct film_entity_filter *f = &a->filter;
    bool by_title = false;
    for (size_t i = 0; i < film->ids.n; i++) {
        struct film_str *slot =
            film_ctx_push(a->c, &f->ids.v, &f->ids.n, sizeof *slot);
        if (slot)
            *slot = film->ids.v[i];
        add_terms(a, FILM_F_FILM_ID, film->ids.v[i]);
    }
    for (size_t i = 0; i < a->c->n && film_ctx_ok(a->c); i++) {
        struct film_shard *shard = &a->c->shards[i];
        struct film_docids docs = {NULL, 0};
        if (shard->db)
            docs = film_links_find(a->c, film, shard);
        for (size_t k = 0; k < docs.n; k++) {
            struct film_link *slot =
                film_ctx_push(a->c, &f->links, &f->link_count, sizeof *slot);
            if (slot)
                *slot =
                    (struct film_link){.shard = shard, .article = docs.v[k]};
        }
        by_title |= docs.n > 0 && !give_ids(a, film, shard, docs);
    }
    return by_title;
}

static int
compare_strs(const void *a, const void *b)
{
    return film_str_compare(*(const struct film_str *)a,
                            *(const struct film_str *)b);
}

static void
fill(struct about *a, const struct film_entity *films, size_t n)
{
    struct film_entity_filter *f = &a->filter;
    bool *by_title = film_ctx_alloc(a->c, n + 1, sizeof *by_title);
    for (size_t i = 0; by_title && i < n && film_ctx_ok(a->c); i++)
        by_title[i] = add_film(a, &films[i]);
    if (f->link_count)
        qsort(f->links, f->link_count, sizeof *f->links, film_link_compare);
    if (f->ids.n)
        qsort(f->ids.v, f->ids.n, sizeof *f->ids.v, compare_strs);
    for (size_t i = 0; by_title && i < n && film_ctx_ok(a->c); i++)
        if (by_title[i])
            add_titles(a, &films[i]);
}

void
film_about_make(struct film_search_ctx *c, struct film_entity_filters *filters,
                struct film_node *node, struct film_str text,
                const struct film_entity *films, size_t n)
{
    struct about a = {
        .c = c,
        .node = node,
        .last = &node->first,
        .filter = {.film = text, .films = films, .film_count = n}};
    *node = (struct film_node){.kind = FILM_NODE_ABOUT,
                               .text = text,
                               .exact = true,
                               .next = node->next};
    film_map_init(&a.terms);
    film_buf_init(&a.key, 1 << 16);
    film_buf_init(&a.term, 1 << 16);
    fill(&a, films, n);
    film_map_release(&a.terms);
    film_buf_release(&a.key);
    film_buf_release(&a.term);
    struct film_entity_filter *slot =
        film_ctx_push(c, &filters->v, &filters->n, sizeof *slot);
    if (slot)
        *slot = a.filter;
}

void
film_about_add_articles(struct film_search_ctx *c,
                        struct film_entity_filters *filters,
                        struct film_node *node,
                        const struct film_link *articles, size_t n)
{
    if (!film_ctx_ok(c) || n == 0)
        return;
    struct film_entity_filter *f = &filters->v[filters->n - 1];
    for (size_t i = 0; i < n; i++) {
        struct film_link *slot =
            film_ctx_push(c, &f->links, &f->link_count, sizeof *slot);
        if (slot)
            *slot = articles[i];
    }
    if (f->link_count)
        qsort(f->links, f->link_count, sizeof *f->links, film_link_compare);
    node->open = true;
}
