/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a name goes with the words that were typed before it: Fassbender does
 * not with Rainer Werner. */
#ifndef FILM_SEARCH_EXPAND_NAME_CONTEXT_H
#define FILM_SEARCH_EXPAND_NAME_CONTEXT_H

#include "search/expand/plan.h"

/* False if the word with a capital before the token is a part of names, but of
 * none with this one, and no passage has both; nor any other word before it.
 * `name` is as texts spell it. */
bool film_name_context_fits(struct film_search_ctx *c,
                            const struct film_plan *plan,
                            const struct film_token *t, struct film_str name);

#endif
