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
/* The number of different terms. */
XAPC_API xapc_status xapc_document_term_count(uint32_t *out,
                                              const xapc_document *doc,
                                              xapc_error **err);
/* The positions of a term, ascending; none if the document lacks the term or
 * its positions. */
XAPC_API xapc_status xapc_document_positions(xapc_positions *out,
                                             const xapc_document *doc,
                                             const char *term, size_t len,
                                             xapc_error **err);
/* Removes a term at a position, and wdf from its wdf. If it is not there,
 * XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_document_remove_posting(xapc_document *doc,
                                                  const char *term, size_t len,
                                                  uint32_t position,
                                                  uint32_t wdf,
                                                  xapc_error **err);
/* Removes a term at all positions from first to last, and wdf from its wdf for
 * each; *removed (may be NULL) is their number. */
XAPC_API xapc_status xapc_document_remove_postings(
    uint32_t *removed, xapc_document *doc, const char *term, size_t len,
    uint32_t first, uint32_t last, uint32_t wdf, xapc_error **err);
/* If there is no value in the slot, XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_document_remove_value(xapc_document *doc,
                                                xapc_slot slot,
                                                xapc_error **err);
/* Removes the values of all slots. */
XAPC_API xapc_status xapc_document_clear_values(xapc_document *doc,
                                                xapc_error **err);
/* The number of slots with a value. */
XAPC_API xapc_status xapc_document_value_count(uint32_t *out,
                                               const xapc_document *doc,
                                               xapc_error **err);
/* All values, by ascending slot. */
XAPC_API xapc_status xapc_document_get_values(xapc_values *out,
                                              const xapc_document *doc,
                                              xapc_error **err);
/* The docid in the database that it is from; 0 if it is from none. */
XAPC_API xapc_status xapc_document_docid(xapc_docid *out,
                                         const xapc_document *doc,
                                         xapc_error **err);
/* Bytes that xapc_document_unserialise() makes the same document of, on any
 * machine. */
XAPC_API xapc_status xapc_document_serialise(xapc_string *out,
                                             const xapc_document *doc,
                                             xapc_error **err);
/* Bytes that are not a document give XAPC_ERR_NETWORK or
 * XAPC_ERR_SERIALISATION. */
XAPC_API xapc_status xapc_document_unserialise(xapc_document **out,
                                               const char *data, size_t len,
                                               xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_document_description(xapc_string *out,
                                               const xapc_document *doc,
                                               xapc_error **err);
/* Gets a document of the database, to read, or to change and write back. It
 * keeps the database's files open. */
XAPC_API xapc_status xapc_database_get_document(xapc_document **out,
                                                const xapc_database *db,
                                                xapc_docid docid,
                                                xapc_error **err);
/* Likewise, faster: it is not looked whether the docid exists. If it does not,
 * reading the document gives XAPC_ERR_DOC_NOT_FOUND, or an empty one. */
XAPC_API xapc_status xapc_database_assume_document(xapc_document **out,
                                                   const xapc_database *db,
                                                   xapc_docid docid,
                                                   xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
