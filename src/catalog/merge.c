/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/merge.h"

#include "base/map.h"
#include "catalog/countries.h"
#include "catalog/key.h"

#include <stdio.h>
#include <stdlib.h>

/* A record, or a person named in a film's credit. */
struct node {
    uint32_t root; /* union-find; an earlier node or itself */
    uint32_t record;
    uint32_t credit; /* index into the record's credits, or NONE */
    bool person;
    bool known;          /* for a root: has an id or a birth date */
    struct film_str key; /* key of the main name */
};

enum { NONE = UINT32_MAX };

/* The nodes that have a certain name. */
struct group {
    uint32_t *nodes;
    size_t n;
    uint32_t root; /* the common root of all nodes, or NONE; set after all are
                      joined */
};

struct merger {
    const struct film_record *records;
    size_t record_count;
    struct node *nodes;
    size_t node_count;
    uint32_t *of_record;    /* node of each record */
    uint32_t *first_credit; /* node of the first credit of each record */
    struct film_map joins;  /* from id or reference to node */
    struct film_map names;  /* from the key of a person's name, or of a film's
                               title and year, to its group */
    struct group *groups;
    size_t group_count;
    uint32_t *entity_of; /* by root: index into out->v */
    struct film_arena *arena;
    struct film_arena scratch; /* used by one function at a time */
    struct film_buf key, text;
    struct film_catalog *out;
    bool failed;
};

/* ---- Union-find ------------------------------------------------------- */

static uint32_t
root_of(struct merger *m, uint32_t i)
{
    while (m->nodes[i].root != i) {
        m->nodes[i].root = m->nodes[m->nodes[i].root].root;
        i = m->nodes[i].root;
    }
    return i;
}

/* Joins two sets. The earlier root is kept, so that the result depends on the
 * order of the records. */
static void
join(struct merger *m, uint32_t a, uint32_t b)
{
    a = root_of(m, a);
    b = root_of(m, b);
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    m->nodes[high].root = low;
    m->nodes[low].known |= m->nodes[high].known;
}

static struct film_str
keep(struct merger *m, struct film_str s)
{
    struct film_str copy = {"", 0};
    if (!film_arena_copy(m->arena, s, &copy))
        m->failed = true;
    return copy;
}

/* Joins the node with the first node that had the key in m->text. */
static void
join_by_text(struct merger *m, uint32_t node)
{
    struct film_str key = film_buf_get(&m->text);
    bool added;
    struct film_map_entry *e =
        m->text.failed ? NULL : film_map_keep(&m->joins, m->arena, key, &added);
    if (!e)
        m->failed = true;
    else if (added)
        e->value = node;
    else
        join(m, (uint32_t)e->value, node);
}

static void
join_by_ids(struct merger *m, uint32_t node, const struct film_id *ids,
            size_t n)
{
    for (size_t i = 0; i < n; i++) {
        film_buf_reset(&m->text);
        film_buf_printf(&m->text, "%c%.*s:%.*s",
                        m->nodes[node].person ? 'p' : 'f', (int)ids[i].scheme.n,
                        ids[i].scheme.p, (int)ids[i].value.n, ids[i].value.p);
        m->nodes[node].known = true;
        join_by_text(m, node);
    }
}

/* Writes the key of a reference. References are valid within an input; in our
 * own format, where people and films may be in separate files, they are valid
 * in all of its files. */
static void
write_ref(struct merger *m, const struct film_record *r, struct film_str ref)
{
    bool ours = strcmp(r->format, "filmxml") == 0;
    film_buf_reset(&m->text);
    film_buf_byte(&m->text, 'r');
    film_buf_str(&m->text, ours ? film_str_from(r->format) : r->path);
    film_buf_byte(&m->text, '\n');
    film_buf_str(&m->text, ref);
}

static void
join_by_ref(struct merger *m, uint32_t node, const struct film_record *r,
            struct film_str ref)
{
    if (ref.n == 0)
        return;
    write_ref(m, r, ref);
    join_by_text(m, node);
}

/* ---- Nodes ------------------------------------------------------------ */

static struct film_str
name_key(struct merger *m, struct film_str name)
{
    film_name_key(&m->key, name);
    m->failed |= m->key.failed != FILM_OK;
    return film_buf_get(&m->key);
}

static uint32_t
add_node(struct merger *m, uint32_t record, uint32_t credit, bool person,
         struct film_names names)
{
    uint32_t i = (uint32_t)m->node_count++;
    struct film_str name = names.n ? names.v[0].text : (struct film_str){"", 0};
    m->nodes[i] = (struct node){i,      record, credit,
                                person, false,  keep(m, name_key(m, name))};
    return i;
}

