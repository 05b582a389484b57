/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands of filmindex: one file cmd-*.c each, listed in main.c. */
#ifndef FILM_FILMINDEX_COMMAND_H
#define FILM_FILMINDEX_COMMAND_H

#include "cli/config.h"
#include "cli/program.h"
#include "read/reader.h"

enum film_index_format { FILM_INDEX_TEXT, FILM_INDEX_JSON };

/* What comes before or after the command on every line. */
struct film_index_options {
    const char *db;         /* as given, or NULL */
    const char *files_from; /* file of further operands, or NULL */
    const char *name;       /* of the text of standard input, or NULL */
    struct film_str cwd;    /* index/path.h */
    struct film_config config;
    bool wait, quick, quiet, verbose, drop_missing, forget_all, null, help,
        version;
    uint32_t jobs;
    int format;      /* of status */
    uint64_t memory; /* --memory; 0: what is there */
    struct film_limits limits;
};

struct film_index_command {
    struct film_command help;
    /* Runs it with the operands after its name; returns the exit status. */
    enum film_exit (*run)(const struct film_index_options *o,
                          struct film_arena *a, int n, char **operands);
};

extern const struct film_index_command film_cmd_add, film_cmd_remove,
    film_cmd_sync, film_cmd_compact, film_cmd_status, film_cmd_extract,
    film_cmd_verify, film_cmd_export, film_cmd_import, film_cmd_upgrade,
    film_cmd_watch;

/* The options that every command takes. */
extern const struct film_option film_index_option_table[];

/* Says, unless the options want it quiet, that another writer is waited for. */
void film_index_say_wait(const struct film_index_options *o);

/* Says which block of a page was left out, and why. */
void film_index_say_skipped(struct film_str path, uint32_t line,
                            const char *why, struct film_str text);

/* The directory of the index, or NULL with a message on standard error. */
const char *film_index_location(const struct film_index_options *o,
                                struct film_arena *a);

#endif
