/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names between the first and the last one of a person, in another script
 * than the records': Пол Томас Андерсон, フランシス・フォード・コッポラ. */
#ifndef FILM_SEARCH_EXPAND_MIDDLE_NAMES_H
#define FILM_SEARCH_EXPAND_MIDDLE_NAMES_H

#include "catalog/entity.h"
#include "search/source/context.h"

/* True if one of a person's names begins with `first`, as keys have it, and all
 * names between the first and the last one sound like those that were typed. */
bool film_middle_names_fit(struct film_search_ctx *c,
                           const struct film_entity *e, const char *first,
                           struct film_str typed);

#endif