static void
add_to_group(struct merger *m, struct film_str key, uint32_t node)
{
    bool added;
    if (key.n == 0)
        return;
    struct film_map_entry *e = film_map_keep(&m->names, m->arena, key, &added);
    if (e && added)
        e->value = m->group_count;
    if (!e || (added && !film_arena_push(m->arena, &m->groups, &m->group_count,
                                         sizeof *m->groups))) {
        m->failed = true;
        return;
    }
    struct group *g = &m->groups[e->value];
    uint32_t *slot = film_arena_push(m->arena, &g->nodes, &g->n, sizeof *slot);
    if (slot)
        *slot = node;
    else
        m->failed = true;
}

static void
add_person_record(struct merger *m, const struct film_record *r, uint32_t node)
{
    m->nodes[node].known = r->born.n > 0;
    join_by_ids(m, node, r->ids, r->id_count);
    join_by_ref(m, node, r, r->ref);
    for (size_t i = 0; i < r->names.n; i++)
        add_to_group(m, name_key(m, r->names.v[i].text), node);
}

static void
add_film_record(struct merger *m, const struct film_record *r, uint32_t index,
                uint32_t node)
{
    join_by_ids(m, node, r->ids, r->id_count);
    join_by_ref(m, node, r, r->ref);
    if (r->year > 0 && m->nodes[node].key.n > 0) {
        film_buf_reset(&m->text);
        film_buf_printf(&m->text, "%.*s:%d", (int)m->nodes[node].key.n,
                        m->nodes[node].key.p, r->year);
        m->failed |= m->text.failed != FILM_OK;
        add_to_group(m, film_buf_get(&m->text), node);
    }
    m->first_credit[index] = (uint32_t)m->node_count;
    for (size_t i = 0; i < r->credit_count; i++) {
        const struct film_credit *c = &r->credits[i];
        uint32_t k = add_node(m, index, (uint32_t)i, true, c->names);
        join_by_ids(m, k, c->person_ids, c->person_id_count);
        join_by_ref(m, k, r, c->person_ref);
        add_to_group(m, m->nodes[k].key, k);
    }
}

static bool
make_nodes(struct merger *m)
{
    size_t most = m->record_count;
    for (size_t i = 0; i < m->record_count; i++)
        most += m->records[i].credit_count;
    m->nodes = film_arena_zalloc(m->arena, most + 1, sizeof *m->nodes);
    m->of_record =
        film_arena_zalloc(m->arena, m->record_count + 1, sizeof *m->of_record);
    m->first_credit = film_arena_zalloc(m->arena, m->record_count + 1,
                                        sizeof *m->first_credit);
    if (!m->nodes || !m->of_record || !m->first_credit)
        return false;
    for (size_t i = 0; i < m->record_count && !m->failed; i++) {
        const struct film_record *r = &m->records[i];
        uint32_t node = add_node(m, (uint32_t)i, NONE,
                                 r->kind == FILM_RECORD_PERSON, r->names);
        m->of_record[i] = node;
        if (r->kind == FILM_RECORD_PERSON)
            add_person_record(m, r, node);
        else
            add_film_record(m, r, (uint32_t)i, node);
    }
    return !m->failed;
}

/* ---- Persons and films of one name ------------------------------------ */

/* A statement of a node, for sorting. */
struct said {
    struct film_str text;
    uint32_t node;
};

static int
compare_said(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    int c = film_str_compare(x->text, y->text);
    return c ? c : (x->node > y->node) - (x->node < y->node);
}

/* Returns zeroed scratch memory for n elements, valid until the next call; NULL
 * when out of memory. */
static void *
scratch(struct merger *m, size_t n, size_t size)
{
    film_arena_reset(&m->scratch);
    void *v = film_arena_zalloc(&m->scratch, n + 1, size);
    m->failed |= v == NULL;
    return v;
}

static struct film_str
birth_of(const struct merger *m, uint32_t node)
{
    const struct node *n = &m->nodes[node];
    return n->credit == NONE ? m->records[n->record].born
                             : (struct film_str){"", 0};
}

/* Joins known persons of a name who were born on the same day. */
static void
join_by_birth(struct merger *m, const struct group *g)
{
    size_t n = 0;
    struct said *v = g->n > 1 ? scratch(m, g->n, sizeof *v) : NULL;
    for (size_t i = 0; v && i < g->n; i++)
        if (birth_of(m, g->nodes[i]).n)
            v[n++] = (struct said){birth_of(m, g->nodes[i]), g->nodes[i]};
    if (n > 1)
        qsort(v, n, sizeof *v, compare_said);
    for (size_t i = 1; i < n; i++)
        if (film_str_equal(v[i].text, v[i - 1].text))
            join(m, v[i].node, v[i - 1].node);
}

