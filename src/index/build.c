/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build.h"

#include "index/bulk.h"
#include "index/entities.h"
#include "index/ingest.h"
#include "index/merge.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"

#include <stdlib.h>

enum {
    IN_PLACE_BYTES = 4 << 20, /* of inputs: above, a bulk run pays off */
    COMMIT_PASSAGES = 10000,  /* in place: most that a crash can lose */
};

/* One build: what is known, what is to be read. */
struct build {
    struct film_build *b;
    struct film_index *ix;
    struct film_arena arena;
    struct film_files files;
    struct film_inputs known;
    struct film_bulk_input *todo;
    size_t todo_count;
    uint64_t todo_bytes;
    struct film_str *gone;
    size_t gone_count;
};

/* ---- What is to be done ----------------------------------------------- */

static void
count_refused(void *user, const struct film_error *why)
{
    struct film_build *b = user;
    b->report.refused++;
    b->refused(b->user, why);
}

static enum film_status
load_known(struct build *k, struct film_error *err)
{
    const char *live = film_index_live(k->ix);
    if (!live)
        return FILM_OK;
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status s = xapc_database_open(&db, live, 0, &xerr);
    if (s != XAPC_OK)
        return film_error_xapian(err, s, xerr);
    enum film_status f = film_inputs_load(&k->known, db, &k->arena, err);
    xapc_database_free(db);
    return f;
}

/* Equal size and time, or equal bytes. */
static bool
unchanged(const struct film_input *known, const struct film_file *f)
{
    uint64_t digest;
    if (known->size != f->size)
        return false;
    return known->mtime_ns == f->mtime_ns ||
           (film_ingest_digest(f->path.p, &digest) && digest == known->digest);
}

static int
by_path(const void *a, const void *b)
{
    const struct film_file *x = a, *y = b;
    return film_str_compare(x->path, y->path);
}

static enum film_status
plan_files(struct build *k, struct film_error *err)
{
    qsort(k->files.v, k->files.n, sizeof *k->files.v, by_path);
    k->todo = film_arena_zalloc(&k->arena, k->files.n + 1, sizeof *k->todo);
    if (!k->todo)
        return film_error_nomem(err);
    for (size_t i = 0; i < k->files.n; i++) {
        const struct film_file *f = &k->files.v[i];
        if (i > 0 && film_str_equal(f->path, k->files.v[i - 1].path))
            continue; /* named twice */
        const struct film_input *known = film_inputs_find(&k->known, f->path);
        if (known && unchanged(known, f)) {
            k->b->report.unchanged++;
            continue;
        }
        k->todo[k->todo_count++].note = (struct film_input){
            .path = f->path, .size = f->size, .mtime_ns = f->mtime_ns};
        k->todo_bytes += f->size;
    }
    return FILM_OK;
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

/* Known inputs below the given directories of which no file is left. */
static enum film_status
plan_gone(struct build *k, const char *const *paths, size_t n,
          struct film_error *err)
{
    for (size_t i = 0; i < k->known.n; i++) {
        struct film_str path = k->known.v[i].path;
        bool below = false;
        for (size_t j = 0; j < n && !below; j++)
            below = is_below(path, film_str_from(paths[j]));
        if (!below || is_listed(&k->files, path))
            continue;
        struct film_str *gone =
            film_arena_push(&k->arena, &k->gone, &k->gone_count, sizeof *gone);
        if (!gone)
            return film_error_nomem(err);
        *gone = path;
    }
    return FILM_OK;
}

/* ---- In place --------------------------------------------------------- */

struct place {
    struct build *k;
    struct film_writer *w;
    struct film_bulk_input *in;
    bool fatal;
};

static void
note_format(struct place *p, const char *format)
{
    if (p->in->note.format.n == 0)
        p->in->note.format = film_str_from(format);
}

static enum film_status
place_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct place *p = user;
    uint32_t passages = 0;
    enum film_status s = FILM_OK;
    if (p->k->b->stop && *p->k->b->stop)
        s = film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    if (s == FILM_OK)
        s = film_writer_add_article(p->w, a, &passages, err);
    p->in->note.articles++;
    p->in->note.passages += passages;
    note_format(p, a->format);
    p->fatal |= s != FILM_OK;
    return s;
}

