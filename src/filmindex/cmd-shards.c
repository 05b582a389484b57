/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command that splits an index, and prints how its parts are served. */
#include <config.h>
#include "filmindex/building.h"
#include "filmindex/stop.h"

#include "base/command.h"
#include "index/build/split.h"

#include <stdlib.h>

static const char program[] = "filmindex";

enum {
    FIRST_PORT = 7701,
    TEXT_MAX = 1 << 20,
};

bool
film_index_shards_checked(const struct film_index_options *o)
{
    struct film_error err;
    if (o->shards <= FILM_PARTS_MOST)
        return true;
    film_error_set(&err, FILM_ERR_USAGE, "--shards: at most %d",
                   (int)FILM_PARTS_MOST);
    film_program_fail(program, &err);
    return false;
}

/* It is left to the user to remove them: they may be served still. */
static void
say_more(const struct film_parts *parts, const char *db)
{
    struct film_buf line;
    if (!parts->more)
        return;
    film_buf_init(&line, TEXT_MAX);
    film_buf_printf(&line,
                    "%s: has %u shards now; shard-%u and those after it are "
                    "of an earlier split and may be removed",
                    db, parts->head.of, parts->head.of + 1);
    film_program_say(program, film_buf_get(&line));
    film_buf_release(&line);
}

void
film_index_say_split(const struct film_index_options *o, const char *db)
{
    struct film_parts parts;
    struct film_buf line;
    struct film_error none;
    char quoted[FILM_ERROR_SIZE];
    if (o->quiet || film_parts_load(&parts, db, &none) != FILM_OK ||
        parts.head.of == 0)
        return;
    say_more(&parts, db);
    if (parts.current)
        return;
    film_buf_init(&line, TEXT_MAX);
    film_buf_printf(&line,
                    "%s: its shards are of an earlier state; `filmindex --db "
                    "%s shards --shards %u` renews them",
                    db, film_command_word(quoted, db), parts.head.of);
    film_program_say(program, film_buf_get(&line));
    film_buf_release(&line);
}

/* Appends the path of a part. */
static enum film_status
add_path(struct film_buf *out, const char *db, unsigned number,
         struct film_error *err)
{
    char *path = film_part_path(db, number);
    if (!path)
        return film_error_nomem(err);
    film_command_quote(out, film_str_from(path));
    free(path);
    return FILM_OK;
}

/* "xapian-tcpsrv … DIR/shard-1", and so on, then how it is searched. */
static enum film_status
add_commands(struct film_buf *out, const char *db, unsigned n,
             struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (unsigned i = 1; i <= n && s == FILM_OK; i++) {
        film_buf_printf(
            out, "xapian-tcpsrv --quiet --interface 127.0.0.1 --port %u ",
            FIRST_PORT + i - 1);
        s = add_path(out, db, i, err);
        film_buf_byte(out, '\n');
    }
    film_buf_text(out, "filmsearch --db ");
    if (s == FILM_OK)
        s = add_path(out, db, 0, err);
    for (unsigned i = 1; i <= n; i++)
        film_buf_printf(out, " --shard 127.0.0.1:%u", FIRST_PORT + i - 1);
    film_buf_text(out, " QUERY\n");
    return s;
}

static enum film_status
print(const char *db, struct film_error *err)
{
    struct film_parts parts;
    struct film_buf out;
    char quoted[FILM_ERROR_SIZE];
    enum film_status s = film_parts_load(&parts, db, err);
    if (s != FILM_OK)
        return s;
    if (parts.head.of == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "%s: is not split; `filmindex --db %s shards "
                              "--shards N` does it",
                              db, film_command_word(quoted, db));
    film_buf_init(&out, TEXT_MAX);
    s = add_commands(&out, db, parts.head.of, err);
    if (s == FILM_OK)
        s = film_buf_check(&out, err);
    if (s == FILM_OK)
        s = film_program_write(film_buf_get(&out), err);
    film_buf_release(&out);
    if (s == FILM_OK)
        say_more(&parts, db);
    if (s == FILM_OK && !parts.current)
        return film_error_set(err, FILM_ERR_INPUT,
                              "%s: has changed since it was split; `filmindex "
                              "--db %s shards --shards %u` does it again",
                              db, film_command_word(quoted, db), parts.head.of);
    return s;
}

static enum film_exit
run_shards(const struct film_index_options *o, struct film_arena *a, int n,
           char **operands)
{
    struct film_building b;
    struct film_error err;
    if (n > 1) {
        film_error_set(&err, FILM_ERR_USAGE, "shards: name one directory");
        return film_program_fail(program, &err);
    }
    const char *db = n > 0 ? operands[0] : film_index_location(o, a);
    if (!db || !film_index_shards_checked(o))
        return FILM_EXIT_ERROR;
    film_building_init(&b, o, film_stop_catch(FILM_EXIT_ERROR));
    enum film_status s = FILM_OK;
    if (o->shards > 0)
        s = film_index_split(db, o->shards, &b.build, &err);
    if (s == FILM_OK)
        s = print(db, &err);
    return s == FILM_OK ? FILM_EXIT_OK : film_program_fail(program, &err);
}

const struct film_index_command film_cmd_shards = {
    {"filmindex shards", "[DIR]",
     "Prints how a split index is served; with --shards splits it.",
     film_index_option_table, NULL},
    run_shards};
