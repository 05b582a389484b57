/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Removes inputs from a database that is not live. */
#ifndef FILM_INDEX_BUILD_REMOVE_H
#define FILM_INDEX_BUILD_REMOVE_H

#include "base/error.h"
#include "base/str.h"

#include <signal.h>

/* Removes all that came from the inputs from the database at path. If *stop is
 * set, ends with FILM_ERR_CANCELED. */
enum film_status film_remove_inputs(const char *path, struct film_strs inputs,
                                    const volatile sig_atomic_t *stop,
                                    struct film_error *err);

#endif
