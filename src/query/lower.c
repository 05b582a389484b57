/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "query/lower.h"

#include "schema/xapian-status.h"
#include "text/fold.h"

#include <stdlib.h>

enum { WILDCARD_TERMS = 100 };

/* ---- Words that rank -------------------------------------------------- */

struct words {
    struct film_buf text;
    struct film_lowered *out;
    struct film_arena *arena;
    struct film_analyser *an;
    unsigned phrases, others;
    bool nomem;
};

/* The last of n tokens (at least 1) that is not a single character of a
 * pair. */
static const struct film_word *
last_word(const struct film_token *t, size_t n)
{
    while (n > 1 && (t[n - 1].flags & FILM_TOKEN_NGRAM) &&
           (t[n - 1].flags & FILM_TOKEN_JOINED))
        n--;
    return t[n - 1].word;
}

/* Adds a prefix in the form of terms: folded like any word. */
static void
add_prefix(struct words *w, struct film_str text)
{
    struct film_token *t;
    size_t n;
    if (film_analyse(w->an, text, &t, &n, NULL) != FILM_OK || n == 0)
        return;
    struct film_str *p = film_arena_push(w->arena, &w->out->prefixes.v,
                                         &w->out->prefixes.n, sizeof *p);
    if (!p || !film_arena_copy(w->arena, last_word(t, n)->folded, p))
        w->nomem = true;
}

static void
collect(struct words *w, const struct film_node *node)
{
    const struct film_field_row *field = node->field;
    switch (node->kind) {
    case FILM_NODE_NOT:
    case FILM_NODE_RANGE:
    case FILM_NODE_ABOUT:
        return;
    case FILM_NODE_FIELD:
        if (field->kind == FILM_FIELD_EXACT || field->field == FILM_F_AUTHOR)
            return; /* metadata, not mentioned in the text */
        break;
    case FILM_NODE_PREFIX:
        add_prefix(w, node->text);
        w->others++;
        return;
    case FILM_NODE_WORD:
    case FILM_NODE_PHRASE:
        if (node->kind == FILM_NODE_PHRASE)
            w->phrases++;
        else
            w->others++;
        if (w->text.n > 0)
            film_buf_byte(&w->text, ' ');
        film_buf_str(&w->text, node->text);
        return;
    default:
        break;
    }
    for (const struct film_node *c = node->first; c; c = c->next)
        collect(w, c);
}

/* True if a plain word on the root list is not a function word. */
static bool
has_free_text(const struct film_node *root, struct film_analyser *an)
{
    for (const struct film_node *c = root->first; c; c = c->next) {
        struct film_token *t;
        size_t n = 0;
        if (c->kind == FILM_NODE_LIST && has_free_text(c, an))
            return true;
        if (c->kind != FILM_NODE_WORD ||
            film_analyse(an, c->text, &t, &n, NULL) != FILM_OK)
            continue;
        for (size_t i = 0; i < n; i++)
            if (!t[i].word->stop)
                return true;
    }
    return false;
}

enum film_status
film_lower_words(struct film_lowered *out, const struct film_node *root,
                 struct film_analyser *an, struct film_arena *arena,
                 struct film_error *err)
{
    struct words w = {.out = out, .arena = arena, .an = an};
    struct film_token *tokens;
    memset(out, 0, sizeof *out);
    film_buf_init(&w.text, 2 * FILM_QUERY_RAW_MAX);
    collect(&w, root);
    w.nomem |= w.text.failed ||
               !film_arena_copy(arena, film_buf_get(&w.text), &out->text);
    film_buf_release(&w.text);
    if (w.nomem)
        return film_error_nomem(err);
    out->quoted = w.phrases == 1 && w.others == 0;
    out->has_free_text = has_free_text(root, an);
    struct film_tokens *to = &out->tokens;
    enum film_status s = film_analyse(an, out->text, &tokens, &to->n, err);
    if (s != FILM_OK)
        return s;
    to->v = film_arena_alloc(arena, (to->n + 1) * sizeof *tokens);
    if (!to->v)
        return film_error_nomem(err);
    size_t kept = 0;
    for (size_t i = 0; i < to->n; i++)
        if (!(tokens[i].flags & FILM_TOKEN_INNER))
            to->v[kept++] = tokens[i];
    to->n = kept;
    return FILM_OK;
}

/* ---- The filter ------------------------------------------------------- */

struct lowering {
    struct film_analyser *an;
    struct film_buf term, value;
    struct film_error *err;
    enum film_status failed;
    bool exact; /* the part lowered last needs no check */
};

static xapc_query *lower(struct lowering *l, const struct film_node *node);

