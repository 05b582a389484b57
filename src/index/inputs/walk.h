/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the files that the paths on a command line stand for. */
#ifndef FILM_INDEX_INPUTS_WALK_H
#define FILM_INDEX_INPUTS_WALK_H

#include "base/arena.h"
#include "index/inputs/path.h"

#include <stdint.h>

/* A regular file to read. */
struct film_file {
    struct film_str path; /* its key; NUL-terminated */
    bool relative;        /* the root was named by a relative path */
    bool named;           /* it is the root itself */
    uint64_t size, stamp; /* film_file_stamp, or FILM_STAMP_PIPED */
    int copy; /* descriptor from film_spool if the data came through a pipe,
                 else 0 */
};

/* A number that changes whenever the file is written or its times are set. It
 * is computed from the times of modification and of status change. */
uint64_t film_file_stamp(const struct stat *st);

struct film_files {
    struct film_file *v;
    size_t n;
    struct film_strs unseen; /* paths that could not be examined: nothing is
                                known at and below them */
};

/* What a walk fills in, and whom it reports to. */
struct film_walk {
    struct film_files *files;
    struct film_arena *arena; /* owns the files */
    struct film_str cwd;      /* paths are shown relative to it */
    void *user;
    void (*refused)(void *user, const struct film_error *why);
    /* The path, in the form that messages show, is skipped by rule. May be
     * NULL. */
    void (*left_out)(void *user, struct film_str path, const char *why);
};

/* Appends what the root stands for: itself, if it is a regular file (or a link
 * to one) or came through a pipe; otherwise all regular files below it, sorted
 * by name. In a directory these are skipped: names that begin with a point,
 * symbolic links, whatever is neither file nor directory, and directories that
 * are an index. FILM_ERR_INPUT if the path does not exist, is a device, FIFO or
 * socket, or is a file named with a slash at its end. A directory that cannot
 * be read is reported through `refused` (FILM_ERR_IO, with the path) and added
 * to `unseen`, and the walk continues. */
enum film_status film_walk(const struct film_walk *w, struct film_root root,
                           struct film_error *err);

#endif
