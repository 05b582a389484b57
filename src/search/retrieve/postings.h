/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1: the documents of a shard that are worth a closer look. Scores with
 * BM25 over the postings, a term at a time, the rarest first, with one number
 * a document in memory; when what is left to come cannot lift a new document
 * among the best any more, the frequent terms are only looked up for those
 * that are there (after Turtle and Flood's MaxScore, 1995). Exact: it returns
 * what scoring every posting would. With a filter, and on a remote shard, where
 * postings would have to travel, Xapian's own matcher does the same work; and
 * where the newest documents are wanted, not the best. */
#ifndef FILM_SEARCH_RETRIEVE_POSTINGS_H
#define FILM_SEARCH_RETRIEVE_POSTINGS_H

#include "search/retrieve/shard.h"

struct film_weighted_term {
    enum film_field field; /* whose postings */
    struct film_str value; /* without the field's prefix */
    double weight;         /* the most that the term can give */
};

struct film_scored {
    xapc_docid docid;
    float score;
};

struct film_retrieval {
    struct film_shard *shard;
    double k1, b;             /* of BM25 */
    double average;           /* length of the documents in question */
    size_t most;              /* documents wanted, see film_retrieve_cut */
    const xapc_query *filter; /* what it must let through, or NULL */
    bool optional; /* what that lets through needs none of the terms */
    bool newest; /* by date, of those with at least FILM_RETRIEVE_NEWEST of the
                    best one's score */
};

#define FILM_RETRIEVE_NEWEST .5

/* How many of n scores, the best first, to keep if `most` are wanted: docids
 * depend on the order in which articles were added, so where equal scores
 * would be parted, all or none of them are kept: up to 3/2 of most. Only if
 * all are equal, most. score(v, i) is the i-th. */
size_t film_retrieve_cut(const void *v, size_t n, size_t most,
                         float (*score)(const void *v, size_t i));

/* film_retrieve_cut's limit. */
#define FILM_RETRIEVE_ROOM(most) ((most) + (most) / 2)

/* The best documents in *v (for the caller to free), the best first, equals by
 * docid. *matched is about how many have any of the terms (all terms none, or
 * these optional: with a filter, what it lets through, in the order of
 * docids). */
enum film_status film_retrieve_best(const struct film_retrieval *g,
                                    const struct film_weighted_term *terms,
                                    size_t n, struct film_scored **v,
                                    size_t *count, uint64_t *matched,
                                    struct film_error *err);

/* How many documents film_retrieve_best could find if `most` were no limit. */
enum film_status film_retrieve_count(const struct film_retrieval *g,
                                     const struct film_weighted_term *terms,
                                     size_t n, uint64_t *count,
                                     struct film_error *err);

/* The scores of n given documents (sorted by docid) into scores[n]; 0 for those
 * without any of the terms. Local shards only; on a remote one all are 0. */
enum film_status film_retrieve_scores(const struct film_retrieval *g,
                                      const struct film_weighted_term *terms,
                                      size_t n_terms, const xapc_docid *docids,
                                      size_t n, float *scores,
                                      struct film_error *err);

/* The wdf of a term in n given documents (sorted by docid) into wdfs[n]. */
enum film_status film_retrieve_wdfs(struct film_shard *shard,
                                    enum film_field field,
                                    struct film_str value,
                                    const xapc_docid *docids, size_t n,
                                    uint32_t *wdfs, struct film_error *err);

#endif
