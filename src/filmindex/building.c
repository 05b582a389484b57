/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/stop.h"

#include "base/line.h"
#include "text/clean.h"
#include <stdio.h>
#include <unistd.h>

static const char program[] = "filmindex";

/* Seconds before the remaining time is estimated; earlier it would be a
 * guess. */
static const double ETA_AFTER = 1;

static double
seconds_since(const struct timespec *t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) +
           (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

static void
end_line(struct film_building *r)
{
    if (r->line_open)
        fputs("\r\033[K", stderr);
    r->line_open = false;
}

static void
on_waits(void *user)
{
    struct film_building *r = user;
    film_index_say_wait(r->o);
}

static void
on_keeps(void *user)
{
    end_line(user);
    if (film_stop_spare())
        film_program_say(program,
                         FILM_STR("interrupted: what is whole is being kept; "
                                  "again, and it is dropped"));
}

static void
on_refused(void *user, const struct film_error *why)
{
    struct film_building *r = user;
    end_line(r);
    film_program_say(program, film_str_from(why->text));
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    struct film_building *r = user;
    struct film_error message;
    struct film_buf at;
    end_line(r);
    if (r->o->quiet)
        return;
    film_buf_init(&at, 64);
    if (line > 0) {
        film_buf_byte(&at, ':');
        film_line_add(&at, line);
    }
    film_error_set(&message, FILM_OK, "%.*s%.*s: warning: %s", (int)path.n,
                   path.p, (int)at.n, at.n ? at.p : "", why);
    film_buf_release(&at);
    film_program_say(program, film_str_from(message.text));
}

/* Writes "12 s" or "3 min". */
static void
put_left(double seconds)
{
    if (seconds < 100)
        fprintf(stderr, ", %.0f s left", seconds);
    else
        fprintf(stderr, ", %.0f min left", seconds / 60);
}

static void
on_progress(void *user, uint64_t files, uint64_t all_files, uint64_t bytes,
            uint64_t all_bytes)
{
    struct film_building *r = user;
    bool read = files == all_files;
    if (!r->shows_progress || (!read && seconds_since(&r->last) < 0.1))
        return;
    clock_gettime(CLOCK_MONOTONIC, &r->last);
    double t = seconds_since(&r->start);
    double rate = t > 0 ? (double)bytes / 1e6 / t : 0;
    fprintf(stderr, "\r\033[K%llu of %llu files, %.1f MB/s",
            (unsigned long long)files, (unsigned long long)all_files, rate);
    if (r->build.report.refused > 0)
        fprintf(stderr, ", %llu refused",
                (unsigned long long)r->build.report.refused);
    if (read)
        fputs(", writing the index", stderr);
    else if (t >= ETA_AFTER && bytes > 0 && bytes <= all_bytes)
        put_left((double)(all_bytes - bytes) / 1e6 / rate);
    r->line_open = true;
}

static void
on_event(void *user, enum film_build_event what, const struct film_input *in)
{
    static const char *const words[] = {[FILM_BUILD_ADDED] = "added",
                                        [FILM_BUILD_UNCHANGED] = "unchanged",
                                        [FILM_BUILD_REMOVED] = "removed"};
    struct film_building *r = user;
    struct film_buf line;
    end_line(r);
    film_buf_init(&line, 1 << 16);
    film_buf_printf(&line, "%s ", words[what]);
    film_clean_path(&line, in->shown);
    if (what == FILM_BUILD_ADDED)
        film_buf_printf(&line, ": %u articles, %u passages, %u records",
                        (unsigned)in->articles, (unsigned)in->passages,
                        (unsigned)in->records);
    if (in->losses > 0)
        film_buf_text(&line, ", only in part");
    film_program_say(program, film_buf_get(&line));
    film_buf_release(&line);
}

static void
on_left_out(void *user, struct film_str path, const char *why)
{
    struct film_building *r = user;
    struct film_buf line;
    end_line(r);
    film_buf_init(&line, 1 << 16);
    film_buf_text(&line, "left out ");
    film_clean_path(&line, path);
    film_buf_printf(&line, ": %s", why);
    film_program_say(program, film_buf_get(&line));
    film_buf_release(&line);
}

static void
on_skipped(void *user, struct film_str path, uint32_t line, const char *why,
           struct film_str text)
{
    end_line(user);
    film_index_say_skipped(path, line, why, text);
}

static void
sum_up(const struct film_building *r)
{
    const struct film_build_report *b = &r->build.report;
    struct film_buf line;
    film_buf_init(&line, 1 << 16);
    if (b->added + b->unchanged + b->removed + b->refused == 0)
        film_buf_text(&line, "done");
    else
        film_buf_printf(
            &line,
            "%llu added (%llu articles, %llu passages, %llu records), "
            "%llu unchanged, %llu removed, %llu refused",
            (unsigned long long)b->added, (unsigned long long)b->articles,
            (unsigned long long)b->passages, (unsigned long long)b->records,
            (unsigned long long)b->unchanged, (unsigned long long)b->removed,
            (unsigned long long)b->refused);
    if (b->wrong_names > 0)
        film_buf_printf(&line, ", %llu wrong name%s",
                        (unsigned long long)b->wrong_names,
                        b->wrong_names == 1 ? "" : "s");
    if (b->beside > 0)
        film_buf_printf(&line, ", %llu other file%s left out",
                        (unsigned long long)b->beside,
                        b->beside == 1 ? "" : "s");
    if (b->skipped > 0)
        film_buf_printf(&line, ", %llu block%s of pages left out",
                        (unsigned long long)b->skipped,
                        b->skipped == 1 ? "" : "s");
    if (b->partly_added > 0)
        film_buf_printf(&line, ", %llu with warnings",
                        (unsigned long long)b->partly_added);
    if (b->partly_unchanged > 0)
        film_buf_printf(&line, "; %llu unchanged one%s indexed only in part",
                        (unsigned long long)b->partly_unchanged,
                        b->partly_unchanged == 1 ? " is" : "s are");
    if (b->bytes > 0) {
        film_buf_text(&line, "; ");
        film_program_size(&line, b->bytes);
    }
    film_buf_printf(&line, " in %.2f s", seconds_since(&r->start));
    film_program_say(program, film_buf_get(&line));
    film_buf_release(&line);
}

void
film_building_init(struct film_building *b, const struct film_index_options *o,
                   const volatile sig_atomic_t *stop)
{
    *b = (struct film_building){.o = o};
    b->shows_progress = !o->quiet && isatty(STDERR_FILENO);
    clock_gettime(CLOCK_MONOTONIC, &b->start);
    b->build = (struct film_build){
        .limits = &o->limits,
        .jobs = o->jobs,
        .wait = o->wait,
        .drop_missing = o->drop_missing,
        .cwd = o->cwd,
        .stop = stop,
        .user = b,
        .waits = on_waits,
        .keeps = on_keeps,
        .refused = on_refused,
        .left_out = o->verbose && !o->quiet ? on_left_out : NULL,
        .event = o->verbose && !o->quiet ? on_event : NULL,
        .skipped = o->verbose && !o->quiet ? on_skipped : NULL,
        .warn = on_warn,
        .progress = on_progress,
    };
}

/* True for an error that ends work which has begun. */
static bool
breaks_off(enum film_status s)
{
    return s == FILM_ERR_IO || s == FILM_ERR_NOMEM || s == FILM_ERR_INTERNAL ||
           s == FILM_ERR_CANCELED;
}

/* Explains the exit status of a run without other messages. */
static void
say_partial(const struct film_build_report *r)
{
    struct film_error message;
    film_error_set(&message, FILM_OK,
                   "%llu input%s indexed only in part (see status -v)",
                   (unsigned long long)r->partly_added,
                   r->partly_added == 1 ? " is" : "s are");
    film_program_say(program, film_str_from(message.text));
}

static void
say_unread(const struct film_build_report *r)
{
    struct film_error message;
    film_error_set(&message, FILM_OK,
                   "interrupted; %llu input%s still to be read: the same "
                   "command goes on",
                   (unsigned long long)r->unread,
                   r->unread == 1 ? " is" : "s are");
    film_program_say(program, film_str_from(message.text));
}

static enum film_exit
exit_status(const struct film_build_report *r)
{
    if (r->wrong_names > 0 || r->unread > 0)
        return FILM_EXIT_ERROR;
    return r->refused + r->partly_added > 0 ? FILM_EXIT_NONE : FILM_EXIT_OK;
}

enum film_exit
film_building_finish(struct film_building *b, enum film_status s,
                     const struct film_error *err)
{
    end_line(b);
    if (s == FILM_OK) {
        if (!b->o->quiet)
            sum_up(b);
        else if (b->build.report.partly_added > 0)
            say_partial(&b->build.report);
        if (b->build.report.unread > 0)
            say_unread(&b->build.report);
        return exit_status(&b->build.report);
    }
    enum film_exit code = film_program_fail(program, err);
    if (breaks_off(s))
        film_program_say(program,
                         b->build.report.no_index
                             ? FILM_STR("there is no index yet")
                             : FILM_STR("the index is as it was at its last "
                                        "commit"));
    return code;
}
