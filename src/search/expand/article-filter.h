/* SPDX-License-Identifier: GPL-2.0-or-later */
/* article:ID, a condition on the place of a passage. */
#ifndef FILM_SEARCH_EXPAND_ARTICLE_FILTER_H
#define FILM_SEARCH_EXPAND_ARTICLE_FILTER_H

#include "search/expand/plan.h"

/* Turns article: below the plan's root into ABOUT nodes with entries in the
 * plan's filters, and sets its scope; nodes that were turned before stay. */
void film_article_filter_expand(struct film_search_ctx *c,
                                struct film_plan *plan);

#endif
