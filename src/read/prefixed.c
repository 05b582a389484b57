/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/prefixed.h"

#include <stdlib.h>

struct prefixed {
    struct film_stream *in;
    size_t n, at;
    char first[];
};

static enum film_status
read_some(void *user, void *p, size_t room, size_t *got, struct film_error *err)
{
    struct prefixed *s = user;
    if (s->at == s->n)
        return film_stream_read(s->in, p, room, got, err);
    *got = s->n - s->at < room ? s->n - s->at : room;
    memcpy(p, s->first + s->at, *got);
    s->at += *got;
    return FILM_OK;
}

enum film_status
film_stream_prefixed(struct film_stream **out, struct film_str first,
                     struct film_stream *in, const struct film_limits *limits,
                     struct film_error *err)
{
    struct prefixed *s = malloc(sizeof *s + first.n);
    if (!s)
        return film_error_nomem(err);
    *s = (struct prefixed){.in = in, .n = first.n};
    memcpy(s->first, first.p, first.n);
    struct film_stream_source source = {s, read_some, free};
    enum film_status st = film_stream_from_source(out, source, limits, err);
    if (st != FILM_OK)
        free(s);
    return st;
}
