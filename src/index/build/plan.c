/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/plan.h"

#include "index/build/ingest.h"
#include "index/inputs/spool.h"

#include <errno.h>
#include <stdlib.h>

void
film_plan_init(struct film_plan *p)
{
    *p = (struct film_plan){0};
    film_arena_init(&p->arena);
    film_map_init(&p->by_path);
}

void
film_plan_release(struct film_plan *p)
{
    for (size_t i = 0; i < p->todo_count; i++)
        free((char *)p->todo[i].refusal.why.p);
    film_map_release(&p->by_path);
    film_arena_release(&p->arena);
}

static int
by_path(const void *a, const void *b)
{
    const struct film_file *x = a, *y = b;
    int c = film_str_compare(x->path, y->path);
    return c ? c : x->relative - y->relative; /* if named both ways, the
                                                 absolute one comes first */
}

/* Compares size and timestamp. Piped data has no timestamp. */
static bool
same_stamp(const struct film_input *known, const struct film_file *f)
{
    return known->size == f->size && known->stamp == f->stamp && !f->copy;
}

/* Compares size and content, whatever the timestamp. */
static bool
same_bytes(const struct film_input *known, const struct film_file *f)
{
    struct film_sum digest;
    return known->size == f->size &&
           film_ingest_digest(f->path.p, f->copy, &digest) &&
           film_sum_compare(&digest, &known->digest) == 0;
}

/* Notes a new timestamp or a new way of naming the file. */
static enum film_status
touch(struct film_plan *p, struct film_input *known, const struct film_file *f,
      struct film_error *err)
{
    if (known->stamp == f->stamp && known->relative == f->relative)
        return FILM_OK;
    struct film_input *touched = film_arena_push(
        &p->arena, &p->touched, &p->touched_count, sizeof *touched);
    if (!touched)
        return film_error_nomem(err);
    known->stamp = f->stamp;
    known->relative = f->relative;
    known->shown = film_path_shown(f->path, f->relative, p->cwd);
    *touched = *known;
    return FILM_OK;
}

static enum film_status
plan_file(struct film_plan *p, const struct film_file *f,
          struct film_error *err)
{
    const uintptr_t *at = film_map_get(&p->by_path, f->path);
    struct film_input *known = at ? &p->known.v[*at] : NULL;
    if (known)
        p->listed[*at] = true;
    bool same_limits =
        known && (known->limits == 0 || known->limits == p->limits);
    if (same_limits && !p->again &&
        (same_stamp(known, f) || same_bytes(known, f))) {
        p->unchanged[p->unchanged_count++] = known;
        return touch(p, known, f, err);
    }
    const struct film_refusal *r = film_refusals_find(&p->refused, f->path);
    if (r && film_refusal_holds(r, f, p->conditions) &&
        !(f->named && r->status == FILM_ERR_BESIDE)) {
        p->unchanged_refusals[p->unchanged_refusal_count++] = r;
        return FILM_OK;
    }
    p->todo[p->todo_count++] = (struct film_plan_input){
        .note = {.path = f->path,
                 .relative = f->relative,
                 .shown = film_path_shown(f->path, f->relative, p->cwd),
                 .size = f->size,
                 .stamp = f->stamp,
                 .copy = f->copy},
        .known = known,
        .named = f->named};
    p->todo_bytes += f->size;
    return FILM_OK;
}

/* Sorts the files by path, as a walk finds most of them. */
static void
sort_files(struct film_files *files)
{
    size_t i = 1;
    while (i < files->n && by_path(&files->v[i - 1], &files->v[i]) <= 0)
        i++;
    if (i < files->n)
        qsort(files->v, files->n, sizeof *files->v, by_path);
}

/* Maps the path of each known input to its index. */
static enum film_status
map_known(struct film_plan *p, struct film_error *err)
{
    p->listed = film_arena_zalloc(&p->arena, p->known.n + 1, sizeof *p->listed);
    for (size_t i = 0; i < p->known.n && p->listed; i++) {
        bool added;
        struct film_map_entry *e =
            film_map_put(&p->by_path, p->known.v[i].path, &added);
        if (!e)
            return film_error_nomem(err);
        e->value = i;
    }
    return p->listed ? FILM_OK : film_error_nomem(err);
}

enum film_status
film_plan_files(struct film_plan *p, struct film_error *err)
{
    struct film_files *files = &p->files;
    sort_files(files);
    p->todo = film_arena_zalloc(&p->arena, files->n + 1, sizeof *p->todo);
    p->unchanged =
        film_arena_zalloc(&p->arena, files->n + 1, sizeof *p->unchanged);
    p->unchanged_refusals = film_arena_zalloc(
        &p->arena, files->n + 1, sizeof(const struct film_refusal *));
    enum film_status s = p->todo && p->unchanged && p->unchanged_refusals
                             ? map_known(p, err)
                             : film_error_nomem(err);
    for (size_t i = 0; i < files->n && s == FILM_OK; i++)
        if (i == 0 || !film_str_equal(files->v[i].path, files->v[i - 1].path))
            s = plan_file(p, &files->v[i], err);
    return s;
}

/* Strips trailing slashes; "/" becomes the empty path. */
static struct film_str
without_slashes(struct film_str dir)
{
    while (dir.n > 0 && dir.p[dir.n - 1] == '/')
        dir.n--;
    return dir;
}

/* Looks up `path`, then the directories above it, nearest first; NULL if none
 * is in the map. */
static const uintptr_t *
find_above(const struct film_map *m, struct film_str path)
{
    const uintptr_t *at = film_map_get(m, path);
    while (!at && path.n > 0) {
        while (path.n > 0 && path.p[path.n - 1] != '/')
            path.n--;
        path = without_slashes(path);
        at = film_map_get(m, path);
    }
    return at;
}

