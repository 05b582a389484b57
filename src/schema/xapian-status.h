/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Translates the shim's errors into ours: the only place that knows what each
 * class of Xapian's errors means to a user. */
#ifndef FILM_SCHEMA_XAPIAN_STATUS_H
#define FILM_SCHEMA_XAPIAN_STATUS_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

/* Fills in err from xerr and frees xerr (which may be NULL). A lock becomes
 * FILM_ERR_LOCKED, a change under the reader FILM_ERR_BUSY; a missing, foreign
 * or damaged index becomes FILM_ERR_INDEX, a full disk or another system error
 * FILM_ERR_IO. While a writer is active, apparent corruption does not prove
 * damage, so callers also retry FILM_ERR_INDEX (search/, index/). */
enum film_status film_error_xapian(struct film_error *err, xapc_status status,
                                   xapc_error *xerr);

#endif
