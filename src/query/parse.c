/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Builds a tree from lexemes by recursive descent. The lexer guarantees that
 * every operator has its operands and every group its end, and that groups nest
 * at most FILM_QUERY_NESTING_MAX deep. */
#include <config.h>
#include "query/lex.h"

struct parser {
    struct film_lexemes in;
    size_t at;
    struct film_arena *arena;
    struct film_strs *notes;
    const char *today;
    bool nomem;
};

static struct film_node *parse_or(struct parser *p,
                                  const struct film_field_row *field);

static const struct film_lexeme *
peek(struct parser *p)
{
    while (p->at < p->in.n && p->in.v[p->at].kind == FILM_LEX_NONE)
        p->at++;
    return p->at < p->in.n ? &p->in.v[p->at] : NULL;
}

static bool
accept(struct parser *p, enum film_lex_kind kind)
{
    const struct film_lexeme *l = peek(p);
    if (!l || l->kind != kind)
        return false;
    p->at++;
    return true;
}

/* Makes a node with a child (which may be NULL). When out of memory, marks the
 * parser and returns the child instead. */
static struct film_node *
make(struct parser *p, enum film_node_kind kind, struct film_node *child)
{
    struct film_node *n = film_arena_zalloc(p->arena, 1, sizeof *n);
    if (!n) {
        p->nomem = true;
        return child;
    }
    n->kind = kind;
    n->first = child;
    return n;
}

/* ---- Leaves ---- */

static bool
is_date_field(const struct film_field_row *field)
{
    return field && field->kind == FILM_FIELD_DATE;
}

/* Reads a leaf that should be a date and is not as words. If the field's name
 * was typed with it, the words include that; in the field of a group they do
 * not. */
static void
read_no_date(struct parser *p, const struct film_lexeme *l, bool in_field,
             struct film_node *n)
{
    if (!film_query_note(p->notes, p->arena, l->typed, "no date"))
        p->nomem = true;
    if (!l->field || in_field)
        return;
    n->kind = FILM_NODE_WORD;
    n->text = l->typed;
    while (n->text.p[n->text.n - 1] == '*')
        n->text.n--;
}

static bool
note_turned(struct parser *p, const struct film_lexeme *l)
{
    struct film_buf b;
    film_buf_init(&b, 2 * FILM_QUERY_TEXT_MAX);
    film_buf_printf(&b, "'%.*s' ends before it begins: read the other way",
                    (int)l->typed.n, l->typed.p);
    bool ok =
        !b.failed && film_query_note(p->notes, p->arena, FILM_STR(""), b.p);
    film_buf_release(&b);
    return ok;
}

static struct film_node *
parse_leaf(struct parser *p, const struct film_field_row *outer)
{
    static const enum film_node_kind kinds[] = {
        [FILM_LEX_WORD] = FILM_NODE_WORD,
        [FILM_LEX_PHRASE] = FILM_NODE_PHRASE,
        [FILM_LEX_PREFIX] = FILM_NODE_PREFIX,
    };
    const struct film_lexeme *l = &p->in.v[p->at++];
    const struct film_field_row *field = l->field ? l->field : outer;
    struct film_node *n = make(p, kinds[l->kind], NULL);
    if (!n)
        return NULL;
    n->text = l->text;
    if (is_date_field(field)) {
        bool turned;
        if (film_query_range(l->text, p->today, n->low, n->high, &turned)) {
            if (turned && !note_turned(p, l))
                p->nomem = true;
            n->kind = FILM_NODE_RANGE;
            n->field = field;
            n->text = (struct film_str){NULL, 0};
            return n;
        }
        field = is_date_field(outer) ? NULL : outer;
        read_no_date(p, l, field, n);
    }
    if (!field)
        return n;
    struct film_node *f = make(p, FILM_NODE_FIELD, n);
    f->field = field;
    return f;
}

/* Parses leaf NEAR leaf NEAR leaf … */
static struct film_node *
parse_near(struct parser *p, const struct film_field_row *field)
{
    struct film_node *leaf = parse_leaf(p, field);
    const struct film_lexeme *l = peek(p);
    if (!l || l->kind != FILM_LEX_NEAR || !leaf)
        return leaf;
    struct film_node *near = make(p, FILM_NODE_NEAR, leaf), *last = leaf;
    while (l && l->kind == FILM_LEX_NEAR && last) {
        if (near->distance < l->distance)
            near->distance = l->distance;
        p->at++;
        peek(p);
        last = last->next = parse_leaf(p, field);
        l = peek(p);
    }
    return near;
}

/* ---- Operators ---- */

/* Applies a sign. MUST and NOT never have each other as a child: -(-x) is +x,
 * and so on. */
