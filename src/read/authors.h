/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Extracts names of authors from the text that says who wrote an article. */
#ifndef FILM_READ_AUTHORS_H
#define FILM_READ_AUTHORS_H

#include "base/arena.h"

/* Adds the names of authors in text to list, without duplicates, copied to the
 * arena. "By", job titles, places and agencies are removed; a list with "and",
 * commas or their equivalents in several languages gives all its names.
 * Addresses, host names and template fields that were never filled in give
 * nothing. line: text is a line of the page, in which a date may follow. False
 * when out of memory. */
bool film_authors_add(struct film_strs *list, struct film_arena *arena,
                      struct film_str text, bool line);

#endif
