/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stage 1 is asked for in one shard, and what it gives. */
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
    double k1, b;             /* of BM25 */
    double average;           /* length of the documents in question */
    size_t most;              /* documents wanted, see film_retrieval_cut */
    size_t equals;            /* of one score, if there is nothing better: so
                                 many */
    bool last;                /* no round comes after this */
    const xapc_query *filter; /* what it must kept, or NULL */
    bool optional; /* what that lets through needs none of the terms */
    bool newest; /* by date, of those with at least FILM_RETRIEVAL_NEWEST of the
                    best one's score */
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
    uint64_t matched; /* about so many have any of the terms (all terms none,
                         or these optional: with a filter, what it lets
                         through, in the order of docids) */
};

/* How many of n documents, the best first, to keep if `most` are wanted. Equals
 * are not parted: where they would be, all of them are kept, up to 3/2 of most,
 * or none. If the best ones are so many, it is as many of them as r->equals
 * says, and in the last round as many as are wanted: film_shard_newest says
 * which. */
size_t film_retrieval_cut(const struct film_doc_score *v, size_t n,
                          const struct film_retrieval *r);

/* True if the i-th document ranks as the next one does, so that a list which
 * ends with it parts equals. */
bool film_retrieval_parts(const struct film_doc_score *v, size_t n, size_t i);

/* film_retrieval_cut's limit. */
#define FILM_RETRIEVAL_ROOM(most) ((most) + (most) / 2)

#endif
