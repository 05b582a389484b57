/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmweb/query.h"

#include "base/when.h"

static const char *
read_text(const struct web_request *r, const char *name)
{
    struct film_str value = film_str_trim(web_arg(&r->args, name)), copy;
    return value.n > 0 && film_arena_copy(r->arena, value, &copy) ? copy.p
                                                                  : NULL;
}

bool
web_query_read(struct film_search_options *o, const struct web_request *r)
{
    struct film_request *q = &o->request;
    const struct {
        const char *name;
        struct film_strs *to;
    } lists[] = {{"film", &q->films},
                 {"person", &q->persons},
                 {"role", &q->roles},
                 {"source", &q->sources}};
    bool any = false;
    for (size_t i = 0; i < r->args.n; i++)
        for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++) {
            struct film_str *slot, name = film_str_from(lists[k].name);
            if (!film_str_equal(r->args.v[i].name, name) ||
                r->args.v[i].value.n == 0)
                continue;
            slot = film_arena_push(r->arena, &lists[k].to->v, &lists[k].to->n,
                                   sizeof *slot);
            if (slot)
                *slot = r->args.v[i].value;
            any = true;
        }
    char *today = film_arena_zalloc(r->arena, 1, FILM_TODAY_SIZE);
    if (today)
        film_when_today(today);
    q->today = today;
    q->since = read_text(r, "since");
    q->until = read_text(r, "until");
    o->like = read_text(r, "like");
    o->all = web_arg(&r->args, "all").n > 0;
    if (film_str_equal(web_arg(&r->args, "sort"), FILM_STR("date")))
        o->sort = FILM_SORT_DATE;
    return any || q->since || q->until || o->like;
}

struct film_str
web_query_text(const struct web_request *r)
{
    struct film_buf b;
    struct film_str text = web_arg(&r->args, "q"), whole = text;
    film_buf_init(&b, 1 << 16);
    film_buf_str(&b, text);
    for (size_t i = 0; i < r->args.n; i++)
        if (film_str_equal(r->args.v[i].name, FILM_STR("where"))) {
            film_buf_byte(&b, ' ');
            film_buf_str(&b, r->args.v[i].value);
        }
    if (!b.failed && !film_arena_copy(r->arena, film_buf_get(&b), &whole))
        whole = text;
    film_buf_release(&b);
    return whole;
}

struct film_str
web_article_query(const struct web_request *r, struct film_str words)
{
    struct film_buf b;
    struct film_str text = FILM_STR("");
    struct film_str id = web_arg(&r->args, "id");
    film_buf_init(&b, 1 << 16);
    film_buf_text(&b, "article:\"");
    for (size_t i = 0; i < id.n; i++)
        if (id.p[i] != '"' && id.p[i] != '\\')
            film_buf_byte(&b, id.p[i]);
    film_buf_text(&b, "\" ");
    film_buf_str(&b, words);
    if (!b.failed && !film_arena_copy(r->arena, film_buf_get(&b), &text))
        text = FILM_STR("");
    film_buf_release(&b);
    return text;
}
