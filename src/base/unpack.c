/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/unpack.h"

void
film_pack_strs(struct film_buf *out, struct film_strs s)
{
    film_buf_varint(out, s.n);
    for (size_t i = 0; i < s.n; i++)
        film_buf_varstr(out, s.v[i]);
}

uint64_t
film_unpack_number(struct film_unpack *in)
{
    uint64_t v = 0;
    if (!in->bad && !film_varint_get(in->data, &in->at, &v))
        in->bad = true;
    return v;
}

struct film_str
film_unpack_str(struct film_unpack *in)
{
    struct film_str s = {"", 0};
    if (!in->bad && !film_varstr_get(in->data, &in->at, &s))
        in->bad = true;
    return s;
}

struct film_strs
film_unpack_strs(struct film_unpack *in)
{
    struct film_strs s;
    s.v = film_unpack_list(in, &s.n, sizeof *s.v);
    for (size_t i = 0; i < s.n; i++)
        s.v[i] = film_unpack_str(in);
    return s;
}

void *
film_unpack_list(struct film_unpack *in, size_t *n, size_t size)
{
    uint64_t count = film_unpack_number(in);
    *n = 0;
    if (in->bad || count == 0)
        return NULL;
    if (count > in->data.n - in->at) {
        in->bad = true;
        return NULL;
    }
    void *v = film_arena_zalloc(in->arena, (size_t)count, size);
    if (!v) {
        in->bad = in->nomem = true;
        return NULL;
    }
    *n = (size_t)count;
    return v;
}

enum film_status
film_unpack_end(const struct film_unpack *in, const char *what,
                struct film_error *err)
{
    if (in->nomem)
        return film_error_nomem(err);
    if (in->bad)
        return film_error_set(err, FILM_ERR_INDEX, "%s is damaged", what);
    return FILM_OK;
}
