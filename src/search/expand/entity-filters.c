/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/entity-filters.h"

#include "catalog/key.h"
#include "catalog/titles.h"
#include "search/expand/film-links.h"

struct expander {
    struct film_search_ctx *c;
    struct film_shard *catalogue;
    struct film_entity_filters *filters;
};

static struct film_node *
add_node(struct expander *x, struct film_node *above, enum film_node_kind kind,
         const struct film_field_row *field, struct film_str text)
{
    struct film_node **last = &above->first;
    struct film_node *node = film_ctx_alloc(x->c, 1, sizeof *node);
    if (!node)
        return NULL;
    node->kind = kind;
    node->field = field;
    node->text = text;
    while (*last)
        last = &(*last)->next;
    *last = node;
    return node;
}

/* Puts `field:"name"` after the children of an OR. */
static void
add_name(struct expander *x, struct film_node *any,
         const struct film_field_row *field, struct film_str name)
{
    struct film_node *f =
        add_node(x, any, FILM_NODE_FIELD, field, (struct film_str){NULL, 0});
    if (f)
        add_node(x, f, FILM_NODE_PHRASE, NULL, name);
}

/* ---- Films ------------------------------------------------------------ */

/* A term of articles, and the one of their passages. */
static void
add_terms(struct expander *x, struct film_node *about, enum film_field field,
          struct film_str value)
{
    struct film_buf b;
    const struct film_field_row *row = film_schema_field(field);
    film_buf_init(&b, 1 << 16);
    film_buf_text(&b, FILM_ON_PASSAGE);
    film_buf_str(&b, value);
    if (film_ctx_keep(x->c, film_buf_check(&b, x->c->err))) {
        add_node(x, about, FILM_NODE_WORD, row, film_ctx_copy(x->c, value));
        add_node(x, about, FILM_NODE_WORD, row,
                 film_ctx_copy(x->c, film_buf_get(&b)));
    }
    film_buf_release(&b);
}

/* All that an article linked to the film may have posted. */
static void
add_titles(struct expander *x, struct film_node *about,
           const struct film_link_target *film)
{
    static const char *const marks[] = {"", FILM_TITLE_IN_TEXT};
    struct film_buf key, term;
    film_buf_init(&key, 1 << 16);
    film_buf_init(&term, 1 << 16);
    for (size_t i = 0; i < film->titles.n && film_ctx_ok(x->c); i++) {
        int years[] = {0, film->year - 1, film->year, film->year + 1};
        film_title_key(&key, film->titles.v[i]);
        film_ctx_keep(x->c, film_buf_check(&key, x->c->err));
        for (size_t k = 0; key.n > 0 && k < 8 && film_ctx_ok(x->c); k++) {
            film_title_term(&term, marks[k / 4], film_buf_get(&key),
                            years[k % 4]);
            if (film_ctx_keep(x->c, film_buf_check(&term, x->c->err)))
                add_terms(x, about, FILM_F_TITLE_KEY, film_buf_get(&term));
        }
    }
    film_buf_release(&key);
    film_buf_release(&term);
}

static void
find_links(struct expander *x, struct film_entity_filter *a,
           const struct film_link_target *film)
{
    for (size_t i = 0; i < x->c->n; i++) {
        struct film_shard *shard = &x->c->shards[i];
        struct film_docids docs = {NULL, 0};
        if (shard->db)
            docs = film_links_find(x->c, film, shard);
        for (size_t k = 0; k < docs.n; k++) {
            struct film_link *slot =
                film_ctx_push(x->c, &a->links, &a->link_count, sizeof *slot);
            if (slot)
                *slot = (struct film_link){shard, docs.v[k], 0};
        }
    }
}

/* Adds an ABOUT node, if an article could meet it. */
static void
add_about(struct expander *x, struct film_node *any,
          const struct film_entity *e)
{
    struct film_entity_filter a = {.film = e->id, .ids = e->ids};
    struct film_link_target film = film_links_target_of_entity(x->c, e);
    find_links(x, &a, &film);
    if (!film_ctx_ok(x->c) || a.ids.n + a.link_count == 0)
        return;
    struct film_node *node = add_node(x, any, FILM_NODE_ABOUT, NULL, e->id);
    struct film_entity_filter *slot =
        film_ctx_push(x->c, &x->filters->v, &x->filters->n, sizeof *slot);
    if (!node || !slot)
        return;
    for (size_t i = 0; i < a.ids.n; i++)
        add_terms(x, node, FILM_F_FILM_ID, a.ids.v[i]);
    if (a.link_count > 0)
        add_titles(x, node, &film);
    *slot = a;
}

/* ---- Names ------------------------------------------------------------ */

static enum film_key_kind
kind_of(const struct film_field_row *field)
{
    return field->field == FILM_F_PERSON ? FILM_KEY_PERSON
           : field->field == FILM_F_FILM ? FILM_KEY_FILM
                                         : FILM_KEY_ROLE;
}

/* Cuts "(2023)" off a film's title. */
static int
cut_year(struct film_str *title)
{
    struct film_str t = film_str_trim(*title);
    int year = 0;
    if (t.n < 8 || t.p[t.n - 1] != ')' || t.p[t.n - 6] != '(')
        return 0;
    for (size_t i = t.n - 5; i < t.n - 1; i++) {
        if (t.p[i] < '0' || t.p[i] > '9')
            return 0;
        year = 10 * year + (t.p[i] - '0');
    }
    t.n -= 6;
    *title = film_str_trim(t);
    return year;
}

/* All names of what was recognised besides `typed`; with a year, which other
 * films of a name do not have, only the films themselves. */
static void
add_entities(struct expander *x, struct film_node *any,
             const struct film_node *node, const struct film_recognised *r,
             struct film_str typed, int year)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct film_entity *e = &r->v[i];
        if (year && e->year != year)
            continue;
        for (size_t k = 0; k < e->names.n; k++)
            if (year == 0 && !film_str_equal(e->names.v[k].text, typed))
                add_name(x, any, node->field, e->names.v[k].text);
        if (node->field->field == FILM_F_FILM)
            add_about(x, any, e);
    }
}

static void
expand_field(struct expander *x, struct film_node *node)
{
    struct film_search_ctx *c = x->c;
    const struct film_recogniser how = {x->catalogue->db, c->an, c->arena,
                                        c->err};
    struct film_recognised r;
    bool found = false;
    struct film_str typed = node->first->text;
    int year = node->field->field == FILM_F_FILM ? cut_year(&typed) : 0;
    if (film_ctx_ok(c))
        film_ctx_keep(c, film_recognise_name(&r, &found, typed,
                                             kind_of(node->field), &how));
    if (!film_ctx_ok(c) || !found)
        return;
    struct film_node any = {.kind = FILM_NODE_OR};
    add_name(x, &any, node->field, year ? node->first->text : typed);
    add_entities(x, &any, node, &r, typed, year);
    if (film_ctx_ok(c) && any.first->next) {
        any.next = node->next;
        *node = any;
    }
}

/* As deep as the query nests, which the parser limits. */
static void
expand(struct expander *x, struct film_node *node)
{
    if (node->kind != FILM_NODE_FIELD)
        for (struct film_node *child = node->first; child; child = child->next)
            expand(x, child);
    else if (node->field->kind == FILM_FIELD_NAME &&
             node->first->kind != FILM_NODE_PREFIX)
        expand_field(x, node);
}

void
film_entity_filters_expand(struct film_search_ctx *c, struct film_plan *plan,
                           struct film_shard *catalogue)
{
    struct expander x = {c, catalogue, &plan->filters};
    expand(&x, plan->root);
}
