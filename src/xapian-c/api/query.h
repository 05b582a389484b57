/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_QUERY_H
#define XAPIAN_C_API_QUERY_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Queries ---------------------------------------------------------- */

/* Immutable. A combined query shares its parts, which the caller still
 * frees. */
typedef struct xapc_query xapc_query;

typedef enum xapc_op XAPC_ENUM {
    XAPC_OP_AND = 0,
    XAPC_OP_OR = 1,
    XAPC_OP_AND_NOT = 2,
    XAPC_OP_XOR = 3,
    XAPC_OP_AND_MAYBE = 4,
    XAPC_OP_FILTER = 5,
    XAPC_OP_NEAR = 6,
    XAPC_OP_PHRASE = 7,
    XAPC_OP_ELITE_SET = 10,
    XAPC_OP_SYNONYM = 13,
    XAPC_OP_MAX = 14
} xapc_op;

/* wqf: how often the query has the term (usually 1). position: its position for
 * NEAR and PHRASE, or 0. The empty term is refused, because Xapian would take
 * it for all documents. */
XAPC_API xapc_status xapc_query_term(xapc_query **out, const char *term,
                                     size_t len, uint32_t wqf,
                                     uint32_t position, xapc_error **err);
/* Matches every document, with weight 0. */
XAPC_API xapc_status xapc_query_match_all(xapc_query **out, xapc_error **err);
/* Matches nothing. */
XAPC_API xapc_status xapc_query_match_nothing(xapc_query **out,
                                              xapc_error **err);
/* param: the window of NEAR and PHRASE or the size of ELITE_SET; 0 for the
 * default, and for the other operators. n may be 0: the query then matches
 * nothing. */
XAPC_API xapc_status xapc_query_combine(xapc_query **out, xapc_op op,
                                        const xapc_query *const *parts,
                                        size_t n, uint32_t param,
                                        xapc_error **err);
/* factor must be >= 0. */
XAPC_API xapc_status xapc_query_scale(xapc_query **out, const xapc_query *query,
                                      double factor, xapc_error **err);
/* Matches documents whose value in the slot is from lower to upper, both
 * included. Values are compared as bytes: see xapc_sortable_serialise(). */
XAPC_API xapc_status xapc_query_value_range(xapc_query **out, xapc_slot slot,
                                            const char *lower, size_t lower_len,
                                            const char *upper, size_t upper_len,
                                            xapc_error **err);
/* Matches documents whose value in the slot is not below limit. */
XAPC_API xapc_status xapc_query_value_ge(xapc_query **out, xapc_slot slot,
                                         const char *limit, size_t len,
                                         xapc_error **err);
/* Matches documents that have a value in the slot, not above limit. */
XAPC_API xapc_status xapc_query_value_le(xapc_query **out, xapc_slot slot,
                                         const char *limit, size_t len,
                                         xapc_error **err);

typedef enum xapc_wildcard_limit XAPC_ENUM {
    XAPC_WILDCARD_ERROR = 0, /* XAPC_ERR_WILDCARD when the query runs */
    XAPC_WILDCARD_FIRST = 1,
    XAPC_WILDCARD_MOST_FREQUENT = 2
} xapc_wildcard_limit;

/* Matches terms that begin with prefix, at most max of them (0: all). combiner
 * is OR, SYNONYM or MAX. */
XAPC_API xapc_status xapc_query_wildcard(xapc_query **out, const char *prefix,
                                         size_t len, uint32_t max,
                                         xapc_wildcard_limit limit,
                                         xapc_op combiner, xapc_error **err);
/* Another handle of the same query. */
XAPC_API xapc_status xapc_query_clone(xapc_query **out, const xapc_query *query,
                                      xapc_error **err);
/* Sets *out to 1 if the query is that of xapc_query_match_nothing(), else 0. */
XAPC_API xapc_status xapc_query_is_empty(int *out, const xapc_query *query,
                                         xapc_error **err);
/* The number of terms, each counted by its wqf. */
XAPC_API xapc_status xapc_query_length(uint32_t *out, const xapc_query *query,
                                       xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_query_description(xapc_string *out,
                                            const xapc_query *query,
                                            xapc_error **err);
/* Bytes that xapc_query_unserialise() makes the same query of, on any machine.
 */
XAPC_API xapc_status xapc_query_serialise(xapc_string *out,
                                          const xapc_query *query,
                                          xapc_error **err);
/* Makes the query of its bytes. Others may give XAPC_ERR_SERIALISATION,
 * XAPC_ERR_NETWORK or a query that libxapian 1.4 crashes on: take none from
 * strangers. */
XAPC_API xapc_status xapc_query_unserialise(xapc_query **out, const char *data,
                                            size_t len, xapc_error **err);
/* What a query is at its top: a value of xapc_op, or one of these. */
#define XAPC_TYPE_VALUE_RANGE 8
#define XAPC_TYPE_SCALE_WEIGHT 9
#define XAPC_TYPE_VALUE_GE 11
#define XAPC_TYPE_VALUE_LE 12
#define XAPC_TYPE_WILDCARD 15
#define XAPC_TYPE_INVALID 99
#define XAPC_TYPE_TERM 100
#define XAPC_TYPE_SOURCE 101
#define XAPC_TYPE_MATCH_ALL 102
#define XAPC_TYPE_MATCH_NOTHING 103

/* What the query is at its top. */
XAPC_API xapc_status xapc_query_type(int *out, const xapc_query *query,
                                     xapc_error **err);
/* The number of queries that this one is made of. */
XAPC_API xapc_status xapc_query_count(size_t *out, const xapc_query *query,
                                      xapc_error **err);
/* Number index of those, from 0; others give XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_query_part(xapc_query **out, const xapc_query *query,
                                     size_t index, xapc_error **err);
/* All terms, in their order in the query and as often as there. */
XAPC_API xapc_status xapc_query_all_terms(xapc_blobs *out,
                                          const xapc_query *query,
                                          xapc_error **err);
/* The distinct terms, sorted by bytes; wdf and termfreq are 0. */
XAPC_API xapc_status xapc_query_terms(xapc_terms *out, const xapc_query *query,
                                      xapc_error **err);
/* Frees the handle; queries made of it keep what they need. */
XAPC_API void xapc_query_free(xapc_query *query);

#ifdef __cplusplus
}
#endif

#endif
