/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bulk building: parallel workers read and analyse inputs, and each fills a
 * segment. A small input is read and indexed by one worker; a large one (a
 * feed, a dump) is read by one worker and indexed by all, in batches of
 * articles. */
#ifndef FILM_INDEX_BUILD_BULK_H
#define FILM_INDEX_BUILD_BULK_H

#include "index/build/plan.h"
#include "index/build/report.h"
#include "names/lexicon.h"

/* Reads what the plan lists as to do into fresh databases, new-segment-0 and so
 * on, in the index. On success *segments of them are complete and committed,
 * the inputs are noted in them, and the names in their passages have been added
 * to `names`. Errors: the system's, Xapian's, FILM_ERR_CANCELED. */
enum film_status film_bulk_run(struct film_index *ix, struct film_plan *plan,
                               struct film_build *b, unsigned *segments,
                               struct film_lexicon *names,
                               struct film_error *err);

#endif
