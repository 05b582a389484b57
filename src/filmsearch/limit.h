/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The time limit of a query. Xapian looks at its own only between documents,
 * and a server that has stopped answers never; a signal is always on time. */
#ifndef FILM_FILMSEARCH_LIMIT_H
#define FILM_FILMSEARCH_LIMIT_H

#include "base/str.h"

/* From now on there are so many seconds (0: any number) before the program
 * writes `ready`, answers that are complete, and exits with status 2 and a
 * message. `ready` must not change until film_limit_stop(). */
void film_limit_start(double seconds, struct film_str ready);

/* There is time again. */
void film_limit_stop(void);

#endif
