/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/article-runs.h"

#include "base/map.h"
#include "schema/values.h"
#include "search/expand/film-facts.h"
#include "search/expand/planner.h"

#include <stdlib.h>

enum { FILMS_MOST = 20000 }; /* looked at: 2 seconds */

struct film_article_runs
film_article_runs_of(struct film_search_ctx *c, const struct film_matches *m)
{
    struct film_article_runs out = {NULL, 0};
    for (size_t i = 0; i < m->n && film_ctx_ok(c); i++) {
        struct film_article_run *last = out.n ? &out.v[out.n - 1] : NULL;
        if (!last || last->shard != m->v[i].shard ||
            last->article != m->v[i].article)
            last = film_ctx_push(c, &out.v, &out.n, sizeof *last);
        if (!last)
            break;
        last->shard = m->v[i].shard;
        last->article = m->v[i].article;
        last->n++;
    }
    return out;
}

/* ---- Which films ------------------------------------------------------ */

struct finder {
    struct film_search_ctx *c;
    struct film_article_runs runs;
    struct film_shard *catalogue;
    xapc_docid *films; /* films of the catalogue that may be meant */
    size_t film_count;
    struct film_run_films out;
};

static void
add_films(struct finder *f, struct film_docids docs)
{
    for (size_t i = 0; i < docs.n; i++) {
        xapc_docid *slot =
            film_ctx_push(f->c, &f->films, &f->film_count, sizeof *slot);
        if (slot)
            *slot = docs.v[i];
    }
}

/* Called with the key in a title's term; mark is the one before it, or 0. */
typedef void key_fn(struct finder *f, struct film_map *keys, char mark,
                    struct film_str key);

struct keys {
    struct finder *f;
    struct film_map *keys;
    key_fn *each;
};

static enum film_status
take_key(void *user, struct film_str value, uint32_t freq,
         struct film_error *err)
{
    static const char marks[] =
        FILM_ON_PASSAGE FILM_TITLE_IN_TEXT FILM_TITLE_OF_FILM;
    struct keys *k = user;
    char mark = value.n && strchr(marks, value.p[0]) ? value.p[0] : 0;
    struct film_str key = {value.p + (mark != 0), value.n - (mark != 0)}, rest;
    (void)freq;
    (void)err;
    film_str_cut(&key, ':', &rest);
    k->each(k->f, k->keys, mark, rest);
    return k->f->c->status;
}

static void
for_keys(struct finder *f, struct film_shard *shard, struct film_map *keys,
         key_fn *each)
{
    struct keys k = {f, keys, each};
    if (film_ctx_ok(f->c))
        film_ctx_keep(f->c,
                      film_values_each(shard->db, FILM_F_TITLE_KEY,
                                       FILM_STR(""), take_key, &k, f->c->err));
}

static void
note_article_key(struct finder *f, struct film_map *keys, char mark,
                 struct film_str key)
{
    bool fresh;
    if ((mark == 0 || mark == FILM_TITLE_IN_TEXT[0]) &&
        !film_map_keep(keys, f->c->arena, key, &fresh))
        film_ctx_nomem(f->c);
}

static void
add_films_called(struct finder *f, struct film_map *keys, char mark,
                 struct film_str key)
{
    struct film_buf value;
    if (mark != FILM_TITLE_OF_FILM[0] || !film_map_get(keys, key))
        return;
    film_buf_init(&value, 1 << 10);
    film_buf_text(&value, FILM_TITLE_OF_FILM);
    film_buf_str(&value, key);
    if (film_ctx_keep(f->c, film_buf_check(&value, f->c->err)))
        add_films(f, film_shard_all(f->c, f->catalogue, FILM_F_TITLE_KEY,
                                    film_buf_get(&value)));
    film_buf_release(&value);
}

/* The films that have a title which some article names. */
static void
add_by_title(struct finder *f)
{
    struct film_map keys;
    film_map_init(&keys);
    for (size_t i = 0; i < f->c->n; i++)
        if (f->c->shards[i].db)
            for_keys(f, &f->c->shards[i], &keys, note_article_key);
    for_keys(f, f->catalogue, &keys, add_films_called);
    film_map_release(&keys);
}

/* The films whose ids the articles give. */
static void
add_by_id(struct finder *f)
{
    struct film_map ids;
    struct film_docids entities = film_shard_all(
        f->c, f->catalogue, FILM_F_KIND, FILM_STR(FILM_KIND_ENTITY));
    film_map_init(&ids);
    for (size_t i = 0; i < f->runs.n; i++)
        for (size_t k = 0; k < f->runs.v[i].ids.n && film_ctx_ok(f->c); k++) {
            bool fresh;
            struct film_str id = f->runs.v[i].ids.v[k];
            if (!film_map_put(&ids, id, &fresh))
                film_ctx_nomem(f->c);
            else if (!fresh)
                continue;
            struct film_docids docs =
                film_shard_all(f->c, f->catalogue, FILM_F_FILM_ID, id);
            for (size_t j = 0; j < docs.n; j++)
                if (film_docids_have(entities, docs.v[j]))
                    add_films(f, (struct film_docids){&docs.v[j], 1});
        }
    film_map_release(&ids);
}

