/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands that change the index: add, sync, remove, compact and
 * upgrade. */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/operands.h"
#include "filmindex/stop.h"
#include "index/build/split.h"

#include <unistd.h>

static const char program[] = "filmindex";

static enum film_exit
need_operands(const char *command, const char *what)
{
    struct film_error err;
    film_error_set(&err, FILM_ERR_USAGE, "%s: name at least one %s", command,
                   what);
    return film_program_fail(program, &err);
}

/* Spools what comes through a pipe, if an operand stands for it. If it cannot
 * be read, it counts as a wrong name. */
static enum film_status
take_pipe(struct film_building *b, int *n, char **operands,
          struct film_error *err)
{
    struct film_piped *piped = &b->build.piped;
    enum film_status s = film_operands_pipe(&piped->copy, b->o, *n, operands,
                                            b->build.stop, err);
    piped->name = film_operands_pipe_name(b->o);
    if (s == FILM_OK || s == FILM_ERR_CANCELED)
        return s;
    film_report_wrong_name(&b->build, err);
    int kept = 0;
    for (int i = 0; i < *n; i++)
        if (!film_operand_is_pipe(operands[i]))
            operands[kept++] = operands[i];
    *n = kept;
    return FILM_OK;
}

/* Any commit, even of what was there before, makes the parts of a split index
 * those of an earlier state. */
static enum film_exit
finish(struct film_building *b, const char *db, enum film_status s,
       const struct film_error *err)
{
    enum film_exit code = film_building_finish(b, s, err);
    film_index_say_split(b->o, db);
    return code;
}

static enum film_exit
add_or_sync(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands, bool forget)
{
    struct film_building b;
    struct film_error err;
    if (n == 0 && !o->files_from)
        return need_operands(forget ? "sync" : "add",
                             forget ? "directory" : "file or directory");
    const char *db = film_index_location(o, a);
    if (!db || !film_index_shards_checked(o))
        return FILM_EXIT_ERROR;
    unsigned flags = forget ? FILM_ADD_FORGET : 0;
    if (forget && !o->forget_all)
        flags |= FILM_ADD_SPARING;
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = take_pipe(&b, &n, operands, &err);
    if (s == FILM_OK)
        s = film_index_add(db, (const char *const *)operands, (size_t)n, flags,
                           &b.build, &err);
    if (s == FILM_OK && o->shards > 0)
        s = film_index_split(db, o->shards, &b.build, &err);
    if (b.build.piped.copy)
        close(b.build.piped.copy);
    return finish(&b, db, s, &err);
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
    struct film_building b;
    struct film_error err;
    if (n == 0 && !o->files_from)
        return need_operands("remove", "file or directory");
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = film_index_remove(db, (const char *const *)operands,
                                           (size_t)n, &b.build, &err);
    return finish(&b, db, s, &err);
}

static enum film_exit
run_compact(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands)
{
    struct film_building b;
    struct film_error err;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "compact takes no operands");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = film_index_compact(db, &b.build, &err);
    return finish(&b, db, s, &err);
}

static enum film_exit
run_upgrade(const struct film_index_options *o, struct film_arena *a, int n,
            char **operands)
{
    struct film_building b;
    struct film_error err;
    bool current = false;
    (void)operands;
    if (n != 0) {
        film_error_set(&err, FILM_ERR_USAGE, "upgrade takes no operands");
        return film_program_fail(program, &err);
    }
    const char *db = film_index_location(o, a);
    if (!db)
        return FILM_EXIT_ERROR;
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = film_index_upgrade(&current, db, &b.build, &err);
    if (s != FILM_OK || !current)
        return finish(&b, db, s, &err);
    if (!o->quiet)
        film_program_say(program,
                         FILM_STR("the index already has this version"));
    return FILM_EXIT_OK;
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

const struct film_index_command film_cmd_upgrade = {
    {"filmindex upgrade", "",
     "Rebuilds an index of another version from the inputs it knows.",
     film_index_option_table, NULL},
    run_upgrade};
