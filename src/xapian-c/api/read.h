/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bulk reading; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_READ_H
#define XAPIAN_C_API_READ_H

#include "xapian-c/api/database.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Bulk reading ----------------------------------------------------- */

/* The data of n documents, in the order of docids. A docid that does not exist
 * gives XAPC_ERR_DOC_NOT_FOUND. */
XAPC_API xapc_status xapc_database_get_data_many(xapc_blobs *out,
                                                 const xapc_database *db,
                                                 const xapc_docid *docids,
                                                 size_t n, xapc_error **err);
/* The values of n documents in one slot, in the order of docids; empty where
 * there is no value or no such docid. */
XAPC_API xapc_status xapc_database_get_values_many(xapc_blobs *out,
                                                   const xapc_database *db,
                                                   xapc_slot slot,
                                                   const xapc_docid *docids,
                                                   size_t n, xapc_error **err);
/* The document's terms with wdf and termfreq. */
XAPC_API xapc_status xapc_database_get_terms(xapc_terms *out,
                                             const xapc_database *db,
                                             xapc_docid docid,
                                             xapc_error **err);

/* Sets *out to 1 if some document has positions, else 0. */
XAPC_API xapc_status xapc_database_has_positions(int *out,
                                                 const xapc_database *db,
                                                 xapc_error **err);
/* The positions of a term in a document, ascending; none if it has none. */
XAPC_API xapc_status xapc_database_positions(xapc_positions *out,
                                             const xapc_database *db,
                                             xapc_docid docid, const char *term,
                                             size_t len, xapc_error **err);

/* Lists the documents of a term, in ascending order, block by block. If the
 * database is written to meanwhile, this may end with
 * XAPC_ERR_DATABASE_MODIFIED: reopen it and start again. */
typedef struct xapc_postlist xapc_postlist;

/* The empty term lists all documents; a term that does not exist lists none. */
XAPC_API xapc_status xapc_postlist_open(xapc_postlist **out,
                                        const xapc_database *db,
                                        const char *term, size_t len,
                                        xapc_error **err);
/* Writes up to cap postings to each array that is not NULL; *n is 0 at the
 * end. */
XAPC_API xapc_status xapc_postlist_next(size_t *n, xapc_postlist *postlist,
                                        xapc_docid *docids, uint32_t *wdfs,
                                        uint32_t *doclengths, size_t cap,
                                        xapc_error **err);
/* Moves forward to the first posting not below docid; never moves back. */
XAPC_API xapc_status xapc_postlist_skip_to(xapc_postlist *postlist,
                                           xapc_docid docid, xapc_error **err);
/* What the next posting says besides its docid. */
typedef struct xapc_posting_info {
    xapc_docid docid;      /* 0 at the end; the rest is 0 then */
    uint32_t wdf;          /* occurrences within the document */
    uint32_t doclength;    /* occurrences of all its terms */
    uint32_t unique_terms; /* its different terms */
} xapc_posting_info;

/* Looks at the posting that xapc_postlist_next() would write next. */
XAPC_API xapc_status xapc_postlist_peek(xapc_posting_info *out,
                                        const xapc_postlist *postlist,
                                        xapc_error **err);
/* The positions of that posting; none at the end. */
XAPC_API xapc_status xapc_postlist_positions(xapc_positions *out,
                                             const xapc_postlist *postlist,
                                             xapc_error **err);
/* Ends the listing. */
XAPC_API void xapc_postlist_free(xapc_postlist *postlist);

/* Lists all terms that begin with a prefix, sorted, block by block. */
typedef struct xapc_allterms xapc_allterms;

/* prefix may be empty. */
XAPC_API xapc_status xapc_allterms_open(xapc_allterms **out,
                                        const xapc_database *db,
                                        const char *prefix, size_t len,
                                        xapc_error **err);
/* Writes up to cap terms with their termfreq (wdf is 0); *n is 0 at the end.
 * The bytes are valid until the next call with this handle. */
XAPC_API xapc_status xapc_allterms_next(size_t *n, xapc_allterms *allterms,
                                        xapc_term *terms, size_t cap,
                                        xapc_error **err);
/* Moves forward to the first term not below this one; never moves back. */
XAPC_API xapc_status xapc_allterms_skip_to(xapc_allterms *allterms,
                                           const char *term, size_t len,
                                           xapc_error **err);
/* Ends the listing. */
XAPC_API void xapc_allterms_free(xapc_allterms *allterms);

/* Lists the documents with a value in a slot, in ascending order, block by
 * block. */
typedef struct xapc_value_stream xapc_value_stream;

/* A slot without values lists none. */
XAPC_API xapc_status xapc_value_stream_open(xapc_value_stream **out,
                                            const xapc_database *db,
                                            xapc_slot slot, xapc_error **err);
/* Writes up to cap docids and values to the arrays that are not NULL; *n is 0
 * at the end. The bytes are valid until the next call with this handle. */
XAPC_API xapc_status xapc_value_stream_next(size_t *n,
                                            xapc_value_stream *stream,
                                            xapc_docid *docids,
                                            xapc_str *values, size_t cap,
                                            xapc_error **err);
/* Moves forward to the first document not below docid; never moves back. */
XAPC_API xapc_status xapc_value_stream_skip_to(xapc_value_stream *stream,
                                               xapc_docid docid,
                                               xapc_error **err);
/* Ends the listing. */
XAPC_API void xapc_value_stream_free(xapc_value_stream *stream);

#ifdef __cplusplus
}
#endif

#endif
