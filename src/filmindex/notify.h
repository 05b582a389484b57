/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Saved searches that have found something new. */
#ifndef FILM_FILMINDEX_NOTIFY_H
#define FILM_FILMINDEX_NOTIFY_H

#include "base/error.h"

/* Asks filmsearch, beside this program or else by the PATH, for what is new of
 * each saved search in the index db; it runs the command for those that have
 * something: filmsearch(1), --notify. FILM_ERR_INPUT: of the file of saved
 * searches; FILM_ERR_IO: filmsearch cannot be run. */
enum film_status film_notify(const char *db, const char *command,
                             struct film_error *err);

#endif
