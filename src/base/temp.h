/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Temporary files in $TMPDIR or /tmp. */
#ifndef FILM_BASE_TEMP_H
#define FILM_BASE_TEMP_H

#include "base/error.h"

/* Creates a file that only this user can read, open at *fd (above 2) for
 * reading and writing. With `name`, the file has a name that ends in suffix;
 * the caller removes the file and frees *name. If name is NULL, the file has no
 * name. FILM_ERR_IO, FILM_ERR_NOMEM. */
enum film_status film_temp_open(int *fd, char **name, const char *suffix,
                                struct film_error *err);

#endif
