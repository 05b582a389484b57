/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/records.h"

struct place {
    const struct film_shard *shard;
    uint64_t docid; /* no padding: the place's bytes are a key */
};

void
film_record_cache_release(struct film_record_cache *cache)
{
    film_map_release(&cache->places);
}

static struct film_fetched_record *
read_record(struct film_search_ctx *c, struct film_shard *shard,
            xapc_docid docid)
{
    struct film_str *data =
        film_shard_data(c, shard, (struct film_docids){&docid, 1});
    if (!data || film_stored_kind(*data) != FILM_KIND_RECORD[0])
        return NULL;
    struct film_fetched_record *r = film_ctx_alloc(c, 1, sizeof *r);
    if (!r || !film_ctx_keep(
                  c, film_load_record(&r->record, *data, c->arena, c->err)))
        return NULL;
    r->docid = docid;
    return r;
}

struct film_fetched_record *
film_records_get(struct film_search_ctx *c, struct film_shard *shard,
                 xapc_docid docid)
{
    struct film_record_cache *cache = c->records;
    const struct place place = {shard, docid};
    struct film_str key = {(const char *)&place, sizeof place};
    const uint32_t *known = film_map_get(&cache->places, key);
    if (known)
        return cache->v[*known];
    key = film_ctx_copy(c, key);
    uint32_t fresh = (uint32_t)cache->n;
    struct film_fetched_record **slot =
        film_ctx_push(c, &cache->v, &cache->n, sizeof(struct film_str *));
    if (!slot)
        return NULL;
    if (!film_map_put(&cache->places, key, fresh, NULL)) {
        film_ctx_nomem(c);
        return NULL;
    }
    return *slot = read_record(c, shard, docid);
}
