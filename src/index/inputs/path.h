/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths of inputs. The key of an input is its absolute path without ".", ".."
 * and doubled slashes, so that all folders may share an index. Symbolic links
 * are left as they are named, but for what ".." leads to after one. */
#ifndef FILM_INDEX_INPUTS_PATH_H
#define FILM_INDEX_INPUTS_PATH_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <sys/stat.h>

/* What a path of the command line stands for. */
struct film_root {
    struct film_str key;   /* NUL after it */
    struct film_str given; /* as it was named; NUL after it */
    bool relative;         /* it was named by a relative path */
    int copy; /* film_spool of what came through a pipe under this name, or 0 */
};

/* The key of the working folder, in the arena, as the shell calls it ($PWD) if
 * that is right; "" if it has none any more. To be taken once a run.
 * FILM_ERR_NOMEM. */
enum film_status film_path_cwd(struct film_str *cwd, struct film_arena *a,
                               struct film_error *err);

/* The root of a path as named (NUL after it, borrowed), in the arena.
 * FILM_ERR_INPUT for an empty path, and for a relative one without a working
 * folder. */
enum film_status film_path_root(struct film_root *root, struct film_str path,
                                struct film_str cwd, struct film_arena *a,
                                struct film_error *err);

/* How a key is shown: what was named by a relative path as it lies below cwd,
 * if it does. Borrows from key, or is a literal. */
struct film_str film_path_shown(struct film_str key, bool relative,
                                struct film_str cwd);

/* open(2) and stat(2), also of paths that are longer than the system takes at
 * once. */
int film_path_open(const char *path, int flags);
int film_path_stat(const char *path, struct stat *st);

#endif
