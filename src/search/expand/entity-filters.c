/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/entity-filters.h"

#include "catalog/key.h"
#include "catalog/words.h"
#include "search/expand/about.h"
#include "search/expand/longer-titles.h"
#include "search/expand/mentions.h"
#include "search/expand/respelled.h"
#include "search/expand/surnames.h"

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

/* Puts `field:"name"` after the children of a node; it is not met where the
 * name is part of a longer one. */
static void
add_name(struct expander *x, struct film_node *any,
         const struct film_field_row *field, struct film_str name,
         struct film_strs longer)
{
    struct film_node *f =
        add_node(x, any, FILM_NODE_FIELD, field, (struct film_str){NULL, 0});
    struct film_node *phrase =
        f ? add_node(x, f, FILM_NODE_PHRASE, NULL, name) : NULL;
    for (size_t i = 0; phrase && i < longer.n; i++)
        add_node(x, phrase, FILM_NODE_PHRASE, NULL, longer.v[i]);
}

/* Adds an ABOUT node, if an article could meet it. */
static void
add_about(struct expander *x, struct film_node *any,
          const struct film_entity *e)
{
    struct film_node about = {.kind = FILM_NODE_ABOUT};
    film_about_make(x->c, x->filters, &about, e->id, e, 1);
    if (!film_ctx_ok(x->c) || !about.first)
        return;
    struct film_node *node =
        add_node(x, any, FILM_NODE_ABOUT, NULL, (struct film_str){NULL, 0});
    if (node)
        *node = about;
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
    if (t.n < 8 || t.p[t.n - 1] != ')' || t.p[t.n - 6] != '(')
        return 0;
    int year = film_words_year((struct film_str){t.p + t.n - 5, 4});
    if (year)
        *title = film_str_trim((struct film_str){t.p, t.n - 6});
    return year;
}

/* Adds a name of what was recognised. */
static void
add_own_name(struct expander *x, struct film_node *any,
             const struct film_field_row *field, const struct film_mention *m,
             struct film_str name)
{
    struct film_strs longer = {NULL, 0};
    if (field->field != FILM_F_FILM) {
        add_name(x, any, field, name, longer);
        return;
    }
    struct film_str other = film_title_other_figures(x->c, name);
    longer = film_longer_titles(x->c, x->catalogue, name, m);
    add_name(x, any, field, name, longer);
    if (other.n > 0)
        add_name(x, any, field, other, longer);
}

/* Adds that a passage calls the person by surname. */
static void
add_surname(struct expander *x, struct film_node *any,
            const struct film_field_row *field, const struct film_entity *e)
{
    struct film_surname s =
        film_surname_find(x->c, x->filters, x->catalogue, e);
    if (s.text.n == 0 || (!s.about.first && !s.about.open))
        return;
    const struct film_str none = {NULL, 0};
    struct film_node *both = add_node(x, any, FILM_NODE_AND, NULL, none);
    if (!both)
        return;
    add_name(x, both, field, s.text, s.others);
    struct film_node *about = add_node(x, both, FILM_NODE_ABOUT, NULL, none);
    if (about)
        *about = s.about;
}

/* Adds all other names of what was recognised. With a year, only the films
 * themselves: other films with the name do not have that year. */
static void
add_entities(struct expander *x, struct film_node *any,
             const struct film_node *node, const struct film_mention *m,
             struct film_str typed, int year)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct film_entity *e = &m->bearers[i];
        if (year && e->year != year)
            continue;
        for (size_t k = 0; k < e->names.n; k++)
            if (year == 0 && !film_str_equal(e->names.v[k].text, typed))
                add_own_name(x, any, node->field, m, e->names.v[k].text);
        if (node->field->field == FILM_F_FILM)
            add_about(x, any, e);
        else if (node->field->field == FILM_F_PERSON)
            add_surname(x, any, node->field, e);
    }
}

/* Whom or what the catalogue, if there is one, has for a name. */
static struct film_mention
look_up(struct expander *x, const struct film_node *node, struct film_str typed)
{
    enum film_key_kind kind = kind_of(node->field);
    if (!x->catalogue)
        return (struct film_mention){.n = 0};
    return kind == FILM_KEY_PERSON
               ? film_respelled_person(x->c, x->catalogue, typed)
               : film_mentions_name(x->c, x->catalogue, typed, kind);
}

/* Adds the other spellings that texts have of a person without a record. */
static void
add_spellings(struct expander *x, struct film_node *any,
              const struct film_field_row *field, struct film_str typed)
{
    struct film_strs v = film_respelled_by_rule(x->c, typed);
    for (size_t i = 0; i < v.n; i++)
        add_name(x, any, field, v.v[i], (struct film_strs){NULL, 0});
}

static void
expand_field(struct expander *x, struct film_node *node)
{
    struct film_search_ctx *c = x->c;
    struct film_str typed = node->first->text;
    int year = node->field->field == FILM_F_FILM ? cut_year(&typed) : 0;
    struct film_mention m = look_up(x, node, typed);
    bool person = node->field->field == FILM_F_PERSON;
    if (m.n == 0 && !person)
        return;
    struct film_node any = {.kind = FILM_NODE_OR};
    if (year)
        add_name(x, &any, node->field, node->first->text,
                 (struct film_strs){NULL, 0});
    else
        add_own_name(x, &any, node->field, &m, typed);
    if (m.n > 0)
        add_entities(x, &any, node, &m, typed, year);
    else
        add_spellings(x, &any, node->field, typed);
    if (film_ctx_ok(c) && any.first->next) {
        any.next = node->next;
        *node = any;
    }
}

/* Recursion is as deep as the query's nesting, which the parser limits. */
static void
expand(struct expander *x, struct film_node *node)
{
    if (node->kind != FILM_NODE_FIELD)
        for (struct film_node *child = node->first; child; child = child->next)
            expand(x, child);
    else if (node->field->kind == FILM_FIELD_NAME &&
             !film_field_of_films(node->field) &&
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
