/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "query/query.h"

#include <stdio.h>

/* How tightly a node binds its operands. A child that binds less tightly than
 * its place requires needs parentheses. */
enum { BINDS_OR, BINDS_AND, BINDS_LIST, BINDS_ITEM, BINDS_UNIT };

static int
binds(enum film_node_kind kind)
{
    switch (kind) {
    case FILM_NODE_OR:
        return BINDS_OR;
    case FILM_NODE_AND:
        return BINDS_AND;
    case FILM_NODE_LIST:
        return BINDS_LIST;
    case FILM_NODE_NEAR:
    case FILM_NODE_NOT:
    case FILM_NODE_MUST:
        return BINDS_ITEM;
    default:
        return BINDS_UNIT;
    }
}

static void print(struct film_buf *out, const struct film_node *n, int place);

static void
print_children(struct film_buf *out, const struct film_node *n,
               const char *between, int place)
{
    for (const struct film_node *c = n->first; c; c = c->next) {
        if (c != n->first)
            film_buf_text(out, between);
        print(out, c, place);
    }
}

/* Prints the parts of a day that are not `unknown`, separated by hyphens. */
static void
print_day(struct film_buf *out, const char *day, const char *unknown)
{
    film_buf_add(out, day, 4);
    for (int i = 4; i < 8 && memcmp(day + i, unknown, 2) != 0; i += 2) {
        film_buf_byte(out, '-');
        film_buf_add(out, day + i, 2);
    }
}

static void
print_range(struct film_buf *out, const struct film_node *n)
{
    size_t low = out->n;
    if (n->low[0])
        print_day(out, n->low, "00");
    size_t dots = out->n;
    film_buf_text(out, "..");
    size_t high = out->n;
    if (n->high[0])
        print_day(out, n->high, "99");
    /* If both ends are the same, print one of them. */
    if (out->failed == FILM_OK && dots > low && out->n - high == dots - low &&
        memcmp(out->p + low, out->p + high, dots - low) == 0) {
        out->n = dots;
        out->p[dots] = '\0';
    }
}

static void
print_node(struct film_buf *out, const struct film_node *n)
{
    switch (n->kind) {
    case FILM_NODE_LIST:
        print_children(out, n, " ", BINDS_ITEM);
        break;
    case FILM_NODE_AND:
        print_children(out, n, " AND ", BINDS_LIST);
        break;
    case FILM_NODE_OR:
        print_children(out, n, " OR ", BINDS_AND);
        break;
    case FILM_NODE_NEAR: {
        char between[32];
        snprintf(between, sizeof between, " NEAR/%u ", n->distance);
        print_children(out, n, between, BINDS_UNIT);
        break;
    }
    case FILM_NODE_NOT:
    case FILM_NODE_MUST:
        film_buf_byte(out, n->kind == FILM_NODE_NOT ? '-' : '+');
        print(out, n->first, BINDS_UNIT);
        break;
    case FILM_NODE_FIELD:
        film_buf_printf(out, "%s:", n->field->name);
        print(out, n->first, BINDS_UNIT);
        break;
    case FILM_NODE_RANGE:
        film_buf_printf(out, "%s:", n->field->name);
        print_range(out, n);
        break;
    case FILM_NODE_PHRASE:
        film_buf_byte(out, '"');
        film_buf_str(out, n->text);
        film_buf_byte(out, '"');
        break;
    case FILM_NODE_ABOUT:
    case FILM_NODE_WORD:
    case FILM_NODE_PREFIX:
        film_buf_str(out, n->text);
        if (n->kind == FILM_NODE_PREFIX)
            film_buf_byte(out, '*');
        break;
    case FILM_NODE_COUNT:
        break;
    }
}

static void
print(struct film_buf *out, const struct film_node *n, int place)
{
    bool group = binds(n->kind) < place;
    if (group)
        film_buf_byte(out, '(');
    print_node(out, n);
    if (group)
        film_buf_byte(out, ')');
}

void
film_query_print(struct film_buf *out, const struct film_node *root)
{
    /* A group that is the whole query needs no parentheses. */
    if (root->first && !root->first->next)
        root = root->first;
    print(out, root, BINDS_OR);
}

static void
dump_day(struct film_buf *out, const char *day)
{
    film_buf_printf(out, " %s", day[0] ? day : "-");
}

void
film_query_dump(struct film_buf *out, const struct film_node *n)
{
    static const char *const names[FILM_NODE_COUNT] = {
        [FILM_NODE_LIST] = "list",     [FILM_NODE_AND] = "and",
        [FILM_NODE_OR] = "or",         [FILM_NODE_NOT] = "not",
        [FILM_NODE_MUST] = "must",     [FILM_NODE_NEAR] = "near",
        [FILM_NODE_FIELD] = "field",   [FILM_NODE_WORD] = "word",
        [FILM_NODE_PHRASE] = "phrase", [FILM_NODE_PREFIX] = "prefix",
        [FILM_NODE_RANGE] = "range",   [FILM_NODE_ABOUT] = "about",
    };
    film_buf_printf(out, "(%s", names[n->kind]);
    if (n->field)
        film_buf_printf(out, " %s", n->field->name);
    if (n->kind == FILM_NODE_NEAR)
        film_buf_printf(out, " %u", n->distance);
    if (n->kind == FILM_NODE_RANGE) {
        dump_day(out, n->low);
        dump_day(out, n->high);
    }
    if (n->text.n > 0) {
        film_buf_text(out, n->kind == FILM_NODE_PHRASE ? " \"" : " ");
        film_buf_str(out, n->text);
        film_buf_text(out, n->kind == FILM_NODE_PHRASE ? "\"" : "");
    }
    for (const struct film_node *c = n->first; c && n->kind != FILM_NODE_ABOUT;
         c = c->next) {
        film_buf_byte(out, ' ');
        film_query_dump(out, c);
    }
    film_buf_byte(out, ')');
}

bool
film_query_equal(const struct film_node *a, const struct film_node *b)
{
    if (a->kind != b->kind || a->field != b->field ||
        a->distance != b->distance || !film_str_equal(a->text, b->text) ||
        strcmp(a->low, b->low) != 0 || strcmp(a->high, b->high) != 0)
        return false;
    const struct film_node *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next)
        if (!film_query_equal(x, y))
            return false;
    return !x && !y;
}
