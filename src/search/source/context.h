/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every part of answering one query needs: the sources, the analyser, the
 * query's memory, and what has failed. The first failure stays; from then on
 * everything that takes the context does nothing and gives nothing, so that it
 * is enough to look at the status where a loop could go on or at the end. */
#ifndef FILM_SEARCH_SOURCE_CONTEXT_H
#define FILM_SEARCH_SOURCE_CONTEXT_H

#include "base/arena.h"
#include "base/error.h"
#include "text/analyse.h"

struct film_shard;
struct film_accumulators;
struct film_record_cache;

struct film_search_ctx {
    struct film_shard *shards; /* one that is down has no db */
    size_t n;
    struct film_accumulators *accumulators; /* of stage 1: retrieve/taat.h */
    struct film_record_cache *records;      /* read: retrieve/records.h */
    struct film_analyser *an;
    struct film_arena *arena; /* of the query */
    struct film_strs *notes;  /* for stderr, appended to */
    struct film_error *err;
    enum film_status status; /* the first that was not FILM_OK */
};

/* True while nothing has failed. */
static inline bool
film_ctx_ok(const struct film_search_ctx *c)
{
    return c->status == FILM_OK;
}

/* Keeps the status of something whose error went into c->err, if it is the
 * first failure; true while nothing has failed. */
bool film_ctx_keep(struct film_search_ctx *c, enum film_status s);

/* Fails with FILM_ERR_NOMEM; false. */
bool film_ctx_nomem(struct film_search_ctx *c);

/* film_arena_zalloc and film_arena_push in the query's arena; NULL after a
 * failure. */
void *film_ctx_alloc(struct film_search_ctx *c, size_t count, size_t size);
void *film_ctx_push(struct film_search_ctx *c, void *array, size_t *count,
                    size_t size);

/* A copy in the query's arena; "" after a failure. */
struct film_str film_ctx_copy(struct film_search_ctx *c, struct film_str s);

/* Appends a line to the notes, unless it is there. */
void film_ctx_note(struct film_search_ctx *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The tokens of text, joined forms too: until the analyser is used again, or
 * copied into the arena. None after a failure. */
struct film_tokens film_ctx_analyse(struct film_search_ctx *c,
                                    struct film_str text);
struct film_tokens film_ctx_tokens(struct film_search_ctx *c,
                                   struct film_str text);

#endif
