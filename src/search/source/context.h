/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every step of answering a query needs: the sources, the analyser, the
 * query's memory, and the first failure. That failure is kept; from then on,
 * every function that takes the context does nothing and returns nothing. So it
 * is enough to check the status at the end, or where a loop might continue. */
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
    struct film_shard *asked; /* the last one */
    /* Of stage 1, see retrieve/taat.h. */
    struct film_accumulators *accumulators;
    /* Records read so far, see retrieve/records.h. */
    struct film_record_cache *records;
    struct film_analyser *an;
    struct film_arena *arena; /* memory of the query */
    struct film_strs *notes;  /* for stderr; notes are appended */
    struct film_error *err;
    enum film_status status; /* the first status other than FILM_OK */
};

/* True while nothing has failed. */
static inline bool
film_ctx_ok(const struct film_search_ctx *c)
{
    return c->status == FILM_OK;
}

/* Keeps the status of a call that stored its error in c->err, if it is the
 * first failure. True while nothing has failed. */
bool film_ctx_keep(struct film_search_ctx *c, enum film_status s);

/* Fails with FILM_ERR_NOMEM; returns false. */
bool film_ctx_nomem(struct film_search_ctx *c);

/* film_arena_zalloc and film_arena_push in the query's arena; NULL after a
 * failure. */
void *film_ctx_alloc(struct film_search_ctx *c, size_t count, size_t size);
void *film_ctx_push(struct film_search_ctx *c, void *array, size_t *count,
                    size_t size);

/* Copies s into the query's arena; "" after a failure. */
struct film_str film_ctx_copy(struct film_search_ctx *c, struct film_str s);

/* Appends a line to the notes, unless it is already there. */
void film_ctx_note(struct film_search_ctx *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Returns the tokens of text, including joined forms; none after a failure.
 * film_ctx_analyse lends them until the next use of the analyser,
 * film_ctx_tokens copies them into the arena. */
struct film_tokens film_ctx_analyse(struct film_search_ctx *c,
                                    struct film_str text);
struct film_tokens film_ctx_tokens(struct film_search_ctx *c,
                                   struct film_str text);

#endif
