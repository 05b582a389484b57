/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists the documents that a term is in. */
#ifndef FILM_INDEX_DOCIDS_H
#define FILM_INDEX_DOCIDS_H

#include "base/str.h"
#include "xapian-c/xapian-c.h"

/* Sets *v to their *n numbers in ascending order. The caller frees *v, even
 * after a failure. */
xapc_status film_docids(xapc_docid **v, size_t *n, const xapc_database *db,
                        struct film_str term, xapc_error **xerr);

#endif
