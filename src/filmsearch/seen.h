/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was seen of a saved search: the sums of passages, a line each. A passage
 * is known by its text, so that it stays seen wherever it moves, and when an
 * index is made again. */
#ifndef FILM_FILMSEARCH_SEEN_H
#define FILM_FILMSEARCH_SEEN_H

#include "base/arena.h"
#include "base/buf.h"
#include "search/hits.h"

/* So many of the best hits are looked at, and remembered. */
enum { FILM_SEEN_HITS = 1000 };

struct film_seen {
    const char *path; /* film_saved_seen_path */
    struct film_buf sums;
};

/* Reads what was seen; none is fine. To be closed also after a failure. */
enum film_status film_seen_open(struct film_seen *seen, const char *path,
                                struct film_error *err);
void film_seen_close(struct film_seen *seen);

/* Takes from the hits all that was seen, and what is there twice; ranks are
 * from 1 again. The rest counts as seen from now on, and is saved by
 * film_seen_save. FILM_ERR_NOMEM. */
enum film_status film_seen_filter(struct film_seen *seen,
                                  struct film_hits *hits,
                                  struct film_error *err);
enum film_status film_seen_save(const struct film_seen *seen,
                                struct film_error *err);

#endif
