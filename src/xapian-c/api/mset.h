/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Matches; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_MSET_H
#define XAPIAN_C_API_MSET_H

#include "xapian-c/api/document.h"
#include "xapian-c/api/enquire.h"
#include "xapian-c/api/stem.h"

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
/* The key by which equal matches were collapsed; empty without collapsing. */
XAPC_API xapc_status xapc_mset_collapse_key(xapc_string *out,
                                            const xapc_mset *mset,
                                            uint32_t index, xapc_error **err);
/* The value or key by which matches were sorted; empty without. */
XAPC_API xapc_status xapc_mset_sort_key(xapc_string *out, const xapc_mset *mset,
                                        uint32_t index, xapc_error **err);
/* Fetches the documents of n items in one round trip for each remote shard.
 * n 0: of all items. */
XAPC_API xapc_status xapc_mset_fetch(const xapc_mset *mset, uint32_t index,
                                     uint32_t n, xapc_error **err);
/* What share of the best possible match a weight is, from 0 to 100. */
XAPC_API xapc_status xapc_mset_convert_to_percent(int *out,
                                                  const xapc_mset *mset,
                                                  double weight,
                                                  xapc_error **err);

/* Flags of xapc_mset_snippet() */
#define XAPC_SNIPPET_BACKGROUND_MODEL 1
#define XAPC_SNIPPET_EXHAUSTIVE 2
#define XAPC_SNIPPET_EMPTY_WITHOUT_MATCH 4
#define XAPC_SNIPPET_CJK_NGRAM 2048

/* How a snippet looks. */
typedef struct xapc_snippet {
    size_t length;                 /* bytes, roughly */
    unsigned flags;                /* of snippets */
    const xapc_stem *stem;         /* that of the index; NULL for none */
    const char *hi_start, *hi_end; /* around words of the query */
    const char *omit;              /* where text is left out */
} xapc_snippet;

#define XAPC_SNIPPET_INIT                                                      \
    {                                                                          \
        500, XAPC_SNIPPET_BACKGROUND_MODEL | XAPC_SNIPPET_EXHAUSTIVE, NULL,    \
            "<b>", "</b>", "..."                                               \
    }

/* The part of UTF-8 text that has most of the query, as a piece of HTML: its
 * &, < and > are written as entities. */
XAPC_API xapc_status xapc_mset_snippet(xapc_string *out, const xapc_mset *mset,
                                       const xapc_snippet *how,
                                       const char *text, size_t len,
                                       xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_mset_description(xapc_string *out,
                                           const xapc_mset *mset,
                                           xapc_error **err);
/* The number of documents with the term, over all shards. */
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
