/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/entity-filters.h"

#include "catalog/key.h"
#include "catalog/recognise.h"
#include "catalog/titles.h"

struct expander {
    const struct film_entity_lookup *how;
    struct film_entity_filters *filters;
    struct film_arena *arena;
    struct film_error *err;
};

static struct film_node *
add_node(struct expander *x, struct film_node *above, enum film_node_kind kind,
         const struct film_field_row *field, struct film_str text)
{
    struct film_node **last = &above->first;
    struct film_node *node = film_arena_zalloc(x->arena, 1, sizeof *node);
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

/* Puts `field:"name"` behind the children of an OR. */
static bool
add_name(struct expander *x, struct film_node *any,
         const struct film_field_row *field, struct film_str name)
{
    struct film_node *f =
        add_node(x, any, FILM_NODE_FIELD, field, (struct film_str){NULL, 0});
    return f && add_node(x, f, FILM_NODE_PHRASE, NULL, name);
}

/* ---- Films ------------------------------------------------------------ */

/* A term of articles, and the one of their passages. */
static bool
add_terms(struct expander *x, struct film_node *about, enum film_field field,
          struct film_str value)
{
    struct film_buf b;
    struct film_str here, above;
    const struct film_field_row *row = film_schema_field(field);
    film_buf_init(&b, 1 << 16);
    film_buf_text(&b, FILM_ON_PASSAGE);
    film_buf_str(&b, value);
    bool ok = !b.failed && film_arena_copy(x->arena, value, &here) &&
              film_arena_copy(x->arena, film_buf_get(&b), &above) &&
              add_node(x, about, FILM_NODE_WORD, row, here) &&
              add_node(x, about, FILM_NODE_WORD, row, above);
    film_buf_release(&b);
    return ok;
}

/* All that an article linked to the film may have posted. */
static bool
add_titles(struct expander *x, struct film_node *about,
           const struct film_link_target *film)
{
    static const char *const marks[] = {"", FILM_TITLE_IN_TEXT};
    struct film_buf key, term;
    bool ok = true;
    film_buf_init(&key, 1 << 16);
    film_buf_init(&term, 1 << 16);
    for (size_t i = 0; i < film->titles.n && ok; i++) {
        int years[] = {0, film->year - 1, film->year, film->year + 1};
        film_title_key(&key, film->titles.v[i]);
        for (size_t k = 0; key.n > 0 && k < 8 && ok; k++) {
            film_title_term(&term, marks[k / 4], film_buf_get(&key),
                            years[k % 4]);
            ok = !term.failed &&
                 add_terms(x, about, FILM_F_TITLE_KEY, film_buf_get(&term));
        }
        ok &= !key.failed;
    }
    film_buf_release(&key);
    film_buf_release(&term);
    return ok;
}

static enum film_status
find_links(struct expander *x, struct film_entity_filter *a,
           const struct film_link_target *film)
{
    const struct film_entity_lookup *how = x->how;
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < how->shard_count && s == FILM_OK; i++) {
        xapc_docid *v = NULL;
        size_t n = 0;
        if (!how->shards[i].db)
            continue;
        s = film_links_find(&v, &n, film, &how->shards[i], &how->l);
        for (size_t k = 0; k < n && s == FILM_OK; k++) {
            struct film_link *slot = film_arena_push(
                x->arena, &a->links, &a->link_count, sizeof *slot);
            if (!slot)
                return film_error_nomem(x->err);
            *slot = (struct film_link){&how->shards[i], v[k], 0};
        }
    }
    return s;
}

/* Adds an ABOUT node, if an article could meet it. */
static enum film_status
add_about(struct expander *x, struct film_node *any,
          const struct film_entity *e)
{
    struct film_entity_filter a = {.film = e->id, .ids = e->ids};
    struct film_link_target film;
    enum film_status s = film_links_target_of_entity(&film, e, &x->how->l);
    if (s == FILM_OK)
        s = find_links(x, &a, &film);
    if (s != FILM_OK || a.ids.n + a.link_count == 0)
        return s;
    struct film_node *node = add_node(x, any, FILM_NODE_ABOUT, NULL, e->id);
    struct film_entity_filter *slot =
        film_arena_push(x->arena, &x->filters->v, &x->filters->n, sizeof *slot);
    bool ok = node && slot;
    for (size_t i = 0; i < a.ids.n && ok; i++)
        ok = add_terms(x, node, FILM_F_FILM_ID, a.ids.v[i]);
    if (ok && a.link_count > 0)
        ok = add_titles(x, node, &film);
    if (!ok)
        return film_error_nomem(x->err);
    *slot = a;
    return FILM_OK;
}

