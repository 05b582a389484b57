/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the index and the configuration stand. */
#ifndef FILM_CLI_LOCATION_H
#define FILM_CLI_LOCATION_H

#include "base/arena.h"
#include "base/error.h"

/* The directory of the index: `given` (--db) if not NULL, else $FILMSEARCH_DB,
 * else ./index/film.db if that is a directory, else filmsearch/film.db in
 * $XDG_DATA_HOME or ~/.local/share. It need not exist. *path lives in the
 * arena or where `given` does. FILM_ERR_USAGE: there is no home directory. */
enum film_status film_location_database(const char **path, const char *given,
                                        struct film_arena *a,
                                        struct film_error *err);

/* Appends the values of the lines `key = VALUE` of the configuration file,
 * filmsearch/config in $XDG_CONFIG_HOME or ~/.config; # begins a comment. Keys
 * are shard (HOST:PORT) and filter (read/filter.h). No such file is fine.
 * FILM_ERR_INPUT names the line that cannot be read. */
enum film_status film_location_values(struct film_strs *values, const char *key,
                                      struct film_arena *a,
                                      struct film_error *err);

#endif