static enum film_status
place_record(void *user, const struct film_record *r, struct film_error *err)
{
    struct place *p = user;
    enum film_status s = film_writer_add_record(p->w, r, err);
    p->in->note.records++;
    note_format(p, r->format);
    p->fatal |= s != FILM_OK;
    return s;
}

static void
place_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    struct place *p = user;
    p->k->b->report.warnings++;
    p->k->b->warn(p->k->b->user, path, line, why);
}

/* Reads one input into the writer; a refused one leaves nothing. */
static enum film_status
place_input(struct place *p, struct film_error *err)
{
    const struct film_sink sink = {p, place_article, place_record, place_warn};
    struct film_input *note = &p->in->note;
    struct film_error why;
    enum film_status s = film_writer_remove(p->w, note->path, NULL, err);
    if (s != FILM_OK)
        return s;
    s = film_ingest_file(note, p->k->b->limits, &sink, &why);
    if (s == FILM_OK)
        return film_writer_set_input(p->w, note, err);
    if (p->fatal || s == FILM_ERR_NOMEM) {
        *err = why;
        return s;
    }
    p->in->failed = true;
    p->k->b->refused(p->k->b->user, &why);
    return film_writer_remove(p->w, note->path, NULL, err);
}

/* Removes what is gone from the writer's database. */
static enum film_status
remove_gone(struct build *k, struct film_writer *w, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < k->gone_count && s == FILM_OK; i++) {
        s = film_writer_remove(w, k->gone[i], NULL, err);
        if (s == FILM_OK)
            k->b->report.removed++;
    }
    return s;
}

static enum film_status
commit_in_place(struct build *k, struct film_writer *w, struct film_error *err)
{
    enum film_status s = film_writer_commit(w, err);
    return s == FILM_OK ? film_index_sync(k->ix, err) : s;
}

static enum film_status
build_in_place(struct build *k, struct film_error *err)
{
    struct place p = {.k = k};
    enum film_status s =
        film_writer_open(&p.w, film_index_live(k->ix), false, err);
    if (s == FILM_OK)
        s = remove_gone(k, p.w, err);
    for (size_t i = 0; i < k->todo_count && s == FILM_OK; i++) {
        p.in = &k->todo[i];
        s = place_input(&p, err);
        if (s == FILM_OK && film_writer_pending(p.w) >= COMMIT_PASSAGES)
            s = commit_in_place(k, p.w, err);
    }
    if (s == FILM_OK)
        s = film_entities_refresh(p.w, err);
    if (s == FILM_OK)
        s = commit_in_place(k, p.w, err);
    film_writer_free(p.w);
    return s;
}

/* ---- In bulk ---------------------------------------------------------- */

/* What a new generation must not have of the old one: what is gone, and what
 * was read anew. */
static enum film_status
plan_old(struct build *k, struct film_strs *old, struct film_error *err)
{
    *old = (struct film_strs){0};
    for (size_t i = 0; i < k->gone_count + k->todo_count; i++) {
        struct film_str path = i < k->gone_count
                                   ? k->gone[i]
                                   : k->todo[i - k->gone_count].note.path;
        if (!film_inputs_find(&k->known, path))
            continue;
        struct film_str *slot =
            film_arena_push(&k->arena, &old->v, &old->n, sizeof *slot);
        if (!slot)
            return film_error_nomem(err);
        *slot = path;
    }
    return FILM_OK;
}

static enum film_status
build_in_bulk(struct build *k, struct film_error *err)
{
    unsigned segments = 0;
    struct film_strs old;
    struct film_name_set names;
    film_name_set_init(&names);
    enum film_status s = film_bulk_run(k->ix, k->todo, k->todo_count, k->b,
                                       &segments, &names, err);
    if (s == FILM_OK)
        s = plan_old(k, &old, err);
    if (s == FILM_OK)
        s = film_merge(k->ix, old, segments, &names, err);
    if (s == FILM_OK)
        k->b->report.removed += k->gone_count;
    film_name_set_release(&names);
    return s;
}