static struct film_node *
sign(struct parser *p, char c, struct film_node *n)
{
    if (!c || !n)
        return n;
    if (n->kind != FILM_NODE_NOT && n->kind != FILM_NODE_MUST)
        return make(p, c == '-' ? FILM_NODE_NOT : FILM_NODE_MUST, n);
    if (c == '-')
        n->kind = n->kind == FILM_NODE_NOT ? FILM_NODE_MUST : FILM_NODE_NOT;
    return n;
}

static struct film_node *
parse_item(struct parser *p, const struct film_field_row *field)
{
    size_t negations = 0;
    while (accept(p, FILM_LEX_NOT))
        negations++;
    const struct film_lexeme *l = peek(p);
    struct film_node *n;
    if (l->kind == FILM_LEX_OPEN) {
        p->at++;
        n = parse_or(p, l->field ? l->field : field);
        accept(p, FILM_LEX_CLOSE);
        n = sign(p, l->sign, n);
    } else if (l->sign) {
        n = sign(p, l->sign, parse_leaf(p, field));
    } else {
        n = parse_near(p, field);
    }
    while (negations-- > 0)
        n = sign(p, '-', n);
    return n;
}

/* Collects children; a child of the same kind is replaced by its own
 * children. */
struct children {
    enum film_node_kind kind;
    struct film_node *first, *last;
};

static void
add_child(struct children *c, struct film_node *n)
{
    if (!n)
        return;
    if (n->kind == c->kind)
        n = n->first;
    if (c->last)
        c->last->next = n;
    else
        c->first = n;
    while (n->next)
        n = n->next;
    c->last = n;
}

/* Returns the node of the children; a single child needs no node above it. */
static struct film_node *
join(struct parser *p, const struct children *c)
{
    if (!c->first || !c->first->next)
        return c->first;
    return make(p, c->kind, c->first);
}

static struct film_node *
parse_list(struct parser *p, const struct film_field_row *field)
{
    struct children c = {.kind = FILM_NODE_LIST};
    const struct film_lexeme *l;
    while (!p->nomem && (l = peek(p)) && l->kind != FILM_LEX_CLOSE &&
           l->kind != FILM_LEX_AND && l->kind != FILM_LEX_OR)
        add_child(&c, parse_item(p, field));
    return join(p, &c);
}

static struct film_node *
parse_and(struct parser *p, const struct film_field_row *field)
{
    struct children c = {.kind = FILM_NODE_AND};
    do
        add_child(&c, parse_list(p, field));
    while (!p->nomem && accept(p, FILM_LEX_AND));
    return join(p, &c);
}

static struct film_node *
parse_or(struct parser *p, const struct film_field_row *field)
{
    struct children c = {.kind = FILM_NODE_OR};
    do
        add_child(&c, parse_and(p, field));
    while (!p->nomem && accept(p, FILM_LEX_OR));
    return join(p, &c);
}

static enum film_status
parse(struct film_node **root, struct film_strs *notes, struct film_arena *a,
      struct film_str text, const struct film_lex_how *how,
      struct film_error *err)
{
    struct parser p = {.arena = a, .notes = notes, .today = how->today};
    enum film_status s = film_lex(&p.in, notes, a, text, how, err);
    if (s != FILM_OK)
        return s;
    struct film_node *n = parse_or(&p, NULL);
    if (!n || n->kind != FILM_NODE_LIST)
        n = make(&p, FILM_NODE_LIST, n);
    if (p.nomem)
        return film_error_nomem(err);
    *root = n;
    return FILM_OK;
}

/* True for a long text without operators, which was probably pasted: its
 * quotation marks are not conditions. This is decided on the tree, so that a
 * printed tree gives the same result. */
static bool
is_prose(const struct film_node *root)
{
    enum { LONG = 25 };
    size_t words = 0;
    bool phrase = false;
    for (const struct film_node *n = root->first; n; n = n->next) {
        if (n->kind != FILM_NODE_WORD && n->kind != FILM_NODE_PHRASE)
            return false;
        phrase |= n->kind == FILM_NODE_PHRASE;
        words++;
        for (size_t i = 0; i < n->text.n; i++)
            words += n->text.p[i] == ' ';
    }
    return phrase && words >= LONG;
}

enum film_status
film_query_parse(struct film_node **root, struct film_strs *notes,
                 struct film_arena *a, struct film_str text, const char *today,
                 struct film_error *err)
{
    struct film_strs before = *notes;
    struct film_lex_how how = {.today = today};
    enum film_status s = parse(root, notes, a, text, &how, err);
    if (s != FILM_OK || !is_prose(*root))
        return s;
    *notes = before;
    how.prose = true;
    return parse(root, notes, a, text, &how, err);
}