static void
load_films(struct finder *f)
{
    size_t n = 0;
    struct film_run_films *out = &f->out;
    struct film_entity *v;
    if (f->film_count)
        qsort(f->films, f->film_count, sizeof *f->films, film_docid_compare);
    for (size_t i = 0; i < f->film_count; i++)
        if (n == 0 || f->films[n - 1] != f->films[i])
            f->films[n++] = f->films[i];
    out->all = n <= FILMS_MOST;
    n = out->all ? n : FILMS_MOST;
    struct film_str *data =
        n ? film_shard_data(f->c, f->catalogue,
                            (struct film_docids){f->films, n})
          : NULL;
    out->v = v = film_ctx_alloc(f->c, n + 1, sizeof *v);
    for (size_t i = 0; i < n && film_ctx_ok(f->c); i++)
        if (film_ctx_keep(
                f->c, film_entity_load(&v[i], data[i], f->c->arena, f->c->err)))
            out->n++;
}

/* ---- Links ------------------------------------------------------------ */

static void
add_link(struct finder *f, size_t run, size_t film)
{
    struct film_run_films *out = &f->out;
    struct film_run_link *slot =
        film_ctx_push(f->c, &out->links, &out->link_count, sizeof *slot);
    if (slot)
        *slot = (struct film_run_link){run, film};
}

static void
link_by_id(struct finder *f)
{
    struct film_map films;
    film_map_init(&films);
    for (size_t i = 0; i < f->out.n; i++)
        for (size_t k = 0; k < f->out.v[i].ids.n; k++) {
            bool fresh;
            struct film_map_entry *e =
                film_map_put(&films, f->out.v[i].ids.v[k], &fresh);
            if (!e)
                film_ctx_nomem(f->c);
            else if (fresh)
                e->value = i;
        }
    for (size_t i = 0; i < f->runs.n && film_ctx_ok(f->c); i++)
        for (size_t k = 0; k < f->runs.v[i].ids.n; k++) {
            const uintptr_t *film = film_map_get(&films, f->runs.v[i].ids.v[k]);
            if (film)
                add_link(f, i, *film);
        }
    film_map_release(&films);
}

static int
by_article(const void *a, const void *b)
{
    const struct film_article_run *x = a, *y = b;
    if (x->shard != y->shard)
        return x->shard < y->shard ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static void
link_by_title(struct finder *f, size_t film)
{
    for (size_t i = 0; i < f->c->n && film_ctx_ok(f->c); i++) {
        struct film_shard *shard = &f->c->shards[i];
        struct film_docids docs = {NULL, 0};
        if (shard->db)
            docs = film_links_find(f->c, &f->out.v[film], shard);
        for (size_t k = 0; k < docs.n; k++) {
            const struct film_article_run wanted = {.shard = shard,
                                                    .article = docs.v[k]};
            const struct film_article_run *run = bsearch(
                &wanted, f->runs.v, f->runs.n, sizeof wanted, by_article);
            if (run)
                add_link(f, (size_t)(run - f->runs.v), film);
        }
    }
}

static int
by_run(const void *a, const void *b)
{
    const struct film_run_link *x = a, *y = b;
    if (x->run != y->run)
        return x->run < y->run ? -1 : 1;
    return x->film < y->film ? -1 : x->film > y->film;
}

static void
sort_links(struct film_run_films *out)
{
    size_t kept = 0;
    if (out->link_count)
        qsort(out->links, out->link_count, sizeof *out->links, by_run);
    for (size_t i = 0; i < out->link_count; i++)
        if (kept == 0 || by_run(&out->links[kept - 1], &out->links[i]) != 0)
            out->links[kept++] = out->links[i];
    out->link_count = kept;
}

struct film_run_films
film_article_runs_films(struct film_search_ctx *c, const struct film_plan *plan,
                        struct film_article_runs runs)
{
    struct finder f = {.c = c,
                       .runs = runs,
                       .catalogue = film_shards_catalogue(c),
                       .out.all = true};
    const struct film_entity_filter *asked = film_facts_all(plan);
    if (!f.catalogue || runs.n == 0)
        return f.out;
    if (asked) {
        f.out.v = asked->films;
        f.out.n = asked->film_count;
    } else {
        add_by_id(&f);
        add_by_title(&f);
        load_films(&f);
    }
    link_by_id(&f);
    for (size_t i = 0; i < f.out.n && film_ctx_ok(c); i++)
        link_by_title(&f, i);
    sort_links(&f.out);
    return f.out;
}
