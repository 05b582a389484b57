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

struct film_gather_term {
    enum film_field field; /* whose postings */
    struct film_str value; /* without the field's prefix */
    double weight;         /* the most that the term can give */
};

struct film_gathered {
    xapc_docid docid;
    float score;
};

struct film_gather {
    struct film_shard *shard;
    double k1, b;             /* of BM25 */
    double average;           /* length of the documents in question */
    size_t most;              /* documents wanted, see film_gather_cut */
    const xapc_query *filter; /* what it must let through, or NULL */
    bool optional; /* what that lets through needs none of the terms */
    bool newest;   /* by date, of those with at least FILM_GATHER_NEWEST of the
                      best one's score */
};

#define FILM_GATHER_NEWEST .5

/* How many of n scores, the best first, to keep if `most` are wanted: docids
 * depend on the order in which articles were added, so where equal scores
 * would be parted, all or none of them are kept: up to 3/2 of most. Only if
 * all are equal, most. score(v, i) is the i-th. */
size_t film_gather_cut(const void *v, size_t n, size_t most,
                       float (*score)(const void *v, size_t i));

/* film_gather_cut's limit. */
#define FILM_GATHER_ROOM(most) ((most) + (most) / 2)

/* The best documents in *v (for the caller to free), the best first, equals by
 * docid. *matched is about how many have any of the terms (all terms none, or
 * these optional: with a filter, what it lets through, in the order of
 * docids). */
enum film_status film_gather_run(const struct film_gather *g,
                                 const struct film_gather_term *terms, size_t n,
                                 struct film_gathered **v, size_t *count,
                                 uint64_t *matched, struct film_error *err);

/* How many documents film_gather_run could find if `most` were no limit. */
enum film_status film_gather_count(const struct film_gather *g,
                                   const struct film_gather_term *terms,
                                   size_t n, uint64_t *count,
                                   struct film_error *err);

/* The scores of n given documents (sorted by docid) into scores[n]; 0 for those
 * without any of the terms. Local shards only; on a remote one all are 0. */
enum film_status film_gather_score(const struct film_gather *g,
                                   const struct film_gather_term *terms,
                                   size_t n_terms, const xapc_docid *docids,
                                   size_t n, float *scores,
                                   struct film_error *err);

/* The wdf of a term in n given documents (sorted by docid) into wdfs[n]. */
enum film_status film_gather_wdfs(struct film_shard *shard,
                                  enum film_field field, struct film_str value,
                                  const xapc_docid *docids, size_t n,
                                  uint32_t *wdfs, struct film_error *err);

#endif
