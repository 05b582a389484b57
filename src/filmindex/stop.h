/* SPDX-License-Identifier: GPL-2.0-or-later */
/* SIGINT and SIGTERM. */
#ifndef FILM_FILMINDEX_STOP_H
#define FILM_FILMINDEX_STOP_H

#include "cli/program.h"

#include <signal.h>
#include <stdbool.h>

/* From now on SIGINT and SIGTERM set the flag that this returns, and a batch
 * is dropped at the next article. What cannot be left so (merging, waiting for
 * a disk) is left three seconds later by ending the program with `code`: an
 * index is at its last commit at any moment. */
const volatile sig_atomic_t *film_stop_catch(enum film_exit code);

/* Work that may take longer is being kept: only another signal ends the
 * program, a second later. False if there was one. */
bool film_stop_spare(void);

#endif
