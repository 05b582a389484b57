/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 over articles: which of them are about what the query says, by all
 * of their text, by their title and by the records of the films they name. */
#ifndef FILM_SEARCH_RETRIEVE_ARTICLES_H
#define FILM_SEARCH_RETRIEVE_ARTICLES_H

#include "base/arena.h"
#include "search/retrieve/postings.h"
#include "search/retrieve/film-links.h"

struct film_article_search {
    struct film_shard *shard;
    const struct film_weighted_term *text, *records; /* words, for each field */
    size_t text_n, records_n;
    double b, average; /* of BM25 over the articles' text */
    size_t most;       /* articles wanted; 0: links alone */
    struct film_analyser *an;
};

/* The best articles in *v, the best first, and in *links which of them, and of
 * all others, are linked to the records that the query's words are in; both in
 * the arena. */
enum film_status film_articles_find(struct film_scored **v, size_t *n,
                                    struct film_link **links, size_t *link_n,
                                    const struct film_article_search *how,
                                    struct film_arena *arena,
                                    struct film_error *err);

#endif