/* The one rule: bulk when there is no index yet, or when the inputs are both
 * large and a good part of what merging has to copy. */
static bool
bulk_pays(const struct build *k)
{
    if (!film_index_live(k->ix))
        return true;
    uint64_t known = 0;
    for (size_t i = 0; i < k->known.n; i++)
        known += k->known.v[i].size;
    return k->todo_bytes > IN_PLACE_BYTES && k->todo_bytes > known / 8;
}

static void
sum_up(struct build *k)
{
    struct film_build_report *r = &k->b->report;
    for (size_t i = 0; i < k->todo_count; i++) {
        const struct film_bulk_input *in = &k->todo[i];
        if (in->failed) {
            r->refused++;
            continue;
        }
        r->added++;
        r->articles += in->note.articles;
        r->passages += in->note.passages;
        r->records += in->note.records;
        r->bytes += in->note.size;
    }
}

static enum film_status
run(struct build *k, const char *db, const char *const *paths, size_t n,
    bool forget, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < n && s == FILM_OK; i++)
        s = film_walk(&k->files, &k->arena, paths[i], count_refused, k->b, err);
    if (s == FILM_OK)
        s = film_index_lock(&k->ix, db, true, k->b->wait, err);
    if (s == FILM_OK)
        s = load_known(k, err);
    if (s == FILM_OK)
        s = plan_files(k, err);
    if (s == FILM_OK && forget)
        s = plan_gone(k, paths, n, err);
    bool nothing = k->todo_count == 0 && k->gone_count == 0;
    if (s != FILM_OK || (nothing && film_index_live(k->ix)))
        return s;
    s = bulk_pays(k) ? build_in_bulk(k, err) : build_in_place(k, err);
    if (s == FILM_OK)
        sum_up(k);
    return s;
}

enum film_status
film_index_add(const char *db, const char *const *paths, size_t n, bool forget,
               struct film_build *b, struct film_error *err)
{
    struct build k = {.b = b};
    film_arena_init(&k.arena);
    film_read_init();
    enum film_status s = run(&k, db, paths, n, forget, err);
    film_index_unlock(k.ix);
    film_arena_release(&k.arena);
    return s;
}

/* ---- Removing and compacting ------------------------------------------ */

static enum film_status
plan_removal(struct build *k, const char *const *paths, size_t n,
             struct film_error *err)
{
    for (size_t i = 0; i < n; i++) {
        size_t before = k->gone_count;
        enum film_status s = plan_gone(k, &paths[i], 1, err);
        if (s != FILM_OK)
            return s;
        if (k->gone_count > before)
            continue;
        struct film_error why;
        film_error_set(&why, FILM_ERR_INPUT, "%s: not in the index", paths[i]);
        count_refused(k->b, &why);
    }
    return FILM_OK;
}

enum film_status
film_index_remove(const char *db, const char *const *paths, size_t n,
                  struct film_build *b, struct film_error *err)
{
    struct build k = {.b = b};
    film_arena_init(&k.arena);
    enum film_status s = film_index_lock(&k.ix, db, false, b->wait, err);
    if (s == FILM_OK)
        s = load_known(&k, err);
    if (s == FILM_OK)
        s = plan_removal(&k, paths, n, err);
    if (s == FILM_OK && k.gone_count > 0)
        s = build_in_place(&k, err);
    film_index_unlock(k.ix);
    film_arena_release(&k.arena);
    return s;
}

enum film_status
film_index_compact(const char *db, struct film_build *b, struct film_error *err)
{
    struct film_index *ix = NULL;
    enum film_status s = film_index_lock(&ix, db, false, b->wait, err);
    if (s == FILM_OK)
        s = film_merge(ix, (struct film_strs){0}, 0, NULL, err);
    film_index_unlock(ix);
    return s;
}
