/* SPDX-License-Identifier: GPL-2.0-or-later */
/* add, sync, remove and compact: what changes the index. */
#include <config.h>
#include "filmindex/command.h"
#include "filmindex/stop.h"

#include "index/build.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const char program[] = "filmindex";

/* One line on standard error that is written over; only for a terminal. */
struct report {
    const struct film_index_options *o;
    bool line_open, shows_progress;
    struct timespec start, last;
};

static double
seconds_since(const struct timespec *t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) +
           (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

static void
end_line(struct report *r)
{
    if (r->line_open)
        fputs("\r\033[K", stderr);
    r->line_open = false;
}

static void
on_refused(void *user, const struct film_error *why)
{
    struct report *r = user;
    end_line(r);
    film_program_say(program, film_str_from(why->text));
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    struct report *r = user;
    struct film_error message;
    end_line(r);
    if (r->o->quiet)
        return;
    if (line > 0)
        film_error_set(&message, FILM_OK, "%.*s:%u: warning: %s", (int)path.n,
                       path.p, (unsigned)line, why);
    else
        film_error_set(&message, FILM_OK, "%.*s: warning: %s", (int)path.n,
                       path.p, why);
    film_program_say(program, film_str_from(message.text));
}

static void
on_progress(void *user, uint64_t files, uint64_t all_files, uint64_t bytes,
            uint64_t all_bytes)
{
    struct report *r = user;
    if (!r->shows_progress || seconds_since(&r->last) < 0.1)
        return;
    clock_gettime(CLOCK_MONOTONIC, &r->last);
    double t = seconds_since(&r->start);
    double rate = t > 0 ? (double)bytes / 1e6 / t : 0;
    double left = rate > 0 ? (double)(all_bytes - bytes) / 1e6 / rate : 0;
    fprintf(stderr, "\r\033[K%llu of %llu files, %.1f MB/s, %.0f s left",
            (unsigned long long)files, (unsigned long long)all_files, rate,
            left);
    r->line_open = true;
}

static void
sum_up(const struct film_build_report *b, const struct report *r)
{
    fprintf(stderr,
            "%s: %llu added (%llu articles, %llu passages, %llu records), "
            "%llu unchanged, %llu removed, %llu refused; %.1f MB in %.2f s\n",
            program, (unsigned long long)b->added,
            (unsigned long long)b->articles, (unsigned long long)b->passages,
            (unsigned long long)b->records, (unsigned long long)b->unchanged,
            (unsigned long long)b->removed, (unsigned long long)b->refused,
            (double)b->bytes / 1e6, seconds_since(&r->start));
}

static void
start_build(struct film_build *b, struct report *r,
            const struct film_index_options *o)
{
    *r = (struct report){.o = o};
    r->shows_progress = !o->quiet && isatty(STDERR_FILENO);
    clock_gettime(CLOCK_MONOTONIC, &r->start);
    *b = (struct film_build){
        .limits = &film_limits_default,
        .jobs = o->jobs,
        .wait = o->wait,
        .stop = film_stop_catch(FILM_EXIT_ERROR),
        .user = r,
        .refused = on_refused,
        .warn = on_warn,
        .progress = on_progress,
    };
}

static enum film_exit
finish(enum film_status s, const struct film_build *b, struct report *r,
       const struct film_error *err)
{
    end_line(r);
    if (s == FILM_ERR_INPUT || s != FILM_OK)
        return film_program_fail(program, err);
    if (!r->o->quiet)
        sum_up(&b->report, r);
    return b->report.refused > 0 ? FILM_EXIT_NONE : FILM_EXIT_OK;
}

static enum film_exit
need_operands(const char *command, const char *what)
{
    struct film_error err;
    film_error_set(&err, FILM_ERR_USAGE, "%s: name at least one %s", command,
                   what);
    return film_program_fail(program, &err);
}

static enum film_exit
add_or_sync(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands, bool forget)
{
    struct film_build b;
    struct report r;
    struct film_error err;
    if (n == 0)
        return need_operands(forget ? "sync" : "add",
                             forget ? "directory" : "file or directory");
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    start_build(&b, &r, o);
    enum film_status s =
        film_index_add(db, (const char *const *)operands, (size_t)n,
                       forget ? FILM_ADD_FORGET : 0, &b, &err);
    return finish(s, &b, &r, &err);
}

static enum film_exit
run_add(const struct film_index_options *o, struct film_arena *a, int n,
        char **operands)
{
    return add_or_sync(o, a, n, operands, false);
}

static enum film_exit
run_sync(const struct film_index_options *o, struct film_arena *a, int n,
         char **operands)
{
    return add_or_sync(o, a, n, operands, true);
}

static enum film_exit
run_remove(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_build b;
    struct report r;
    struct film_error err;
    if (n == 0)
        return need_operands("remove", "file or directory");
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    start_build(&b, &r, o);
    enum film_status s = film_index_remove(db, (const char *const *)operands,
                                           (size_t)n, &b, &err);
    return finish(s, &b, &r, &err);
}

static enum film_exit
run_compact(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands)
{
    struct film_build b;
    struct report r;
    struct film_error err;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "compact takes no operands");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    start_build(&b, &r, o);
    enum film_status s = film_index_compact(db, &b, &err);
    return finish(s, &b, &r, &err);
}

const struct film_index_command film_cmd_add = {
    {"filmindex add", "PATH...",
     "Indexes new and changed articles and records; unchanged ones are "
     "skipped.",
     film_index_option_table, NULL},
    run_add};

const struct film_index_command film_cmd_sync = {
    {"filmindex sync", "DIR...",
     "Adds, and forgets what has gone from the directories.",
     film_index_option_table, NULL},
    run_sync};

const struct film_index_command film_cmd_remove = {
    {"filmindex remove", "PATH...", "Forgets files and directories.",
     film_index_option_table, NULL},
    run_remove};

const struct film_index_command film_cmd_compact = {
    {"filmindex compact", "", "Rewrites the index small and swaps it in.",
     film_index_option_table, NULL},
    run_compact};
