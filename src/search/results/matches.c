/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/matches.h"

#include "search/results/conditions.h"
#include "search/retrieve/passages.h"
#include "search/retrieve/records.h"

#include <stdlib.h>

enum {
    LOOKED_MOST = 20000, /* passages whose text decides: 2 seconds */
    BLOCK = 500,         /* read at a time */
};

static void
add(struct film_search_ctx *c, struct film_matches *out,
    struct film_shard *shard, xapc_docid passage)
{
    struct film_match *slot = film_ctx_push(c, &out->v, &out->n, sizeof *slot);
    if (slot)
        *slot = (struct film_match){shard, passage, 0};
}

/* Adds those of a block that meet the conditions; their texts are forgotten,
 * and with them the records that were read for them. */
static void
check_block(struct film_search_ctx *c, const struct film_plan *plan,
            struct film_matches *out, struct film_candidate *v, size_t n)
{
    struct film_arena arena;
    struct film_record_cache records = {0};
    struct film_search_ctx inner = *c;
    const struct film_found found = {.v = v, .n = n};
    film_arena_init(&arena);
    inner.arena = &arena;
    inner.records = &records;
    struct film_candidates candidates =
        film_fetch_passages(&inner, plan, &found);
    film_conditions_check(&inner, plan, &candidates);
    film_ctx_keep(c, inner.status);
    for (size_t i = 0; i < candidates.passage_count && film_ctx_ok(c); i++)
        add(c, out, v[0].shard, candidates.passages[i].docid);
    film_record_cache_release(&records);
    film_arena_release(&arena);
}

static void
check_all(struct film_search_ctx *c, const struct film_plan *plan,
          struct film_matches *out, struct film_shard *shard,
          struct film_docids docs)
{
    struct film_candidate v[BLOCK];
    for (size_t i = 0; i < docs.n && film_ctx_ok(c); i += BLOCK) {
        size_t n = docs.n - i < BLOCK ? docs.n - i : BLOCK;
        if (out->looked + n > LOOKED_MOST) {
            out->all = false;
            return;
        }
        for (size_t k = 0; k < n; k++)
            v[k] = (struct film_candidate){shard, docs.v[i + k], 0, 0};
        check_block(c, plan, out, v, n);
        out->looked += n;
    }
}

/* The documents of all articles, ascending. */
static struct film_docids
articles_of(struct film_search_ctx *c, struct film_shard *shard)
{
    struct film_docids a =
        film_shard_all(c, shard, FILM_F_KIND, FILM_STR(FILM_KIND_ARTICLE));
    struct film_docids s =
        film_shard_all(c, shard, FILM_F_KIND, FILM_STR(FILM_KIND_SINGLE));
    xapc_docid *v = film_ctx_alloc(c, a.n + s.n + 1, sizeof *v);
    if (!v)
        return (struct film_docids){NULL, 0};
    for (size_t i = 0; i < a.n; i++)
        v[i] = a.v[i];
    for (size_t i = 0; i < s.n; i++)
        v[a.n + i] = s.v[i];
    qsort(v, a.n + s.n, sizeof *v, film_docid_compare);
    return (struct film_docids){v, a.n + s.n};
}

/* A passage belongs to the last article before it, or is one. */
static void
set_articles(struct film_search_ctx *c, struct film_shard *shard,
             struct film_matches *m, size_t first)
{
    struct film_docids articles = articles_of(c, shard);
    size_t k = 0;
    for (size_t i = first; i < m->n; i++) {
        while (k + 1 < articles.n && articles.v[k + 1] <= m->v[i].passage)
            k++;
        m->v[i].article = articles.n ? articles.v[k] : m->v[i].passage;
    }
}

struct film_matches
film_matches_find(struct film_search_ctx *c, const struct film_plan *plan)
{
    struct film_matches out = {.all = true};
    for (size_t i = 0; i < c->n && film_ctx_ok(c); i++) {
        struct film_shard *shard = &c->shards[i];
        size_t first = out.n;
        struct film_docids docs = film_passages_all(c, plan, shard);
        if (plan->asked.verify)
            check_all(c, plan, &out, shard, docs);
        else
            for (size_t k = 0; k < docs.n; k++)
                add(c, &out, shard, docs.v[k]);
        if (out.n > first)
            set_articles(c, shard, &out, first);
    }
    return out;
}
