/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our own stage 1 for a local shard: BM25 over the postings, one term at a
 * time, rarest first, with one number per document in memory. Once the
 * remaining terms cannot lift a new document among the best any more, the
 * frequent terms are looked up only for documents found already (after Turtle
 * and Flood's MaxScore, 1995). Exact except for the rounding of sums: the
 * result is that of scoring every posting. */
#ifndef FILM_SEARCH_RETRIEVE_TAAT_H
#define FILM_SEARCH_RETRIEVE_TAAT_H

#include "search/retrieve/retrieval.h"

/* One score per document, for one run after the other. It is kept between
 * queries, because clearing it would cost more than most of them. Initially all
 * zero. */
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
