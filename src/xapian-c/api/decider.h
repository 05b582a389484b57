/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Deciding about documents and terms; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_DECIDER_H
#define XAPIAN_C_API_DECIDER_H

#include "xapian-c/api/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Deciding about documents and terms --------------------------------- */

/* Says which documents may be matches: see xapc_enquire_match(). */
typedef struct xapc_decider xapc_decider;

/* Sets *keep to 1 if the document may be a match, else 0. */
typedef xapc_status xapc_decide_fn(int *keep, void *user,
                                   const xapc_document *doc, xapc_error **err);

/* Makes a decider that asks `decide`. */
XAPC_API xapc_status xapc_decider_new(xapc_decider **out,
                                      xapc_decide_fn *decide, void *user,
                                      xapc_destroy *destroy, xapc_error **err);
/* Makes a decider by the value in a slot. inclusive 1: documents with one of
 * its values are kept; 0: the others. */
XAPC_API xapc_status xapc_decider_new_values(xapc_decider **out, xapc_slot slot,
                                             int inclusive, xapc_error **err);
/* Adds a value to a decider by values; others give
 * XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_decider_add_value(xapc_decider *decider,
                                            const char *value, size_t len,
                                            xapc_error **err);
/* Removes a value from a decider by values; others give
 * XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_decider_remove_value(xapc_decider *decider,
                                               const char *value, size_t len,
                                               xapc_error **err);
/* Sets *keep to 1 if the document may be a match, else 0. Fails as the callback
 * does. */
XAPC_API xapc_status xapc_decider_keeps(int *keep, const xapc_decider *decider,
                                        const xapc_document *doc,
                                        xapc_error **err);
/* Frees the decider. */
XAPC_API void xapc_decider_free(xapc_decider *decider);

/* Says which terms a query may be expanded by: see xapc_enquire_expand(). */
typedef struct xapc_term_decider xapc_term_decider;

/* Sets *keep to 1 if the term may be taken, else 0. */
typedef xapc_status xapc_decide_term_fn(int *keep, void *user, const char *term,
                                        size_t len, xapc_error **err);

/* Makes a decider that asks `decide`. */
XAPC_API xapc_status xapc_term_decider_new(xapc_term_decider **out,
                                           xapc_decide_term_fn *decide,
                                           void *user, xapc_destroy *destroy,
                                           xapc_error **err);
/* Keeps terms that begin with the prefix. */
XAPC_API xapc_status xapc_term_decider_new_prefix(xapc_term_decider **out,
                                                  const char *prefix,
                                                  size_t len, xapc_error **err);
/* Keeps all terms but these n. */
XAPC_API xapc_status xapc_term_decider_new_without(xapc_term_decider **out,
                                                   const xapc_str *terms,
                                                   size_t n, xapc_error **err);
/* Keeps terms that both keep, and keeps both. */
XAPC_API xapc_status xapc_term_decider_new_both(xapc_term_decider **out,
                                                const xapc_term_decider *first,
                                                const xapc_term_decider *second,
                                                xapc_error **err);
/* Sets *keep to 1 if the term may be taken, else 0. Fails as the callback
 * does. */
XAPC_API xapc_status xapc_term_decider_keeps(int *keep,
                                             const xapc_term_decider *decider,
                                             const char *term, size_t len,
                                             xapc_error **err);
/* Frees the handle; deciders made of it keep it. */
XAPC_API void xapc_term_decider_free(xapc_term_decider *decider);

#ifdef __cplusplus
}
#endif

#endif
