/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hit in the user's editor. */
#ifndef FILM_FILMSEARCH_OPEN_H
#define FILM_FILMSEARCH_OPEN_H

#include "filmsearch/last.h"

/* Becomes the program of $VISUAL, $EDITOR or $PAGER, or less, with the file of
 * the place, at its line if we know how to say that. No shell is used. Returns
 * only if it cannot: FILM_ERR_INPUT for what is no file of its own (on a
 * server, in an archive) or no text, with what can be done; FILM_ERR_IO. */
enum film_status film_open(const struct film_place *place,
                           struct film_error *err);

#endif
