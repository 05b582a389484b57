/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/build.h"

#include "index/build/bulk.h"
#include "index/build/ingest.h"
#include "index/live.h"
#include "index/build/merge.h"
#include "index/build/refused.h"
#include "index/build/update.h"
#include "index/inputs/marks.h"
#include "schema/xapian-status.h"
#include "names/lexicon.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Bytes of inputs above which a bulk build may pay off. */
enum { IN_PLACE_BYTES = 4 << 20 };

struct build {
    struct film_build *b;
    struct film_index *ix;
    struct film_plan plan;
    struct film_root *roots; /* the paths that lead somewhere */
    struct film_str *keys;   /* keys of the roots */
    size_t n;                /* number of roots and of keys */
    bool merging;            /* all inputs have been read */
};

static void
refuse_path(void *user, const struct film_error *why)
{
    film_report_refused(user, why);
}

static void
leave_out(void *user, struct film_str path, const char *why)
{
    const struct film_build *b = user;
    if (b->left_out)
        b->left_out(b->user, path, why);
}

static bool
is_stopped(const struct build *k)
{
    return k->b->stop && *k->b->stop;
}

/* Reports what was done. The plan keeps what is still to be read: nothing
 * after a signal. */
static void
settle(struct build *k)
{
    struct film_plan *p = &k->plan;
    size_t left = 0;
    for (size_t i = 0; i < p->gone_count; i++)
        film_report_event(k->b, FILM_BUILD_REMOVED, p->gone[i]);
    p->todo_bytes = 0;
    for (size_t i = 0; i < p->todo_count; i++) {
        struct film_plan_input *in = &p->todo[i];
        in->unread &= !in->failed;
        if (!in->unread || is_stopped(k)) {
            film_report_input(k->b, in);
            free((char *)in->refusal.why.p);
            continue;
        }
        in->unread = false;
        p->todo_bytes += in->note.size;
        p->todo[left++] = *in;
    }
    p->todo_count = left;
    p->gone_count = p->forgiven.n = p->files.unseen.n = 0;
}

/* ---- In bulk ---------------------------------------------------------- */

static bool
push_path(struct build *k, struct film_strs *to, struct film_str path)
{
    struct film_str *slot =
        film_arena_push(&k->plan.arena, &to->v, &to->n, sizeof *slot);
    if (slot)
        *slot = path;
    return slot != NULL;
}

/* Lists what a new generation must not take from the old one: what is gone, and
 * what was read again. */
static enum film_status
plan_old(struct build *k, struct film_strs *old, struct film_error *err)
{
    const struct film_plan *p = &k->plan;
    bool ok = true;
    *old = (struct film_strs){0};
    for (size_t i = 0; i < p->gone_count && ok; i++)
        ok = push_path(k, old, p->gone[i]->path);
    for (size_t i = 0; i < p->todo_count && ok; i++)
        if (p->todo[i].known && !p->todo[i].unread &&
            (!p->todo[i].failed || p->todo[i].forgotten))
            ok = push_path(k, old, p->todo[i].note.path);
    return ok ? FILM_OK : film_error_nomem(err);
}

/* True if a signal has come and the complete inputs are kept. The merge must
 * not be interrupted then. */
static bool
is_kept(const struct build *k)
{
    for (size_t i = 0; i < k->plan.todo_count && is_stopped(k); i++)
        if (k->plan.todo[i].unread)
            return true;
    return false;
}

static enum film_status
build_in_bulk(struct build *k, struct film_error *err)
{
    unsigned segments = 0;
    struct film_strs old;
    struct film_lexicon names;
    film_lexicon_init(&names);
    enum film_status s = FILM_OK;
    if (k->plan.todo_count > 0 || !film_index_live(k->ix))
        s = film_bulk_run(k->ix, &k->plan, k->b, &segments, &names, err);
    k->merging = s == FILM_OK;
    if (s == FILM_OK)
        s = plan_old(k, &old, err);
    if (s == FILM_OK)
        s = film_merge(k->ix,
                       &(struct film_merge_sources){film_index_live(k->ix), old,
                                                    segments, &names, &k->plan,
                                                    false},
                       is_kept(k) ? NULL : k->b->stop, err);
    film_lexicon_release(&names);
    return s;
}

/* Publishes a generation without documents, so that there is one to work in. */
static enum film_status
publish_empty(struct build *k, struct film_error *err)
{
    char *path = film_index_scratch(k->ix, "empty");
    if (!path)
        return film_error_nomem(err);
    struct film_writer *w = NULL;
    enum film_status s = film_writer_open(&w, path, true, err);
    if (s == FILM_OK)
        s = film_writer_commit(w, err);
    film_writer_free(w);
    if (s == FILM_OK)
        s = film_index_publish(k->ix, path, err);
    free(path);
    return s;
}

