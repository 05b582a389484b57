/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/film-facts.h"

#include "catalog/countries.h"
#include "catalog/key.h"
#include "schema/values.h"
#include "search/expand/about.h"
#include "search/expand/mentions.h"
#include "search/expand/respelled.h"
#include "text/fold.h"

#include <stdlib.h>

struct facts {
    struct film_search_ctx *c;
    struct film_plan *plan;
    struct film_shard *catalogue; /* or NULL */
    /* Entities of the catalogue, loaded when first needed. */
    struct film_docids entities;
    struct film_buf text;
};

/* Documents of films of the catalogue, ascending, each once. */
struct films {
    xapc_docid *v;
    size_t n;
};

static void
add(struct facts *f, struct films *films, struct film_docids docs)
{
    for (size_t i = 0; i < docs.n; i++) {
        xapc_docid *slot =
            film_ctx_push(f->c, &films->v, &films->n, sizeof *slot);
        if (slot)
            *slot = docs.v[i];
    }
}

static void
sort(struct films *films)
{
    size_t kept = 0;
    if (films->n)
        qsort(films->v, films->n, sizeof *films->v, film_docid_compare);
    for (size_t i = 0; i < films->n; i++)
        if (kept == 0 || films->v[kept - 1] != films->v[i])
            films->v[kept++] = films->v[i];
    films->n = kept;
}

/* ---- By terms --------------------------------------------------------- */

/* Whether the value of the field matches the condition. */
typedef bool means_fn(const struct film_node *node, struct film_str value,
                      struct film_str begin);

static bool
means_year(const struct film_node *node, struct film_str value,
           struct film_str begin)
{
    (void)begin;
    return value.n == 4 &&
           (!node->low[0] || memcmp(value.p, node->low, 4) >= 0) &&
           (!node->high[0] || memcmp(value.p, node->high, 4) <= 0);
}

static bool
means_country(const struct film_node *node, struct film_str value,
              struct film_str begin)
{
    (void)node;
    return film_country_begins(value, begin);
}

static bool
means_beginning(const struct film_node *node, struct film_str value,
                struct film_str begin)
{
    (void)node;
    return film_str_starts(value, begin);
}

/* True for the key of a person's name or surname that begins so. */
static bool
means_person(const struct film_node *node, struct film_str value,
             struct film_str begin)
{
    (void)node;
    return film_str_starts(value, begin) && value.n > begin.n + 1 &&
           (value.p[value.n - 1] == FILM_KEY_PERSON ||
            value.p[value.n - 2] == FILM_KEY_SURNAME);
}

struct values {
    struct facts *f;
    const struct film_node *node;
    means_fn *means;
    struct film_str begin;
    struct film_strs out;
};

static enum film_status
take_value(void *user, struct film_str value, uint32_t freq,
           struct film_error *err)
{
    struct values *v = user;
    struct film_search_ctx *c = v->f->c;
    (void)freq;
    (void)err;
    struct film_str *slot =
        v->means(v->node, value, v->begin)
            ? film_ctx_push(c, &v->out.v, &v->out.n, sizeof *slot)
            : NULL;
    if (slot)
        *slot = film_ctx_copy(c, value);
    return c->status;
}

/* The values of a field that are meant, of all that there are, or of all those
 * that begin as f->text does. */
static struct film_strs
values_meant(struct facts *f, enum film_field field,
             const struct film_node *node, means_fn *means)
{
    struct film_str begin = film_ctx_copy(f->c, film_buf_get(&f->text));
    struct values v = {f, node, means, begin, {NULL, 0}};
    if (means != means_person)
        begin = (struct film_str){"", 0};
    if (film_ctx_ok(f->c))
        film_ctx_keep(f->c, film_values_each(f->catalogue->db, field, begin,
                                             take_value, &v, f->c->err));
    return v.out;
}

/* The films that have a value of the field; f->text is it, or how it begins. */
static void
add_by_value(struct facts *f, struct films *films, const struct film_node *node,
             means_fn *means)
{
    enum film_field field = node->field->field;
    struct film_strs values = {NULL, 0};
    struct film_str one = film_buf_get(&f->text);
    if (!film_ctx_keep(f->c, film_buf_check(&f->text, f->c->err)))
        return;
    if (means)
        values = values_meant(f, field, node, means);
    else if (one.n > 0)
        values = (struct film_strs){&one, 1};
    for (size_t i = 0; i < values.n && film_ctx_ok(f->c); i++)
        add(f, films, film_shard_all(f->c, f->catalogue, field, values.v[i]));
}

/* ---- By people -------------------------------------------------------- */

