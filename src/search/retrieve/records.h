/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The records that a query reads, each once, whatever leads to it: several
 * articles and rounds come to one film, and a record of a film has hundreds of
 * credits. */
#ifndef FILM_SEARCH_RETRIEVE_RECORDS_H
#define FILM_SEARCH_RETRIEVE_RECORDS_H

#include "base/map.h"
#include "search/retrieve/candidates.h"

/* {0} is empty. What it gives lives in the query's arena. */
struct film_record_cache {
    struct film_map places; /* maps shard and docid to the record or NULL */
};

/* Frees what the cache owns; what it gave stays. */
void film_record_cache_release(struct film_record_cache *cache);

/* Returns the record at docid, without analysing its texts; NULL if another
 * document is there, or after a failure. */
struct film_fetched_record *film_records_get(struct film_search_ctx *c,
                                             struct film_shard *shard,
                                             xapc_docid docid);

#endif