/* If one document makes a bulk build fail, falls back to updating in place,
 * which isolates that document. */
static enum film_status
build_otherwise(struct build *k, struct film_error *err)
{
    enum film_status s =
        film_index_live(k->ix) ? FILM_OK : publish_empty(k, err);
    return s == FILM_OK ? film_update_run(&k->plan, k->ix, k->b, err) : s;
}

/* Decides between bulk and in place. Bulk is used if there is no index yet, or
 * if what is to be read or forgotten is both large and a good part of what a
 * merge has to copy. */
static bool
bulk_pays(const struct build *k)
{
    const struct film_plan *p = &k->plan;
    if (!film_index_live(k->ix))
        return true;
    uint64_t known = 0, bytes = p->todo_bytes;
    for (size_t i = 0; i < p->known.n; i++)
        known += p->known.v[i].size;
    for (size_t i = 0; i < p->gone_count; i++)
        bytes += p->gone[i]->size;
    return bytes > IN_PLACE_BYTES && bytes > known / 8;
}

/* ---- Adding ----------------------------------------------------------- */

/* Opens the live generation if it has this version. */
static enum film_status
open_known(xapc_database **db, const char *db_path, struct film_error *err)
{
    enum film_status s = film_live_open(db, db_path, err);
    if (s != FILM_OK)
        return s;
    s = film_live_check(*db, db_path, db_path, err);
    if (s == FILM_OK)
        s = film_live_check_whole(*db, db_path, err);
    if (s != FILM_OK)
        xapc_database_free(*db);
    return s;
}

static enum film_status
load_known(struct build *k, const char *db_path, struct film_error *err)
{
    xapc_database *db;
    if (!film_index_live(k->ix))
        return FILM_OK;
    enum film_status s = open_known(&db, db_path, err);
    if (s != FILM_OK)
        return s;
    s = film_inputs_load(&k->plan.known, db, k->b->cwd, &k->plan.arena, err);
    if (s == FILM_OK)
        s = film_refusals_load(&k->plan.refused, db, k->b->cwd, &k->plan.arena,
                               err);
    xapc_database_free(db);
    return s;
}

static enum film_status
refuse_name(struct build *k, const struct film_error *why)
{
    film_report_wrong_name(k->b, why);
    return FILM_OK;
}

/* Finds the roots of the paths. A name that is not a path is reported and left
 * out. */
static enum film_status
set_roots(struct build *k, const char *const *paths, size_t n,
          struct film_error *err)
{
    struct film_arena *a = &k->plan.arena;
    k->plan.cwd = k->b->cwd;
    k->roots = film_arena_zalloc(a, n + 1, sizeof *k->roots);
    enum film_status s = k->roots ? FILM_OK : film_error_nomem(err);
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        const struct film_piped *piped = &k->b->piped;
        bool is_pipe = piped->copy && strcmp(paths[i], "-") == 0;
        struct film_root *root = &k->roots[k->n];
        s = film_path_root(root,
                           film_str_from(is_pipe ? piped->name : paths[i]),
                           k->b->cwd, a, err);
        root->copy = is_pipe ? piped->copy : 0;
        if (s == FILM_OK)
            k->n++;
        else if (s == FILM_ERR_INPUT)
            s = refuse_name(k, err);
    }
    return s;
}

static enum film_status
set_keys(struct build *k, struct film_error *err)
{
    k->keys = film_arena_zalloc(&k->plan.arena, k->n + 1, sizeof *k->keys);
    for (size_t i = 0; k->keys && i < k->n; i++)
        k->keys[i] = k->roots[i].key;
    return k->keys ? FILM_OK : film_error_nomem(err);
}

