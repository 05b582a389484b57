/* SPDX-License-Identifier: GPL-2.0-or-later */
/* xapian-c: the Xapian search engine library for C.
 *
 * The sections go from simple to special: errors and strings; databases;
 * documents and writing; queries; searching; bulk reading; stemming and small
 * helpers.
 *
 * Conventions of every function that returns xapc_status:
 * - No C++ exception leaves the library. XAPC_OK is 0.
 * - `xapc_error **err` is last and may be NULL. On failure, and only then, *err
 *   is set to a new object, to be freed with xapc_error_free().
 * - Outputs come first and are written on success only.
 * - Bytes are (pointer, length); terms, values and document data may contain
 *   NULs. A pointer may be NULL when its length is 0. Paths, host names and
 *   languages are C strings.
 * - Arguments are borrowed for the call and never kept, unless the function
 *   says so. The caller owns every handle that is returned and frees it with
 *   its own _free(), which accepts NULL. A handle keeps alive what it was made
 *   from, so handles may be freed in any order.
 * - A NULL handle is refused with XAPC_ERR_INVALID_ARGUMENT.
 * - A handle and everything made from it must be used by one thread at a time.
 */
#ifndef XAPIAN_C_H
#define XAPIAN_C_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define XAPC_API __attribute__((visibility("default")))
#else
#define XAPC_API
#endif

/* In C++, too, an enum argument may have a value that is not an enumerator:
 * that is refused, not undefined behaviour. */
