/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Carrying out a plan in place: in the live generation, under Xapian's own
 * commits. */
#ifndef FILM_INDEX_BUILD_UPDATE_H
#define FILM_INDEX_BUILD_UPDATE_H

#include "index/build/plan.h"
#include "index/build/report.h"

/* Forgets what is gone and reads what is to be read. Each input is completed
 * within one commit. Xapian drops a whole batch when one document fails; the
 * inputs since the last commit are then read again in smaller batches, and one
 * that fails alone is refused by name. On an error the index stays at its last
 * commit. */
enum film_status film_update_run(struct film_plan *plan, struct film_index *ix,
                                 struct film_build *b, struct film_error *err);

#endif
