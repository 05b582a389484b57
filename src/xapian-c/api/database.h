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

/* Flags of xapc_database_open(). By default only the folder of a glass database
 * is opened. ANY_BACKEND also accepts a database in a single file, and "stub"
 * files, which can name programs for Xapian to run: use it only for paths you
 * trust. */
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
/* Opens a database in a single file, which begins at the present offset of the
 * descriptor. The database owns fd and closes it, also when this fails. */
XAPC_API xapc_status xapc_database_open_fd(xapc_database **out, int fd,
                                           xapc_error **err);
/* Opens a database served by a program that is run with these arguments and
 * speaks over its standard input: xapian-progsrv, often by ssh. Milliseconds; 0
 * means no limit. The arguments are split at blanks; take none from others. */
XAPC_API xapc_status xapc_database_open_program(xapc_database **out,
                                                const char *program,
                                                const char *args,
                                                unsigned timeout_ms,
                                                xapc_error **err);
/* The number of shards. */
XAPC_API xapc_status xapc_database_shards(size_t *out, const xapc_database *db,
                                          xapc_error **err);
/* Adds the shards of `other` to db. */
XAPC_API xapc_status xapc_database_add(xapc_database *db,
                                       const xapc_database *other,
                                       xapc_error **err);
/* Moves to the newest revision. *changed (may be NULL) is set to 1 if there was
 * one, else 0. */
XAPC_API xapc_status xapc_database_reopen(int *changed, xapc_database *db,
                                          xapc_error **err);
/* Tells remote shards that the connection is still needed. */
XAPC_API xapc_status xapc_database_keep_alive(xapc_database *db,
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
/* The sum of the lengths of all documents. */
XAPC_API xapc_status xapc_database_total_length(uint64_t *out,
                                                const xapc_database *db,
                                                xapc_error **err);
/* No document is shorter than *lower, except empty ones, or longer than
 * *upper. */
XAPC_API xapc_status xapc_database_doclength_bounds(uint32_t *lower,
                                                    uint32_t *upper,
                                                    const xapc_database *db,
                                                    xapc_error **err);
/* In no document the term has a greater wdf. */
XAPC_API xapc_status xapc_database_wdf_bound(uint32_t *out,
                                             const xapc_database *db,
                                             const char *term, size_t len,
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
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_database_description(xapc_string *out,
                                               const xapc_database *db,
                                               xapc_error **err);
/* The synonyms of a term, sorted by bytes. */
XAPC_API xapc_status xapc_database_synonyms(xapc_blobs *out,
                                            const xapc_database *db,
                                            const char *term, size_t len,
                                            xapc_error **err);
/* The terms that have synonyms and begin with prefix, sorted by bytes. */
XAPC_API xapc_status xapc_database_synonym_keys(xapc_blobs *out,
                                                const xapc_database *db,
                                                const char *prefix, size_t len,
                                                xapc_error **err);
/* The words of the spelling dictionary, sorted by bytes; termfreq is their
 * frequency, wdf is 0. */
XAPC_API xapc_status xapc_database_spellings(xapc_terms *out,
                                             const xapc_database *db,
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
