/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/build.h"

#include "index/build/bulk.h"
#include "index/inputs/spool.h"
#include "index/live.h"
#include "index/build/merge.h"
#include "index/inputs/marks.h"
#include "read/reader.h"
#include "schema/xapian-status.h"
#include "names/lexicon.h"

/* The notes of inputs can be read in indexes of all versions. */
static enum film_status
load_notes(struct film_inputs *in, const char *db_path, bool *current,
           struct film_str cwd, struct film_arena *arena,
           struct film_error *err)
{
    xapc_database *db;
    struct film_error why;
    enum film_status s = film_live_open(&db, db_path, err);
    if (s != FILM_OK)
        return s;
    s = film_live_check(db, db_path, db_path, &why);
    *current = s == FILM_OK;
    if (film_live_check_whole(db, db_path, err) != FILM_OK) {
        xapc_database_free(db);
        return err->status;
    }
    if (s == FILM_OK || (s == FILM_ERR_VERSION && !film_live_is_newer(db)))
        s = film_inputs_load(in, db, cwd, arena, err);
    else
        *err = why;
    if (s == FILM_ERR_INDEX)
        film_error_prefix(err,
                          "%s: its inputs are not known; add "
                          "the sources to a new index",
                          db_path);
    xapc_database_free(db);
    return s;
}

/* Adds a known input to the files to read; if it is gone, increments *missing.
 * Version 2 stored paths as they were named: relative ones start at the working
 * folder. */
static enum film_status
plan_input(struct film_plan *p, const struct film_input *known, size_t *missing,
           struct film_build *b, struct film_error *err)
{
    struct film_root root;
    struct film_error why;
    struct stat st;
    enum film_status s =
        film_path_root(&root, known->path, b->cwd, &p->arena, err);
    if (s != FILM_OK)
        return s;
    if (film_path_stat(root.key.p, &st) != 0 || !S_ISREG(st.st_mode)) {
        film_error_set(&why, FILM_ERR_INPUT, "%.*s: %s", (int)known->shown.n,
                       known->shown.p,
                       known->stamp == FILM_STAMP_PIPED
                           ? "it came through a pipe"
                           : "missing");
        film_report_refused(b, &why);
        ++*missing;
        return FILM_OK;
    }
    struct film_file *f =
        film_arena_push(&p->arena, &p->files.v, &p->files.n, sizeof *f);
    if (!f)
        return film_error_nomem(err);
    *f = (struct film_file){.path = root.key,
                            .relative = known->relative,
                            .size = (uint64_t)st.st_size};
    return FILM_OK;
}

/* Plans to read every known input that is still there. */
static enum film_status
plan_all(struct film_plan *p, const struct film_inputs *known,
         struct film_build *b, struct film_error *err)
{
    size_t missing = 0;
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < known->n && s == FILM_OK; i++)
        s = plan_input(p, &known->v[i], &missing, b, err);
    if (s != FILM_OK)
        return s;
    if (missing > 0 && (!b->drop_missing || p->files.n == 0))
        return film_error_set(
            err, FILM_ERR_INPUT,
            "%zu of the %zu inputs are missing (earlier versions noted paths "
            "relative to where they were added from: run it there); nothing "
            "was changed; with --drop-missing it goes on without them",
            missing, known->n);
    return film_plan_files(p, err);
}

static enum film_status
rebuild(struct film_index *ix, struct film_plan *p, struct film_build *b,
        struct film_error *err)
{
    unsigned segments = 0;
    struct film_lexicon names;
    film_lexicon_init(&names);
    b->keeps = NULL; /* a partial index would replace a complete one */
    enum film_status s = film_bulk_run(ix, p, b, &segments, &names, err);
    if (s == FILM_OK)
        s = film_merge(ix,
                       &(struct film_merge_sources){
                           .segments = segments, .names = &names, .plan = p},
                       b->stop, err);
    film_lexicon_release(&names);
    for (size_t i = 0; i < p->todo_count && s == FILM_OK; i++)
        film_report_input(b, &p->todo[i]);
    return s;
}

enum film_status
film_index_upgrade(bool *current, const char *db, struct film_build *b,
                   struct film_error *err)
{
    struct film_index *ix = NULL;
    struct film_inputs known = {0};
    struct film_plan plan;
    film_plan_init(&plan);
    plan.cwd = b->cwd;
    film_read_init();
    const struct film_waiting waiting = film_build_waiting(b);
    struct film_marks marks;
    struct film_limits limits = *b->limits;
    const struct film_limits *before = b->limits;
    enum film_status s = film_marks_load(&marks, db, err);
    limits.marks = &marks;
    b->limits = &limits;
    if (s == FILM_OK)
        s = film_index_lock(&ix, db, false, &waiting, err);
    if (s == FILM_OK)
        s = load_notes(&known, db, current, b->cwd, &plan.arena, err);
    if (s == FILM_OK && !*current)
        s = plan_all(&plan, &known, b, err);
    if (s == FILM_OK && !*current)
        s = rebuild(ix, &plan, b, err);
    b->limits = before;
    film_marks_release(&marks);
    film_build_unlock(b, ix);
    film_plan_release(&plan);
    return s;
}
