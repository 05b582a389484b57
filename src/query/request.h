/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Conditions that stand beside the text of a query: an option's as good as
 * typed ones. */
#ifndef FILM_QUERY_REQUEST_H
#define FILM_QUERY_REQUEST_H

#include "query/query.h"

/* Strings are borrowed. A list of several values lets through what has any of
 * them; different ones must all hold. */
struct film_request {
    struct film_strs films, persons, roles, sources; /* as typed */
    const char *since, *until; /* as film_when_bounds reads them, or NULL */
    const char *today; /* YYYY-MM-DD: what "yesterday" is before, of the query
                          too; NULL: only dates are read */
};

/* Adds the conditions to the root list of a tree, in the arena. A range that is
 * reversed is read the other way round, with a note. FILM_ERR_USAGE: a date
 * that is none; FILM_ERR_NOMEM. */
enum film_status film_request_add(struct film_node *root,
                                  const struct film_request *r,
                                  struct film_strs *notes,
                                  struct film_arena *arena,
                                  struct film_error *err);

#endif