/* True if two films of the group have different ids of one scheme. If they have
 * different roots, they have no id in common. */
static bool
ids_differ(struct merger *m, const struct group *g)
{
    size_t most = 0, n = 0;
    for (size_t i = 0; i < g->n; i++)
        most += m->records[m->nodes[g->nodes[i]].record].id_count;
    struct said *v = scratch(m, most, sizeof *v);
    for (size_t i = 0; v && i < g->n; i++) {
        const struct film_record *r = &m->records[m->nodes[g->nodes[i]].record];
        for (size_t k = 0; k < r->id_count; k++)
            v[n++] = (struct said){r->ids[k].scheme, root_of(m, g->nodes[i])};
    }
    if (n > 1)
        qsort(v, n, sizeof *v, compare_said);
    for (size_t i = 1; i < n; i++)
        if (v[i].node != v[i - 1].node &&
            film_str_equal(v[i].text, v[i - 1].text))
            return true;
    return false;
}

/* Joins films of the same title and year, unless two of them have different
 * ids: then it is unclear which film the others are. */
static void
join_films(struct merger *m, const struct group *g)
{
    if (g->n < 2 || ids_differ(m, g))
        return;
    for (size_t i = 1; i < g->n; i++)
        join(m, g->nodes[0], g->nodes[i]);
}

/* Joins all unknown persons of a name with the one known person or, if none is
 * known, with each other. If two are known, it is unclear whom the others
 * belong to. */
static void
join_group(struct merger *m, const struct group *g)
{
    uint32_t only = NONE;
    if (!m->nodes[g->nodes[0]].person) {
        join_films(m, g);
        return;
    }
    join_by_birth(m, g);
    for (size_t i = 0; i < g->n; i++) {
        uint32_t r = root_of(m, g->nodes[i]);
        if (!m->nodes[r].known)
            continue;
        if (only != NONE && only != r)
            return;
        only = r;
    }
    for (size_t i = 0; i < g->n; i++)
        join(m, only == NONE ? g->nodes[0] : only, g->nodes[i]);
}

/* Returns the common root of a group, or NONE. */
static uint32_t
root_of_all(struct merger *m, const struct group *g)
{
    uint32_t root = root_of(m, g->nodes[0]);
    for (size_t i = 1; i < g->n; i++)
        if (root_of(m, g->nodes[i]) != root)
            return NONE;
    return root;
}

/* Joins all groups before any root is used, because a person may be in several
 * groups. */
static void
join_groups(struct merger *m)
{
    for (size_t i = 0; i < m->group_count; i++)
        join_group(m, &m->groups[i]);
    for (size_t i = 0; i < m->group_count; i++)
        m->groups[i].root = root_of_all(m, &m->groups[i]);
}

/* ---- Entities --------------------------------------------------------- */

static void *
push(struct merger *m, void *array, size_t *n, size_t size)
{
    void *p = film_arena_push(m->arena, array, n, size);
    m->failed |= p == NULL;
    return p;
}

typedef int compare_fn(const void *a, const void *b);

/* Compares two elements, then their places in the list. */
static int
compare_places(const void *a, const void *b, void *compare)
{
    const void *x = *(const void *const *)a, *y = *(const void *const *)b;
    int c = (*(compare_fn **)compare)(x, y);
    return c ? c : (x > y) - (x < y);
}

/* Adds to the first of equal elements what another one has. */
typedef void unite_fn(struct merger *m, void *first, const void *other);

/* Makes a list unique, keeping the place of the first of equal elements. This
 * is done once the list is complete, not for each element: a cast may have
 * 100,000 names. */
static void
make_unique(struct merger *m, void *list, size_t *n, size_t size,
            compare_fn *compare, unite_fn *unite)
{
    char *v = list;
    const char **at = *n > 1 ? scratch(m, *n, sizeof *at) : NULL;
    bool *gone = at ? film_arena_zalloc(&m->scratch, *n, sizeof *gone) : NULL;
    size_t first = 0, kept = 0;
    if (!gone) {
        m->failed |= *n > 1;
        return;
    }
    for (size_t i = 0; i < *n; i++)
        at[i] = v + i * size;
    qsort_r(at, *n, sizeof *at, compare_places, &compare);
    for (size_t i = 1; i < *n; i++) {
        if (compare(at[first], at[i]) != 0) {
            first = i;
            continue;
        }
        gone[(size_t)(at[i] - v) / size] = true;
        if (unite)
            unite(m, (char *)at[first], at[i]);
    }
    for (size_t i = 0; i < *n; i++)
        if (!gone[i])
            memmove(v + kept++ * size, v + i * size, size);
    *n = kept;
}

