/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The summary of an index as text and as JSON. */
#ifndef FILM_FILMINDEX_STATUS_H
#define FILM_FILMINDEX_STATUS_H

#include "base/buf.h"
#include "index/summary.h"

/* Append it; `names`: with the paths of what is in part and what was refused.
 * Failures are kept in out. */
void film_status_text(struct film_buf *out, const struct film_summary *r,
                      bool names);
void film_status_json(struct film_buf *out, const struct film_summary *r,
                      bool names);

#endif
