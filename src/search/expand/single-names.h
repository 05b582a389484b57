/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One word of a query that is a part of a name in another script than the
 * texts': Тарковский, 히치콕 or クロサワ over English articles, Hitchcock over
 * Russian ones. */
#ifndef FILM_SEARCH_EXPAND_SINGLE_NAMES_H
#define FILM_SEARCH_EXPAND_SINGLE_NAMES_H

#include "search/expand/plan.h"

/* Adds the parts of names in the index that are words of the query in another
 * script to the plan, and of those that no passage has the nearest one as a
 * correction, under which records are found. The mentions must be there. */
void film_single_names_find(struct film_search_ctx *c, struct film_plan *plan);

#endif
