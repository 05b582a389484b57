/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 by our own hands, on a local shard: scores with BM25 over the
 * postings, a term at a time, the rarest first, with one number a document in
 * memory; when what is left to come cannot lift a new document among the best
 * any more, the frequent terms are only looked up for those that are there
 * (after Turtle and Flood's MaxScore, 1995). Exact, but for the rounding of
 * sums: it returns what scoring every posting would. */
#ifndef FILM_SEARCH_RETRIEVE_TAAT_H
#define FILM_SEARCH_RETRIEVE_TAAT_H

#include "search/retrieve/retrieval.h"

/* One score a document, for one run after the other; kept between queries, as
 * clearing it would cost more than most of them. All 0 is a new one. */
struct film_accumulators {
    float *scores;       /* by docid; all 0 between runs */
    xapc_docid *touched; /* room for those with a score */
    size_t room;         /* docids */
};

/* Frees what belongs to it; it is new again. */
void film_accumulators_release(struct film_accumulators *a);

/* The best documents; no filter, not by date. */
struct film_doc_scores film_taat_best(struct film_search_ctx *c,
                                      const struct film_retrieval *r);

/* The scores of given documents, sorted by docid, into scores; 0 for those
 * without any of the terms. On a remote shard all are 0. */
void film_taat_scores(struct film_search_ctx *c, const struct film_retrieval *r,
                      struct film_docids docs, float *scores);

#endif
