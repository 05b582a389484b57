/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Conditions from options, equivalent to typed ones. */
#ifndef FILM_QUERY_REQUEST_H
#define FILM_QUERY_REQUEST_H

#include "query/query.h"

/* Strings are borrowed. Within a list, any value may match; different lists
 * must all match. */
struct film_request {
    struct film_strs films, persons, roles, sources; /* as typed */
    /* In the form that film_when_bounds reads; or NULL. */
    const char *since, *until;
    /* YYYY-MM-DD, for relative dates such as "yesterday", also in the query;
     * NULL: only absolute dates are read. */
    const char *today;
};

/* Adds the conditions to the root list of a tree, in the arena. A reversed
 * range is swapped, with a note. FILM_ERR_USAGE if a date is not valid, or a
 * string longer than FILM_QUERY_TEXT_MAX; FILM_ERR_NOMEM. */
enum film_status film_request_add(struct film_node *root,
                                  const struct film_request *r,
                                  struct film_strs *notes,
                                  struct film_arena *arena,
                                  struct film_error *err);

#endif
