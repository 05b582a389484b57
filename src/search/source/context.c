/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/source/context.h"

#include "base/buf.h"

bool
film_ctx_keep(struct film_search_ctx *c, enum film_status s)
{
    if (c->status == FILM_OK)
        c->status = s;
    return c->status == FILM_OK;
}

bool
film_ctx_nomem(struct film_search_ctx *c)
{
    if (c->status == FILM_OK)
        c->status = film_error_nomem(c->err);
    return false;
}

void *
film_ctx_alloc(struct film_search_ctx *c, size_t count, size_t size)
{
    void *p = film_ctx_ok(c) ? film_arena_zalloc(c->arena, count, size) : NULL;
    if (!p)
        film_ctx_nomem(c);
    return p;
}

void *
film_ctx_push(struct film_search_ctx *c, void *array, size_t *count,
              size_t size)
{
    void *p =
        film_ctx_ok(c) ? film_arena_push(c->arena, array, count, size) : NULL;
    if (!p)
        film_ctx_nomem(c);
    return p;
}

struct film_str
film_ctx_copy(struct film_search_ctx *c, struct film_str s)
{
    struct film_str copy = {"", 0};
    if (film_ctx_ok(c) && !film_arena_copy(c->arena, s, &copy))
        film_ctx_nomem(c);
    return copy;
}

void
film_ctx_note(struct film_search_ctx *c, const char *format, ...)
{
    enum { LINE_MAX_BYTES = 1 << 20 };
    struct film_buf line;
    va_list args;
    if (!film_ctx_ok(c))
        return;
    film_buf_init(&line, LINE_MAX_BYTES);
    va_start(args, format);
    film_buf_vprintf(&line, format, args);
    va_end(args);
    struct film_str text = film_buf_get(&line);
    size_t i = 0;
    while (i < c->notes->n && !film_str_equal(c->notes->v[i], text))
        i++;
    if (film_ctx_keep(c, film_buf_check(&line, c->err)) && i == c->notes->n) {
        struct film_str copy = film_ctx_copy(c, text);
        struct film_str *slot =
            film_ctx_push(c, &c->notes->v, &c->notes->n, sizeof *slot);
        if (slot)
            *slot = copy;
    }
    film_buf_release(&line);
}

struct film_tokens
film_ctx_analyse(struct film_search_ctx *c, struct film_str text)
{
    struct film_tokens t = {NULL, 0};
    if (!film_ctx_ok(c) ||
        !film_ctx_keep(c, film_analyse(c->an, text, &t.v, &t.n, c->err)))
        return (struct film_tokens){NULL, 0};
    return t;
}

struct film_tokens
film_ctx_tokens(struct film_search_ctx *c, struct film_str text)
{
    struct film_tokens t = film_ctx_analyse(c, text);
    struct film_token *copy =
        film_ctx_ok(c) ? film_arena_alloc(c->arena, (t.n + 1) * sizeof *copy)
                       : NULL;
    if (!copy) {
        film_ctx_nomem(c);
        return (struct film_tokens){NULL, 0};
    }
    if (t.n)
        memcpy(copy, t.v, t.n * sizeof *copy);
    return (struct film_tokens){copy, t.n};
}
