/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a question asks for, by its question words, and which passages contain
 * something of that kind: a date, a length, a sum, a reason, where a film is
 * shown, a judgement. */
#ifndef FILM_SEARCH_RANK_ANSWERS_H
#define FILM_SEARCH_RANK_ANSWERS_H

#include "search/rank/rank.h"

/* Adds what an answer of the kind is worth to the scores of the passages that
 * have one and a word of the query; for any other query nothing is done. */
void film_answers_score(struct film_search_ctx *c, const struct film_plan *plan,
                        struct film_ranking *ranking);

#endif
