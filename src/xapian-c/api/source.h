/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sources of postings; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_SOURCE_H
#define XAPIAN_C_API_SOURCE_H

#include "xapian-c/api/database.h"
#include "xapian-c/api/query.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Sources of postings ------------------------------------------------ */

/* Lists documents with weights of its own, as a term does with those of the
 * weighting scheme: see xapc_query_source(). Queries keep their sources. */
typedef struct xapc_source xapc_source;

/* Weight and number of the documents that a cursor is going to list. */
typedef struct xapc_source_bounds {
    uint32_t termfreq_min, termfreq_est, termfreq_max; /* in this order */
    double max_weight; /* no document has more */
} xapc_source_bounds;

/* Where a cursor is. */
typedef struct xapc_posting {
    xapc_docid docid; /* 0 at the end */
    double weight;
    double max_weight; /* of this and what follows; may be lowered */
} xapc_posting;

/* What lists the documents. A search makes a cursor for each shard, on this
 * machine only: of a remote database it gives XAPC_ERR_UNIMPLEMENTED. */
typedef struct xapc_source_methods {
    /* Makes a cursor before the first document of the shard, and sets *bounds,
     * which is all 0. */
    xapc_status (*open)(void **cursor, xapc_source_bounds *bounds, void *user,
                        const xapc_database *shard, xapc_error **err);
    /* Moves to the next document, in ascending order of docids. Documents below
     * min_weight may be left out. */
    xapc_status (*next)(xapc_posting *at, void *cursor, double min_weight,
                        xapc_error **err);
    /* Moves to the first document not below docid, which is after the present
     * one. NULL: by calling next. */
    xapc_status (*skip_to)(xapc_posting *at, void *cursor, xapc_docid docid,
                           double min_weight, xapc_error **err);
    /* Frees the cursor; NULL if there is nothing to free. */
    void (*close)(void *cursor);
} xapc_source_methods;

/* Makes a source of callbacks; *methods is copied. */
XAPC_API xapc_status xapc_source_new(xapc_source **out,
                                     const xapc_source_methods *methods,
                                     void *user, xapc_destroy *destroy,
                                     xapc_error **err);
/* Lists documents with a value in the slot, which is their weight; it was made
 * by xapc_sortable_serialise(). */
XAPC_API xapc_status xapc_source_new_value_weight(xapc_source **out,
                                                  xapc_slot slot,
                                                  xapc_error **err);
/* Likewise, where values never rise from docid `first` to docid `last` (0: to
 * the end): it stops as soon as the weights are too small. */
XAPC_API xapc_status xapc_source_new_decreasing_value_weight(xapc_source **out,
                                                             xapc_slot slot,
                                                             xapc_docid first,
                                                             xapc_docid last,
                                                             xapc_error **err);
/* Lists documents with a value in the slot; xapc_source_add_mapping() says
 * which weights they have, others have `weight`. */
XAPC_API xapc_status xapc_source_new_value_map(xapc_source **out,
                                               xapc_slot slot, double weight,
                                               xapc_error **err);
/* The weight of documents with this value, also for queries that were made of
 * the source before. A source without a map gives
 * XAPC_ERR_INVALID_OPERATION, here and below. */
XAPC_API xapc_status xapc_source_add_mapping(xapc_source *source,
                                             const char *value, size_t len,
                                             double weight, xapc_error **err);
/* Forgets all weights but the one of others. */
XAPC_API xapc_status xapc_source_clear_mappings(xapc_source *source,
                                                xapc_error **err);
/* Lists all documents, with this weight. */
XAPC_API xapc_status xapc_source_new_fixed_weight(xapc_source **out,
                                                  double weight,
                                                  xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_source_description(xapc_string *out,
                                             const xapc_source *source,
                                             xapc_error **err);
/* Frees the handle; queries that have the source keep it. */
XAPC_API void xapc_source_free(xapc_source *source);

/* A query for the documents of the source, with its weights. */
XAPC_API xapc_status xapc_query_source(xapc_query **out,
                                       const xapc_source *source,
                                       xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
