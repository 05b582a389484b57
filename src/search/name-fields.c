/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/name-fields.h"

#include "catalog/recognise.h"

struct expander {
    const xapc_database *db;
    struct film_arena *arena;
    struct film_error *err;
};

/* Puts `field:"name"` behind the children of an OR. */
static bool
add_name(struct expander *x, struct film_node *any,
         const struct film_field_row *field, struct film_str name)
{
    struct film_node **last = &any->first;
    struct film_node *f = film_arena_zalloc(x->arena, 1, sizeof *f);
    struct film_node *leaf = film_arena_zalloc(x->arena, 1, sizeof *leaf);
    if (!f || !leaf)
        return false;
    leaf->kind = FILM_NODE_PHRASE;
    leaf->text = name;
    f->kind = FILM_NODE_FIELD;
    f->field = field;
    f->first = leaf;
    while (*last)
        last = &(*last)->next;
    *last = f;
    return true;
}

/* Whether what was recognised is of the kind that the field asks for. */
static bool
fits(const struct film_field_row *field, const struct film_recognised *r,
     const struct film_entity *e)
{
    switch (field->field) {
    case FILM_F_PERSON:
        return e->person && !r->role;
    case FILM_F_FILM:
        return !e->person;
    default:
        return r->role;
    }
}

static enum film_status
expand_field(struct expander *x, struct film_node *node)
{
    struct film_recognised *r;
    size_t n;
    struct film_str typed = node->first->text;
    enum film_status s = film_recognise(&r, &n, typed, x->db, x->arena, x->err);
    /* All of the value has to be one name. */
    if (s != FILM_OK || n != 1 || r[0].text.n + 2 < typed.n)
        return s;
    struct film_node any = {.kind = FILM_NODE_OR};
    bool ok = add_name(x, &any, node->field, typed), more = false;
    for (size_t i = 0; i < r[0].n; i++)
        for (size_t k = 0; k < r[0].v[i].names.n && ok; k++) {
            struct film_str name = r[0].v[i].names.v[k].text;
            if (!fits(node->field, &r[0], &r[0].v[i]) ||
                film_str_equal(name, typed))
                continue;
            ok = add_name(x, &any, node->field, name);
            more = true;
        }
    if (!ok)
        return film_error_nomem(x->err);
    if (more) {
        any.next = node->next;
        *node = any;
    }
    return FILM_OK;
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
film_name_fields_expand(struct film_node *root, const xapc_database *db,
                        struct film_arena *arena, struct film_error *err)
{
    struct expander x = {db, arena, err};
    return expand(&x, root);
}
