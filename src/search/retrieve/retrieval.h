/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The request to stage 1 in one shard, and its result. */
#ifndef FILM_SEARCH_RETRIEVE_RETRIEVAL_H
#define FILM_SEARCH_RETRIEVE_RETRIEVAL_H

#include "search/source/shard.h"

struct film_weighted_term {
    enum film_field field; /* whose postings */
    struct film_str value; /* without the field's prefix */
    double weight;         /* the most that the term can give */
};

struct film_weighted_terms {
    struct film_weighted_term *v;
    size_t n;
};

struct film_retrieval {
    struct film_shard *shard;
    struct film_weighted_terms terms;
    double k1, b;   /* of BM25 */
    double average; /* length of the documents in question */
    size_t most;    /* documents wanted, see film_retrieval_cut */
    size_t equals;  /* maximum number of documents with the same score, if none
                       are better */
    bool last;      /* no round comes after this */
    const xapc_query *filter; /* documents must match it; or NULL */
    bool optional; /* documents that match the filter need not have any of the
                      terms */
    bool newest;   /* sort by date those with at least FILM_RETRIEVAL_NEWEST of
                      the best score */
};

#define FILM_RETRIEVAL_NEWEST .5

struct film_doc_score {
    xapc_docid docid;
    float score;
    uint32_t day; /* YYYYMMDD if the newest are wanted, else 0 */
};

/* The best documents, the best first, equals by docid; in the arena. */
struct film_doc_scores {
    struct film_doc_score *v;
    size_t n;
    bool all;         /* nothing that has a score is left out */
    uint64_t matched; /* approximate number of documents with any of the terms
                         (if there are no terms, or they are optional: that
                         match the filter, in the order of docids) */
};

/* Returns how many of n documents, best first, to keep if `most` are wanted.
 * Documents with equal scores stay together: either all of them are kept, up to
 * 3/2 of most, or none. If there are too many equally best ones, r->equals of
 * them are kept, in the last round as many as are wanted; film_shard_newest
 * chooses them. */
size_t film_retrieval_cut(const struct film_doc_score *v, size_t n,
                          const struct film_retrieval *r);

/* True if the i-th document and the next one have equal rank, so that a list
 * must not end between them. */
bool film_retrieval_parts(const struct film_doc_score *v, size_t n, size_t i);

/* film_retrieval_cut's limit. */
#define FILM_RETRIEVAL_ROOM(most) ((most) + (most) / 2)

#endif