static void
check_x(struct lowering *l, xapc_status x, xapc_error *xerr)
{
    enum film_status s = film_error_xapian(l->err, x, xerr);
    if (l->failed == FILM_OK)
        l->failed = s;
}

static xapc_query *
term_query(struct lowering *l, enum film_field field, struct film_str value)
{
    xapc_query *q = NULL;
    xapc_error *xerr = NULL;
    film_schema_term(&l->term, field, value);
    if (l->term.failed) {
        l->failed = film_error_nomem(l->err);
        return NULL;
    }
    xapc_status x = xapc_query_term(&q, l->term.p, l->term.n, 1, 0, &xerr);
    check_x(l, x, xerr);
    return q;
}

/* Combines and frees the parts, ignoring those that are NULL. */
static xapc_query *
combine(struct lowering *l, xapc_op op, xapc_query **parts, size_t n)
{
    xapc_query *q = NULL;
    xapc_error *xerr = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (parts[i])
            parts[kept++] = parts[i];
    if (kept == 0)
        return NULL;
    if (kept == 1)
        return parts[0];
    xapc_status x = xapc_query_combine(&q, op, (const xapc_query *const *)parts,
                                       kept, 0, &xerr);
    check_x(l, x, xerr);
    for (size_t i = 0; i < kept; i++)
        xapc_query_free(parts[i]);
    return q;
}

/* Combines the parts with OR and frees them; NULL (all documents) if one of
 * them is NULL. */
static xapc_query *
any_of(struct lowering *l, xapc_query **parts, size_t n)
{
    bool open = false;
    for (size_t i = 0; i < n; i++)
        open |= parts[i] == NULL;
    if (!open)
        return combine(l, XAPC_OP_OR, parts, n);
    for (size_t i = 0; i < n; i++)
        xapc_query_free(parts[i]);
    return NULL;
}

/* Matches all words of text as terms of a field. Function words in running text
 * are indexed only where they may be a title, so they are left to the check if
 * there is another word or it is not a `name`. */
