/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the commands that change an index have in common: what they say on
 * standard error, and their exit status. */
#ifndef FILM_FILMINDEX_BUILDING_H
#define FILM_FILMINDEX_BUILDING_H

#include "filmindex/command.h"
#include "index/build/build.h"

#include <time.h>

struct film_building {
    struct film_build build;
    const struct film_index_options *o;
    bool line_open, shows_progress; /* one line that is written over; only for
                                       a terminal */
    struct timespec start, last;
};

/* Embedded; must stay where it is. Options are borrowed. */
void film_building_init(struct film_building *b,
                        const struct film_index_options *o,
                        const volatile sig_atomic_t *stop);

/* Says how it ended: the sum of the inputs, "done" if there were none to read,
 * or the error. */
enum film_exit film_building_finish(struct film_building *b, enum film_status s,
                                    const struct film_error *err);

#endif
