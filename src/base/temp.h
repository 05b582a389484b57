/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files for a while, in $TMPDIR or /tmp. */
#ifndef FILM_BASE_TEMP_H
#define FILM_BASE_TEMP_H

#include "base/error.h"

/* A new file that only we may read, open at *fd (above 2) for reading and
 * writing. With `name` it has one that ends in suffix, to be removed and freed;
 * with NULL it has none. FILM_ERR_IO, FILM_ERR_NOMEM. */
enum film_status film_temp_open(int *fd, char **name, const char *suffix,
                                struct film_error *err);

#endif
