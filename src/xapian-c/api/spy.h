/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Spies on matches; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_SPY_H
#define XAPIAN_C_API_SPY_H

#include "xapian-c/api/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Spies on matches --------------------------------------------------- */

/* Is shown the documents that a search examines, of which there are more than
 * it returns: set check_at_least to the document count to see all matches.
 * Searches keep the spies that they are given. */
typedef struct xapc_spy xapc_spy;

/* Is shown a document with its weight. */
typedef xapc_status xapc_spy_fn(void *user, const xapc_document *doc,
                                double weight, xapc_error **err);

/* Makes a spy that shows the documents to `see`. It works on this machine only:
 * a search of a remote database gives XAPC_ERR_UNIMPLEMENTED. */
XAPC_API xapc_status xapc_spy_new(xapc_spy **out, xapc_spy_fn *see, void *user,
                                  xapc_destroy *destroy, xapc_error **err);
/* Makes a spy that counts the values in a slot. */
XAPC_API xapc_status xapc_spy_new_value_count(xapc_spy **out, xapc_slot slot,
                                              xapc_error **err);
/* The number of documents counted. This and what follows are for spies that
 * count; others give XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_spy_total(size_t *out, const xapc_spy *spy,
                                    xapc_error **err);
/* The most frequent values, at most max, most frequent first; termfreq is the
 * count. */
XAPC_API xapc_status xapc_spy_top_values(xapc_terms *out, const xapc_spy *spy,
                                         size_t max, xapc_error **err);
/* All values, sorted by bytes; termfreq is the count. */
XAPC_API xapc_status xapc_spy_values(xapc_terms *out, const xapc_spy *spy,
                                     xapc_error **err);
/* The counts as bytes, for xapc_spy_merge() in another process. */
XAPC_API xapc_status xapc_spy_serialise_results(xapc_string *out,
                                                const xapc_spy *spy,
                                                xapc_error **err);
/* Adds counts of another spy. Other bytes give XAPC_ERR_NETWORK. */
XAPC_API xapc_status xapc_spy_merge_results(xapc_spy *spy, const char *data,
                                            size_t len, xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_spy_description(xapc_string *out, const xapc_spy *spy,
                                          xapc_error **err);
/* Frees the handle; a search that has the spy keeps it. */
XAPC_API void xapc_spy_free(xapc_spy *spy);

#ifdef __cplusplus
}
#endif

#endif
