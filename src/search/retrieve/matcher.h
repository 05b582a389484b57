/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 by Xapian's own matcher: with a filter, on a remote shard, where
 * postings would have to travel, and where the newest documents are wanted, not
 * the best. */
#ifndef FILM_SEARCH_RETRIEVE_MATCHER_H
#define FILM_SEARCH_RETRIEVE_MATCHER_H

#include "search/retrieve/retrieval.h"

/* The best documents, or the newest. */
struct film_doc_scores film_matcher_best(struct film_search_ctx *c,
                                         const struct film_retrieval *r);

/* Returns how many documents it could find if `most` were not a limit. */
uint64_t film_matcher_count(struct film_search_ctx *c,
                            const struct film_retrieval *r);

/* Returns all documents that it could find, ascending, in the arena. */
struct film_docids film_matcher_all(struct film_search_ctx *c,
                                    const struct film_retrieval *r);

#endif
