/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 for articles: finds those that are about what the query says, by
 * their whole text, by their title and by the records of the films they
 * name. */
#ifndef FILM_SEARCH_RETRIEVE_ARTICLES_H
#define FILM_SEARCH_RETRIEVE_ARTICLES_H

#include "search/expand/plan.h"
#include "search/retrieve/retrieval.h"

struct film_article_search {
    struct film_shard *shard;
    struct film_weighted_terms text, records; /* words, for each field */
    double b, average; /* of BM25 over the text of articles */
    size_t most;       /* wanted; 0: links alone */
};

struct film_found_articles {
    struct film_doc_score *v; /* the best first */
    size_t n;
    struct film_link *links; /* links to the records that have the query's
                                words, from these and all other articles */
    size_t link_count;
};

/* The best articles, in the arena. */
struct film_found_articles
film_articles_find(struct film_search_ctx *c,
                   const struct film_article_search *how);

#endif
