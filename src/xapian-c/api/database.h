/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_DATABASE_H
#define XAPIAN_C_API_DATABASE_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Databases -------------------------------------------------------- */

typedef struct xapc_database xapc_database;

/* Flags of xapc_database_open(). By default only a glass database is opened.
 * ANY_BACKEND also accepts "stub" files, which can name programs for Xapian to
 * run: use it only for paths you trust. */
#define XAPC_OPEN_ANY_BACKEND 1

/* Opens the database at path for reading. */
XAPC_API xapc_status xapc_database_open(xapc_database **out, const char *path,
                                        int flags, xapc_error **err);
/* Makes a database without shards; add some with xapc_database_add(). */
XAPC_API xapc_status xapc_database_new(xapc_database **out, xapc_error **err);
/* Opens a database served by xapian-tcpsrv. Both timeouts are in milliseconds;
 * 0 means none. */
XAPC_API xapc_status xapc_database_open_remote(xapc_database **out,
                                               const char *host, unsigned port,
                                               unsigned timeout_ms,
                                               unsigned connect_timeout_ms,
                                               xapc_error **err);
/* Adds the shards of `other` to db. */
XAPC_API xapc_status xapc_database_add(xapc_database *db,
                                       const xapc_database *other,
                                       xapc_error **err);
/* Moves to the newest revision. *changed (may be NULL) is set to 1 if there was
 * one, else 0. */
XAPC_API xapc_status xapc_database_reopen(int *changed, xapc_database *db,
                                          xapc_error **err);
/* Closes the files permanently, also for handles made from db. */
XAPC_API xapc_status xapc_database_close(xapc_database *db, xapc_error **err);
/* Frees the handle; the files are closed with the last handle made from it. */
XAPC_API void xapc_database_free(xapc_database *db);

/* The number of documents. */
XAPC_API xapc_status xapc_database_doccount(uint32_t *out,
                                            const xapc_database *db,
                                            xapc_error **err);
/* The highest docid ever used. */
XAPC_API xapc_status xapc_database_lastdocid(xapc_docid *out,
                                             const xapc_database *db,
                                             xapc_error **err);
/* The mean number of term occurrences in a document. */
XAPC_API xapc_status xapc_database_average_length(double *out,
                                                  const xapc_database *db,
                                                  xapc_error **err);
/* The number of documents that have the term; the empty term stands for all
 * documents. */
XAPC_API xapc_status xapc_database_termfreq(uint32_t *out,
                                            const xapc_database *db,
                                            const char *term, size_t len,
                                            xapc_error **err);
/* The number of occurrences of the term: the sum of its wdf. */
XAPC_API xapc_status xapc_database_collfreq(uint64_t *out,
                                            const xapc_database *db,
                                            const char *term, size_t len,
                                            xapc_error **err);
/* Sets *out to 1 if some document has the term, else 0. */
XAPC_API xapc_status xapc_database_term_exists(int *out,
                                               const xapc_database *db,
                                               const char *term, size_t len,
                                               xapc_error **err);
/* The sum of the wdf of the document's terms. */
XAPC_API xapc_status xapc_database_doclength(uint32_t *out,
                                             const xapc_database *db,
                                             xapc_docid docid,
                                             xapc_error **err);
/* The number of different terms of the document. A docid that does not exist
 * gives XAPC_ERR_DOC_NOT_FOUND. */
XAPC_API xapc_status xapc_database_unique_terms(uint32_t *out,
                                                const xapc_database *db,
                                                xapc_docid docid,
                                                xapc_error **err);
/* The number of documents with a value in the slot, and bounds of these
 * values. */
XAPC_API xapc_status xapc_database_value_freq(uint32_t *out,
                                              const xapc_database *db,
                                              xapc_slot slot, xapc_error **err);
/* No value in the slot is below *lower or above *upper; both are empty if there
 * are none. The caller frees both strings. */
XAPC_API xapc_status xapc_database_value_bounds(xapc_string *lower,
                                                xapc_string *upper,
                                                const xapc_database *db,
                                                xapc_slot slot,
                                                xapc_error **err);
/* A missing key gives an empty string. With several shards, the first one is
 * asked. */
XAPC_API xapc_status xapc_database_get_metadata(xapc_string *out,
                                                const xapc_database *db,
                                                const char *key, size_t len,
                                                xapc_error **err);
/* The keys that begin with prefix, sorted by bytes. With several shards, the
 * first one is asked. */
XAPC_API xapc_status xapc_database_metadata_keys(xapc_blobs *out,
                                                 const xapc_database *db,
                                                 const char *prefix, size_t len,
                                                 xapc_error **err);
/* 36 characters that a database gets when it is made and keeps; a joined one
 * has those of all shards, with ":" between. */
XAPC_API xapc_status xapc_database_uuid(xapc_string *out,
                                        const xapc_database *db,
                                        xapc_error **err);
/* Increases with every commit. Only for a database of one glass shard. */
XAPC_API xapc_status xapc_database_revision(uint64_t *out,
                                            const xapc_database *db,
                                            xapc_error **err);
/* Sets *out to 1 if somebody holds the write lock, else 0. */
XAPC_API xapc_status xapc_database_locked(int *out, const xapc_database *db,
                                          xapc_error **err);
/* The word in the spelling dictionary that is nearest to `word`; empty if none
 * is within max_edits (usually 2). Remote databases have no dictionary. */
XAPC_API xapc_status xapc_database_suggest(xapc_string *out,
                                           const xapc_database *db,
                                           const char *word, size_t len,
                                           unsigned max_edits,
                                           xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
