/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_WRITABLE_H
#define XAPIAN_C_API_WRITABLE_H

#include "xapian-c/api/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Writing ---------------------------------------------------------- */

typedef struct xapc_writable xapc_writable;

/* How to open, one of: */
#define XAPC_WRITE_CREATE_OR_OPEN 0
#define XAPC_WRITE_CREATE_OR_OVERWRITE 1
#define XAPC_WRITE_CREATE 2
#define XAPC_WRITE_OPEN 3
/* and any of: */
#define XAPC_WRITE_NO_SYNC 0x04     /* commits do not survive a power cut */
#define XAPC_WRITE_FULL_SYNC 0x08   /* sync harder where possible */
#define XAPC_WRITE_DANGEROUS 0x10   /* a crash ruins the database */
#define XAPC_WRITE_NO_TERMLIST 0x20 /* smaller; no deleting, no replacing */
#define XAPC_WRITE_RETRY_LOCK 0x40  /* wait for the lock, without a limit */
#define XAPC_WRITE_INMEMORY 0x1000  /* path ignored; gone when freed */

/* Opens a glass (or in-memory) database for writing. block_size is a power of 2
 * from 2048 to 65536, or 0 for 8192; it is used at creation only.
 *
 * A change that fails inside Xapian throws away every change since the last
 * commit; the caller must start again from there. What this library itself
 * refuses (a NULL handle, an over-long term) throws away nothing; the message
 * of such an error begins with "refused: ". If memory is too short even to
 * return to the last commit, the writer refuses everything from then on;
 * freeing it releases neither memory nor lock, because libxapian 1.4 would
 * crash. */
XAPC_API xapc_status xapc_writable_open(xapc_writable **out, const char *path,
                                        int flags, unsigned block_size,
                                        xapc_error **err);
/* Opens a database served by xapian-tcpsrv --writable. Both timeouts are in
 * milliseconds; 0 means none. Spelling, synonyms and other operations that the
 * protocol of libxapian does not have give XAPC_ERR_UNIMPLEMENTED. */
XAPC_API xapc_status xapc_writable_open_remote(xapc_writable **out,
                                               const char *host, unsigned port,
                                               unsigned timeout_ms,
                                               unsigned connect_timeout_ms,
                                               xapc_error **err);
/* Opens a database served by a program: see xapc_database_open_program(). */
XAPC_API xapc_status xapc_writable_open_program(xapc_writable **out,
                                                const char *program,
                                                const char *args,
                                                unsigned timeout_ms,
                                                xapc_error **err);
/* Makes a writer without shards; add some with xapc_writable_add_shards(). */
XAPC_API xapc_status xapc_writable_new(xapc_writable **out, xapc_error **err);
/* Adds the shards of `other` to w; documents are spread over all. While w has
 * them, freeing `other` does not release their locks; closing w does. */
XAPC_API xapc_status xapc_writable_add_shards(xapc_writable *w,
                                              const xapc_writable *other,
                                              xapc_error **err);
/* Cancels an open transaction, commits everything else and releases the
 * lock. */
XAPC_API xapc_status xapc_writable_close(xapc_writable *w, xapc_error **err);
/* Frees the writer. Unless it was closed before, uncommitted changes are
 * dropped. */
XAPC_API void xapc_writable_free(xapc_writable *w);
/* Makes a handle for reading what was written, committed or not. As long as it
 * or something made from it exists, freeing w does not release the lock;
 * closing w does. */
XAPC_API xapc_status xapc_writable_get_database(xapc_database **out,
                                                const xapc_writable *w,
                                                xapc_error **err);

/* Writes every change to disk. */
XAPC_API xapc_status xapc_writable_commit(xapc_writable *w, xapc_error **err);
/* Drops every change since the last commit, inside a transaction or not. */
XAPC_API xapc_status xapc_writable_discard(xapc_writable *w, xapc_error **err);
/* Begins a transaction. flushed 1: commit before and after it; 0: only
 * all-or-nothing. Xapian commits by itself every 10,000 changes, but never
 * inside a transaction. */
