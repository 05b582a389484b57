/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/facets.h"

#include "base/ascii.h"
#include "base/url.h"
#include "index/format/store.h"
#include "search/expand/entity-filters.h"
#include "search/expand/planner.h"
#include "search/results/article-runs.h"
#include "search/results/facet-people.h"
#include "search/results/tally.h"
#include "text/fold.h"

#include <stdlib.h>

enum {
    BLOCK = 256,  /* articles read at a time */
    MORE_OF = 10, /* values beyond those shown that are counted again */
};

struct facets {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    struct film_matches matches;
    struct film_article_runs runs;
    struct film_tally tallies[FILM_FACETS];
    bool wanted[FILM_FACETS];
    bool exact;
    struct film_buf key;
};

/* ---- What articles say ------------------------------------------------ */

/* Counts the folded value, in passages of one article. */
static void
add_folded(struct facets *f, enum film_facet_kind kind, struct film_str value,
           size_t run, bool shown)
{
    film_buf_reset(&f->key);
    film_fold_exact(&f->key, value);
    if (film_ctx_keep(f->c, film_buf_check(&f->key, f->c->err)))
        film_tally_add(f->c, &f->tallies[kind], film_buf_get(&f->key), value,
                       run + 1, f->runs.v[run].n, shown);
}

/* source: finds an article by its outlet and by the site of its page. */
static void
count_article(struct facets *f, const struct film_article *a, size_t run)
{
    struct film_str host = film_url_host(a->url);
    if (a->source.n > 0)
        add_folded(f, FILM_FACET_SOURCE, a->source, run, true);
    add_folded(f, FILM_FACET_SOURCE, host, run, a->source.n == 0);
    if (a->date.n >= 4)
        add_folded(f, FILM_FACET_YEAR, (struct film_str){a->date.p, 4}, run,
                   true);
    for (size_t i = 0; i < a->film_id_count; i++) {
        struct film_strs *ids = &f->runs.v[run].ids;
        struct film_str *slot =
            film_ctx_push(f->c, &ids->v, &ids->n, sizeof *slot);
        film_id_text(&f->key, &a->film_ids[i]);
        film_ctx_keep(f->c, film_buf_check(&f->key, f->c->err));
        if (slot)
            *slot = film_ctx_copy(f->c, film_buf_get(&f->key));
    }
}

/* Counts a block of passages of one shard. */
static void
count_block(struct facets *f, size_t first, size_t n)
{
    struct film_arena arena;
    struct film_search_ctx inner = *f->c;
    xapc_docid ids[BLOCK];
    film_arena_init(&arena);
    inner.arena = &arena;
    for (size_t i = 0; i < n; i++)
        ids[i] = f->runs.v[first + i].article;
    struct film_str *data = film_shard_data_here(&inner, f->runs.v[first].shard,
                                                 (struct film_docids){ids, n});
    for (size_t i = 0; i < n && film_ctx_ok(&inner); i++) {
        struct film_stored_article a;
        if (film_ctx_keep(&inner,
                          film_load_article(&a, data[i], &arena, inner.err)))
            count_article(f, &a.meta, first + i);
    }
    film_ctx_keep(f->c, inner.status);
    film_arena_release(&arena);
}

static void
count_articles(struct facets *f)
{
    for (size_t i = 0, n; i < f->runs.n && film_ctx_ok(f->c); i += n) {
        for (n = 1; n < BLOCK && i + n < f->runs.n; n++)
            if (f->runs.v[i + n].shard != f->runs.v[i].shard)
                break;
        count_block(f, i, n);
    }
}

/* ---- What records say of their films ---------------------------------- */

