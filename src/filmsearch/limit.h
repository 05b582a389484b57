/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The time limit of a query. Xapian checks its own limit only between
 * documents, and not at all while it waits for a server; a signal always
 * arrives in time. */
#ifndef FILM_FILMSEARCH_LIMIT_H
#define FILM_FILMSEARCH_LIMIT_H

#include "base/str.h"

/* Starts the timer: after so many seconds (0: never) the program writes
 * `ready`, the answers that are complete, and exits with status 2 and a
 * message. `ready` must not change until film_limit_stop(). */
void film_limit_start(double seconds, struct film_str ready);

/* Stops the timer. */
void film_limit_stop(void);

#endif