XAPC_API xapc_status xapc_writable_begin(xapc_writable *w, int flushed,
                                         xapc_error **err);
/* Ends the transaction and keeps its changes. Without one,
 * XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_writable_commit_transaction(xapc_writable *w,
                                                      xapc_error **err);
/* Ends the transaction and drops its changes. Without one,
 * XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_writable_cancel_transaction(xapc_writable *w,
                                                      xapc_error **err);

/* docid may be NULL. */
XAPC_API xapc_status xapc_writable_add(xapc_docid *docid, xapc_writable *w,
                                       const xapc_document *doc,
                                       xapc_error **err);

/* A whole document for one call; nothing of it is kept. */
typedef struct xapc_prepared {
    const char *data;
    size_t data_len;
    const xapc_value *values;
    size_t n_values;
    const xapc_term *terms; /* fastest if sorted */
    size_t n_terms;
    int incompressible; /* 1: data hardly shrinks, so segments do not compress
                           it */
    int unlisted;       /* 1: segments do not list its terms, so it cannot be
                           deleted unless they are listed later */
} xapc_prepared;

/* Like xapc_writable_add(), for a prepared document. */
XAPC_API xapc_status xapc_writable_add_prepared(xapc_docid *docid,
                                                xapc_writable *w,
                                                const xapc_prepared *doc,
                                                xapc_error **err);
/* If the docid does not exist, it is created. */
XAPC_API xapc_status xapc_writable_replace(xapc_writable *w, xapc_docid docid,
                                           const xapc_document *doc,
                                           xapc_error **err);
/* Replaces all documents that have the term by this one, or adds it if there
 * are none. The document itself must have the term. docid may be NULL. */
XAPC_API xapc_status xapc_writable_replace_by_term(xapc_docid *docid,
                                                   xapc_writable *w,
                                                   const char *term, size_t len,
                                                   const xapc_document *doc,
                                                   xapc_error **err);
/* A docid that does not exist gives XAPC_ERR_DOC_NOT_FOUND; no changes are
 * lost. */
XAPC_API xapc_status xapc_writable_delete(xapc_writable *w, xapc_docid docid,
                                          xapc_error **err);
/* Deletes all documents that have the term; it is not an error if there are
 * none. */
XAPC_API xapc_status xapc_writable_delete_by_term(xapc_writable *w,
                                                  const char *term, size_t len,
                                                  xapc_error **err);
/* An empty value removes the key. */
XAPC_API xapc_status xapc_writable_set_metadata(xapc_writable *w,
                                                const char *key, size_t key_len,
                                                const char *value,
                                                size_t value_len,
                                                xapc_error **err);
/* Adds freq to the frequency of a word in the spelling dictionary. */
XAPC_API xapc_status xapc_writable_add_spelling(xapc_writable *w,
                                                const char *word, size_t len,
                                                uint32_t freq,
                                                xapc_error **err);
/* Takes freq from the frequency of a word; at 0 the word is removed. */
XAPC_API xapc_status xapc_writable_remove_spelling(xapc_writable *w,
                                                   const char *word, size_t len,
                                                   uint32_t freq,
                                                   xapc_error **err);

/* Makes `synonym` one of the synonyms of a term, which may be several words
 * with blanks between. */
XAPC_API xapc_status xapc_writable_add_synonym(xapc_writable *w, xapc_str term,
                                               xapc_str synonym,
                                               xapc_error **err);
/* It is not an error if it is none. */
XAPC_API xapc_status xapc_writable_remove_synonym(xapc_writable *w,
                                                  xapc_str term,
                                                  xapc_str synonym,
                                                  xapc_error **err);
/* Removes all synonyms of a term. */
XAPC_API xapc_status xapc_writable_clear_synonyms(xapc_writable *w,
                                                  const char *term, size_t len,
                                                  xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_writable_description(xapc_string *out,
                                               const xapc_writable *w,
                                               xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
