/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Decides which of those who share a name a query means, and whether it means a
 * name at all. */
#ifndef FILM_CATALOG_MEANT_H
#define FILM_CATALOG_MEANT_H

#include "catalog/mention.h"
#include "catalog/query-units.h"

/* For each of n mentions, puts the bearers that years and other names in the
 * query support first, and sets how sure it is. FILM_ERR_NOMEM, errors of
 * reading. */
enum film_status film_meant_judge(struct film_mention *v, size_t n,
                                  const struct film_units *u,
                                  const struct film_recogniser *how);

#endif
