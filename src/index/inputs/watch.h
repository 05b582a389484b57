/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Watches files below directories for changes (inotify). Like a walk, it skips
 * names that begin with a point and directories that are an index, and does not
 * follow links. */
#ifndef FILM_INDEX_INPUTS_WATCH_H
#define FILM_INDEX_INPUTS_WATCH_H

#include "base/arena.h"
#include "base/error.h"

#include <signal.h>

struct film_watch;

/* What has changed since the last call. */
struct film_changes {
    const char *const *paths; /* files and directories, including removed ones;
                                 borrowed until the next call */
    size_t n;
    bool all; /* changes were lost, or a root came back: everything below the
                 roots may have changed */
    const bool *missing; /* for each root: it is gone; that alone also counts as
                            a change */
    /* Why something is not watched, or NULL; it is retried after a while, and
     * then `all` is set. */
    const struct film_error *trouble;
};

/* Watches the directories and everything below them. `roots` and its strings
 * are borrowed. FILM_ERR_INPUT if one is not a directory, FILM_ERR_IO if the
 * system's limit of watches is reached. */
enum film_status film_watch_open(struct film_watch **out,
                                 const char *const *roots, size_t n,
                                 struct film_error *err);
void film_watch_close(struct film_watch *w);

/* Waits for changes that have settled: .15 s without another one, or .6 s after
 * the first. FILM_END when *stop is set by a signal. A missing root is looked
 * for every second; the others are watched meanwhile. */
enum film_status film_watch_next(struct film_watch *w, struct film_changes *c,
                                 const volatile sig_atomic_t *stop,
                                 struct film_error *err);

#endif
