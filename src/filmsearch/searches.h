/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Saved searches on the command line. */
#ifndef FILM_FILMSEARCH_SEARCHES_H
#define FILM_FILMSEARCH_SEARCHES_H

#include "filmsearch/options.h"

/* If the first operand is @NAME, and no -- is before it: reads the options of
 * the search of that name, then those of the command line once more, which so
 * have the last word. The operands are then those of the search and what
 * follows @NAME; o->asked_by is the name. FILM_ERR_INPUT: there is no such
 * search. */
enum film_status film_searches_expand(struct film_filmsearch_options *o,
                                      struct film_arguments *args,
                                      struct film_arena *a,
                                      struct film_error *err);

/* What --save, --saved and --forget ask for. `typed` are the words of the
 * command line in their order, NULL after them. *found: --saved has any. */
enum film_status film_searches_manage(const struct film_filmsearch_options *o,
                                      char **typed, bool *found,
                                      struct film_arena *a,
                                      struct film_error *err);

#endif
