/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Changes of files below directories (inotify). Like a walk it passes over
 * names that begin with a point and directories that are an index, and does not
 * follow links. */
#ifndef FILM_INDEX_INPUTS_WATCH_H
#define FILM_INDEX_INPUTS_WATCH_H

#include "base/arena.h"
#include "base/error.h"

#include <signal.h>

struct film_watch;

/* What has changed since the last time. */
struct film_changes {
    const char *const *paths; /* files and directories, also such as are gone;
                                 borrowed until the next call */
    size_t n;
    bool all; /* changes were lost, or a root came back: everything below the
                 roots may have changed */
    const bool *missing; /* of each root whether it is gone; a change of that
                            alone is one, too */
    const struct film_error *trouble; /* why something is not watched, or NULL;
                                         it is tried again after a while, and
                                         then `all` is set */
};

/* Watches the directories (borrowed, in the array too) and all below them. Not
 * a directory: FILM_ERR_INPUT. The system's limit of watches: FILM_ERR_IO. */
enum film_status film_watch_open(struct film_watch **out,
                                 const char *const *roots, size_t n,
                                 struct film_error *err);
void film_watch_close(struct film_watch *w);

/* Waits for changes that have settled: nothing more for .15 s, or .6 s after
 * the first. FILM_END once *stop is set by a signal. A root that is gone is
 * looked for every second; the others are watched meanwhile. */
enum film_status film_watch_next(struct film_watch *w, struct film_changes *c,
                                 const volatile sig_atomic_t *stop,
                                 struct film_error *err);

#endif