static xapc_query *
lower_words(struct lowering *l, enum film_field field, struct film_str text,
            bool name)
{
    enum { MOST = 64 };
    struct film_token *t;
    size_t n, used = 0;
    xapc_query *parts[MOST];
    enum film_status s = film_analyse(l->an, text, &t, &n, l->err);
    if (s != FILM_OK) {
        l->failed = s;
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        name &= t[i].word->stop;
    for (size_t i = 0; i < n && used < MOST; i++) {
        if (t[i].flags & FILM_TOKEN_JOINED)
            continue;
        if (t[i].word->stop && field == FILM_F_TEXT && !name) {
            l->exact = false;
            continue;
        }
        parts[used++] = term_query(l, field, t[i].word->stem);
    }
    l->exact &= used < MOST;
    return combine(l, XAPC_OP_AND, parts, used);
}

static xapc_query *
lower_children(struct lowering *l, xapc_op op, const struct film_node *node)
{
    size_t n = 0, i = 0;
    for (const struct film_node *c = node->first; c; c = c->next)
        n++;
    xapc_query **parts = calloc(n + 1, sizeof *parts);
    if (!parts) {
        l->failed = film_error_nomem(l->err);
        return NULL;
    }
    for (const struct film_node *c = node->first; c; c = c->next)
        parts[i++] = lower(l, c);
    xapc_query *q =
        op == XAPC_OP_OR ? any_of(l, parts, n) : combine(l, op, parts, n);
    free(parts);
    return q;
}

static xapc_query *
lower_not(struct lowering *l, const struct film_node *node)
{
    bool before = l->exact;
    l->exact = true;
    xapc_query *child = lower(l, node->first);
    if (!child || !l->exact) { /* the check decides */
        xapc_query_free(child);
        l->exact = false;
        return NULL;
    }
    l->exact = before;
    xapc_query *all = NULL;
    xapc_error *xerr = NULL;
    check_x(l, xapc_query_match_all(&all, &xerr), xerr);
    xapc_query *parts[2] = {all, child};
    return all ? combine(l, XAPC_OP_AND_NOT, parts, 2) : NULL;
}

static xapc_query *
lower_range(struct lowering *l, const struct film_node *node)
{
    xapc_query *parts[2] = {NULL, NULL};
    xapc_error *xerr = NULL;
    if (film_field_of_films(node->field))
        return NULL;
    if (node->low[0])
        check_x(l,
                xapc_query_value_ge(&parts[0], FILM_SLOT_DATE_HIGH, node->low,
                                    strlen(node->low), &xerr),
                xerr);
    xerr = NULL;
    if (node->high[0])
        check_x(l,
                xapc_query_value_le(&parts[1], FILM_SLOT_DATE_LOW, node->high,
                                    strlen(node->high), &xerr),
                xerr);
    /* with "at most" alone, undated articles would match */
    xapc_query *dated = NULL;
    xerr = NULL;
    if (!node->low[0])
        check_x(l,
                xapc_query_value_ge(&dated, FILM_SLOT_DATE_LOW, "0", 1, &xerr),
                xerr);
    xapc_query *all[3] = {parts[0], parts[1], dated};
    return combine(l, XAPC_OP_AND, all, 3);
}

/* The fields that have the words of a title. In an article of one passage,
 * FILM_F_ABOVE has them, among others. */
static const enum film_field titles[] = {FILM_F_TITLE, FILM_F_ABOVE};
static const enum film_field places[] = {FILM_F_TEXT, FILM_F_TITLE,
                                         FILM_F_ABOVE};

/* Matches all words of text in any one of the fields. */
static xapc_query *
lower_places(struct lowering *l, const enum film_field *fields, size_t n,
             struct film_str text, bool name)
{
    xapc_query *parts[sizeof places / sizeof places[0]];
    for (size_t i = 0; i < n; i++)
        parts[i] = lower_words(l, fields[i], text, name);
    return any_of(l, parts, n);
}

/* Matches a phrase in the text, the title or a heading above. */
static xapc_query *
lower_phrase(struct lowering *l, struct film_str text)
{
    l->exact = false;
    return lower_places(l, places, 3, text, false);
}

/* Matches terms of a field that begin with `begin`. */
static xapc_query *
wildcard_query(struct lowering *l, enum film_field field, struct film_str begin)
{
    xapc_query *q = NULL;
    xapc_error *xerr = NULL;
    film_schema_term(&l->term, field, begin);
    if (l->term.failed) {
        l->failed = film_error_nomem(l->err);
        return NULL;
    }
    check_x(l,
            xapc_query_wildcard(&q, l->term.p, l->term.n, WILDCARD_TERMS,
                                XAPC_WILDCARD_MOST_FREQUENT, XAPC_OP_OR, &xerr),
            xerr);
    return q;
}

/* Matches words of a field that begin with text. Terms are stems, so a long
 * beginning is cut to its own stem ("awards*"), and the check examines the
 * words themselves. */
static xapc_query *
lower_prefix(struct lowering *l, enum film_field field, struct film_str text)
{
    struct film_token *t;
    size_t n;
    l->exact = false;
    if (film_analyse(l->an, text, &t, &n, l->err) != FILM_OK || n == 0)
        return NULL;
    const struct film_word *word = last_word(t, n);
    struct film_str begin = word->folded;
    if (word->stem.n < begin.n && film_str_starts(begin, word->stem))
        begin = word->stem;
    else if (word->stem.n <= begin.n && begin.n > 2)
        begin.n--; /* happy*: happi */
    while (begin.n > 0 && ((unsigned char)begin.p[begin.n] & 0xC0) == 0x80)
        begin.n--;
    if (begin.n == 0)
        return NULL;
    return wildcard_query(l, field, begin);
}

static xapc_query *
lower_prefixes(struct lowering *l, const enum film_field *fields, size_t n,
               struct film_str text)
{
    xapc_query *parts[sizeof places / sizeof places[0]];
    for (size_t i = 0; i < n; i++)
        parts[i] = lower_prefix(l, fields[i], text);
    return any_of(l, parts, n);
}

static xapc_query *
match_nothing(struct lowering *l)
{
    xapc_query *q = NULL;
    xapc_error *xerr = NULL;
    check_x(l, xapc_query_match_nothing(&q, &xerr), xerr);
    return q;
}

/* Matches the articles about a film. There may be thousands of terms. */
static xapc_query *
lower_about(struct lowering *l, const struct film_node *node)
{
    size_t n = 0, i = 0;
    l->exact &= node->exact;
    for (const struct film_node *c = node->first; c; c = c->next)
        n++;
    if (node->open) { /* the check decides */
        l->exact = false;
        return NULL;
    }
    if (n == 0)
        return node->exact ? match_nothing(l) : NULL;
    xapc_query **parts = calloc(n, sizeof *parts);
    if (!parts) {
        l->failed = film_error_nomem(l->err);
        return NULL;
    }
    for (const struct film_node *c = node->first; c; c = c->next)
        parts[i++] = term_query(l, c->field->field, c->text);
    xapc_query *any = combine(l, XAPC_OP_OR, parts, n);
    free(parts);
    return any;
}

/* Matches a value of a field that is indexed by words. */
static xapc_query *
lower_in(struct lowering *l, const enum film_field *fields, size_t n,
         const struct film_node *value, bool name)
{
    if (value->kind == FILM_NODE_PREFIX)
        return lower_prefixes(l, fields, n, value->text);
    return lower_places(l, fields, n, value->text, name);
}

/* Matches a value that is compared as a whole. */
static xapc_query *
lower_exact(struct lowering *l, enum film_field field,
            const struct film_node *value)
{
    film_buf_reset(&l->value);
    film_fold_exact(&l->value, value->text);
    if (l->value.failed) {
        l->failed = film_error_nomem(l->err);
        return NULL;
    }
    struct film_str text = film_buf_get(&l->value);
    return value->kind == FILM_NODE_PREFIX ? wildcard_query(l, field, text)
                                           : term_query(l, field, text);
}

static xapc_query *
lower_field(struct lowering *l, const struct film_node *node)
{
    static const enum film_field names[] = {FILM_F_TEXT, FILM_F_ABOVE};
    const struct film_field_row *f = node->field;
    const struct film_node *child = node->first;
    if (film_field_of_films(f)) /* an ABOUT node next to it decides */
        return NULL;
    if (f->kind == FILM_FIELD_EXACT)
        return lower_exact(l, f->field, child);
    if (f->field == FILM_F_AUTHOR)
        return lower_in(l, &f->field, 1, child, false);
    l->exact &= f->field == FILM_F_TEXT && child->kind == FILM_NODE_WORD;
    if (f->kind == FILM_FIELD_NAME)
        return lower_in(l, names, 2, child, true);
    if (f->field == FILM_F_TITLE)
        return lower_in(l, titles, 2, child, false);
    if (f->field == FILM_F_HEADING)
        return lower_in(l, &names[1], 1, child, false);
    return lower_in(l, &f->field, 1, child, false);
}

static xapc_query *
lower(struct lowering *l, const struct film_node *node)
{
    if (l->failed != FILM_OK)
        return NULL;
    switch (node->kind) {
    case FILM_NODE_WORD:
        return lower_words(l, FILM_F_TEXT, node->text, false);
    case FILM_NODE_PHRASE:
        return lower_phrase(l, node->text);
    case FILM_NODE_PREFIX:
        return lower_prefix(l, FILM_F_TEXT, node->text);
    case FILM_NODE_NEAR:
        l->exact = false;
        return lower_children(l, XAPC_OP_AND, node);
    case FILM_NODE_LIST:
    case FILM_NODE_AND:
        return lower_children(l, XAPC_OP_AND, node);
    case FILM_NODE_OR:
        return lower_children(l, XAPC_OP_OR, node);
    case FILM_NODE_NOT:
        return lower_not(l, node);
    case FILM_NODE_MUST:
        return lower(l, node->first);
    case FILM_NODE_FIELD:
        return lower_field(l, node);
    case FILM_NODE_RANGE:
        return lower_range(l, node);
    case FILM_NODE_ABOUT:
        return lower_about(l, node);
    default:
        return NULL;
    }
}

/* True for a condition. Plain words on the root list only rank. */
static bool
is_condition(const struct film_node *child)
{
    return child->kind != FILM_NODE_WORD && child->kind != FILM_NODE_LIST;
}

/* Adds the condition that a document is a passage: dates, and everything that
 * is negated, also match other documents. */
static xapc_query *
only_passages(struct lowering *l, xapc_query *q)
{
    xapc_query *kinds[2] = {
        term_query(l, FILM_F_KIND, FILM_STR(FILM_KIND_PASSAGE)),
        term_query(l, FILM_F_KIND, FILM_STR(FILM_KIND_SINGLE))};
    xapc_query *both[2] = {q, combine(l, XAPC_OP_OR, kinds, 2)};
    return combine(l, XAPC_OP_AND, both, 2);
}

enum film_status
film_lower_filter(xapc_query **filter, struct film_lowered *out,
                  const struct film_node *root, struct film_analyser *an,
                  struct film_error *err)
{
    struct lowering l = {.an = an, .err = err, .exact = true};
    xapc_query *q = NULL;
    film_buf_init(&l.term, 4 * FILM_TERM_MAX);
    film_buf_init(&l.value, 1 << 16);
    out->filters = out->verify = false;
    for (const struct film_node *c = root->first; c; c = c->next) {
        if (!is_condition(c))
            continue;
        out->filters = true;
        xapc_query *parts[2] = {q, lower(&l, c)};
        q = combine(&l, XAPC_OP_AND, parts, 2);
    }
    if (q)
        q = only_passages(&l, q);
    film_buf_release(&l.term);
    film_buf_release(&l.value);
    out->verify = !l.exact;
    if (l.failed != FILM_OK) {
        xapc_query_free(q);
        return l.failed;
    }
    *filter = q;
    return FILM_OK;
}
