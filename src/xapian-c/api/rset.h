/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Relevant documents; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_RSET_H
#define XAPIAN_C_API_RSET_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Relevant documents ------------------------------------------------- */

/* A set of documents that somebody has found relevant: see
 * xapc_enquire_match() and xapc_enquire_expand(). */
typedef struct xapc_rset xapc_rset;

/* Makes an empty set. */
XAPC_API xapc_status xapc_rset_new(xapc_rset **out, xapc_error **err);
/* Adds a document. Docid 0 gives XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_rset_add(xapc_rset *rset, xapc_docid docid,
                                   xapc_error **err);
/* Removes a document, if it is in. */
XAPC_API xapc_status xapc_rset_remove(xapc_rset *rset, xapc_docid docid,
                                      xapc_error **err);
/* Sets *out to 1 if the document is in, else 0. */
XAPC_API xapc_status xapc_rset_contains(int *out, const xapc_rset *rset,
                                        xapc_docid docid, xapc_error **err);
/* The number of documents. */
XAPC_API xapc_status xapc_rset_size(uint32_t *out, const xapc_rset *rset,
                                    xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_rset_description(xapc_string *out,
                                           const xapc_rset *rset,
                                           xapc_error **err);
/* Frees the set. */
XAPC_API void xapc_rset_free(xapc_rset *rset);

#ifdef __cplusplus
}
#endif

#endif
