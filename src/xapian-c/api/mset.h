/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Matches; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_MSET_H
#define XAPIAN_C_API_MSET_H

#include "xapian-c/api/document.h"
#include "xapian-c/api/enquire.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Matches ---------------------------------------------------------- */

typedef struct xapc_mset_info {
    uint32_t size;  /* number of items held */
    uint32_t first; /* rank of the first item */
    /* Bounds of the number of all matches. */
    uint32_t lower_bound, estimated, upper_bound;
    uint32_t uncollapsed_lower_bound, uncollapsed_estimated,
        uncollapsed_upper_bound;
    double max_possible, max_attained; /* weights */
} xapc_mset_info;

typedef struct xapc_hit {
    xapc_docid docid;
    /* At least so many more have the same collapse key. */
    uint32_t collapse_count;
    double weight;
    int percent;
} xapc_hit;

/* Handles made from the mset stay valid. */
XAPC_API void xapc_mset_free(xapc_mset *mset);
/* Numbers about all matches. */
XAPC_API xapc_status xapc_mset_get_info(xapc_mset_info *out,
                                        const xapc_mset *mset,
                                        xapc_error **err);
/* Writes items index to index + n - 1 to out[n]. A range beyond the size gives
 * XAPC_ERR_INVALID_ARGUMENT, here and below. */
XAPC_API xapc_status xapc_mset_get_hits(xapc_hit *out, const xapc_mset *mset,
                                        uint32_t index, uint32_t n,
                                        xapc_error **err);
/* The data of items index to index + n - 1, in their order. From remote
 * databases they come in one round trip. */
XAPC_API xapc_status xapc_mset_get_data(xapc_blobs *out, const xapc_mset *mset,
                                        uint32_t index, uint32_t n,
                                        xapc_error **err);
/* The values of these items in one slot; empty where there is none. */
XAPC_API xapc_status xapc_mset_get_values(xapc_blobs *out,
                                          const xapc_mset *mset, xapc_slot slot,
                                          uint32_t index, uint32_t n,
                                          xapc_error **err);
/* The document of item index. */
XAPC_API xapc_status xapc_mset_get_document(xapc_document **out,
                                            const xapc_mset *mset,
                                            uint32_t index, xapc_error **err);
/* For a term of the query, over all shards. */
XAPC_API xapc_status xapc_mset_termfreq(uint32_t *out, const xapc_mset *mset,
                                        const char *term, size_t len,
                                        xapc_error **err);
/* The maximum weight that the term can add to a document. */
XAPC_API xapc_status xapc_mset_termweight(double *out, const xapc_mset *mset,
                                          const char *term, size_t len,
                                          xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
