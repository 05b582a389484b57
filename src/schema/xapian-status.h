/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the shim's errors to ours: the one place that knows which class of
 * Xapian's means what to a user. */
#ifndef FILM_SCHEMA_XAPIAN_STATUS_H
#define FILM_SCHEMA_XAPIAN_STATUS_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

/* Fills err from xerr and frees xerr (which may be NULL): lock to
 * FILM_ERR_LOCKED, changed under the reader to FILM_ERR_BUSY, missing,
 * foreign or damaged to FILM_ERR_INDEX, a full disk or another system error to
 * FILM_ERR_IO. Corruption while a writer is at work is not proof of damage:
 * the caller retries FILM_ERR_INDEX too (search/, index/). */
enum film_status film_error_xapian(struct film_error *err, xapc_status status,
                                   xapc_error *xerr);

#endif
