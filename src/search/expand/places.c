/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/places.h"

#include "base/ascii.h"
#include "index/format/store.h"
#include "index/inputs/path.h"

#include <stdlib.h>

struct finder {
    struct film_search_ctx *c;
    struct film_places out;
};

/* True for an article that is looked for. */
typedef bool means_fn(const struct film_stored_article *a, const void *what);

/* Adds the articles of a shard that are meant, of the inputs with this term. */
static void
add_articles(struct finder *f, struct film_shard *shard, struct film_str term,
             means_fn *means, const void *what)
{
    struct film_docids docs =
        film_shard_all(f->c, shard, FILM_F_PATH_HASH, term);
    for (size_t i = 0; i < docs.n && film_ctx_ok(f->c); i++) {
        struct film_stored_article a;
        struct film_str *data = film_shard_data_here(
            f->c, shard, (struct film_docids){&docs.v[i], 1});
        if (!data || film_stored_kind(*data) == FILM_KIND_RECORD[0] ||
            !film_ctx_keep(
                f->c, film_load_article(&a, *data, f->c->arena, f->c->err)) ||
            !means(&a, what))
            continue;
        struct film_place *slot =
            film_ctx_push(f->c, &f->out.v, &f->out.n, sizeof *slot);
        if (slot)
            *slot = (struct film_place){shard, docs.v[i], 0};
    }
}

/* ---- By id ------------------------------------------------------------ */

static bool
has_id(const struct film_stored_article *a, const void *what)
{
    char text[FILM_ARTICLE_ID + 1];
    film_article_id_text(text, &a->input, a->meta.id);
    return film_str_equal(film_str_from(text), *(const struct film_str *)what);
}

static void
find_id(struct finder *f, struct film_str id)
{
    if (id.n != FILM_ARTICLE_ID)
        return;
    for (size_t i = 0; i < f->c->n; i++)
        if (f->c->shards[i].db)
            add_articles(f, &f->c->shards[i],
                         (struct film_str){id.p, FILM_INPUT_TERM}, has_id, &id);
}

/* ---- By path ---------------------------------------------------------- */

struct member {
    struct film_sum input;
    struct film_str name; /* "!/a/b.html" or "" */
};

static bool
is_of(const struct film_stored_article *a, const void *what)
{
    const struct member *m = what;
    struct film_str id = a->meta.id;
    return film_sum_compare(&a->input, &m->input) == 0 &&
           film_str_starts(id, m->name) &&
           (m->name.n == 0 || id.n == m->name.n || id.p[m->name.n] == '#');
}

static void
find_member(struct finder *f, struct film_shard *shard, struct film_str path,
            struct film_str name)
{
    struct film_root root;
    char text[FILM_SUM_TEXT + 1];
    struct film_str copy = film_ctx_copy(f->c, path);
    if (!film_ctx_ok(f->c))
        return;
    enum film_status s =
        film_path_root(&root, copy, shard->cwd, f->c->arena, f->c->err);
    if (s != FILM_OK) {
        if (s == FILM_ERR_NOMEM)
            film_ctx_nomem(f->c);
        return; /* no path: nothing is there */
    }
    const struct member m = {film_path_id(root.key), name};
    film_sum_text(&m.input, text);
    add_articles(f, shard, (struct film_str){text, FILM_INPUT_TERM}, is_of, &m);
}

static void
find_path(struct finder *f, struct film_str path)
{
    struct film_str name = {path.p + path.n, 0};
    const char *mark = memmem(path.p, path.n, "!/", 2);
    for (size_t i = 0; i < f->c->n; i++)
        if (f->c->shards[i].db && path.n > 0)
            find_member(f, &f->c->shards[i], path, name);
    if (f->out.n > 0 || !mark)
        return;
    size_t n = (size_t)(mark - path.p);
    name = (struct film_str){mark, path.n - n};
    for (size_t i = 0; i < f->c->n; i++)
        if (f->c->shards[i].db && n > 0)
            find_member(f, &f->c->shards[i], (struct film_str){path.p, n},
                        name);
}

/* ---- By line ---------------------------------------------------------- */

struct film_docids
film_place_passages(struct film_search_ctx *c, const struct film_place *place)
{
    struct film_docids docs = {&place->article, 1};
    struct film_stored_article a;
    struct film_str *data = film_shard_data_here(c, place->shard, docs);
    if (!data || film_stored_kind(*data) == FILM_KIND_SINGLE[0])
        return docs;
    if (!film_ctx_keep(c, film_load_article(&a, *data, c->arena, c->err)))
        return (struct film_docids){NULL, 0};
    xapc_docid *v = film_ctx_alloc(c, a.passages + 1, sizeof *v);
    if (!v)
        return (struct film_docids){NULL, 0};
    for (uint32_t i = 0; i < a.passages; i++)
        v[i] = place->article + 1 + i;
    return (struct film_docids){v, a.passages};
}

/* Sets the passage that contains the line, or the last one that begins before
 * it; returns the line where it begins, 0 if there is none. */
static uint32_t
set_passage(struct finder *f, struct film_place *place, uint32_t line)
{
    struct film_docids docs = film_place_passages(f->c, place);
    struct film_str *data = film_shard_data_here(f->c, place->shard, docs);
    uint32_t best = 0;
    for (size_t i = 0; data && i < docs.n && film_ctx_ok(f->c); i++) {
        struct film_stored_passage p;
        if (!film_ctx_keep(
                f->c, film_load_passage(&p, data[i], f->c->arena, f->c->err)))
            break;
        if (p.passage.line <= line && p.passage.line > best) {
            best = p.passage.line;
            place->passage = docs.v[i];
        }
    }
    return best;
}

/* Keeps the one article that has the line. */
static void
keep_line(struct finder *f, uint32_t line)
{
    struct film_place kept = {NULL, 0, 0};
    uint32_t best = 0;
    for (size_t i = 0; i < f->out.n && film_ctx_ok(f->c); i++) {
        uint32_t at = set_passage(f, &f->out.v[i], line);
        if (at > best) {
            best = at;
            kept = f->out.v[i];
        }
    }
    f->out.n = best > 0;
    if (best > 0)
        f->out.v[0] = kept;
}

/* Removes ":12" from the text and returns the number; 0 if there is none. */
static uint32_t
cut_line(struct film_str *text)
{
    enum { DIGITS = 9 };
    size_t n = text->n;
    uint32_t line = 0;
    while (n > 0 && text->n - n < DIGITS && film_ascii_digit(text->p[n - 1]))
        n--;
    if (n < 2 || n == text->n || text->p[n - 1] != ':')
        return 0;
    for (size_t i = n; i < text->n; i++)
        line = 10 * line + (uint32_t)(text->p[i] - '0');
    text->n = n - 1;
    return line;
}

struct film_places
film_places_find(struct film_search_ctx *c, struct film_str text)
{
    struct finder f = {.c = c};
    struct film_str path = text;
    find_id(&f, text);
    if (f.out.n == 0)
        find_path(&f, text);
    uint32_t line = f.out.n == 0 ? cut_line(&path) : 0;
    if (line > 0) {
        find_path(&f, path);
        keep_line(&f, line);
    }
    return f.out;
}
