/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/compress.h"

#include "index/format/store.h"

#include <stdlib.h>
#include <zdict.h>
#include <zstd.h>
#include <zstd_errors.h>

enum {
    /* 151 MB of abstracts: .51 of their size at level 1, which takes as many
     * instructions, and .43 at level 6, which takes three times as many. */
    LEVEL = 3,
    HEADER = 640, /* bytes that a dictionary may have before its content */
};

struct film_compression {
    unsigned number;
    struct film_buf content;
    ZSTD_CDict *zstd;
};

/* ---- Dictionaries ----------------------------------------------------- */

enum film_status
film_compression_new(struct film_compression **out, unsigned number,
                     struct film_str content, struct film_error *err)
{
    struct film_compression *c = calloc(1, sizeof *c);
    if (!c)
        return film_error_nomem(err);
    c->number = number;
    film_buf_init(&c->content, FILM_DICTIONARY_MOST);
    film_buf_str(&c->content, content);
    enum film_status s = film_buf_check(&c->content, err);
    if (s == FILM_OK) {
        c->zstd = ZSTD_createCDict(content.p, content.n, LEVEL);
        if (!c->zstd)
            s = film_error_nomem(err);
    }
    if (s != FILM_OK)
        film_compression_free(c);
    else
        *out = c;
    return s;
}

enum film_status
film_compression_load(struct film_compression **out, const xapc_database *db,
                      unsigned number, struct film_error *err)
{
    struct film_dictionary read;
    enum film_status s = film_dictionary_load(&read, db, number, err);
    if (s != FILM_OK)
        return s;
    s = film_compression_new(out, number, read.content, err);
    film_dictionary_free(&read);
    return s;
}

void
film_compression_free(struct film_compression *c)
{
    if (!c)
        return;
    ZSTD_freeCDict(c->zstd);
    film_buf_release(&c->content);
    free(c);
}

unsigned
film_compression_number(const struct film_compression *c)
{
    return c->number;
}

struct film_str
film_compression_content(const struct film_compression *c)
{
    return film_buf_get(&c->content);
}

/* Appends samples at even distances, `most` bytes in all. */
static void
choose(struct film_buf *out, size_t most, struct film_str samples,
       const size_t *sizes, size_t n)
{
    for (size_t i = 0, at = 0; i < n && out->n < most; at += sizes[i++]) {
        if ((uint64_t)out->n * samples.n > (uint64_t)at * most)
            continue;
        size_t left = most - out->n;
        film_buf_add(out, samples.p + at, sizes[i] < left ? sizes[i] : left);
    }
}

enum film_status
film_dictionary_make(struct film_buf *out, size_t most, struct film_str samples,
                     const size_t *sizes, size_t n, struct film_error *err)
{
    const ZDICT_params_t params = {.compressionLevel = LEVEL};
    struct film_buf chosen;
    if (most <= 2 * HEADER || !film_buf_reserve(out, most))
        return film_buf_check(out, err);
    film_buf_init(&chosen, most);
    choose(&chosen, most - HEADER, samples, sizes, n);
    enum film_status s = film_buf_check(&chosen, err);
    if (s == FILM_OK && chosen.n > HEADER) {
        size_t got =
            ZDICT_finalizeDictionary(out->p + out->n, most, chosen.p, chosen.n,
                                     samples.p, sizes, (unsigned)n, params);
        out->n += ZDICT_isError(got) ? 0 : got;
        out->p[out->n] = '\0';
    }
    film_buf_release(&chosen);
    return s;
}

/* ---- Documents -------------------------------------------------------- */

void
film_compressor_release(struct film_compressor *c)
{
    ZSTD_freeCCtx(c->zstd);
    film_buf_release(&c->out);
    *c = (struct film_compressor){0};
}

static enum film_status
prepare(struct film_compressor *c, struct film_error *err)
{
    if (c->zstd)
        return FILM_OK;
    film_buf_init(&c->out, 1 << 30);
    c->zstd = ZSTD_createCCtx();
    /* The number of the dictionary stands before the frame. */
    if (!c->zstd ||
        ZSTD_isError(ZSTD_CCtx_setParameter(c->zstd, ZSTD_c_dictIDFlag, 0)) ||
        ZSTD_isError(ZSTD_CCtx_refCDict(c->zstd, c->with->zstd)))
        return film_error_nomem(err);
    return FILM_OK;
}

static enum film_status
put_frame(struct film_compressor *c, struct film_str rest,
          struct film_error *err)
{
    const size_t room = ZSTD_compressBound(rest.n);
    film_buf_reset(&c->out);
    if (!film_buf_reserve(&c->out, room))
        return film_buf_check(&c->out, err);
    size_t n = ZSTD_compress2(c->zstd, c->out.p, room, rest.p, rest.n);
    if (ZSTD_isError(n))
        return ZSTD_getErrorCode(n) == ZSTD_error_memory_allocation
                   ? film_error_nomem(err)
                   : film_error_set(err, FILM_ERR_INTERNAL, "zstd: %s",
                                    ZSTD_getErrorName(n));
    c->out.n = n;
    return FILM_OK;
}

enum film_status
film_compress(struct film_str *data, struct film_compressor *c,
              struct film_error *err)
{
    /* Kind and number take the place of the end of what is not stored. */
    enum { FROM = FILM_FRAME_MAGIC_SIZE - FILM_STORED_REST };
    if (!c->with || !film_stored_may_compress(*data))
        return FILM_OK;
    enum film_status s = prepare(c, err);
    if (s == FILM_OK)
        s = put_frame(c,
                      (struct film_str){data->p + FILM_STORED_REST,
                                        data->n - FILM_STORED_REST},
                      err);
    if (s != FILM_OK || c->out.n - FROM >= data->n)
        return s;
    c->out.p[FROM] = data->p[0];
    c->out.p[FROM + 1] = (char)c->with->number;
    *data = (struct film_str){c->out.p + FROM, c->out.n - FROM};
    return FILM_OK;
}