static void
count_facts(struct facets *f, const struct film_entity *e, size_t run)
{
    struct film_search_ctx *c = f->c;
    int years[FILM_ENTITY_YEARS];
    size_t n;
    uint64_t passages = f->runs.v[run].n;
    film_entity_years(years, &n, e);
    for (size_t i = 0; i < n; i++) {
        film_buf_reset(&f->key);
        film_buf_printf(&f->key, "%04d", years[i]);
        struct film_str year = film_buf_get(&f->key);
        film_tally_add(c, &f->tallies[FILM_FACET_FILM_YEAR], year, year,
                       run + 1, passages, true);
    }
    for (size_t i = 0; i < e->fact_count; i++) {
        const struct film_entity_fact *fact = &e->facts[i];
        if (fact->kind == FILM_ENTITY_COUNTRY)
            film_tally_add(c, &f->tallies[FILM_FACET_COUNTRY], fact->of,
                           fact->said, run + 1, passages, true);
        if (fact->kind == FILM_ENTITY_GENRE)
            add_folded(f, FILM_FACET_GENRE, fact->said, run, true);
    }
}

static void
count_films(struct facets *f)
{
    struct film_run_films films =
        film_article_runs_films(f->c, f->plan, f->runs);
    f->exact &= films.all;
    for (size_t i = 0; i < films.link_count && film_ctx_ok(f->c); i++) {
        const struct film_entity *e = &films.v[films.links[i].film];
        size_t run = films.links[i].run;
        if (e->names.n == 0)
            continue;
        film_buf_reset(&f->key);
        film_buf_str(&f->key, e->names.v[0].text);
        if (e->year > 0)
            film_buf_printf(&f->key, " (%d)", e->year);
        struct film_str title = film_buf_get(&f->key);
        film_tally_add(f->c, &f->tallies[FILM_FACET_FILM], title, title,
                       run + 1, f->runs.v[run].n, true);
        count_facts(f, e, run);
    }
}

/* ---- Conditions ------------------------------------------------------- */

/* True if a value can be typed without quotation marks. */
static bool
is_plain(struct film_str value)
{
    bool plain = value.n > 0 && film_ascii_letter(value.p[0]);
    for (size_t i = 0; i < value.n; i++)
        plain &= film_ascii_letter(value.p[i]) || film_ascii_digit(value.p[i]);
    return plain;
}

/* The condition of a value; quotation marks in it would end it. */
static struct film_node *
make_condition(struct facets *f, enum film_facet_kind kind,
               struct film_str value)
{
    struct film_node *field = film_ctx_alloc(f->c, 1, sizeof *field);
    struct film_node *words = film_ctx_alloc(f->c, 1, sizeof *words);
    if (!field || !words)
        return NULL;
    film_buf_reset(&f->key);
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] != '"')
            film_buf_byte(&f->key, value.p[i]);
    *words = (struct film_node){
        .kind = is_plain(value) ? FILM_NODE_WORD : FILM_NODE_PHRASE,
        .text = film_ctx_copy(f->c, film_buf_get(&f->key))};
    *field = (struct film_node){
        .kind = FILM_NODE_FIELD,
        .field = film_schema_find(film_str_from(film_facet_name(kind))),
        .first = words};
    return field;
}

static struct film_str
print_condition(struct facets *f, enum film_facet_kind kind,
                const struct film_node *field, struct film_str value)
{
    struct film_node one = *field;
    const struct film_node list = {.kind = FILM_NODE_LIST, .first = &one};
    film_buf_reset(&f->key);
    if (kind == FILM_FACET_YEAR || kind == FILM_FACET_FILM_YEAR)
        film_buf_printf(&f->key, "%s:%.*s", film_facet_name(kind), (int)value.n,
                        value.p);
    else
        film_query_print(&f->key, &list);
    film_ctx_keep(f->c, film_buf_check(&f->key, f->c->err));
    return film_ctx_copy(f->c, film_buf_get(&f->key));
}

/* Counts the passages that match with one more condition, which is looked
 * up. */