static int
compare_strs(const void *a, const void *b)
{
    const struct film_str *x = a, *y = b;
    return film_str_compare(*x, *y);
}

static int
compare_names(const void *a, const void *b)
{
    const struct film_name *x = a, *y = b;
    return film_str_compare(x->text, y->text);
}

/* Most mentions of a person have the same name and id, so comparing with the
 * first and the last one saves memory. */
static void
add_name(struct merger *m, struct film_entity *e, const struct film_name *name)
{
    const struct film_names *in = &e->names;
    if (name->text.n == 0 ||
        (in->n > 0 && (film_str_equal(in->v[0].text, name->text) ||
                       film_str_equal(in->v[in->n - 1].text, name->text))))
        return;
    struct film_name *slot = push(m, &e->names.v, &e->names.n, sizeof *slot);
    if (slot)
        *slot = *name;
}

static void
add_ids(struct merger *m, struct film_entity *e, const struct film_id *ids,
        size_t n)
{
    const struct film_strs *in = &e->ids;
    for (size_t i = 0; i < n; i++) {
        film_buf_reset(&m->text);
        film_buf_str(&m->text, ids[i].scheme);
        film_buf_byte(&m->text, ':');
        film_buf_str(&m->text, ids[i].value);
        struct film_str id = film_buf_get(&m->text);
        if (in->n > 0 && (film_str_equal(in->v[0], id) ||
                          film_str_equal(in->v[in->n - 1], id)))
            continue;
        struct film_str *slot = push(m, &e->ids.v, &e->ids.n, sizeof *slot);
        if (slot)
            *slot = keep(m, id);
    }
}

static int
compare_facts(const void *a, const void *b)
{
    const struct film_entity_fact *x = a, *y = b;
    int c = (x->kind > y->kind) - (x->kind < y->kind);
    if (c == 0)
        c = film_str_compare(x->of, y->of);
    /* for a country, its key is enough */
    return c || x->kind == FILM_ENTITY_COUNTRY
               ? c
               : film_str_compare_nocase(x->said, y->said);
}

static void
add_fact(struct merger *m, struct film_entity *e, const struct film_record *r,
         struct film_entity_fact fact)
{
    struct film_entity_fact *slot =
        fact.said.n ? push(m, &e->facts, &e->fact_count, sizeof *slot) : NULL;
    if (!slot)
        return;
    *slot = fact;
    slot->source = (struct film_source){r->path, r->line};
}

static void
add_facts(struct merger *m, struct film_entity *e, const struct film_record *r)
{
    struct film_entity_fact fact = {.kind = FILM_ENTITY_RUNTIME};
    if (r->runtime > 0) {
        film_buf_reset(&m->text);
        film_buf_printf(&m->text, "%d", r->runtime);
        fact.said = keep(m, film_buf_get(&m->text));
        add_fact(m, e, r, fact);
    }
    for (size_t i = 0; i < r->countries.n; i++) {
        film_country_key(&m->text, r->countries.v[i]);
        fact = (struct film_entity_fact){FILM_ENTITY_COUNTRY,
                                         r->countries.v[i],
                                         keep(m, film_buf_get(&m->text)),
                                         {{"", 0}, 0}};
        add_fact(m, e, r, fact);
    }
    fact = (struct film_entity_fact){.kind = FILM_ENTITY_GENRE};
    for (size_t i = 0; i < r->genres.n; i++) {
        fact.said = r->genres.v[i];
        add_fact(m, e, r, fact);
    }
    fact.kind = FILM_ENTITY_RELEASE;
    for (size_t i = 0; i < r->release_count; i++) {
        fact.said = r->releases[i].date;
        fact.of = r->releases[i].country;
        add_fact(m, e, r, fact);
    }
    fact.kind = FILM_ENTITY_RATING;
    for (size_t i = 0; i < r->rating_count; i++) {
        fact.said = r->ratings[i].value;
        fact.of = r->ratings[i].by;
        add_fact(m, e, r, fact);
    }
}

static void
add_record_to_entity(struct merger *m, struct film_entity *e,
                     const struct film_record *r)
{
    for (size_t i = 0; i < r->names.n; i++)
        add_name(m, e, &r->names.v[i]);
    add_ids(m, e, r->ids, r->id_count);
    if (e->year == 0)
        e->year = r->year;
    if (e->born.n == 0)
        e->born = r->born;
    if (e->died.n == 0)
        e->died = r->died;
    if (r->kind == FILM_RECORD_FILM)
        add_facts(m, e, r);
    if (e->source.path.n == 0)
        e->source = (struct film_source){r->path, r->line};
}

