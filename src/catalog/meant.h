/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which of those who bear a name a query means, and whether it means a name at
 * all. */
#ifndef FILM_CATALOG_MEANT_H
#define FILM_CATALOG_MEANT_H

#include "catalog/query-units.h"
#include "catalog/recognised.h"

/* The words [from, to) of a query, recognised as r. */
struct film_meant {
    size_t from, to;
    size_t exact; /* of films: so many, in front, are called just so; of the
                     others the article was left out */
    struct film_recognised r;
};

/* Puts in front of each name's bearers those whom years and other names of the
 * query belong to, and sets what is weak. FILM_ERR_NOMEM, errors of reading. */
enum film_status film_meant_judge(struct film_meant *v, size_t n,
                                  const struct film_units *u,
                                  const struct film_recogniser *how);

#endif
