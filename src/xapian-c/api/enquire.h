/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_ENQUIRE_H
#define XAPIAN_C_API_ENQUIRE_H

#include "xapian-c/api/database.h"
#include "xapian-c/api/decider.h"
#include "xapian-c/api/key.h"
#include "xapian-c/api/query.h"
#include "xapian-c/api/rset.h"
#include "xapian-c/api/spy.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Searching -------------------------------------------------------- */

typedef struct xapc_enquire xapc_enquire;
typedef struct xapc_mset xapc_mset;

/* Makes a search of db, without a query yet. */
XAPC_API xapc_status xapc_enquire_new(xapc_enquire **out,
                                      const xapc_database *db,
                                      xapc_error **err);
/* Frees the search; its matches stay valid. */
XAPC_API void xapc_enquire_free(xapc_enquire *enquire);
/* qlen: the query's length for weighting; 0: count it. */
XAPC_API xapc_status xapc_enquire_set_query(xapc_enquire *enquire,
                                            const xapc_query *query,
                                            uint32_t qlen, xapc_error **err);

/* The query that was set last; one that matches nothing before. */
XAPC_API xapc_status xapc_enquire_get_query(xapc_query **out,
                                            const xapc_enquire *enquire,
                                            xapc_error **err);

/* Weighting schemes, with their parameters in order and Xapian's defaults. */
typedef enum xapc_weighting XAPC_ENUM {
    XAPC_WEIGHT_BOOL = 0,
    XAPC_WEIGHT_BM25 = 1,      /* k1 1, k2 0, k3 1, b .5, min_normlen .5 */
    XAPC_WEIGHT_BM25_PLUS = 2, /* those of BM25, and delta 1 */
    XAPC_WEIGHT_TRAD = 3,      /* k 1 */
    XAPC_WEIGHT_TFIDF = 4,     /* "ntn" */
    XAPC_WEIGHT_INL2 = 5,      /* c 1 */
    XAPC_WEIGHT_IFB2 = 6,      /* c 1 */
    XAPC_WEIGHT_INEB2 = 7,     /* c 1 */
    XAPC_WEIGHT_BB2 = 8,       /* c 1 */
    XAPC_WEIGHT_DLH = 9,
    XAPC_WEIGHT_PL2 = 10,      /* c 1 */
    XAPC_WEIGHT_PL2_PLUS = 11, /* c 1, delta .8 */
    XAPC_WEIGHT_DPH = 12,
    XAPC_WEIGHT_COORD = 13,
    XAPC_WEIGHT_LM = 14 /* log 0, smoothing 1 (TWO_STAGE 1, DIRICHLET 2,
                           ABSOLUTE_DISCOUNT 3, JELINEK_MERCER 4,
                           DIRICHLET_PLUS 5), and its two parameters, -1 for
                           their defaults */
} xapc_weighting;

/* Sets the first n parameters; the rest keep their defaults. Too many give
 * XAPC_ERR_INVALID_ARGUMENT. If this is never called, BM25 is used. */
XAPC_API xapc_status xapc_enquire_set_weighting(xapc_enquire *enquire,
                                                xapc_weighting scheme,
                                                const double *params, size_t n,
                                                xapc_error **err);
/* TF-IDF with these normalisations of wdf, idf and weight: "ntn" and others of
 * Xapian's; unknown ones give XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_enquire_set_tfidf(xapc_enquire *enquire,
                                            const char *normalisations,
                                            xapc_error **err);
/* How terms are chosen for expanding the query: "trad" (the default, with k 1)
 * or "bo1"; others give XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_enquire_set_expansion(xapc_enquire *enquire,
                                                const char *scheme, double k,
                                                xapc_error **err);
/* Leaves out matches below either limit; 0 and 0 for no cutoff. */
XAPC_API xapc_status xapc_enquire_set_cutoff(xapc_enquire *enquire, int percent,
                                             double weight, xapc_error **err);
/* Keeps at most max documents with the same value in the slot; XAPC_NO_SLOT
 * turns collapsing off. */
XAPC_API xapc_status xapc_enquire_set_collapse(xapc_enquire *enquire,
                                               xapc_slot slot, uint32_t max,
                                               xapc_error **err);

typedef enum xapc_sort XAPC_ENUM {
    XAPC_SORT_RELEVANCE = 0, /* slot and reverse ignored */
    XAPC_SORT_VALUE = 1,
    XAPC_SORT_VALUE_THEN_RELEVANCE = 2,
    XAPC_SORT_RELEVANCE_THEN_VALUE = 3
} xapc_sort;

/* reverse 1: the highest value first. */
XAPC_API xapc_status xapc_enquire_set_sort(xapc_enquire *enquire,
                                           xapc_sort sort, xapc_slot slot,
                                           int reverse, xapc_error **err);

