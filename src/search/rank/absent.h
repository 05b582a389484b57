/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a query asks for and no passage has. */
#ifndef FILM_SEARCH_RANK_ABSENT_H
#define FILM_SEARCH_RANK_ABSENT_H

#include "search/rank/rank.h"

/* What a query asks for and no examined passage has. */
struct film_absent {
    bool poor;              /* nothing here answers the query */
    struct film_strs words; /* words or names, as typed */
    bool together;          /* passages have them, but not with the rest */
};

/* Judges the best candidates of a query. If there are none, nothing is poor. */
struct film_absent film_absent_find(struct film_search_ctx *c,
                                    const struct film_plan *plan,
                                    const struct film_ranking *ranking);

#endif
