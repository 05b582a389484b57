/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/stop.h"

#include "index/check/verify.h"

#include <stdio.h>

/* Problems that are shown; further ones are only counted. */
enum { SHOWN_MOST = 100 };

static const char program[] = "filmindex";

struct report {
    unsigned long long problems;
    enum film_status failed;
    struct film_error error;
};

static void
on_problem(void *user, const struct film_error *why)
{
    struct report *r = user;
    struct film_buf line;
    if (++r->problems > SHOWN_MOST || r->failed != FILM_OK)
        return;
    film_buf_init(&line, 2 * FILM_ERROR_SIZE);
    film_buf_printf(&line, "%s\n", why->text);
    r->failed = film_program_write(film_buf_get(&line), &r->error);
    film_buf_release(&line);
}

static void
sum_up(const struct report *r, const char *db, const struct film_verify *v)
{
    struct film_error line;
    if (r->problems > 0)
        film_error_set(&line, FILM_OK,
                       "%s: %llu problem%s; rebuild it from "
                       "its sources, or restore it",
                       db, r->problems, r->problems > 1 ? "s" : "");
    else
        film_error_set(&line, FILM_OK, "%s: whole%s", db,
                       v->quick ? " (quick: versions, sizes and digests)"
                       : v->read_only
                           ? " (read-only: without Xapian's own check)"
                           : "");
    film_program_say(program, film_str_from(line.text));
}

static void
on_wait(void *user)
{
    film_index_say_wait(user);
}

static enum film_exit
run_verify(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_error err;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "verify takes no operands");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    struct report r = {0};
    struct film_verify v = {
        .cwd = o->cwd,
        .quick = o->quick,
        .waiting = {true, film_stop_catch(FILM_EXIT_ERROR), on_wait, (void *)o},
        .problems = {on_problem, &r}};
    enum film_status s = film_index_verify(db, &v, &err);
    if (s != FILM_OK)
        return film_program_fail(program, &err);
    if (r.failed != FILM_OK)
        return film_program_fail(program, &r.error);
    if (!o->quiet || r.problems > 0)
        sum_up(&r, db, &v);
    return r.problems > 0 ? FILM_EXIT_ERROR : FILM_EXIT_OK;
}

const struct film_index_command film_cmd_verify = {
    {"filmindex verify", "",
     "Checks that the index is whole: the digests of its files, Xapian's own "
     "check, and that every passage has its article and every count is right.",
     film_index_option_table, NULL},
    run_verify};