/* Sorts by keys instead of values; the search keeps the maker of the keys. */
XAPC_API xapc_status xapc_enquire_set_sort_key(xapc_enquire *enquire,
                                               xapc_sort sort,
                                               const xapc_key *key, int reverse,
                                               xapc_error **err);

typedef enum xapc_docid_order XAPC_ENUM {
    XAPC_DOCID_DESCENDING = 0,
    XAPC_DOCID_ASCENDING = 1, /* the default */
    XAPC_DOCID_DONT_CARE = 2
} xapc_docid_order;

/* The order of documents that rank equal. */
XAPC_API xapc_status xapc_enquire_set_docid_order(xapc_enquire *enquire,
                                                  xapc_docid_order order,
                                                  xapc_error **err);
/* Seconds after which Xapian stops looking at more than the first
 * check_at_least matches; 0 for none. This is not a hard limit. */
XAPC_API xapc_status xapc_enquire_set_time_limit(xapc_enquire *enquire,
                                                 double seconds,
                                                 xapc_error **err);
/* Shows the documents that later searches examine to the spy, which the search
 * keeps alive. */
XAPC_API xapc_status xapc_enquire_add_spy(xapc_enquire *enquire, xapc_spy *spy,
                                          xapc_error **err);
/* Takes all spies away from later searches. */
XAPC_API xapc_status xapc_enquire_clear_spies(xapc_enquire *enquire,
                                              xapc_error **err);

/* Runs the query. At least check_at_least matches are counted exactly. */
XAPC_API xapc_status xapc_enquire_get_mset(xapc_mset **out,
                                           xapc_enquire *enquire,
                                           uint32_t first, uint32_t max,
                                           uint32_t check_at_least,
                                           xapc_error **err);
/* What a search may be given; of what is 0 or NULL there is none. */
typedef struct xapc_match {
    uint32_t first, max;         /* the first rank, and how many items */
    uint32_t check_at_least;     /* count so many exactly */
    const xapc_rset *rset;       /* relevant documents, for weights */
    const xapc_decider *decider; /* which documents may be matches */
} xapc_match;

/* Runs the query, likewise. Fails as callbacks do. */
XAPC_API xapc_status xapc_enquire_match(xapc_mset **out, xapc_enquire *enquire,
                                        const xapc_match *match,
                                        xapc_error **err);
/* The terms of the enquire's current query that the document has, by their
 * position in the query, then by bytes; wdf and termfreq are 0. */
XAPC_API xapc_status xapc_enquire_matching_terms(xapc_terms *out,
                                                 const xapc_enquire *enquire,
                                                 xapc_docid docid,
                                                 xapc_error **err);

/* Likewise, for the document of item index of the matches. */
XAPC_API xapc_status xapc_enquire_matching_terms_at(xapc_terms *out,
                                                    const xapc_enquire *enquire,
                                                    const xapc_mset *mset,
                                                    uint32_t index,
                                                    xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_enquire_description(xapc_string *out,
                                              const xapc_enquire *enquire,
                                              xapc_error **err);

typedef struct xapc_weighted_term {
    const char *data;
    size_t len;
    double weight;
} xapc_weighted_term;

typedef struct xapc_eset {
    size_t n;
    xapc_weighted_term *items;
    void *owner;    /* private */
    uint32_t bound; /* at most so many terms could have been returned */
} xapc_eset;

/* The best terms for expanding the query, at most max, given n relevant
 * documents; without the query's own terms, heaviest first. */
XAPC_API xapc_status xapc_enquire_get_eset(xapc_eset *out,
                                           const xapc_enquire *enquire,
                                           const xapc_docid *relevant, size_t n,
                                           uint32_t max, xapc_error **err);

/* Flags of expanding */
#define XAPC_EXPAND_QUERY_TERMS 1    /* terms of the query, too */
#define XAPC_EXPAND_EXACT_TERMFREQ 2 /* over several shards; slower */

/* How a query may be expanded; of what is 0 or NULL there is none. */
typedef struct xapc_expand {
    uint32_t max;                     /* terms */
    int flags;                        /* of expanding */
    double min_weight;                /* of terms */
    const xapc_rset *rset;            /* relevant documents; must be there */
    const xapc_term_decider *decider; /* which terms may be taken */
} xapc_expand;

/* The best terms, heaviest first. Fails as callbacks do. */
XAPC_API xapc_status xapc_enquire_expand(xapc_eset *out,
                                         const xapc_enquire *enquire,
                                         const xapc_expand *expand,
                                         xapc_error **err);
/* Frees the terms and zeroes *eset. */
XAPC_API void xapc_eset_free(xapc_eset *eset);

#ifdef __cplusplus
}
#endif

#endif