static enum film_job
job_of(enum film_field field)
{
    return field == FILM_F_DIRECTOR ? FILM_JOB_DIRECTOR
           : field == FILM_F_WRITER ? FILM_JOB_WRITER
                                    : FILM_JOB_CAST;
}

/* Adds the film of the catalogue with this id. */
static void
add_film(struct facts *f, struct films *films, struct film_str id)
{
    struct film_docids docs =
        film_shard_all(f->c, f->catalogue, FILM_F_FILM_ID, id);
    if (f->entities.n == 0)
        f->entities = film_shard_all(f->c, f->catalogue, FILM_F_KIND,
                                     FILM_STR(FILM_KIND_ENTITY));
    for (size_t i = 0; i < docs.n; i++)
        if (film_docids_have(f->entities, docs.v[i]))
            add(f, films, (struct film_docids){&docs.v[i], 1});
}

/* Finds the people with this name or, if nobody has it as a full name, with
 * this surname. */
static struct film_mention
people_called(struct facts *f, struct film_str name)
{
    struct film_mention m = film_respelled_person(f->c, f->catalogue, name);
    return m.n > 0
               ? m
               : film_mentions_name(f->c, f->catalogue, name, FILM_KEY_SURNAME);
}

/* Adds the films in which a person has the job. */
static void
add_credits(struct facts *f, struct films *films, const struct film_entity *e,
            enum film_job job)
{
    for (size_t k = 0; k < e->credit_count; k++)
        if (e->credits[k].job == job)
            add_film(f, films, e->credits[k].other_id);
}

/* The same for people with the name. */
static void
add_by_person(struct facts *f, struct films *films,
              const struct film_node *node)
{
    struct film_mention m = people_called(f, node->first->text);
    for (size_t i = 0; i < m.n && film_ctx_ok(f->c); i++)
        add_credits(f, films, &m.bearers[i], job_of(node->field->field));
}

/* The same for all whose name or surname begins so. */
static void
add_by_beginning(struct facts *f, struct films *films,
                 const struct film_node *node)
{
    struct film_search_ctx *c = f->c;
    struct films people = {NULL, 0}; /* documents */
    film_name_key_joined(&f->text, node->first->text);
    if (!film_ctx_keep(c, film_buf_check(&f->text, c->err)))
        return;
    struct film_strs keys =
        values_meant(f, FILM_F_NAME_KEY, node, means_person);
    for (size_t i = 0; i < keys.n && film_ctx_ok(c); i++)
        add(f, &people,
            film_shard_all(c, f->catalogue, FILM_F_NAME_KEY, keys.v[i]));
    sort(&people);
    struct film_str *data =
        people.n ? film_shard_data(c, f->catalogue,
                                   (struct film_docids){people.v, people.n})
                 : NULL;
    for (size_t i = 0; data && i < people.n && film_ctx_ok(c); i++) {
        struct film_entity e;
        if (film_ctx_keep(c, film_entity_load(&e, data[i], c->arena, c->err)))
            add_credits(f, films, &e, job_of(node->field->field));
    }
}

/* ---- One condition ---------------------------------------------------- */

static struct films
find(struct facts *f, const struct film_node *node)
{
    struct films films = {NULL, 0};
    const struct film_node *value = node->first;
    bool begins = value && value->kind == FILM_NODE_PREFIX;
    film_buf_reset(&f->text);
    if (!f->catalogue || !film_ctx_ok(f->c))
        return films;
    switch (node->field->field) {
    case FILM_F_FILM_YEAR:
        add_by_value(f, &films, node, means_year);
        break;
    case FILM_F_COUNTRY:
        if (begins)
            film_name_key_joined(&f->text, value->text);
        else
            film_country_key(&f->text, value->text);
        add_by_value(f, &films, node, begins ? means_country : NULL);
        break;
    case FILM_F_GENRE:
        film_fold_exact(&f->text, value->text);
        add_by_value(f, &films, node, begins ? means_beginning : NULL);
        break;
    default:
        if (begins)
            add_by_beginning(f, &films, node);
        else
            add_by_person(f, &films, node);
    }
    sort(&films);
    return films;
}

static void
print(struct facts *f, const struct film_node *node)
{
    struct film_node one = *node;
    const struct film_node list = {.kind = FILM_NODE_LIST, .first = &one};
    one.next = NULL;
    film_query_print(&f->text, &list);
    film_ctx_keep(f->c, film_buf_check(&f->text, f->c->err));
}

