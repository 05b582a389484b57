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
    bool fresh;
    struct film_map_entry *e =
        film_map_keep(&cache->places, c->arena, key, &fresh);
    if (!e) {
        film_ctx_nomem(c);
        return NULL;
    }
    if (fresh)
        e->value = (uintptr_t)read_record(c, shard, docid);
    return (struct film_fetched_record *)e->value;
}
