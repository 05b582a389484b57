/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/decompress.h"

#include "index/format/store.h"
#include "schema/xapian-status.h"

#include <zstd.h>
#include <zstd_errors.h>

enum {
    /* A block of zstd has at most 128 KiB and takes at least four bytes, so
     * what announces more is damaged. */
    GROWS_MOST = 1 << 15,
    DATA_MOST = 1 << 30, /* bytes; film_compress takes no more */
};

void
film_decompressor_init(struct film_decompressor *d, const xapc_database *db)
{
    *d = (struct film_decompressor){.db = db};
}

void
film_decompressor_release(struct film_decompressor *d)
{
    for (size_t i = 0; i <= FILM_DICTIONARIES_MOST; i++)
        ZSTD_freeDDict(d->dictionaries[i]);
    ZSTD_freeDCtx(d->zstd);
    film_buf_release(&d->frame);
    *d = (struct film_decompressor){0};
}

enum film_status
film_decompressor_give(struct film_decompressor *d, unsigned number,
                       struct film_str content, struct film_error *err)
{
    ZSTD_freeDDict(d->dictionaries[number]);
    d->dictionaries[number] = ZSTD_createDDict(content.p, content.n);
    return d->dictionaries[number] ? FILM_OK : film_error_nomem(err);
}

static enum film_status
load_dictionary(struct film_decompressor *d, unsigned number,
                struct film_error *err)
{
    struct film_dictionary read;
    enum film_status s = film_dictionary_load(&read, d->db, number, err);
    if (s != FILM_OK)
        return s;
    s = film_decompressor_give(d, number, read.content, err);
    film_dictionary_free(&read);
    return s;
}

/* Makes ready what reading a document of this dictionary takes. */
static enum film_status
prepare(struct film_decompressor *d, unsigned number, struct film_error *err)
{
    if (!d->zstd) {
        film_buf_init(&d->frame, 1 << 30);
        d->zstd = ZSTD_createDCtx();
    }
    if (!d->zstd)
        return film_error_nomem(err);
    return d->dictionaries[number] ? FILM_OK : load_dictionary(d, number, err);
}

/* Sets the frame: the bytes that all frames begin with are not stored. */
static enum film_status
set_frame(struct film_decompressor *d, struct film_str data,
          struct film_error *err)
{
    film_buf_reset(&d->frame);
    film_buf_add(&d->frame, FILM_FRAME_MAGIC, FILM_FRAME_MAGIC_SIZE);
    film_buf_add(&d->frame, data.p + FILM_STORED_REST,
                 data.n - FILM_STORED_REST);
    return film_buf_check(&d->frame, err);
}

static enum film_status
decompress(struct film_str *data, struct film_decompressor *d, unsigned number,
           struct film_arena *arena, struct film_error *err)
{
    const struct film_str frame = film_buf_get(&d->frame);
    unsigned long long n = ZSTD_getFrameContentSize(frame.p, frame.n);
    if (n == ZSTD_CONTENTSIZE_UNKNOWN || n == ZSTD_CONTENTSIZE_ERROR ||
        n > DATA_MOST || n > (unsigned long long)frame.n * GROWS_MOST)
        return film_error_set(err, FILM_ERR_INDEX, "stored data is damaged");
    char *out = film_arena_alloc(arena, FILM_STORED_REST + (size_t)n + 1);
    if (!out)
        return film_error_nomem(err);
    size_t got =
        ZSTD_decompress_usingDDict(d->zstd, out + FILM_STORED_REST, (size_t)n,
                                   frame.p, frame.n, d->dictionaries[number]);
    if (ZSTD_isError(got) &&
        ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation)
        return film_error_nomem(err);
    if (ZSTD_isError(got) || got != n)
        return film_error_set(err, FILM_ERR_INDEX, "stored data is damaged");
    out[0] = data->p[0];
    out[1] = 0;
    out[FILM_STORED_REST + got] = '\0';
    *data = (struct film_str){out, FILM_STORED_REST + got};
    return FILM_OK;
}

enum film_status
film_decompress(struct film_str *data, struct film_decompressor *d,
                struct film_arena *arena, struct film_error *err)
{
    unsigned number = film_stored_dictionary(*data);
    if (number == 0)
        return FILM_OK;
    if (number > FILM_DICTIONARIES_MOST)
        return film_error_set(err, FILM_ERR_INDEX, "stored data is damaged");
    enum film_status s = prepare(d, number, err);
    if (s == FILM_OK)
        s = set_frame(d, *data, err);
    return s == FILM_OK ? decompress(data, d, number, arena, err) : s;
}

/* ---- Documents -------------------------------------------------------- */

enum film_status
film_documents_read(struct film_str *v, struct film_decompressor *d,
                    xapc_docid first, size_t n, struct film_arena *arena,
                    struct film_error *err)
{
    xapc_docid *ids = film_arena_zalloc(arena, n + 1, sizeof *ids);
    xapc_blobs data;
    xapc_error *xerr = NULL;
    if (!ids)
        return film_error_nomem(err);
    for (size_t i = 0; i < n; i++)
        ids[i] = first + (xapc_docid)i;
    xapc_status x = xapc_database_get_data_many(&data, d->db, ids, n, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        const struct film_str is = {data.items[i].data, data.items[i].len};
        v[i] = is;
        s = film_decompress(&v[i], d, arena, err);
        if (s == FILM_OK && v[i].p == is.p &&
            !film_arena_copy(arena, is, &v[i]))
            s = film_error_nomem(err);
    }
    xapc_blobs_free(&data);
    return s;
}
