/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes what comes through a pipe a file that can be read twice. */
#ifndef FILM_INDEX_INPUTS_SPOOL_H
#define FILM_INDEX_INPUTS_SPOOL_H

#include "base/error.h"

#include <signal.h>
#include <stdint.h>

/* The stamp of an input that came through a pipe, as there is no file. */
enum { FILM_STAMP_PIPED = 1 };

/* Copies everything from the descriptor `from` to an unnamed file in $TMPDIR or
 * /tmp. *copy is its descriptor, above 2 and positioned at the start; the
 * caller closes it. FILM_ERR_LIMIT if there are more than `most` bytes,
 * FILM_ERR_CANCELED when *stop is set (stop may be NULL), FILM_ERR_IO for other
 * failures. */
enum film_status film_spool(int *copy, int from, uint64_t most,
                            const volatile sig_atomic_t *stop,
                            struct film_error *err);

#endif
