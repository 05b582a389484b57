/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/facet-people.h"

#include "catalog/entity.h"
#include "catalog/key.h"
#include "index/format/store.h"
#include "names/parse.h"
#include "search/expand/planner.h"

enum { BLOCK = 500 }; /* passages read at a time */

struct counter {
    struct film_search_ctx *c;
    struct film_shard *catalogue;
    struct film_tally *tally;
    /* From the key of a name to the index of its bearer, from 1. */
    struct film_map known;
    struct film_str *people;
    size_t people_count;
    struct film_buf key;
};

/* The main name of the person with this key, in the arena; "" if there is
 * none. */
static struct film_str
bearer(struct counter *k)
{
    struct film_search_ctx *c = k->c;
    struct film_entity e = {.names.n = 0};
    xapc_docid docid;
    film_buf_byte(&k->key, FILM_KEY_PERSON);
    size_t n = film_shard_documents(c, k->catalogue, FILM_F_NAME_KEY,
                                    film_buf_get(&k->key), &docid, 1);
    struct film_str *data =
        n ? film_shard_data(c, k->catalogue, (struct film_docids){&docid, 1})
          : NULL;
    if (data)
        film_ctx_keep(c, film_entity_load(&e, *data, c->arena, c->err));
    return film_ctx_ok(c) && e.names.n ? e.names.v[0].text
                                       : (struct film_str){"", 0};
}

/* The person with a name found in a text, looked up once. */
static struct film_str
person_called(struct counter *k, struct film_str name)
{
    bool fresh = false;
    film_name_key_joined(&k->key, name);
    struct film_map_entry *e =
        film_map_keep(&k->known, k->c->arena, film_buf_get(&k->key), &fresh);
    if (!e)
        film_ctx_nomem(k->c);
    if (!e || !fresh)
        return e && e->value ? k->people[e->value - 1]
                             : (struct film_str){"", 0};
    struct film_str person = bearer(k);
    struct film_str *slot =
        person.n
            ? film_ctx_push(k->c, &k->people, &k->people_count, sizeof *slot)
            : NULL;
    if (slot) {
        *slot = person;
        e->value = k->people_count;
    }
    return person;
}

static void
count_in(struct counter *k, struct film_str text, size_t passage)
{
    struct film_name_run run;
    struct film_name_found f;
    for (size_t at = 0; film_name_next_run(&run, text, &at);) {
        if (!film_name_read_run(&f, text, &run))
            continue;
        struct film_str name = {text.p + f.from, f.to - f.from};
        struct film_str person = person_called(k, name);
        film_tally_add(k->c, k->tally, person, person, passage, 1, true);
    }
}

/* Counts in the passages of a block, of one shard. */
static void
count_block(struct counter *k, const struct film_match *v, size_t n,
            size_t first)
{
    struct film_arena arena;
    struct film_search_ctx inner = *k->c;
    xapc_docid ids[BLOCK];
    film_arena_init(&arena);
    inner.arena = &arena;
    for (size_t i = 0; i < n; i++)
        ids[i] = v[i].passage;
    struct film_str *data =
        film_shard_data(&inner, v[0].shard, (struct film_docids){ids, n});
    for (size_t i = 0; i < n && film_ctx_ok(&inner); i++) {
        struct film_stored_passage p;
        if (!film_ctx_keep(&inner,
                           film_load_passage(&p, data[i], &arena, inner.err)))
            break;
        count_in(k, p.passage.text, first + i);
        for (size_t h = 0; h < p.passage.section.n; h++)
            count_in(k, p.passage.section.v[h], first + i);
    }
    film_ctx_keep(k->c, inner.status);
    film_arena_release(&arena);
}

void
film_facet_people_count(struct film_search_ctx *c, const struct film_matches *m,
                        struct film_tally *tally)
{
    struct counter k = {
        .c = c, .catalogue = film_shards_catalogue(c), .tally = tally};
    if (!k.catalogue)
        return;
    film_map_init(&k.known);
    film_buf_init(&k.key, 1 << 16);
    for (size_t i = 0, n; i < m->n && film_ctx_ok(c); i += n) {
        for (n = 1; n < BLOCK && i + n < m->n; n++)
            if (m->v[i + n].shard != m->v[i].shard)
                break;
        count_block(&k, m->v + i, n, i + 1);
    }
    film_map_release(&k.known);
    film_buf_release(&k.key);
}
