/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 in one shard: the documents that are worth a closer look. */
#ifndef FILM_SEARCH_RETRIEVE_STAGE1_H
#define FILM_SEARCH_RETRIEVE_STAGE1_H

#include "search/retrieve/retrieval.h"

/* The best documents, by whichever way is able to find them. */
struct film_doc_scores film_stage1_best(struct film_search_ctx *c,
                                        const struct film_retrieval *r);

#endif
