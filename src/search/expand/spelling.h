/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A word of the query that occurs nowhere stands for the nearest word that
 * does; the answer says so. Words that occur are never touched: correcting
 * those did harm ("sid haig" became "kid haig"). */
#ifndef FILM_SEARCH_EXPAND_SPELLING_H
#define FILM_SEARCH_EXPAND_SPELLING_H

#include "search/expand/plan.h"

/* Replaces unknown words in the query and terms, at a lower weight, but for
 * those that a name in another spelling was found for; notes each. Words differ
 * by one slip (a letter too many, too few, wrong, or two swapped) from four
 * letters on, by two from eight on, and begin with the same letter. Of equally
 * near words the more frequent one is taken, a name first where the unknown
 * word or one beside it has a capital, if passages spell it nearly so: the
 * index has stems, "losing" and "lost" have near ones. A word that is in
 * records alone is unknown if more passages have a name near it. The note has
 * the word as it stands there. */
void film_spelling_mend(struct film_search_ctx *c, struct film_plan *plan);

#endif