/* Maps each path to its index. */
static enum film_status
map_paths(struct film_map *m, const struct film_str *paths, size_t n,
          struct film_error *err)
{
    for (size_t i = 0; i < n; i++) {
        bool added;
        struct film_map_entry *e =
            film_map_put(m, without_slashes(paths[i]), &added);
        if (!e)
            return film_error_nomem(err);
        if (added)
            e->value = i;
    }
    return FILM_OK;
}

/* The walk skips hidden files and links, but the user may have named them. A
 * path that cannot be examined is not regarded as gone. */
static bool
is_there(struct film_str path)
{
    struct stat st;
    if (film_path_stat(path.p, &st) == 0)
        return S_ISREG(st.st_mode);
    return errno != ENOENT && errno != ENOTDIR && errno != ELOOP;
}

static enum film_status
forget(struct film_plan *p, const struct film_input *known,
       struct film_error *err)
{
    const struct film_input **gone =
        film_arena_push(&p->arena, &p->gone, &p->gone_count, sizeof *gone);
    if (!gone)
        return film_error_nomem(err);
    *gone = known;
    return FILM_OK;
}

enum film_status
film_plan_gone(struct film_plan *p, const struct film_str *keys, size_t n,
               struct film_error *err)
{
    struct film_map below, unseen;
    film_map_init(&below);
    film_map_init(&unseen);
    enum film_status s = map_paths(&below, keys, n, err);
    if (s == FILM_OK)
        s = map_paths(&unseen, p->files.unseen.v, p->files.unseen.n, err);
    for (size_t i = 0; i < p->known.n && s == FILM_OK; i++) {
        struct film_str known = p->known.v[i].path;
        if (p->listed[i] || p->known.v[i].stamp == FILM_STAMP_PIPED)
            continue; /* piped: there never was a file */
        if (find_above(&below, known) && !find_above(&unseen, known) &&
            !is_there(known))
            s = forget(p, &p->known.v[i], err);
    }
    film_map_release(&below);
    film_map_release(&unseen);
    return s;
}

static bool
holds_still(const struct film_plan *p, const struct film_refusal *r)
{
    size_t i = 0, n = p->unchanged_refusal_count;
    while (i < n) { /* binary search: they are sorted by path */
        size_t middle = i + (n - i) / 2;
        if (film_str_compare(p->unchanged_refusals[middle]->path, r->path) < 0)
            i = middle + 1;
        else
            n = middle;
    }
    return i < p->unchanged_refusal_count && p->unchanged_refusals[i] == r;
}

static bool
is_unseen(const struct film_plan *p, struct film_str path)
{
    for (size_t i = 0; i < p->files.unseen.n; i++)
        if (film_str_equal(p->files.unseen.v[i], path))
            return true;
    return false;
}

enum film_status
film_plan_forgive(struct film_plan *p, const struct film_str *keys, size_t n,
                  bool *matched, struct film_error *err)
{
    struct film_map below;
    film_map_init(&below);
    enum film_status s = map_paths(&below, keys, n, err);
    for (size_t i = 0; i < p->refused.n && s == FILM_OK; i++) {
        const struct film_refusal *r = &p->refused.v[i];
        const uintptr_t *at = find_above(&below, r->path);
        if (!at || holds_still(p, r) || is_unseen(p, r->path))
            continue;
        if (matched)
            matched[*at] = true;
        struct film_str *slot = film_arena_push(&p->arena, &p->forgiven.v,
                                                &p->forgiven.n, sizeof *slot);
        s = slot ? FILM_OK : film_error_nomem(err);
        if (slot)
            *slot = r->path;
    }
    film_map_release(&below);
    return s;
}

/* The weight of an input is the number of its items. */
static uint64_t
weight(const struct film_input *in)
{
    uint64_t items = (uint64_t)in->articles + in->records;
    return items ? items : 1;
}

enum film_status
film_plan_spare(struct film_plan *p, struct film_plan_loss *losses,
                const struct film_str *keys, size_t n, struct film_error *err)
{
    struct film_map below;
    memset(losses, 0, n * sizeof *losses);
    if (p->gone_count == 0)
        return FILM_OK;
    film_map_init(&below);
    enum film_status s = map_paths(&below, keys, n, err);
    for (size_t i = 0; i < p->known.n && s == FILM_OK; i++) {
        const uintptr_t *at = find_above(&below, p->known.v[i].path);
        if (at)
            losses[*at].all += weight(&p->known.v[i]);
    }
    for (size_t i = 0; i < p->gone_count && s == FILM_OK; i++)
        losses[*find_above(&below, p->gone[i]->path)].gone +=
            weight(p->gone[i]);
    for (size_t i = 0; i < n; i++)
        losses[i].spared = losses[i].gone > losses[i].all / 2;
    size_t kept = 0;
    for (size_t i = 0; i < p->gone_count && s == FILM_OK; i++)
        if (!losses[*find_above(&below, p->gone[i]->path)].spared)
            p->gone[kept++] = p->gone[i];
    p->gone_count = s == FILM_OK ? kept : p->gone_count;
    film_map_release(&below);
    return s;
}

enum film_status
film_plan_removal(struct film_plan *p, const struct film_str *keys, size_t n,
                  bool *matched, struct film_error *err)
{
    struct film_map below;
    film_map_init(&below);
    enum film_status s = map_paths(&below, keys, n, err);
    for (size_t i = 0; i < p->known.n && s == FILM_OK; i++) {
        struct film_str known = p->known.v[i].path;
        const uintptr_t *at = find_above(&below, known);
        if (!at)
            continue;
        matched[*at] = true;
        s = forget(p, &p->known.v[i], err);
    }
    film_map_release(&below);
    return s;
}
