/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 over articles: which of them are about what the query says, by all
 * of their text, by their title and by the records of the films they name. */
#ifndef FILM_SEARCH_CANDIDATE_ARTICLES_H
#define FILM_SEARCH_CANDIDATE_ARTICLES_H

#include "base/arena.h"
#include "search/gather.h"

struct film_article_search {
    struct film_shard *shard;
    const struct film_gather_term *text, *records; /* words, for each field */
    size_t text_n, records_n;
    double b, average; /* of BM25 over the articles' text */
    size_t most;       /* articles wanted */
};

/* The best articles in *v (in the arena), the best first. */
enum film_status film_articles_find(struct film_gathered **v, size_t *n,
                                    const struct film_article_search *how,
                                    struct film_arena *arena,
                                    struct film_error *err);

#endif
