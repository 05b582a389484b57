/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "model/copy.h"

struct copier {
    struct film_arena *arena;
    bool ok;
};

static struct film_str
copy_str(struct copier *c, struct film_str s)
{
    struct film_str copy = {"", 0};
    if (c->ok && s.n > 0)
        c->ok = film_arena_copy(c->arena, s, &copy);
    return copy;
}

static void *
copy_array(struct copier *c, const void *v, size_t n, size_t size)
{
    void *p = c->ok && n ? film_arena_alloc(c->arena, n * size) : NULL;
    if (p)
        memcpy(p, v, n * size);
    else if (n)
        c->ok = false;
    return p;
}

static struct film_strs
copy_strs(struct copier *c, struct film_strs s)
{
    s.v = copy_array(c, s.v, s.n, sizeof *s.v);
    for (size_t i = 0; i < s.n && c->ok; i++)
        s.v[i] = copy_str(c, s.v[i]);
    return s;
}

bool
film_article_copy(struct film_arena *arena, const struct film_article *a,
                  struct film_article *copy)
{
    struct copier c = {arena, true};
    *copy = *a;
    copy->path = copy_str(&c, a->path);
    copy->id = copy_str(&c, a->id);
    copy->title = copy_str(&c, a->title);
    copy->url = copy_str(&c, a->url);
    copy->source = copy_str(&c, a->source);
    copy->language = copy_str(&c, a->language);
    copy->date = copy_str(&c, a->date);
    copy->authors = copy_strs(&c, a->authors);
    copy->cast = copy_strs(&c, a->cast);
    copy->tags = copy_strs(&c, a->tags);
    copy->fields = copy_strs(&c, a->fields);
    copy->film_ids =
        copy_array(&c, a->film_ids, a->film_id_count, sizeof *a->film_ids);
    for (size_t i = 0; i < a->film_id_count && c.ok; i++) {
        copy->film_ids[i].scheme = copy_str(&c, a->film_ids[i].scheme);
        copy->film_ids[i].value = copy_str(&c, a->film_ids[i].value);
    }
    copy->films = copy_array(&c, a->films, a->film_count, sizeof *a->films);
    for (size_t i = 0; i < a->film_count && c.ok; i++)
        copy->films[i].title = copy_str(&c, a->films[i].title);
    copy->blocks = copy_array(&c, a->blocks, a->block_count, sizeof *a->blocks);
    for (size_t i = 0; i < a->block_count && c.ok; i++)
        copy->blocks[i].text = copy_str(&c, a->blocks[i].text);
    return c.ok;
}
