/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/plan.h"

#include "index/ingest.h"

#include <stdlib.h>

void
film_plan_init(struct film_plan *p)
{
    *p = (struct film_plan){0};
    film_arena_init(&p->arena);
}

void
film_plan_release(struct film_plan *p)
{
    film_arena_release(&p->arena);
}

static int
by_path(const void *a, const void *b)
{
    const struct film_file *x = a, *y = b;
    return film_str_compare(x->path, y->path);
}

/* Equal size and bytes, though another time. */
static bool
same_bytes(const struct film_input *known, const struct film_file *f)
{
    uint64_t digest;
    return known->size == f->size && film_ingest_digest(f->path.p, &digest) &&
           digest == known->digest;
}

static enum film_status
plan_file(struct film_plan *p, const struct film_file *f,
          struct film_error *err)
{
    const struct film_input *known =
        film_inputs_find(&p->known, film_path_id(f->path));
    if (known && known->size == f->size && known->mtime_ns == f->mtime_ns) {
        p->unchanged[p->unchanged_count++] = known;
        return FILM_OK;
    }
    if (known && same_bytes(known, f)) {
        struct film_input *touched = film_arena_push(
            &p->arena, &p->touched, &p->touched_count, sizeof *touched);
        if (!touched)
            return film_error_nomem(err);
        *touched = *known;
        touched->mtime_ns = f->mtime_ns;
        p->unchanged[p->unchanged_count++] = known;
        return FILM_OK;
    }
    p->todo[p->todo_count++].note = (struct film_input){
        .path = f->path, .size = f->size, .mtime_ns = f->mtime_ns};
    p->todo_bytes += f->size;
    return FILM_OK;
}

enum film_status
film_plan_files(struct film_plan *p, struct film_error *err)
{
    struct film_files *files = &p->files;
    qsort(files->v, files->n, sizeof *files->v, by_path);
    p->todo = film_arena_zalloc(&p->arena, files->n + 1, sizeof *p->todo);
    p->unchanged =
        film_arena_zalloc(&p->arena, files->n + 1, sizeof *p->unchanged);
    enum film_status s =
        p->todo && p->unchanged ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < files->n && s == FILM_OK; i++)
        if (i == 0 || !film_str_equal(files->v[i].path, files->v[i - 1].path))
            s = plan_file(p, &files->v[i], err);
    return s;
}

static bool
is_below(struct film_str path, struct film_str dir)
{
    while (dir.n > 1 && dir.p[dir.n - 1] == '/')
        dir.n--;
    return film_str_starts(path, dir) &&
           (path.n == dir.n || path.p[dir.n] == '/' ||
            (dir.n == 1 && dir.p[0] == '/'));
}

static bool
is_listed(const struct film_files *files, struct film_str path)
{
    struct film_file key = {.path = path};
    return files->n > 0 &&
           bsearch(&key, files->v, files->n, sizeof *files->v, by_path);
}

enum film_status
film_plan_gone(struct film_plan *p, const char *path, size_t *matched,
               struct film_error *err)
{
    *matched = 0;
    if (!p->leaves)
        p->leaves = film_arena_zalloc(&p->arena, p->known.n + 1, 1);
    if (!p->leaves)
        return film_error_nomem(err);
    for (size_t i = 0; i < p->known.n; i++) {
        struct film_str known = p->known.v[i].path;
        if (!is_below(known, film_str_from(path)) ||
            is_listed(&p->files, known))
            continue;
        ++*matched;
        if (p->leaves[i])
            continue;
        struct film_str *gone =
            film_arena_push(&p->arena, &p->gone, &p->gone_count, sizeof *gone);
        if (!gone)
            return film_error_nomem(err);
        *gone = known;
        p->leaves[i] = true;
    }
    return FILM_OK;
}