static void
add_mention_to_entity(struct merger *m, struct film_entity *e,
                      const struct film_credit *c)
{
    for (size_t i = 0; i < c->names.n; i++)
        add_name(m, e, &c->names.v[i]);
    add_ids(m, e, c->person_ids, c->person_id_count);
}

static struct film_str
main_name(const struct film_entity *e)
{
    return e->names.n ? e->names.v[0].text : (struct film_str){"", 0};
}

/* Chooses the best-known id; if there is none, makes one. */
static void
choose_id(struct merger *m, struct film_entity *e)
{
    static const char *const first[] = {"imdb:", "tmdb:", "wikidata:"};
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
        for (size_t k = 0; k < e->ids.n; k++)
            if (film_str_starts(e->ids.v[k], film_str_from(first[i]))) {
                e->id = e->ids.v[k];
                return;
            }
    if (e->ids.n > 0) {
        e->id = e->ids.v[0];
        return;
    }
    struct film_str key = name_key(m, main_name(e));
    film_buf_reset(&m->text);
    film_buf_printf(&m->text, "name:%.*s", (int)key.n, key.p);
    if (e->year > 0)
        film_buf_printf(&m->text, ":%d", e->year);
    if (e->born.n > 0)
        film_buf_printf(&m->text, ":%.*s", (int)e->born.n, e->born.p);
    e->id = keep(m, film_buf_get(&m->text));
}

/* Adds names and facts: first from records, then from casts. */
static void
fill_entities(struct merger *m, bool records)
{
    for (uint32_t i = 0; i < m->node_count && !m->failed; i++) {
        const struct node *n = &m->nodes[i];
        struct film_entity *e = &m->out->v[m->entity_of[root_of(m, i)]];
        const struct film_record *r = &m->records[n->record];
        if (records && n->credit == NONE)
            add_record_to_entity(m, e, r);
        else if (!records && n->credit != NONE)
            add_mention_to_entity(m, e, &r->credits[n->credit]);
    }
}

static bool
make_entities(struct merger *m)
{
    m->entity_of =
        film_arena_zalloc(m->arena, m->node_count + 1, sizeof *m->entity_of);
    m->out->v =
        film_arena_zalloc(m->arena, m->node_count + 1, sizeof *m->out->v);
    if (!m->entity_of || !m->out->v)
        return false;
    m->out->n = 0;
    for (uint32_t i = 0; i < m->node_count; i++)
        if (root_of(m, i) == i) {
            m->entity_of[i] = (uint32_t)m->out->n;
            m->out->v[m->out->n++].person = m->nodes[i].person;
        }
    fill_entities(m, true);
    fill_entities(m, false);
    for (size_t i = 0; i < m->out->n && !m->failed; i++) {
        struct film_entity *e = &m->out->v[i];
        make_unique(m, e->names.v, &e->names.n, sizeof *e->names.v,
                    compare_names, NULL);
        make_unique(m, e->ids.v, &e->ids.n, sizeof *e->ids.v, compare_strs,
                    NULL);
        make_unique(m, e->facts, &e->fact_count, sizeof *e->facts,
                    compare_facts, NULL);
        choose_id(m, e);
    }
    return !m->failed;
}

static struct film_entity *
entity_at(struct merger *m, uint32_t node)
{
    return &m->out->v[m->entity_of[root_of(m, node)]];
}

/* ---- Credits ---------------------------------------------------------- */

static void
add_role(struct merger *m, struct film_entity_credit *to, struct film_str role)
{
    struct film_str *slot =
        role.n ? push(m, &to->roles.v, &to->roles.n, sizeof *slot) : NULL;
    if (slot)
        *slot = role;
}

static void
add_credit(struct merger *m, struct film_entity *to,
           const struct film_entity *other, int year,
           const struct film_record *r, const struct film_credit *c)
{
    struct film_entity_credit *slot =
        push(m, &to->credits, &to->credit_count, sizeof *slot);
    if (!slot)
        return;
    slot->other_id = other->id;
    slot->other = main_name(other);
    slot->job = c->job;
    slot->job_text = c->job_text;
    slot->year = year;
    slot->source = (struct film_source){r->path, c->line ? c->line : r->line};
    for (size_t i = 0; i < c->roles.n; i++)
        add_role(m, slot, c->roles.v[i].text);
}

/* Compares credits; those of one person in one film and job are equal. */
static int
compare_work(const void *a, const void *b)
{
    const struct film_entity_credit *x = a, *y = b;
    int c = film_str_compare(x->other_id, y->other_id);
    if (c == 0)
        c = (x->job > y->job) - (x->job < y->job);
    return c ? c : film_str_compare(x->job_text, y->job_text);
}

