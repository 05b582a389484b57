/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "query/request.h"

#include "base/when.h"

#include <stdio.h>

/* Makes a condition; NULL when out of memory. */
static struct film_node *
new_condition(struct film_arena *a, enum film_field field,
              enum film_node_kind kind)
{
    struct film_node *n = film_arena_zalloc(a, 1, sizeof *n);
    if (n) {
        n->field = film_schema_field(field);
        n->kind = kind;
    }
    return n;
}

static struct film_node *
new_field(struct film_arena *a, enum film_field field, struct film_str value)
{
    struct film_node *n = new_condition(a, field, FILM_NODE_FIELD);
    if (!n)
        return NULL;
    n->first = film_arena_zalloc(a, 1, sizeof *n->first);
    if (!n->first)
        return NULL;
    n->first->kind = FILM_NODE_PHRASE;
    n->first->text = value;
    return n;
}

static void
append(struct film_node *above, struct film_node *node)
{
    struct film_node **last = &above->first;
    while (*last)
        last = &(*last)->next;
    *last = node;
}

/* Adds a condition for the values of one option, any of which may match, at the
 * front. */
static bool
add_any(struct film_node *root, enum film_field field, struct film_strs values,
        struct film_arena *a)
{
    struct film_node *to = root, *any = NULL;
    if (values.n > 1) {
        any = to = film_arena_zalloc(a, 1, sizeof *any);
        if (!any)
            return false;
        any->kind = FILM_NODE_OR;
    }
    for (size_t i = 0; i < values.n; i++) {
        struct film_node *n = new_field(a, field, values.v[i]);
        if (!n)
            return false;
        append(to, n);
    }
    if (any) {
        any->next = root->first;
        root->first = any;
    }
    return true;
}

static enum film_status
refuse_date(const char *option, const char *date, struct film_error *err)
{
    return film_error_set(
        err, FILM_ERR_USAGE,
        "--%s %s: not a date; it can be like " FILM_WHEN_FORMS, option, date);
}

static bool
note_reversed(const struct film_request *r, struct film_strs *notes,
              struct film_arena *a)
{
    char text[120];
    snprintf(
        text, sizeof text,
        "'--since %s --until %s' ends before it begins: read the other way",
        r->since, r->until);
    struct film_str *slot =
        film_arena_push(a, &notes->v, &notes->n, sizeof *slot);
    return slot && film_arena_copy(a, film_str_from(text), slot);
}

static enum film_status
add_dates(struct film_node *root, const struct film_request *r,
          struct film_strs *notes, struct film_arena *a, struct film_error *err)
{
    char none[FILM_DAY_SIZE];
    if (!r->since && !r->until)
        return FILM_OK;
    struct film_node *n = new_condition(a, FILM_F_DATE, FILM_NODE_RANGE);
    if (!n)
        return film_error_nomem(err);
    append(root, n);
    struct film_str since = film_str_from(r->since);
    struct film_str until = film_str_from(r->until);
    if (r->since && !film_when_bounds(since, r->today, n->low, none))
        return refuse_date("since", r->since, err);
    if (r->until && !film_when_bounds(until, r->today, none, n->high))
        return refuse_date("until", r->until, err);
    if (!r->since || !r->until || memcmp(n->low, n->high, 8) <= 0)
        return FILM_OK;
    film_when_bounds(until, r->today, n->low, none);
    film_when_bounds(since, r->today, none, n->high);
    return note_reversed(r, notes, a) ? FILM_OK : film_error_nomem(err);
}

/* A typed query is cut to its limit; a value of an option is a mistake. */
static enum film_status
check_lengths(const char *option, struct film_strs values,
              struct film_error *err)
{
    for (size_t i = 0; i < values.n; i++)
        if (values.v[i].n > FILM_QUERY_TEXT_MAX)
            return film_error_set(err, FILM_ERR_USAGE,
                                  "--%s: longer than %d bytes", option,
                                  FILM_QUERY_TEXT_MAX);
    return FILM_OK;
}

static enum film_status
check_all_lengths(const struct film_request *r, struct film_error *err)
{
    enum film_status s = check_lengths("film", r->films, err);
    if (s == FILM_OK)
        s = check_lengths("person", r->persons, err);
    if (s == FILM_OK)
        s = check_lengths("role", r->roles, err);
    return s == FILM_OK ? check_lengths("source", r->sources, err) : s;
}

enum film_status
film_request_add(struct film_node *root, const struct film_request *r,
                 struct film_strs *notes, struct film_arena *arena,
                 struct film_error *err)
{
    enum film_status s = check_all_lengths(r, err);
    if (s != FILM_OK)
        return s;
    if (!add_any(root, FILM_F_FILM, r->films, arena) ||
        !add_any(root, FILM_F_PERSON, r->persons, arena) ||
        !add_any(root, FILM_F_ROLE, r->roles, arena) ||
        !add_any(root, FILM_F_SOURCE, r->sources, arena))
        return film_error_nomem(err);
    return add_dates(root, r, notes, arena, err);
}
