/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/notify.h"
#include "filmindex/stop.h"

#include "index/inputs/watch.h"
#include "text/clean.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Seconds before a retry after a temporary failure. */
enum { AGAIN_SECONDS = 5 };

static const char program[] = "filmindex";

struct watching {
    const struct film_index_options *o;
    const char *db;
    const char *const *roots;
    size_t n;
    const volatile sig_atomic_t *stop;
    bool missed;            /* a change was missed: sync everything */
    bool *gone;             /* roots that were reported as gone */
    struct film_error said; /* the failure reported last */
};

/* Syncs the roots that exist. A root that was unmounted or moved away as a
 * whole is not forgotten. */
static enum film_status
sync_roots(struct watching *w, struct film_build *b, struct film_error *err)
{
    const char **there = calloc(w->n, sizeof *there);
    size_t n = 0;
    struct stat st;
    if (!there)
        return film_error_nomem(err);
    for (size_t i = 0; i < w->n; i++)
        if (stat(w->roots[i], &st) == 0 && S_ISDIR(st.st_mode))
            there[n++] = w->roots[i];
    enum film_status s =
        film_index_add(w->db, there, n, FILM_ADD_FORGET, b, err);
    free(there);
    return s;
}

/* Follows the changes; c == NULL: syncs everything. */
static enum film_status
follow(struct watching *w, const struct film_changes *c, struct film_error *err)
{
    if (c && c->n == 0 && !c->all && !w->missed)
        return FILM_OK; /* only a root has gone: there is nothing to read */
    struct film_building b;
    film_building_init(&b, w->o, w->stop);
    b.build.wait = true;
    b.build.waits = NULL; /* do not report the wait */
    enum film_status s =
        !c || c->all || w->missed
            ? sync_roots(w, &b.build, err)
            : film_index_add(w->db, c->paths, c->n,
                             FILM_ADD_FORGET | FILM_ADD_MISSING_OK, &b.build,
                             err);
    const struct film_build_report *r = &b.build.report;
    bool news = s == FILM_OK && (!c || r->added > 0);
    if (s == FILM_OK && (!c || r->added + r->removed + r->refused > 0))
        film_building_finish(&b, s, err);
    if (s == FILM_OK && (!c || r->added + r->removed > 0))
        film_index_say_split(w->o, w->db);
    w->missed = s != FILM_OK;
    if (news && w->o->notify &&
        film_notify(w->db, w->o->notify, err) != FILM_OK)
        film_program_fail(program, err);
    return s;
}

/* True for failures that may be temporary: in weeks of watching, a disk is full
 * for a while, a folder is removed while it is read, or an index is moved. */
static bool
may_pass(enum film_status s)
{
    return s != FILM_ERR_CANCELED && s != FILM_ERR_USAGE &&
           s != FILM_ERR_VERSION;
}

/* Reports a failure, but only once for as long as it lasts. */
static void
say_trouble(struct watching *w, const struct film_error *why)
{
    if (strcmp(w->said.text, why->text) != 0)
        film_program_fail(program, why);
    w->said = *why;
}

/* Reports roots that have gone or come back. */
static void
say_gone(struct watching *w, const struct film_changes *c)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->gone[i] == c->missing[i])
            continue;
        w->gone[i] = c->missing[i];
        struct film_buf line;
        film_buf_init(&line, SIZE_MAX / 4);
        film_clean_path(&line, film_str_from(w->roots[i]));
        film_buf_text(&line, w->gone[i] ? ": the folder is gone; the index "
                                          "keeps what it has of it"
                                        : ": the folder is back");
        film_program_say(program, film_buf_get(&line));
        film_buf_release(&line);
    }
}

static enum film_status
follow_all(struct watching *w, struct film_watch *watch, struct film_error *err)
{
    struct film_changes c, *change = NULL;
    enum film_status s = FILM_OK;
    for (;;) {
        s = follow(w, change, err);
        if (s != FILM_OK && (!may_pass(s) || !change))
            return s;
        if (s != FILM_OK) {
            say_trouble(w, err);
            sleep(AGAIN_SECONDS);
            if (!*w->stop)
                continue;
        }
        if (s == FILM_OK && !(change && change->trouble))
            w->said = (struct film_error){.status = FILM_OK};
        s = film_watch_next(watch, &c, w->stop, err);
        if (s != FILM_OK)
            return s;
        change = &c;
        say_gone(w, &c);
        if (c.trouble)
            say_trouble(w, c.trouble);
    }
}

static enum film_exit
run_watch(const struct film_index_options *o, struct film_arena *a, int n,
          char **operands)
{
    struct film_error err;
    struct film_watch *watch = NULL;
    if (n == 0) {
        film_error_set(&err, FILM_ERR_USAGE,
                       "watch: name at least one "
                       "directory");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    struct watching w = {.o = o,
                         .db = db,
                         .roots = (const char *const *)operands,
                         .n = (size_t)n,
                         .gone = film_arena_zalloc(a, (size_t)n, 1),
                         .stop = film_stop_catch(FILM_EXIT_OK)};
    enum film_status s = w.gone ? film_watch_open(&watch, w.roots, w.n, &err)
                                : film_error_nomem(&err);
    if (s == FILM_OK)
        s = follow_all(&w, watch, &err);
    film_watch_close(watch);
    return s == FILM_END || s == FILM_ERR_CANCELED
               ? FILM_EXIT_OK
               : film_program_fail(program, &err);
}

const struct film_index_command film_cmd_watch = {
    {"filmindex watch", "DIR...",
     "Syncs, then follows changes until it is interrupted.",
     film_index_option_table, NULL},
    run_watch};
