/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a passage says enough to answer the query. Scores cannot tell: they
 * only order passages, and even among useless ones there is a best. */
#ifndef FILM_SEARCH_RANK_ENOUGH_H
#define FILM_SEARCH_RANK_ENOUGH_H

#include "search/rank/judge.h"

/* What the first page says of the query. */
struct film_enough_page {
    double last; /* the score of its last passage */
    double lead; /* how far scores fall from its first one: what answers stands
                    out */
};

/* That of j->ranking; it takes a look at every passage. */
struct film_enough_page film_enough_page(const struct film_judge *j);

/* True if the passage has enough of the query; a query of few words requires
 * more than one of many. */
bool film_enough(const struct film_judge *j,
                 const struct film_ranked_passage *r,
                 const struct film_enough_page *page);

/* The passage with the largest share of the query; NULL if some passage says
 * enough. */
const struct film_ranked_passage *film_enough_best(const struct film_judge *j);

/* The score of the last passage of a first page, or of the last one. */
double film_enough_last(const struct film_ranking *ranking);

#endif
