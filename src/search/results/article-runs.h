/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The articles that matching passages are of, and the films that they are
 * about. */
#ifndef FILM_SEARCH_RESULTS_ARTICLE_RUNS_H
#define FILM_SEARCH_RESULTS_ARTICLE_RUNS_H

#include "search/expand/film-links.h"
#include "search/results/matches.h"

/* Matching passages of one article. */
struct film_article_run {
    struct film_shard *shard;
    xapc_docid article;
    uint64_t n;           /* passages */
    struct film_strs ids; /* ids of its films: "scheme:value" */
};

struct film_article_runs {
    struct film_article_run *v; /* sorted by shard, then article */
    size_t n;
};

/* The articles of the matches; in the arena. Their ids are not set. */
struct film_article_runs film_article_runs_of(struct film_search_ctx *c,
                                              const struct film_matches *m);

/* An article of the runs is about a film. */
struct film_run_link {
    size_t run, film;
};

struct film_run_films {
    const struct film_entity *v; /* entities of the catalogue */
    size_t n;
    struct film_run_link *links; /* sorted by run, without duplicates */
    size_t link_count;
    bool all; /* false: there are too many films to look at all */
};

/* The films that the articles are about, by the ids that they give (ids of the
 * runs) and by links; only those that meet the plan's conditions on films. */
struct film_run_films film_article_runs_films(struct film_search_ctx *c,
                                              const struct film_plan *plan,
                                              struct film_article_runs runs);

#endif
