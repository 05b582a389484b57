/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paths of the user's files (XDG Base Directory Specification). */
#ifndef FILM_CLI_XDG_H
#define FILM_CLI_XDG_H

#include "base/arena.h"

/* Returns the path of filmsearch/FILE in the directory named by the environment
 * variable, else in `fallback` below the home directory; in the arena. NULL if
 * there is no home directory or no memory. */
const char *film_xdg_path(const char *variable, const char *fallback,
                          const char *file, struct film_arena *a);

#endif
