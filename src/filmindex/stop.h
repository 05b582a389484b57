/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handling of SIGINT and SIGTERM. */
#ifndef FILM_FILMINDEX_STOP_H
#define FILM_FILMINDEX_STOP_H

#include "cli/program.h"

#include <signal.h>
#include <stdbool.h>

/* From now on SIGINT and SIGTERM set the returned flag, at which the current
 * batch is dropped at the next article. If the work cannot be interrupted
 * (merging, waiting for a disk), the program ends with `code` after three
 * seconds; an index is always at its last commit. */
const volatile sig_atomic_t *film_stop_catch(enum film_exit code);

/* Call it when finished work is being kept, which may take longer: then only
 * another signal ends the program, a second later. False if there was one
 * already. */
bool film_stop_spare(void);

#endif
