/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bulk building: workers read, analyse and fill a segment each, side by side.
 * Small inputs are read and indexed by one worker; a large one (a feed, a
 * dump) is read by one and indexed by all, in batches of articles. */
#ifndef FILM_INDEX_BUILD_BULK_H
#define FILM_INDEX_BUILD_BULK_H

#include "index/build/plan.h"
#include "index/build/report.h"
#include "names/lexicon.h"

/* Reads what the plan has to do into fresh databases new-segment-0 … in the
 * index; *segments of them are complete and committed on success, and the
 * inputs are noted in them; the names of their passages are added to `names`.
 * Errors: the system's, Xapian's, FILM_ERR_CANCELED. */
enum film_status film_bulk_run(struct film_index *ix, struct film_plan *plan,
                               struct film_build *b, unsigned *segments,
                               struct film_lexicon *names,
                               struct film_error *err);

#endif