#ifdef __cplusplus
#define XAPC_ENUM : unsigned
extern "C" {
#else
#define XAPC_ENUM
#endif

/* ---- Version ---------------------------------------------------------- */

#define XAPC_VERSION_MAJOR 0
#define XAPC_VERSION_MINOR 2
#define XAPC_VERSION_PATCH 0
#define XAPC_AT_LEAST(major, minor, patch)                                     \
    (XAPC_VERSION_MAJOR * 1000000L + XAPC_VERSION_MINOR * 1000L +              \
         XAPC_VERSION_PATCH >=                                                 \
     (major)*1000000L + (minor)*1000L + (patch))

/* The version of this library at run time ("0.2.0"); static. */
XAPC_API const char *xapc_version(void);
/* The version of the libxapian in use ("1.4.22"); static. */
XAPC_API const char *xapc_xapian_version(void);

/* ---- Errors ----------------------------------------------------------- */

/* One status for each class of Xapian 1.4 that can be thrown, and three for
 * exceptions that are not a Xapian::Error. Numbers never change; new ones are
 * added at the end. */
typedef enum xapc_status XAPC_ENUM {
    XAPC_OK = 0,
    XAPC_ERR_ASSERTION = 1,
    XAPC_ERR_INVALID_ARGUMENT = 2, /* also: refused by this library */
    XAPC_ERR_INVALID_OPERATION = 3,
    XAPC_ERR_UNIMPLEMENTED = 4,
    XAPC_ERR_DATABASE = 5,
    XAPC_ERR_DATABASE_CORRUPT = 6,
    XAPC_ERR_DATABASE_CREATE = 7,
    XAPC_ERR_DATABASE_LOCK = 8,
    XAPC_ERR_DATABASE_MODIFIED = 9, /* reopen and repeat */
    XAPC_ERR_DATABASE_OPENING = 10,
    XAPC_ERR_DATABASE_VERSION = 11,
    XAPC_ERR_DATABASE_NOT_FOUND = 12,
    XAPC_ERR_DATABASE_CLOSED = 13,
    XAPC_ERR_DOC_NOT_FOUND = 14,
    XAPC_ERR_FEATURE_UNAVAILABLE = 15,
    XAPC_ERR_INTERNAL = 16,
    XAPC_ERR_NETWORK = 17,
    XAPC_ERR_NETWORK_TIMEOUT = 18,
    XAPC_ERR_QUERY_PARSER = 19,
    XAPC_ERR_SERIALISATION = 20,
    XAPC_ERR_RANGE = 21,
    XAPC_ERR_WILDCARD = 22,
    XAPC_ERR_NOMEM = 23,  /* std::bad_alloc */
    XAPC_ERR_CXX = 24,    /* another std::exception */
    XAPC_ERR_UNKNOWN = 25 /* anything else */
} xapc_status;

typedef struct xapc_error xapc_error;

/* The error owns all strings. NULL for err gives XAPC_OK and "". */
XAPC_API xapc_status xapc_error_status(const xapc_error *err);
/* The class: "DatabaseLockError", "std::bad_alloc" ... */
XAPC_API const char *xapc_error_type(const xapc_error *err);
XAPC_API const char *xapc_error_message(const xapc_error *err);
/* For example, which remote database failed; often empty. */
XAPC_API const char *xapc_error_context(const xapc_error *err);
/* The system's message ("No such file or directory"); often empty. */
XAPC_API const char *xapc_error_system(const xapc_error *err);
XAPC_API void xapc_error_free(xapc_error *err);
/* "XAPC_ERR_DATABASE_LOCK"; static, never NULL. */
XAPC_API const char *xapc_status_name(xapc_status status);

/* ---- Strings and lists ------------------------------------------------ */

/* Document ids start at 1. */
typedef uint32_t xapc_docid;
/* Value slot numbers; 0xffffffff means none. */
typedef uint32_t xapc_slot;
#define XAPC_NO_SLOT ((xapc_slot)0xffffffffu)

/* Borrowed bytes. */
typedef struct xapc_str {
    const char *data;
    size_t len;
} xapc_str;

/* Owned bytes, followed by a NUL that len does not count. */
typedef struct xapc_string {
    char *data;
    size_t len;
} xapc_string;

/* Frees the bytes and zeroes *s. */
XAPC_API void xapc_string_free(xapc_string *s);

/* Owned list of byte strings, in one allocation. */
typedef struct xapc_blobs {
    size_t n;
    xapc_str *items;
    void *owner; /* private */
} xapc_blobs;

/* Frees the strings and zeroes *blobs. */
XAPC_API void xapc_blobs_free(xapc_blobs *blobs);

/* A term in a document or a database. */
typedef struct xapc_term {
    const char *data;
    size_t len;
    uint32_t wdf;      /* occurrences within the document */
    uint32_t termfreq; /* number of documents that have it; output only */
} xapc_term;

/* Owned list of terms, sorted by bytes. */
typedef struct xapc_terms {
    size_t n;
    xapc_term *items;
    void *owner; /* private */
} xapc_terms;

/* Frees the terms and zeroes *terms. */
XAPC_API void xapc_terms_free(xapc_terms *terms);

/* The maximum length of a term, a metadata key and a spelling word in bytes,
 * each NUL counted twice. Longer and empty ones are refused here with
 * XAPC_ERR_INVALID_ARGUMENT. Xapian itself refuses some of them only after it
 * has thrown away every change since the last commit, and writes some documents
 * twice. */
#define XAPC_TERM_MAX 245

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
XAPC_API xapc_status xapc_database_term_exists(int *out,
                                               const xapc_database *db,
                                               const char *term, size_t len,
                                               xapc_error **err);
/* The sum of the wdf of the document's terms. */
XAPC_API xapc_status xapc_database_doclength(uint32_t *out,
                                             const xapc_database *db,
                                             xapc_docid docid,
                                             xapc_error **err);
XAPC_API xapc_status xapc_database_unique_terms(uint32_t *out,
                                                const xapc_database *db,
                                                xapc_docid docid,
                                                xapc_error **err);
/* The number of documents with a value in the slot, and bounds of these
 * values. */
XAPC_API xapc_status xapc_database_value_freq(uint32_t *out,
                                              const xapc_database *db,
                                              xapc_slot slot, xapc_error **err);
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
XAPC_API xapc_status xapc_database_metadata_keys(xapc_blobs *out,
                                                 const xapc_database *db,
                                                 const char *prefix, size_t len,
                                                 xapc_error **err);
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

/* Flags of xapc_database_compact() */
#define XAPC_COMPACT_STANDARD 0 /* don't split items unnecessarily */
#define XAPC_COMPACT_FULL 1     /* split items whenever it saves space */
#define XAPC_COMPACT_FULLER 2   /* smallest; bad if updated afterwards */
#define XAPC_COMPACT_NO_RENUMBER 4
#define XAPC_COMPACT_MULTIPASS 8
#define XAPC_COMPACT_SINGLE_FILE 16

/* Merges the glass databases at n paths into a new one at dest. Document ids
 * are renumbered unless NO_RENUMBER is set; if metadata keys are equal, the
 * value of the first source is kept. block_size 0 means the default, 8192.
 * Three files per source are open at once. Nobody may write to a source
 * meanwhile. After a failure, dest may exist and be unusable. */
XAPC_API xapc_status xapc_database_compact(const char *dest,
                                           const char *const *sources, size_t n,
                                           int flags, unsigned block_size,
                                           xapc_error **err);

/* Flags of xapc_database_check() */
#define XAPC_CHECK_SHORT_TREE 1
#define XAPC_CHECK_FULL_TREE 2
#define XAPC_CHECK_SHOW_FREELIST 4
#define XAPC_CHECK_SHOW_STATS 8

/* Looks for damage. *errors is the number of errors found, *report (may be
 * NULL) the text printed by Xapian. Nobody may write meanwhile, and the files
 * must be writable. libxapian may crash on a damaged table, so run it in a
 * child process. */
XAPC_API xapc_status xapc_database_check(size_t *errors, xapc_string *report,
                                         const char *path, int flags,
                                         xapc_error **err);

/* ---- Documents -------------------------------------------------------- */

typedef struct xapc_document xapc_document;

/* Makes an empty document that belongs to no database yet. */
XAPC_API xapc_status xapc_document_new(xapc_document **out, xapc_error **err);
XAPC_API void xapc_document_free(xapc_document *doc);
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
XAPC_API xapc_status xapc_document_clear_terms(xapc_document *doc,
                                               xapc_error **err);
XAPC_API xapc_status xapc_document_get_data(xapc_string *out,
                                            const xapc_document *doc,
                                            xapc_error **err);
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
XAPC_API xapc_status xapc_writable_commit_transaction(xapc_writable *w,
                                                      xapc_error **err);
XAPC_API xapc_status xapc_writable_cancel_transaction(xapc_writable *w,
                                                      xapc_error **err);

/* docid may be NULL. */
XAPC_API xapc_status xapc_writable_add(xapc_docid *docid, xapc_writable *w,
                                       const xapc_document *doc,
                                       xapc_error **err);

typedef struct xapc_value {
    xapc_slot slot;
    const char *data;
    size_t len;
} xapc_value;

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
XAPC_API xapc_status xapc_writable_add_spelling(xapc_writable *w,
                                                const char *word, size_t len,
                                                uint32_t freq,
                                                xapc_error **err);
XAPC_API xapc_status xapc_writable_remove_spelling(xapc_writable *w,
                                                   const char *word, size_t len,
                                                   uint32_t freq,
                                                   xapc_error **err);

/* ---- Queries ---------------------------------------------------------- */

/* Immutable. A combined query shares its parts, which the caller still
 * frees. */
typedef struct xapc_query xapc_query;

typedef enum xapc_op XAPC_ENUM {
    XAPC_OP_AND = 0,
    XAPC_OP_OR = 1,
    XAPC_OP_AND_NOT = 2,
    XAPC_OP_XOR = 3,
    XAPC_OP_AND_MAYBE = 4,
    XAPC_OP_FILTER = 5,
    XAPC_OP_NEAR = 6,
    XAPC_OP_PHRASE = 7,
    XAPC_OP_ELITE_SET = 10,
    XAPC_OP_SYNONYM = 13,
    XAPC_OP_MAX = 14
} xapc_op;

/* wqf: how often the query has the term (usually 1). position: its position for
 * NEAR and PHRASE, or 0. The empty term is refused, because Xapian would take
 * it for all documents. */
XAPC_API xapc_status xapc_query_term(xapc_query **out, const char *term,
                                     size_t len, uint32_t wqf,
                                     uint32_t position, xapc_error **err);
XAPC_API xapc_status xapc_query_match_all(xapc_query **out, xapc_error **err);
XAPC_API xapc_status xapc_query_match_nothing(xapc_query **out,
                                              xapc_error **err);
/* param: the window of NEAR and PHRASE or the size of ELITE_SET; 0 for the
 * default, and for the other operators. n may be 0: the query then matches
 * nothing. */
XAPC_API xapc_status xapc_query_combine(xapc_query **out, xapc_op op,
                                        const xapc_query *const *parts,
                                        size_t n, uint32_t param,
                                        xapc_error **err);
/* factor must be >= 0. */
XAPC_API xapc_status xapc_query_scale(xapc_query **out, const xapc_query *query,
                                      double factor, xapc_error **err);
/* Values are compared as bytes: see xapc_sortable_serialise(). */
XAPC_API xapc_status xapc_query_value_range(xapc_query **out, xapc_slot slot,
                                            const char *lower, size_t lower_len,
                                            const char *upper, size_t upper_len,
                                            xapc_error **err);
XAPC_API xapc_status xapc_query_value_ge(xapc_query **out, xapc_slot slot,
                                         const char *limit, size_t len,
                                         xapc_error **err);
XAPC_API xapc_status xapc_query_value_le(xapc_query **out, xapc_slot slot,
                                         const char *limit, size_t len,
                                         xapc_error **err);

typedef enum xapc_wildcard_limit XAPC_ENUM {
    XAPC_WILDCARD_ERROR = 0, /* XAPC_ERR_WILDCARD when the query runs */
    XAPC_WILDCARD_FIRST = 1,
    XAPC_WILDCARD_MOST_FREQUENT = 2
} xapc_wildcard_limit;

/* Matches terms that begin with prefix, at most max of them (0: all). combiner
 * is OR, SYNONYM or MAX. */
XAPC_API xapc_status xapc_query_wildcard(xapc_query **out, const char *prefix,
                                         size_t len, uint32_t max,
                                         xapc_wildcard_limit limit,
                                         xapc_op combiner, xapc_error **err);
XAPC_API xapc_status xapc_query_clone(xapc_query **out, const xapc_query *query,
                                      xapc_error **err);
XAPC_API xapc_status xapc_query_is_empty(int *out, const xapc_query *query,
                                         xapc_error **err);
/* The number of terms, each counted by its wqf. */
XAPC_API xapc_status xapc_query_length(uint32_t *out, const xapc_query *query,
                                       xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_query_description(xapc_string *out,
                                            const xapc_query *query,
                                            xapc_error **err);
XAPC_API xapc_status xapc_query_serialise(xapc_string *out,
                                          const xapc_query *query,
                                          xapc_error **err);
/* Bytes that are not a query give XAPC_ERR_SERIALISATION or, when they are cut
 * short, XAPC_ERR_NETWORK (Xapian uses its network decoder). */
XAPC_API xapc_status xapc_query_unserialise(xapc_query **out, const char *data,
                                            size_t len, xapc_error **err);
/* The distinct terms, sorted by bytes; wdf and termfreq are 0. */
XAPC_API xapc_status xapc_query_terms(xapc_terms *out, const xapc_query *query,
                                      xapc_error **err);
XAPC_API void xapc_query_free(xapc_query *query);

/* ---- Searching -------------------------------------------------------- */

typedef struct xapc_enquire xapc_enquire;
typedef struct xapc_mset xapc_mset;
typedef struct xapc_spy xapc_spy;

/* Makes a search of db, without a query yet. */
XAPC_API xapc_status xapc_enquire_new(xapc_enquire **out,
                                      const xapc_database *db,
                                      xapc_error **err);
XAPC_API void xapc_enquire_free(xapc_enquire *enquire);
/* qlen: the query's length for weighting; 0: count it. */
XAPC_API xapc_status xapc_enquire_set_query(xapc_enquire *enquire,
                                            const xapc_query *query,
                                            uint32_t qlen, xapc_error **err);

/* Weighting schemes, with their parameters in order and Xapian's defaults. */
typedef enum xapc_weighting XAPC_ENUM {
    XAPC_WEIGHT_BOOL = 0,
    XAPC_WEIGHT_BM25 = 1,      /* k1 1, k2 0, k3 1, b .5, min_normlen .5 */
    XAPC_WEIGHT_BM25_PLUS = 2, /* those of BM25, and delta 1 */
    XAPC_WEIGHT_TRAD = 3,      /* k 1 */
    XAPC_WEIGHT_TFIDF = 4,     /* "ntn" */
    XAPC_WEIGHT_INL2 = 5,      /* c 1 */
    XAPC_WEIGHT_IFB2 = 6,      /* c 1 */
    XAPC_WEIGHT_INEB2 = 7,     /* c 1 */
    XAPC_WEIGHT_BB2 = 8,       /* c 1 */
    XAPC_WEIGHT_DLH = 9,
    XAPC_WEIGHT_PL2 = 10,      /* c 1 */
    XAPC_WEIGHT_PL2_PLUS = 11, /* c 1, delta .8 */
    XAPC_WEIGHT_DPH = 12,
    XAPC_WEIGHT_COORD = 13
} xapc_weighting;

/* Sets the first n parameters; the rest keep their defaults. Too many give
 * XAPC_ERR_INVALID_ARGUMENT. If this is never called, BM25 is used. */
XAPC_API xapc_status xapc_enquire_set_weighting(xapc_enquire *enquire,
                                                xapc_weighting scheme,
                                                const double *params, size_t n,
                                                xapc_error **err);
/* Leaves out matches below either limit; 0 and 0 for no cutoff. */
XAPC_API xapc_status xapc_enquire_set_cutoff(xapc_enquire *enquire, int percent,
                                             double weight, xapc_error **err);
/* Keeps at most max documents with the same value in the slot; XAPC_NO_SLOT
 * turns collapsing off. */
XAPC_API xapc_status xapc_enquire_set_collapse(xapc_enquire *enquire,
                                               xapc_slot slot, uint32_t max,
                                               xapc_error **err);

typedef enum xapc_sort XAPC_ENUM {
    XAPC_SORT_RELEVANCE = 0, /* slot and reverse ignored */
    XAPC_SORT_VALUE = 1,
    XAPC_SORT_VALUE_THEN_RELEVANCE = 2,
    XAPC_SORT_RELEVANCE_THEN_VALUE = 3
} xapc_sort;

/* reverse 1: the highest value first. */
XAPC_API xapc_status xapc_enquire_set_sort(xapc_enquire *enquire,
                                           xapc_sort sort, xapc_slot slot,
                                           int reverse, xapc_error **err);

typedef enum xapc_docid_order XAPC_ENUM {
    XAPC_DOCID_DESCENDING = 0,
    XAPC_DOCID_ASCENDING = 1, /* the default */
    XAPC_DOCID_DONT_CARE = 2
} xapc_docid_order;

/* The order of documents that rank equal. */
XAPC_API xapc_status xapc_enquire_set_docid_order(xapc_enquire *enquire,
                                                  xapc_docid_order order,
                                                  xapc_error **err);
/* Seconds after which Xapian stops looking at more than the first
 * check_at_least matches; 0 for none. This is not a hard limit. */
XAPC_API xapc_status xapc_enquire_set_time_limit(xapc_enquire *enquire,
                                                 double seconds,
                                                 xapc_error **err);
/* Counts the values of a slot in the matches that are examined; set
 * check_at_least to the document count to count all. The enquire keeps the spy
 * alive. */
XAPC_API xapc_status xapc_spy_new_value_count(xapc_spy **out, xapc_slot slot,
                                              xapc_error **err);
XAPC_API xapc_status xapc_enquire_add_spy(xapc_enquire *enquire, xapc_spy *spy,
                                          xapc_error **err);
XAPC_API xapc_status xapc_enquire_clear_spies(xapc_enquire *enquire,
                                              xapc_error **err);
/* The number of documents counted. */
XAPC_API xapc_status xapc_spy_total(size_t *out, const xapc_spy *spy,
                                    xapc_error **err);
/* The most frequent values, at most max, most frequent first; termfreq is the
 * count. */
XAPC_API xapc_status xapc_spy_top_values(xapc_terms *out, const xapc_spy *spy,
                                         size_t max, xapc_error **err);
XAPC_API void xapc_spy_free(xapc_spy *spy);

/* Runs the query. At least check_at_least matches are counted exactly. */
XAPC_API xapc_status xapc_enquire_get_mset(xapc_mset **out,
                                           xapc_enquire *enquire,
                                           uint32_t first, uint32_t max,
                                           uint32_t check_at_least,
                                           xapc_error **err);
/* The terms of the enquire's current query that the document has, by their
 * position in the query, then by bytes; wdf and termfreq are 0. */
XAPC_API xapc_status xapc_enquire_matching_terms(xapc_terms *out,
                                                 const xapc_enquire *enquire,
                                                 xapc_docid docid,
                                                 xapc_error **err);

typedef struct xapc_weighted_term {
    const char *data;
    size_t len;
    double weight;
} xapc_weighted_term;

typedef struct xapc_eset {
    size_t n;
    xapc_weighted_term *items;
    void *owner; /* private */
} xapc_eset;

/* The best terms for expanding the query, at most max, given n relevant
 * documents; without the query's own terms, heaviest first. */
XAPC_API xapc_status xapc_enquire_get_eset(xapc_eset *out,
                                           const xapc_enquire *enquire,
                                           const xapc_docid *relevant, size_t n,
                                           uint32_t max, xapc_error **err);
XAPC_API void xapc_eset_free(xapc_eset *eset);

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
XAPC_API xapc_status xapc_mset_get_info(xapc_mset_info *out,
                                        const xapc_mset *mset,
                                        xapc_error **err);
/* Writes items index to index + n - 1 to out[n]. A range beyond the size gives
 * XAPC_ERR_INVALID_ARGUMENT; this also holds for the next three functions. */
XAPC_API xapc_status xapc_mset_get_hits(xapc_hit *out, const xapc_mset *mset,
                                        uint32_t index, uint32_t n,
                                        xapc_error **err);
XAPC_API xapc_status xapc_mset_get_data(xapc_blobs *out, const xapc_mset *mset,
                                        uint32_t index, uint32_t n,
                                        xapc_error **err);
XAPC_API xapc_status xapc_mset_get_values(xapc_blobs *out,
                                          const xapc_mset *mset, xapc_slot slot,
                                          uint32_t index, uint32_t n,
                                          xapc_error **err);
XAPC_API xapc_status xapc_mset_get_document(xapc_document **out,
                                            const xapc_mset *mset,
                                            uint32_t index, xapc_error **err);
/* For a term of the query, over all shards. */
XAPC_API xapc_status xapc_mset_termfreq(uint32_t *out, const xapc_mset *mset,
                                        const char *term, size_t len,
                                        xapc_error **err);
XAPC_API xapc_status xapc_mset_termweight(double *out, const xapc_mset *mset,
                                          const char *term, size_t len,
                                          xapc_error **err);

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
XAPC_API void xapc_allterms_free(xapc_allterms *allterms);

/* ---- Stemming --------------------------------------------------------- */

typedef struct xapc_stem xapc_stem;

/* language: "english", "en", ...; "none" changes nothing. An unknown language
 * gives XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_stem_new(xapc_stem **out, const char *language,
                                   xapc_error **err);
/* Writes the stem of one lower-case UTF-8 word to buf. *out_len is its full
 * length; if that exceeds cap, nothing is written. No NUL is added. */
XAPC_API xapc_status xapc_stem_apply(size_t *out_len, const xapc_stem *stem,
                                     const char *word, size_t len, char *buf,
                                     size_t cap, xapc_error **err);
/* The names of all languages, separated by spaces. */
XAPC_API xapc_status xapc_stem_languages(xapc_string *out, xapc_error **err);
XAPC_API void xapc_stem_free(xapc_stem *stem);

/* ---- Numbers as values ------------------------------------------------ */

#define XAPC_SORTABLE_MAX 9

/* Encodes a number as bytes that sort like the numbers; returns how many. */
XAPC_API size_t xapc_sortable_serialise(char buf[XAPC_SORTABLE_MAX],
                                        double number);
XAPC_API double xapc_sortable_unserialise(const char *data, size_t len);

#ifdef __cplusplus
}
#endif

#endif