static void
unite_credits(struct merger *m, void *first, const void *other)
{
    const struct film_entity_credit *c = other;
    for (size_t i = 0; i < c->roles.n; i++)
        add_role(m, first, c->roles.v[i]);
}

static void
make_credits_unique(struct merger *m, struct film_entity *e)
{
    make_unique(m, e->credits, &e->credit_count, sizeof *e->credits,
                compare_work, unite_credits);
    for (size_t i = 0; i < e->credit_count; i++) {
        struct film_strs *roles = &e->credits[i].roles;
        make_unique(m, roles->v, &roles->n, sizeof *roles->v, compare_strs,
                    NULL);
    }
}

static void
link_credits(struct merger *m)
{
    for (size_t i = 0; i < m->record_count && !m->failed; i++) {
        const struct film_record *r = &m->records[i];
        if (r->kind != FILM_RECORD_FILM)
            continue;
        struct film_entity *film = entity_at(m, m->of_record[i]);
        for (size_t k = 0; k < r->credit_count && !m->failed; k++) {
            struct film_entity *person =
                entity_at(m, m->first_credit[i] + (uint32_t)k);
            add_credit(m, film, person, film->year, r, &r->credits[k]);
            add_credit(m, person, film, film->year, r, &r->credits[k]);
        }
    }
    for (size_t i = 0; i < m->out->n && !m->failed; i++)
        make_credits_unique(m, &m->out->v[i]);
}

/* ---- Awards ----------------------------------------------------------- */

static struct film_entity *
by_ref(struct merger *m, const struct film_record *r, struct film_str ref)
{
    write_ref(m, r, ref);
    const uintptr_t *node =
        ref.n ? film_map_get(&m->joins, film_buf_get(&m->text)) : NULL;
    return node ? entity_at(m, (uint32_t)*node) : NULL;
}

/* Returns the person with that name, if there is only one. */
static struct film_entity *
by_name(struct merger *m, struct film_str name)
{
    const uintptr_t *at =
        name.n ? film_map_get(&m->names, name_key(m, name)) : NULL;
    if (!at)
        return NULL;
    uint32_t root = m->groups[*at].root;
    return root == NONE ? NULL : entity_at(m, root);
}

static int
compare_honours(const void *a, const void *b)
{
    const struct film_entity_award *x = a, *y = b;
    int c = (x->year > y->year) - (x->year < y->year);
    if (c == 0)
        c = x->won - y->won;
    if (c == 0)
        c = film_str_compare_nocase(x->ceremony, y->ceremony);
    if (c == 0)
        c = film_str_compare_nocase(x->category, y->category);
    return c ? c : film_str_compare_nocase(x->film, y->film);
}

static void
give_award(struct merger *m, struct film_entity *e,
           const struct film_entity_award *a)
{
    struct film_entity_award *slot =
        e ? push(m, &e->awards, &e->award_count, sizeof *slot) : NULL;
    if (slot)
        *slot = *a;
}

static void
link_award(struct merger *m, const struct film_record *r, uint32_t node,
           const struct film_award *a)
{
    struct film_entity *subject = entity_at(m, node);
    bool of_film = r->kind == FILM_RECORD_FILM;
    struct film_entity *other =
        of_film ? by_ref(m, r, a->person_ref) : by_ref(m, r, a->film_ref);
    if (!other && of_film)
        other = by_name(m, a->person);
    struct film_str other_name = other     ? main_name(other)
                                 : of_film ? a->person
                                           : a->film;
    const struct film_entity_award award = {
        .ceremony = a->ceremony,
        .edition = a->edition,
        .category = a->category,
        .film = of_film ? main_name(subject) : other_name,
        .person = of_film ? other_name : main_name(subject),
        .year = a->year,
        .won = a->won,
        .source = {r->path, a->line ? a->line : r->line},
    };
    give_award(m, subject, &award);
    give_award(m, other, &award);
}

static void
link_awards(struct merger *m)
{
    for (size_t i = 0; i < m->record_count && !m->failed; i++)
        for (size_t k = 0; k < m->records[i].award_count; k++)
            link_award(m, &m->records[i], m->of_record[i],
                       &m->records[i].awards[k]);
    for (size_t i = 0; i < m->out->n && !m->failed; i++) {
        struct film_entity *e = &m->out->v[i];
        make_unique(m, e->awards, &e->award_count, sizeof *e->awards,
                    compare_honours, NULL);
    }
}

/* ---- Order ------------------------------------------------------------ */

