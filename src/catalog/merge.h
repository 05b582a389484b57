/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Merges all records of an index into films and persons.
 *
 * Records are joined if they share an id of any scheme, or by references within
 * an input. Films are also joined by an equal title and year, if no two of
 * these have different ids of one scheme; persons by an equal name, if at most
 * one person of that name is known by an id or a birth date: two people of one
 * name stay two. The result depends only on the set of records, not on their
 * order. */
#ifndef FILM_CATALOG_MERGE_H
#define FILM_CATALOG_MERGE_H

#include "catalog/entity.h"

struct film_catalog {
    struct film_entity *v;
    size_t n;
};

/* Merges n records, which are sorted in place and borrowed by the result. The
 * result is in the arena. FILM_ERR_NOMEM. */
enum film_status film_catalog_merge(struct film_catalog *out,
                                    struct film_record *records, size_t n,
                                    struct film_arena *arena,
                                    struct film_error *err);

#endif
