/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From what a command line names to the files it stands for. */
#ifndef FILM_INDEX_INPUTS_WALK_H
#define FILM_INDEX_INPUTS_WALK_H

#include "base/arena.h"
#include "index/inputs/path.h"

#include <stdint.h>

/* A regular file to read. */
struct film_file {
    struct film_str path; /* its key; NUL after it */
    bool relative;        /* as its root */
    bool named;           /* it is its root */
    uint64_t size, stamp; /* film_file_stamp, or FILM_STAMP_PIPED */
    int copy;             /* film_spool of what came through a pipe, or 0 */
};

/* A number that is another one whenever the file was written or its times were
 * set: of the times of change of its bytes and of its status. */
uint64_t film_file_stamp(const struct stat *st);

struct film_files {
    struct film_file *v;
    size_t n;
    struct film_strs unseen; /* paths at and below which nothing is known, as
                                they could not be looked at */
};

/* What a walk fills in and whom it reports to. */
struct film_walk {
    struct film_files *files;
    struct film_arena *arena; /* of the files */
    struct film_str cwd;      /* paths are shown as from there */
    void *user;
    void (*refused)(void *user, const struct film_error *why);
    /* The path, as it is shown, is passed over by rule; NULL: nobody wants to
     * know. */
    void (*left_out)(void *user, struct film_str path, const char *why);
};

/* Appends what the root stands for: itself, if it is a regular file (or a link
 * to one) or came through a pipe, or all regular files below it, sorted by
 * name. In a directory names that begin with a point, symbolic links, and what
 * is neither file nor directory are passed over, and so are directories that
 * are an index. A path that does not exist, is a device, FIFO or socket, or a
 * file named with a slash at its end: FILM_ERR_INPUT. A directory that cannot
 * be read is reported through `refused` (FILM_ERR_IO as message) and noted as
 * unseen, and the walk goes on.
 */
enum film_status film_walk(const struct film_walk *w, struct film_root root,
                           struct film_error *err);

#endif
