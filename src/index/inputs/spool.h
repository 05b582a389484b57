/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes through a pipe, as a file that can be read twice. */
#ifndef FILM_INDEX_INPUTS_SPOOL_H
#define FILM_INDEX_INPUTS_SPOOL_H

#include "base/error.h"

#include <signal.h>
#include <stdint.h>

/* The stamp of an input that came through a pipe: no file is there. */
enum { FILM_STAMP_PIPED = 1 };

/* Copies all that comes from `from` to a file without a name in $TMPDIR or
 * /tmp; *copy (above 2, at its start) is to be closed. FILM_ERR_LIMIT if it is
 * more than `most` bytes, FILM_ERR_CANCELED once *stop (which may be NULL) is
 * set, else FILM_ERR_IO. */
enum film_status film_spool(int *copy, int from, uint64_t most,
                            const volatile sig_atomic_t *stop,
                            struct film_error *err);

#endif
