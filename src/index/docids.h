/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The documents that a term of a database has. */
#ifndef FILM_INDEX_DOCIDS_H
#define FILM_INDEX_DOCIDS_H

#include "base/str.h"
#include "xapian-c/xapian-c.h"

/* Their numbers, ascending, to be freed by the caller, after a failure too. */
xapc_status film_docids(xapc_docid **v, size_t *n, const xapc_database *db,
                        struct film_str term, xapc_error **xerr);

#endif
