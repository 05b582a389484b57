/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All records of an index to its films and persons.
 *
 * Records of one subject are joined by an equal id of any scheme, by
 * references within an input, films also by an equal title and year if no two
 * of those have different ids of one scheme, persons by an equal name where at
 * most one person of that name is known by an id or a birth date: two people
 * of one name stay two. The result depends on the set of records only, not
 * on their order. */
#ifndef FILM_CATALOG_MERGE_H
#define FILM_CATALOG_MERGE_H

#include "catalog/entity.h"

struct film_catalog {
    struct film_entity *v;
    size_t n;
};

/* Joins n records, which are sorted in place and borrowed by the result; that
 * lives in the arena. FILM_ERR_NOMEM. */
enum film_status film_catalog_merge(struct film_catalog *out,
                                    struct film_record *records, size_t n,
                                    struct film_arena *arena,
                                    struct film_error *err);

#endif