/* True for what a walk of the parent directory would take. */
static bool
is_walked(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 &&
           (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

static enum film_status
find_files(struct build *k, unsigned flags, struct film_error *err)
{
    bool missing_ok = flags & FILM_ADD_MISSING_OK;
    const struct film_walk walk = {.files = &k->plan.files,
                                   .arena = &k->plan.arena,
                                   .cwd = k->b->cwd,
                                   .user = k->b,
                                   .refused = refuse_path,
                                   .left_out = leave_out};
    enum film_status s = FILM_OK;
    size_t n = 0;
    for (size_t i = 0; i < k->n && s == FILM_OK; i++) {
        if (!missing_ok || is_walked(k->roots[i].key.p))
            s = film_walk(&walk, k->roots[i], err);
        bool wrong = s == FILM_ERR_INPUT;
        if (wrong)
            s = missing_ok ? FILM_OK : refuse_name(k, err);
        if (!wrong || missing_ok)
            k->roots[n++] = k->roots[i];
    }
    k->n = n;
    return s;
}

static enum film_status
carry_out(struct build *k, struct film_error *err)
{
    const struct film_plan *p = &k->plan;
    bool nothing = p->todo_count + p->touched_count + p->gone_count == 0 &&
                   !film_refused_changed(p);
    if (nothing && film_index_live(k->ix))
        return FILM_OK;
    if (!bulk_pays(k))
        return film_update_run(&k->plan, k->ix, k->b, err);
    enum film_status s = build_in_bulk(k, err);
    if (s == FILM_OK) {
        settle(k);
        return k->plan.todo_count == 0
                   ? FILM_OK
                   : film_update_run(&k->plan, k->ix, k->b, err);
    }
    /* In place would run out of memory, too. */
    if (s == FILM_ERR_NOMEM && k->merging)
        return film_error_prefix(err, "the names of all records and films");
    return film_report_is_own_fault(s) ? build_otherwise(k, err) : s;
}

static void
report_unchanged(struct build *k)
{
    const struct film_plan *p = &k->plan;
    for (size_t i = 0; i < p->unchanged_count; i++)
        film_report_event(k->b, FILM_BUILD_UNCHANGED, p->unchanged[i]);
}

/* Most of a folder's files may be gone because it is not mounted. */
static enum film_status
spare(struct build *k, struct film_error *err)
{
    struct film_plan_loss *losses =
        film_arena_zalloc(&k->plan.arena, k->n, sizeof *losses);
    if (!losses)
        return film_error_nomem(err);
    enum film_status s = film_plan_spare(&k->plan, losses, k->keys, k->n, err);
    for (size_t i = 0; i < k->n && s == FILM_OK; i++) {
        struct film_error why;
        if (!losses[i].spared)
            continue;
        film_error_set(&why, FILM_ERR_INPUT,
                       "%s: %llu of the %llu articles and records that the "
                       "index has of it are gone: none is forgotten without "
                       "--forget-all",
                       k->roots[i].given.p, (unsigned long long)losses[i].gone,
                       (unsigned long long)losses[i].all);
        film_report_refused(k->b, &why);
    }
    return s;
}

static enum film_status
run(struct build *k, const char *db, const char *const *paths, size_t n,
    unsigned flags, struct film_error *err)
{
    const struct film_waiting waiting = film_build_waiting(k->b);
    enum film_status s = set_roots(k, paths, n, err);
    if (s == FILM_OK)
        s = find_files(k, flags, err);
    if (s == FILM_OK && k->n == 0)
        return FILM_OK; /* every name was wrong: do not create an index */
    if (s == FILM_OK)
        s = set_keys(k, err);
    if (s == FILM_OK)
        s = film_index_lock(&k->ix, db, true, &waiting, err);
    if (s == FILM_OK)
        s = load_known(k, db, err);
    k->plan.again = flags & FILM_ADD_AGAIN;
    k->plan.limits = film_ingest_limits(k->b->limits);
    k->plan.conditions = film_ingest_conditions(k->b->limits);
    if (s == FILM_OK)
        s = film_plan_files(&k->plan, err);
    if (s == FILM_OK)
        s = film_plan_forgive(&k->plan, k->keys, k->n, NULL, err);
    if (s == FILM_OK && (flags & FILM_ADD_FORGET))
        s = film_plan_gone(&k->plan, k->keys, k->n, err);
    if (s == FILM_OK && (flags & FILM_ADD_SPARING))
        s = spare(k, err);
    if (s == FILM_OK)
        report_unchanged(k);
    if (s == FILM_OK)
        film_report_unread(k->b, &k->plan);
    return s == FILM_OK ? carry_out(k, err) : s;
}

/* Keeps the marks with inputs that have moved or changed. */
static enum film_status
follow_marks(struct build *k, struct film_marks *marks, const char *db,
             struct film_error *err)
{
    xapc_database *reader;
    struct film_inputs in = {0};
    bool changed = false;
    if (marks->n == 0 || !k->ix || !film_index_live(k->ix))
        return FILM_OK;
    enum film_status s = open_known(&reader, db, err);
    if (s != FILM_OK)
        return s;
    s = film_inputs_load(&in, reader, k->b->cwd, &k->plan.arena, err);
    if (s == FILM_OK)
        s = film_marks_follow(marks, &in, &changed, err);
    if (s == FILM_OK && changed)
        s = film_marks_save(marks, db, err);
    xapc_database_free(reader);
    return s;
}

enum film_status
film_index_add(const char *db, const char *const *paths, size_t n,
               unsigned flags, struct film_build *b, struct film_error *err)
{
    struct build k = {.b = b};
    struct film_marks marks;
    struct film_limits limits = *b->limits;
    film_plan_init(&k.plan);
    film_read_init();
    enum film_status s = film_marks_load(&marks, db, err);
    limits.marks = &marks;
    const struct film_limits *before = b->limits;
    b->limits = &limits;
    if (s == FILM_OK)
        s = film_live_name_error(db, run(&k, db, paths, n, flags, err), err);
    if (s == FILM_OK)
        s = follow_marks(&k, &marks, db, err);
    b->limits = before;
    film_marks_release(&marks);
    film_build_unlock(b, k.ix);
    film_plan_release(&k.plan);
    return s;
}

/* ---- Importing --------------------------------------------------------- */

enum film_status
film_index_import(const char *db, int fd, struct film_build *b,
                  struct film_error *err)
{
    struct build k = {.b = b};
    struct film_import *im = NULL;
    const struct film_waiting waiting = film_build_waiting(b);
    film_plan_init(&k.plan);
    k.plan.cwd = b->cwd;
    film_read_init();
    enum film_status s = film_import_open(&im, &k.plan, fd, err);
    if (s == FILM_OK)
        s = film_index_lock(&k.ix, db, true, &waiting, err);
    if (s == FILM_OK && film_index_live(k.ix))
        s = film_error_set(err, FILM_ERR_USAGE,
                           "%s: there is an index; import makes a new one", db);
    b->import = im;
    if (s == FILM_OK)
        s = film_live_name_error(db, carry_out(&k, err), err);
    b->import = NULL;
    film_import_free(im);
    film_build_unlock(b, k.ix);
    film_plan_release(&k.plan);
    return s;
}

/* ---- Removing and compacting ------------------------------------------ */

/* Plans the removal. A path that is neither a known input nor a directory above
 * one is refused. */
static enum film_status
plan_removal(struct build *k, struct film_error *err)
{
    bool *matched = film_arena_zalloc(&k->plan.arena, k->n + 1, 1);
    if (!matched)
        return film_error_nomem(err);
    enum film_status s =
        film_plan_removal(&k->plan, k->keys, k->n, matched, err);
    if (s == FILM_OK)
        s = film_plan_forgive(&k->plan, k->keys, k->n, matched, err);
    for (size_t i = 0; i < k->n && s == FILM_OK; i++) {
        struct film_error why;
        if (matched[i])
            continue;
        film_error_set(&why, FILM_ERR_INPUT, "%s: not in the index",
                       k->roots[i].given.p);
        film_report_refused(k->b, &why);
    }
    return s;
}

enum film_status
film_index_remove(const char *db, const char *const *paths, size_t n,
                  struct film_build *b, struct film_error *err)
{
    const struct film_waiting waiting = film_build_waiting(b);
    struct build k = {.b = b};
    film_plan_init(&k.plan);
    enum film_status s = set_roots(&k, paths, n, err);
    if (s == FILM_OK)
        s = set_keys(&k, err);
    if (s == FILM_OK)
        s = film_index_lock(&k.ix, db, false, &waiting, err);
    if (s == FILM_OK)
        s = load_known(&k, db, err);
    if (s == FILM_OK)
        s = plan_removal(&k, err);
    if (s == FILM_OK)
        s = carry_out(&k, err);
    s = film_live_name_error(db, s, err);
    film_build_unlock(b, k.ix);
    film_plan_release(&k.plan);
    return s;
}

enum film_status
film_index_compact(const char *db, struct film_build *b, struct film_error *err)
{
    struct film_index *ix = NULL;
    xapc_database *known = NULL;
    struct film_part part = {0};
    const struct film_waiting waiting = film_build_waiting(b);
    enum film_status s = film_index_lock(&ix, db, false, &waiting, err);
    if (s == FILM_OK)
        s = film_live_open(&known, db, err);
    if (s == FILM_OK)
        s = film_live_check(known, db, db, err);
    if (s == FILM_OK)
        s = film_live_part(&part, known, err);
    xapc_database_free(known);
    if (s == FILM_OK)
        s = film_merge(ix,
                       &(struct film_merge_sources){.live = film_index_live(ix),
                                                    .as_is = part.of > 0},
                       b->stop, err);
    film_build_unlock(b, ix);
    return film_live_name_error(db, s, err);
}
