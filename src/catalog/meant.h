/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Decides which of those who share a name a query means, and whether it means a
 * name at all. */
#ifndef FILM_CATALOG_MEANT_H
#define FILM_CATALOG_MEANT_H

#include "catalog/query-units.h"
#include "catalog/recognised.h"

/* The words [from, to) of a query, recognised as r. */
struct film_meant {
    size_t from, to;
    size_t exact; /* for films: how many, at the front, have exactly this title;
                     the others' article was omitted */
    struct film_recognised r;
};

/* For each name, puts the bearers that years and other names in the query
 * support first, and sets `weak`. FILM_ERR_NOMEM, errors of reading. */
enum film_status film_meant_judge(struct film_meant *v, size_t n,
                                  const struct film_units *u,
                                  const struct film_recogniser *how);

#endif
