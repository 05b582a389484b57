/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds what came from an input. */
#ifndef FILM_INDEX_HEADS_H
#define FILM_INDEX_HEADS_H

#include "base/error.h"
#include "base/str.h"
#include "xapian-c/xapian-c.h"

/* Lists the documents of the articles and records that came from the input at
 * path, ascending, without those of passages. Free *v with free, after an
 * error, too. */
enum film_status film_heads(xapc_docid **v, size_t *n, const xapc_database *db,
                            struct film_str path, struct film_error *err);

#endif
