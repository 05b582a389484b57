/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the commands that change an index share: their messages on standard
 * error, and their exit status. */
#ifndef FILM_FILMINDEX_BUILDING_H
#define FILM_FILMINDEX_BUILDING_H

#include "filmindex/command.h"
#include "index/build/build.h"

#include <time.h>

struct film_building {
    struct film_build build;
    const struct film_index_options *o;
    bool line_open, shows_progress; /* the progress line, which is overwritten;
                                       only on a terminal */
    struct timespec start, last;
};

/* Embedded in the caller's structure, which must not move. o is borrowed. */
void film_building_init(struct film_building *b,
                        const struct film_index_options *o,
                        const volatile sig_atomic_t *stop);

/* Reports the result: the sums over the inputs, "done" if none was read, or the
 * error. Returns the exit status. */
enum film_exit film_building_finish(struct film_building *b, enum film_status s,
                                    const struct film_error *err);

#endif