static int
year_order(int a, int b)
{
    return a == b ? 0 : a == 0 ? 1 : b == 0 ? -1 : a < b ? -1 : 1;
}

/* Orders credits by year, unknown ones last, then by title; within one film as
 * its cast and crew are listed. */
static int
compare_credits(const void *a, const void *b)
{
    const struct film_entity_credit *x = a, *y = b;
    int c = year_order(x->year, y->year);
    if (c == 0)
        c = film_str_compare(x->other, y->other);
    if (c == 0)
        c = film_str_compare(x->other_id, y->other_id);
    if (c == 0)
        c = (x->job > y->job) - (x->job < y->job);
    return c ? c : film_str_compare(x->job_text, y->job_text);
}

/* Orders awards by year, then as the records list them. */
static int
compare_awards(const void *a, const void *b)
{
    const struct film_entity_award *x = a, *y = b;
    int c = year_order(x->year, y->year);
    if (c == 0)
        c = film_str_compare(x->source.path, y->source.path);
    if (c == 0)
        c = (x->source.line > y->source.line) -
            (x->source.line < y->source.line);
    return c ? c : film_str_compare(x->category, y->category);
}

/* Sorts the lists of entities. A film's cast stays in the order of its
 * records. */
static void
sort_entities(struct merger *m)
{
    for (size_t i = 0; i < m->out->n; i++) {
        struct film_entity *e = &m->out->v[i];
        if (e->person && e->credit_count)
            qsort(e->credits, e->credit_count, sizeof *e->credits,
                  compare_credits);
        if (e->award_count)
            qsort(e->awards, e->award_count, sizeof *e->awards, compare_awards);
    }
}

/* ---- Conflicts -------------------------------------------------------- */

/* A matter in which records may disagree. */
struct matter {
    const char *what;
    /* Returns what a record states, "" for nothing; in m->key or borrowed. */
    struct film_str (*claim)(struct merger *m, const struct film_record *r);
    /* Whether two records that say something contradict each other. */
    bool (*differ)(struct merger *m, const struct film_record *a,
                   const struct film_record *b);
};

static struct film_str
claim_number(struct merger *m, const struct film_record *r, int n)
{
    film_buf_reset(&m->key);
    if (n > 0 && r->kind == FILM_RECORD_FILM)
        film_buf_printf(&m->key, "%d", n);
    return film_buf_get(&m->key);
}

static struct film_str
claim_year(struct merger *m, const struct film_record *r)
{
    return claim_number(m, r, r->year);
}

static bool
years_differ(struct merger *m, const struct film_record *a,
             const struct film_record *b)
{
    (void)m;
    return a->year != b->year;
}

static struct film_str
claim_runtime(struct merger *m, const struct film_record *r)
{
    return claim_number(m, r, r->runtime);
}

/* Seconds are rounded up in one source and down in another. */
static bool
runtimes_differ(struct merger *m, const struct film_record *a,
                const struct film_record *b)
{
    (void)m;
    return abs(a->runtime - b->runtime) > 1;
}

/* The k-th credit's person, if that directed the film. */
static const struct film_entity *
director(struct merger *m, const struct film_record *r, size_t k)
{
    return r->kind == FILM_RECORD_FILM && r->credits[k].job == FILM_JOB_DIRECTOR
               ? entity_at(m, m->first_credit[r - m->records] + (uint32_t)k)
               : NULL;
}

/* Returns "Joel Coen and Ethan Coen": the names of the people, not as written
 * in the record. "" if there are more directors than a film has, as comparing
 * them would take long. */
static struct film_str
claim_director(struct merger *m, const struct film_record *r)
{
    enum { DIRECTORS_MOST = 50 };
    size_t n = 0;
    film_buf_reset(&m->key);
    for (size_t k = 0; k < r->credit_count && n <= DIRECTORS_MOST; k++) {
        const struct film_entity *e = director(m, r, k);
        if (!e)
            continue;
        film_buf_text(&m->key, n++ > 0 ? " and " : "");
        film_buf_str(&m->key, main_name(e));
    }
    if (n > DIRECTORS_MOST)
        film_buf_reset(&m->key);
    return film_buf_get(&m->key);
}

/* True if all directors of a also directed b. */
static bool
directed_all(struct merger *m, const struct film_record *a,
             const struct film_record *b)
{
    for (size_t i = 0; i < a->credit_count; i++) {
        const struct film_entity *e = director(m, a, i);
        size_t k = 0;
        while (e && k < b->credit_count && director(m, b, k) != e)
            k++;
        if (e && k == b->credit_count)
            return false;
    }
    return true;
}

