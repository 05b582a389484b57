/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Documents; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_DOCUMENT_H
#define XAPIAN_C_API_DOCUMENT_H

#include "xapian-c/api/database.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Documents -------------------------------------------------------- */

typedef struct xapc_document xapc_document;

/* Makes an empty document that belongs to no database yet. */
XAPC_API xapc_status xapc_document_new(xapc_document **out, xapc_error **err);
/* Frees the handle; a database keeps what was added to it. */
XAPC_API void xapc_document_free(xapc_document *doc);
/* Stores bytes that Xapian does not interpret, in place of those of before. */
XAPC_API xapc_status xapc_document_set_data(xapc_document *doc,
                                            const char *data, size_t len,
                                            xapc_error **err);
/* An empty value removes the slot. */
XAPC_API xapc_status xapc_document_add_value(xapc_document *doc, xapc_slot slot,
                                             const char *value, size_t len,
                                             xapc_error **err);
/* Adds wdf to the term's wdf. For the length of terms see XAPC_TERM_MAX. */
XAPC_API xapc_status xapc_document_add_term(xapc_document *doc,
                                            const char *term, size_t len,
                                            uint32_t wdf, xapc_error **err);
/* Adds a term that only filters: its wdf is 0. */
XAPC_API xapc_status xapc_document_add_boolean_term(xapc_document *doc,
                                                    const char *term,
                                                    size_t len,
                                                    xapc_error **err);
/* Adds a term at a position, for NEAR and PHRASE. */
XAPC_API xapc_status xapc_document_add_posting(xapc_document *doc,
                                               const char *term, size_t len,
                                               uint32_t position, uint32_t wdf,
                                               xapc_error **err);
/* Adds all terms at once; if one is refused, none is added. Sorted terms are
 * fastest. */
XAPC_API xapc_status xapc_document_add_terms(xapc_document *doc,
                                             const xapc_term *terms, size_t n,
                                             xapc_error **err);
/* A term that is missing gives XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_document_remove_term(xapc_document *doc,
                                               const char *term, size_t len,
                                               xapc_error **err);
/* Removes all terms, with their positions. */
XAPC_API xapc_status xapc_document_clear_terms(xapc_document *doc,
                                               xapc_error **err);
/* The stored bytes; empty if there are none. */
XAPC_API xapc_status xapc_document_get_data(xapc_string *out,
                                            const xapc_document *doc,
                                            xapc_error **err);
/* The value in the slot; empty if there is none. */
XAPC_API xapc_status xapc_document_get_value(xapc_string *out,
                                             const xapc_document *doc,
                                             xapc_slot slot, xapc_error **err);
/* wdf is set; termfreq is 0. */
XAPC_API xapc_status xapc_document_get_terms(xapc_terms *out,
                                             const xapc_document *doc,
                                             xapc_error **err);
/* Gets a document of the database, to read, or to change and write back. It
 * keeps the database's files open. */
XAPC_API xapc_status xapc_database_get_document(xapc_document **out,
                                                const xapc_database *db,
                                                xapc_docid docid,
                                                xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