/* Makes node an ABOUT node of the films. */
static void
make_about(struct facts *f, struct film_node *node, struct films films,
           struct film_str text)
{
    struct film_search_ctx *c = f->c;
    struct film_entity *v = film_ctx_alloc(c, films.n + 1, sizeof *v);
    struct film_str *data =
        films.n && v ? film_shard_data(c, f->catalogue,
                                       (struct film_docids){films.v, films.n})
                     : NULL;
    for (size_t i = 0; data && i < films.n && film_ctx_ok(c); i++)
        film_ctx_keep(c, film_entity_load(&v[i], data[i], c->arena, c->err));
    if (film_ctx_ok(c))
        film_about_make(c, &f->plan->filters, node, text, v, films.n);
}

/* ---- The tree --------------------------------------------------------- */

static const struct film_node *
fact_of(const struct film_node *node)
{
    const struct film_node *n =
        node->kind == FILM_NODE_MUST ? node->first : node;
    bool leaf = n->kind == FILM_NODE_FIELD || n->kind == FILM_NODE_RANGE;
    return leaf && film_field_of_films(n->field) ? n : NULL;
}

/* True for a node of a field of films, also with a + before it. */
static bool
is_fact(const struct film_node *node)
{
    return fact_of(node);
}

static void
replace(struct facts *f, struct film_node *node)
{
    const struct film_node *fact = fact_of(node);
    struct films films = find(f, fact);
    film_buf_reset(&f->text);
    print(f, fact);
    make_about(f, node, films, film_ctx_copy(f->c, film_buf_get(&f->text)));
}

static struct films
common(struct films a, struct films b)
{
    size_t n = 0;
    for (size_t i = 0; i < a.n; i++)
        if (film_docids_have((struct film_docids){b.v, b.n}, a.v[i]))
            a.v[n++] = a.v[i];
    a.n = n;
    return a;
}

/* Puts a node of the films that meet all conditions of a list after them. */
static void
add_joint(struct facts *f, struct film_node *list)
{
    struct film_node **last = &list->first;
    struct film_node *node = film_ctx_alloc(f->c, 1, sizeof *node);
    struct films films = {NULL, 0};
    struct film_buf typed;
    film_buf_init(&typed, 4 * FILM_QUERY_RAW_MAX);
    for (; *last; last = &(*last)->next) {
        const struct film_node *fact = fact_of(*last);
        if (!fact)
            continue;
        struct films these = find(f, fact);
        films = typed.n ? common(films, these) : these;
        film_buf_reset(&f->text);
        print(f, fact);
        film_buf_text(&typed, typed.n ? " " : "");
        film_buf_str(&typed, film_buf_get(&f->text));
    }
    struct film_str text = film_ctx_copy(f->c, film_buf_get(&typed));
    film_ctx_keep(f->c, film_buf_check(&typed, f->c->err));
    film_buf_release(&typed);
    if (node)
        make_about(f, node, films, text);
    if (!film_ctx_ok(f->c))
        return;
    *last = node;
    struct film_strs *all = &f->plan->typed;
    struct film_str *slot =
        list == f->plan->root
            ? film_ctx_push(f->c, &all->v, &all->n, sizeof *slot)
            : NULL;
    if (slot)
        *slot = text;
}

/* Recursion is as deep as the query's nesting, which the parser limits. */
static void
expand(struct facts *f, struct film_node *node)
{
    size_t n = 0;
    bool all = node->kind == FILM_NODE_LIST || node->kind == FILM_NODE_AND;
    for (const struct film_node *k = node->first; k; k = k->next)
        n += is_fact(k);
    for (struct film_node *k = node->first; k; k = k->next) {
        if (!is_fact(k))
            expand(f, k);
        else if (!all || n == 1)
            replace(f, k);
    }
    if (all && n > 1)
        add_joint(f, node);
}

void
film_facts_expand(struct film_search_ctx *c, struct film_plan *plan,
                  struct film_shard *catalogue)
{
    struct facts f = {.c = c, .plan = plan, .catalogue = catalogue};
    film_buf_init(&f.text, 4 * FILM_QUERY_RAW_MAX);
    expand(&f, plan->root);
    film_buf_release(&f.text);
}

const struct film_entity_filter *
film_facts_all(const struct film_plan *plan)
{
    const struct film_node *about = NULL;
    if (!plan->root)
        return NULL;
    for (const struct film_node *k = plan->root->first; k; k = k->next)
        if (k->kind == FILM_NODE_ABOUT)
            about = k; /* the joint one is the last */
    for (size_t i = 0; about && i < plan->filters.n; i++)
        if (film_str_equal(plan->filters.v[i].film, about->text))
            return &plan->filters.v[i];
    return NULL;
}