static bool
is_about(const struct film_entity_filter *a,
         const struct film_fetched_article *article)
{
    const struct film_article *m = &article->stored.meta;
    for (size_t i = 0; i < a->link_count; i++)
        if (a->links[i].shard == article->shard &&
            a->links[i].article == article->docid)
            return true;
    for (size_t i = 0; i < m->film_id_count; i++)
        for (size_t k = 0; k < a->ids.n; k++) {
            struct film_str scheme = m->film_ids[i].scheme;
            struct film_str value = m->film_ids[i].value, id = a->ids.v[k];
            if (id.n == scheme.n + 1 + value.n && film_str_starts(id, scheme) &&
                id.p[scheme.n] == ':' && film_str_ends(id, value))
                return true;
        }
    return false;
}

enum film_status
film_entity_filters_met(struct film_strs *films,
                        const struct film_entity_filters *filters,
                        const struct film_fetched_article *article,
                        struct film_arena *arena, struct film_error *err)
{
    *films = (struct film_strs){0};
    for (size_t i = 0; i < filters->n; i++) {
        if (!is_about(&filters->v[i], article))
            continue;
        struct film_str *slot =
            film_arena_push(arena, &films->v, &films->n, sizeof *slot);
        if (!slot)
            return film_error_nomem(err);
        *slot = filters->v[i].film;
    }
    return FILM_OK;
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
static enum film_status
add_entities(struct expander *x, struct film_node *any,
             const struct film_node *node, const struct film_recognised *r,
             struct film_str typed, int year)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < r->n && s == FILM_OK; i++) {
        const struct film_entity *e = &r->v[i];
        bool ok = true;
        if (year && e->year != year)
            continue;
        for (size_t k = 0; k < e->names.n && ok; k++)
            if (year == 0 && !film_str_equal(e->names.v[k].text, typed))
                ok = add_name(x, any, node->field, e->names.v[k].text);
        s = ok ? FILM_OK : film_error_nomem(x->err);
        if (s == FILM_OK && node->field->field == FILM_F_FILM)
            s = add_about(x, any, e);
    }
    return s;
}

static enum film_status
expand_field(struct expander *x, struct film_node *node)
{
    struct film_recognised r;
    bool found;
    const struct film_recogniser how = {x->how->catalogue->db, x->how->l.an,
                                        x->arena, x->err};
    struct film_str typed = node->first->text;
    int year = node->field->field == FILM_F_FILM ? cut_year(&typed) : 0;
    enum film_status s =
        film_recognise_name(&r, &found, typed, kind_of(node->field), &how);
    if (s != FILM_OK || !found)
        return s;
    struct film_node any = {.kind = FILM_NODE_OR};
    if (!add_name(x, &any, node->field, year ? node->first->text : typed))
        return film_error_nomem(x->err);
    s = add_entities(x, &any, node, &r, typed, year);
    if (s == FILM_OK && any.first->next) {
        any.next = node->next;
        *node = any;
    }
    return s;
}

/* As deep as the query nests, which the parser limits. */
static enum film_status
expand(struct expander *x, struct film_node *node)
{
    enum film_status s = FILM_OK;
    if (node->kind == FILM_NODE_FIELD)
        return node->field->kind == FILM_FIELD_NAME &&
                       node->first->kind != FILM_NODE_PREFIX
                   ? expand_field(x, node)
                   : FILM_OK;
    for (struct film_node *c = node->first; c && s == FILM_OK; c = c->next)
        s = expand(x, c);
    return s;
}

enum film_status
film_entity_filters_expand(struct film_entity_filters *filters,
                           struct film_node *root,
                           const struct film_entity_lookup *how)
{
    struct expander x = {how, filters, how->l.arena, how->l.err};
    *filters = (struct film_entity_filters){0};
    return expand(&x, root);
}
