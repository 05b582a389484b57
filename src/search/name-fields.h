/* SPDX-License-Identifier: GPL-2.0-or-later */
/* person:, film: and role: conditions, and --person, --film and --role: what
 * they name is met by every name that the catalogue has for it. */
#ifndef FILM_SEARCH_NAME_FIELDS_H
#define FILM_SEARCH_NAME_FIELDS_H

#include "base/arena.h"
#include "query/query.h"
#include "xapian-c/xapian-c.h"

/* Turns each NAME field below the root into an OR of the same field with all
 * names of what it names; a role also with the actors' names. What the
 * catalogue does not know stays as it is. */
enum film_status film_name_fields_expand(struct film_node *root,
                                         const xapc_database *db,
                                         struct film_arena *arena,
                                         struct film_error *err);

#endif