static uint64_t
count_with(struct facets *f, struct film_node *condition)
{
    struct film_plan more = *f->plan;
    struct film_node list = {.kind = FILM_NODE_LIST, .first = condition};
    struct film_node root = {.kind = FILM_NODE_LIST}, **last = &root.first;
    struct film_shard *catalogue = film_shards_catalogue(f->c);
    more.root = &list;
    if (catalogue)
        film_entity_filters_expand(f->c, &more, catalogue);
    for (const struct film_node *k = f->plan->root->first;
         k && film_ctx_ok(f->c); k = k->next) {
        struct film_node *copy = film_ctx_alloc(f->c, 1, sizeof *copy);
        if (!copy)
            return 0;
        *copy = *k;
        *last = copy;
        last = &copy->next;
    }
    *last = list.first;
    more.root = &root;
    film_planner_filter(f->c, &more);
    struct film_matches m = film_matches_find(f->c, &more);
    film_planner_release(&more);
    f->exact &= m.all;
    return m.n;
}

/* ---- The whole -------------------------------------------------------- */

static int
by_count(const void *a, const void *b)
{
    const struct film_facet_value *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return film_str_compare(x->value, y->value);
}

/* A film or a person is also found where it is called by another of its names:
 * the condition counts. */
static void
make_facet(struct facets *f, struct film_facet *out,
           const struct film_facet_wish *wish)
{
    struct film_tally *t = &f->tallies[wish->kind];
    bool again =
        wish->kind == FILM_FACET_FILM || wish->kind == FILM_FACET_PERSON;
    film_tally_sort(t);
    size_t most = wish->most, n = t->n < most ? t->n : most;
    f->exact = f->matches.all;
    if (again)
        n = t->n < most + MORE_OF ? t->n : most + MORE_OF;
    out->name = film_facet_name(wish->kind);
    out->total = t->n;
    out->v = film_ctx_alloc(f->c, n + 1, sizeof *out->v);
    for (size_t i = 0; i < n && film_ctx_ok(f->c); i++) {
        struct film_facet_value *v = &out->v[out->n];
        struct film_node *condition =
            make_condition(f, wish->kind, t->v[i].value);
        if (!condition)
            return;
        *v = (struct film_facet_value){
            t->v[i].value,
            print_condition(f, wish->kind, condition, t->v[i].value),
            t->v[i].n};
        if (again)
            v->count = count_with(f, condition);
        out->n += v->count > 0;
        out->total -= v->count == 0;
    }
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_count);
    out->n = out->n < most ? out->n : most;
    out->exact = f->exact;
}

static void
count_all(struct facets *f)
{
    const bool *w = f->wanted;
    bool films = w[FILM_FACET_FILM] || w[FILM_FACET_FILM_YEAR] ||
                 w[FILM_FACET_COUNTRY] || w[FILM_FACET_GENRE];
    f->matches = film_matches_find(f->c, f->plan);
    f->runs = film_article_runs_of(f->c, &f->matches);
    if (films || w[FILM_FACET_YEAR] || w[FILM_FACET_SOURCE])
        count_articles(f);
    if (films)
        count_films(f);
    if (w[FILM_FACET_PERSON])
        film_facet_people_count(f->c, &f->matches,
                                &f->tallies[FILM_FACET_PERSON]);
}

void
film_facets_count(struct film_search_ctx *c, const struct film_plan *plan,
                  const struct film_facet_list *list, struct film_hits *hits)
{
    struct facets f = {.c = c, .plan = plan, .exact = true};
    film_buf_init(&f.key, 1 << 20);
    for (size_t i = 0; i < FILM_FACETS; i++)
        film_tally_init(&f.tallies[i]);
    for (size_t i = 0; i < list->n; i++)
        f.wanted[list->v[i].kind] = true;
    count_all(&f);
    hits->facets = film_ctx_alloc(c, list->n + 1, sizeof *hits->facets);
    for (size_t i = 0; i < list->n && film_ctx_ok(c); i++)
        make_facet(&f, &hits->facets[hits->facet_count++], &list->v[i]);
    for (size_t i = 0; i < FILM_FACETS; i++)
        film_tally_release(&f.tallies[i]);
    film_buf_release(&f.key);
}