/* A record that names fewer directors is only less complete. */
static bool
directors_differ(struct merger *m, const struct film_record *a,
                 const struct film_record *b)
{
    return !directed_all(m, a, b) && !directed_all(m, b, a);
}

/* Two dates do not differ if one is only less precise: 1994 and 1994-07-05. */
static bool
dates_differ(struct film_str a, struct film_str b)
{
    return !film_str_starts(a, b) && !film_str_starts(b, a);
}

static struct film_str
claim_born(struct merger *m, const struct film_record *r)
{
    (void)m;
    return r->born;
}

static bool
births_differ(struct merger *m, const struct film_record *a,
              const struct film_record *b)
{
    (void)m;
    return dates_differ(a->born, b->born);
}

static struct film_str
claim_died(struct merger *m, const struct film_record *r)
{
    (void)m;
    return r->died;
}

static bool
deaths_differ(struct merger *m, const struct film_record *a,
              const struct film_record *b)
{
    (void)m;
    return dates_differ(a->died, b->died);
}

static const struct matter matters[] = {
    {"year", claim_year, years_differ},
    {"runtime", claim_runtime, runtimes_differ},
    {"director", claim_director, directors_differ},
    {"born", claim_born, births_differ},
    {"died", claim_died, deaths_differ},
};

/* Notes what each record states if one of them contradicts the first. */
static void
note_conflict(struct merger *m, const struct matter *matter,
              struct film_entity *e, const struct group *records)
{
    const struct film_record *first = NULL;
    bool conflict = false;
    struct film_entity_conflict found = {.what = film_str_from(matter->what)};
    for (size_t i = 0; i < records->n && !m->failed; i++) {
        const struct film_record *r = &m->records[records->nodes[i]];
        struct film_str said = matter->claim(m, r);
        if (said.n == 0)
            continue;
        struct film_entity_claim *c =
            push(m, &found.claims, &found.n, sizeof *c);
        if (!c)
            return;
        *c = (struct film_entity_claim){keep(m, said), {r->path, r->line}};
        first = first ? first : r;
        conflict |= matter->differ(m, first, r);
    }
    struct film_entity_conflict *slot =
        conflict ? push(m, &e->conflicts, &e->conflict_count, sizeof *slot)
                 : NULL;
    if (slot)
        *slot = found;
}

static void
note_conflicts(struct merger *m)
{
    struct group *of = film_arena_zalloc(m->arena, m->out->n + 1, sizeof *of);
    m->failed |= of == NULL;
    for (size_t i = 0; i < m->record_count && !m->failed; i++) {
        struct group *g = &of[m->entity_of[root_of(m, m->of_record[i])]];
        uint32_t *slot = push(m, &g->nodes, &g->n, sizeof *slot);
        if (slot)
            *slot = (uint32_t)i;
    }
    for (size_t i = 0; i < m->out->n && !m->failed; i++) {
        struct film_entity *e = &m->out->v[i];
        if (of[i].n < 2)
            continue;
        for (size_t k = 0; k < sizeof matters / sizeof matters[0]; k++)
            note_conflict(m, &matters[k], e, &of[i]);
    }
}

/* ---- The whole -------------------------------------------------------- */

/* Orders records by their content, never by when they were added. */
static int
compare_records(const void *a, const void *b)
{
    const struct film_record *x = a, *y = b;
    int c = film_str_compare(x->path, y->path);
    if (c == 0)
        c = x->line < y->line ? -1 : x->line > y->line;
    if (c == 0)
        c = film_str_compare(x->ref, y->ref);
    if (c == 0 && x->names.n && y->names.n)
        c = film_str_compare(x->names.v[0].text, y->names.v[0].text);
    return c;
}

enum film_status
film_catalog_merge(struct film_catalog *out, struct film_record *records,
                   size_t n, struct film_arena *arena, struct film_error *err)
{
    struct merger m = {
        .records = records, .record_count = n, .arena = arena, .out = out};
    film_map_init(&m.joins);
    film_map_init(&m.names);
    film_arena_init(&m.scratch);
    film_buf_init(&m.key, 1 << 20);
    film_buf_init(&m.text, 1 << 20);
    qsort(records, n, sizeof *records, compare_records);
    bool ok = make_nodes(&m);
    if (ok)
        join_groups(&m);
    ok = ok && !m.failed && make_entities(&m);
    if (ok) {
        link_credits(&m);
        link_awards(&m);
        sort_entities(&m);
        note_conflicts(&m);
    }
    film_map_release(&m.joins);
    film_map_release(&m.names);
    film_arena_release(&m.scratch);
    film_buf_release(&m.key);
    film_buf_release(&m.text);
    return ok && !m.failed ? FILM_OK : film_error_nomem(err);
}
