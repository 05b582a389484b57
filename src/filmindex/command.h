/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands of filmindex. Each is in a file cmd-*.c and listed in main.c. */
#ifndef FILM_FILMINDEX_COMMAND_H
#define FILM_FILMINDEX_COMMAND_H

#include "cli/config.h"
#include "cli/program.h"
#include "read/reader.h"

enum film_index_format { FILM_INDEX_TEXT, FILM_INDEX_JSON };

/* The options that every command accepts, before or after its name. */
struct film_index_options {
    const char *db;         /* as given, or NULL */
    const char *files_from; /* file of further operands, or NULL */
    const char *notify;     /* command for what saved searches find, or NULL */
    const char *name;       /* name for the text on standard input, or NULL */
    struct film_str cwd;    /* film_path_cwd */
    struct film_config config;
    bool wait, quick, quiet, verbose, drop_missing, forget_all, null, help,
        version;
    uint32_t jobs;
    uint32_t shards; /* split the index in so many; 0: do not */
    int format;      /* output format of status */
    uint64_t memory; /* limit from --memory in bytes; 0: what is available */
    struct film_limits limits;
};

struct film_index_command {
    struct film_command help;
    /* Runs the command with the operands after its name; returns the exit
     * status. */
    enum film_exit (*run)(const struct film_index_options *o,
                          struct film_arena *a, int n, char **operands);
};

extern const struct film_index_command film_cmd_add, film_cmd_remove,
    film_cmd_sync, film_cmd_compact, film_cmd_status, film_cmd_extract,
    film_cmd_verify, film_cmd_export, film_cmd_import, film_cmd_upgrade,
    film_cmd_watch, film_cmd_tag, film_cmd_note, film_cmd_shards;

/* The options that every command accepts. */
extern const struct film_option film_index_option_table[];

/* Reports, unless the options ask for quiet, that we wait for another
 * writer. */
void film_index_say_wait(const struct film_index_options *o);

/* Reports which block of a page was left out, and why. */
void film_index_say_skipped(struct film_str path, uint32_t line,
                            const char *why, struct film_str text);

/* False, after a message on standard error, if --shards is too much. */
bool film_index_shards_checked(const struct film_index_options *o);

/* Says, unless the options ask for quiet, that the parts of a split index are
 * of an earlier state, or that some are of none. */
void film_index_say_split(const struct film_index_options *o, const char *db);

/* Returns the directory of the index, or NULL after a message on standard
 * error. */
const char *film_index_location(const struct film_index_options *o,
                                struct film_arena *a);

#endif
