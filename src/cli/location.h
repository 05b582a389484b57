/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the index. */
#ifndef FILM_CLI_LOCATION_H
#define FILM_CLI_LOCATION_H

#include "cli/config.h"

struct film_location {
    const char *path; /* in the arena, or where `given` is */
    const char *from; /* where it comes from: "--db", "$FILMSEARCH_DB", a line
                         of the configuration, …; in the arena, or a literal */
};

/* Finds the directory of the index: `given` (--db) if not NULL, else
 * $FILMSEARCH_DB, else ./index/film.db if that is a directory, else `db` in the
 * configuration, else filmsearch/film.db in $XDG_DATA_HOME or ~/.local/share.
 * It need not exist. FILM_ERR_USAGE if there is no home directory.
 * FILM_ERR_INPUT if the configuration has a relative path. */
enum film_status film_location_database(struct film_location *l,
                                        const char *given,
                                        const struct film_config *config,
                                        struct film_arena *a,
                                        struct film_error *err);

#endif
