/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The summary of an index as text and as JSON. */
#ifndef FILM_FILMINDEX_STATUS_H
#define FILM_FILMINDEX_STATUS_H

#include "base/buf.h"
#include "index/build/split.h"
#include "index/summary.h"

/* These append the summary, and what is known of the parts of a split index.
 * `names`: list the inputs indexed in part and those refused. out keeps a
 * failure. */
void film_status_text(struct film_buf *out, const struct film_summary *r,
                      const struct film_parts *parts, bool names);
void film_status_json(struct film_buf *out, const struct film_summary *r,
                      const struct film_parts *parts, bool names);

#endif
