/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether an index is whole: the digests of its files, Xapian's own check, and
 * what must hold of our documents (index/audit.h). Whatever may crash on
 * damaged bytes runs in a child process. */
#ifndef FILM_INDEX_CHECK_VERIFY_H
#define FILM_INDEX_CHECK_VERIFY_H

#include "base/str.h"
#include "base/child.h"
#include "index/generation.h"

#include <stdbool.h>

struct film_verify {
    struct film_str cwd; /* inputs are named as from there */
    struct film_waiting waiting;
    struct film_problems problems;
    bool quick;     /* only what takes no time: versions, sizes, digests of the
                       blocks     that are used; under the lock only if something is
                       wrong */
    bool read_only; /* out: it could not be locked, as nothing may be written
                       there; Xapian's check, which wants to, was left out and
                       every list was read instead */
};

/* Checks the index at db under the write lock and reports each problem.
 * Missing, foreign: FILM_ERR_INDEX; FILM_ERR_VERSION, FILM_ERR_LOCKED,
 * FILM_ERR_CANCELED, FILM_ERR_IO. */
enum film_status film_index_verify(const char *db, struct film_verify *v,
                                   struct film_error *err);

#endif
