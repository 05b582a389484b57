/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks whether an index is intact: the digests of its files, Xapian's own
 * check, and what must hold for our documents (index/check/audit.h). Checks
 * that may crash on damaged bytes run in a child process. */
#ifndef FILM_INDEX_CHECK_VERIFY_H
#define FILM_INDEX_CHECK_VERIFY_H

#include "base/str.h"
#include "base/child.h"
#include "index/generation.h"

#include <stdbool.h>

struct film_verify {
    struct film_str cwd; /* inputs are shown relative to it */
    struct film_waiting waiting;
    struct film_problems problems;
    bool quick; /* only what is fast: versions, sizes, digests of the blocks in
                   use; takes the lock only if something looks wrong */
    bool read_only; /* result: the index could not be locked because nothing can
                       be written there; Xapian's check, which writes, was
                       skipped, and every list was read instead */
};

/* Checks the index at db under the write lock and reports each problem.
 * FILM_ERR_INDEX if it is missing or foreign; FILM_ERR_VERSION,
 * FILM_ERR_LOCKED, FILM_ERR_CANCELED, FILM_ERR_IO. */
enum film_status film_index_verify(const char *db, struct film_verify *v,
                                   struct film_error *err);

#endif
