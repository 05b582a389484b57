/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether options and operands go together. */
#ifndef FILM_FILMSEARCH_CHECK_H
#define FILM_FILMSEARCH_CHECK_H

#include "filmsearch/options.h"

/* True if there is something to search for: n operands, or a condition. */
bool film_filmsearch_is_asked(const struct film_filmsearch_options *o, int n);

/* FILM_ERR_USAGE, with the rule, if the options exclude each other or the n
 * operands, or if nothing is asked for. */
enum film_status film_filmsearch_check(const struct film_filmsearch_options *o,
                                       int n, struct film_error *err);

#endif
