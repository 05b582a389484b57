/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths of inputs. The key of an input is its absolute path without ".", ".."
 * and doubled slashes, so that inputs of all folders can share an index.
 * Symbolic links stay as they are named, except that ".." after a link means
 * the parent of its target. */
#ifndef FILM_INDEX_INPUTS_PATH_H
#define FILM_INDEX_INPUTS_PATH_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <sys/stat.h>

/* What a path on the command line stands for. */
struct film_root {
    struct film_str key;   /* NUL-terminated */
    struct film_str given; /* the path as it was named; NUL-terminated */
    bool relative;         /* it was named by a relative path */
    int copy; /* descriptor from film_spool if the data came through a pipe,
                 else 0 */
};

/* Sets *cwd, in the arena, to the key of the working folder: as the shell calls
 * it ($PWD) if that is right, "" if the folder no longer exists. Call it once
 * per run. FILM_ERR_NOMEM. */
enum film_status film_path_cwd(struct film_str *cwd, struct film_arena *a,
                               struct film_error *err);

/* Makes the root of a path (NUL-terminated, borrowed), in the arena.
 * FILM_ERR_INPUT for an empty path, and for a relative one if there is no
 * working folder. */
enum film_status film_path_root(struct film_root *root, struct film_str path,
                                struct film_str cwd, struct film_arena *a,
                                struct film_error *err);

/* How a key is shown: relative to cwd if it was named by a relative path and
 * lies below cwd, else as it is. The result borrows from key or is a
 * literal. */
struct film_str film_path_shown(struct film_str key, bool relative,
                                struct film_str cwd);

/* open(2) and stat(2), but the path may be longer than PATH_MAX. */
int film_path_open(const char *path, int flags);
int film_path_stat(const char *path, struct stat *st);

#endif
