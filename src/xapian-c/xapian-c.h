/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * xapian-c: the Xapian search engine library for C.
 *
 * From simple to special: errors and strings; databases; documents and
 * writing; queries; searching; bulk reading; stemming and small helpers.
 *
 * Conventions, true of every function that returns xapc_status:
 * - No C++ exception leaves the library. XAPC_OK is 0.
 * - `xapc_error **err` is last and may be NULL. On failure, and only then,
 *   *err receives a new object to be freed with xapc_error_free().
 * - Outputs come first and are written on success only.
 * - Bytes are (pointer, length); terms, values and document data may hold
 *   NULs. A pointer may be NULL when its length is 0. Paths, host names and
 *   languages are C strings.
 * - Arguments are borrowed for the call and never kept, unless the function
 *   says so. Every handle that comes out is owned by the caller and freed with
 *   its own _free(), which takes NULL. A handle keeps alive what it was made
 *   from: handles may be freed in any order.
 * - A NULL handle is refused with XAPC_ERR_INVALID_ARGUMENT.
 * - A handle and what was made from it belong to one thread at a time.
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

/* In C++ too, an enum argument may hold a number it does not name: it is
 * refused, not undefined. */
#ifdef __cplusplus
#define XAPC_ENUM : unsigned
extern "C" {
#else
#define XAPC_ENUM
#endif

/* ---- Version ---------------------------------------------------------- */

#define XAPC_VERSION_MAJOR 0
#define XAPC_VERSION_MINOR 1
#define XAPC_VERSION_PATCH 0
#define XAPC_AT_LEAST(major, minor, patch)                                     \
    (XAPC_VERSION_MAJOR * 1000000L + XAPC_VERSION_MINOR * 1000L +              \
         XAPC_VERSION_PATCH >=                                                 \
     (major)*1000000L + (minor)*1000L + (patch))

/* This library's version at run time ("0.1.0"); static. */
XAPC_API const char *xapc_version(void);
/* The version of the libxapian in use ("1.4.22"); static. */
XAPC_API const char *xapc_xapian_version(void);

/* ---- Errors ----------------------------------------------------------- */

/* One for each class of Xapian 1.4 that can be thrown, and three for what is
 * no Xapian::Error. Numbers never change; new ones are added at the end. */
typedef enum xapc_status XAPC_ENUM {
    XAPC_OK = 0,
    XAPC_ERR_ASSERTION = 1,
    XAPC_ERR_INVALID_ARGUMENT = 2, /* also: what this library refuses */
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

/* All strings belong to the error. NULL for err gives XAPC_OK and "". */
XAPC_API xapc_status xapc_error_status(const xapc_error *err);
/* The class: "DatabaseLockError", "std::bad_alloc" ... */
XAPC_API const char *xapc_error_type(const xapc_error *err);
XAPC_API const char *xapc_error_message(const xapc_error *err);
/* For instance which remote database; often empty. */
XAPC_API const char *xapc_error_context(const xapc_error *err);
/* The system's own words ("No such file or directory"); often empty. */
XAPC_API const char *xapc_error_system(const xapc_error *err);
XAPC_API void xapc_error_free(xapc_error *err);
/* "XAPC_ERR_DATABASE_LOCK"; static, never NULL. */
XAPC_API const char *xapc_status_name(xapc_status status);

/* ---- Strings and lists ------------------------------------------------ */

/* Document ids start at 1. */
typedef uint32_t xapc_docid;
/* Value slot numbers; 0xffffffff is none. */
typedef uint32_t xapc_slot;
#define XAPC_NO_SLOT ((xapc_slot)0xffffffffu)

/* Borrowed bytes. */
typedef struct xapc_str {
    const char *data;
    size_t len;
} xapc_str;

/* Owned bytes, with a NUL after them that len does not count. */
typedef struct xapc_string {
    char *data;
    size_t len;
} xapc_string;

/* Frees the bytes and zeroes *s. */
XAPC_API void xapc_string_free(xapc_string *s);

/* Owned list of byte strings, in one piece. */
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
    uint32_t termfreq; /* documents that have it; output only */
} xapc_term;

/* Owned list of terms, sorted by bytes. */
typedef struct xapc_terms {
    size_t n;
    xapc_term *items;
    void *owner; /* private */
} xapc_terms;

/* Frees the terms and zeroes *terms. */
XAPC_API void xapc_terms_free(xapc_terms *terms);

/* A term may have so many bytes, each NUL counted twice; so may a metadata key
 * and a spelling word. Longer and empty ones are refused here with
 * XAPC_ERR_INVALID_ARGUMENT: Xapian refuses some of them only after it has
 * thrown away every change since the last commit, and writes some documents
 * twice. */
#define XAPC_TERM_MAX 245

/* ---- Databases -------------------------------------------------------- */

typedef struct xapc_database xapc_database;

/* Flags of xapc_database_open(). By default only a glass database is opened.
 * ANY_BACKEND also takes "stub" files, which can name programs for Xapian to
 * run: only for paths you trust. */
#define XAPC_OPEN_ANY_BACKEND 1

/* Opens the database at path for reading. */
XAPC_API xapc_status xapc_database_open(xapc_database **out, const char *path,
                                        int flags, xapc_error **err);
/* A database without shards; add some with xapc_database_add(). */
XAPC_API xapc_status xapc_database_new(xapc_database **out, xapc_error **err);
/* A xapian-tcpsrv. Both timeouts in milliseconds, 0 is none. */
XAPC_API xapc_status xapc_database_open_remote(xapc_database **out,
                                               const char *host, unsigned port,
                                               unsigned timeout_ms,
                                               unsigned connect_timeout_ms,
                                               xapc_error **err);
/* Makes the shards of `other` further shards of db. */
XAPC_API xapc_status xapc_database_add(xapc_database *db,
                                       const xapc_database *other,
                                       xapc_error **err);
/* Moves to the newest revision; *changed (may be NULL): 1 if there was one. */
XAPC_API xapc_status xapc_database_reopen(int *changed, xapc_database *db,
                                          xapc_error **err);
/* Closes the files for good, also for handles made from db. */
XAPC_API xapc_status xapc_database_close(xapc_database *db, xapc_error **err);
XAPC_API void xapc_database_free(xapc_database *db);

/* How many documents there are. */
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
/* Documents that have the term; the empty term stands for all documents. */
XAPC_API xapc_status xapc_database_termfreq(uint32_t *out,
                                            const xapc_database *db,
                                            const char *term, size_t len,
                                            xapc_error **err);
/* Occurrences of the term: the sum of its wdf. */
XAPC_API xapc_status xapc_database_collfreq(uint64_t *out,
                                            const xapc_database *db,
                                            const char *term, size_t len,
                                            xapc_error **err);
XAPC_API xapc_status xapc_database_term_exists(int *out,
                                               const xapc_database *db,
                                               const char *term, size_t len,
                                               xapc_error **err);
/* Sum of the wdf of the document's terms. */
XAPC_API xapc_status xapc_database_doclength(uint32_t *out,
                                             const xapc_database *db,
                                             xapc_docid docid,
                                             xapc_error **err);
XAPC_API xapc_status xapc_database_unique_terms(uint32_t *out,
                                                const xapc_database *db,
                                                xapc_docid docid,
                                                xapc_error **err);
/* Documents with a value in the slot, and bounds of these values. */
XAPC_API xapc_status xapc_database_value_freq(uint32_t *out,
                                              const xapc_database *db,
                                              xapc_slot slot, xapc_error **err);
XAPC_API xapc_status xapc_database_value_bounds(xapc_string *lower,
                                                xapc_string *upper,
                                                const xapc_database *db,
                                                xapc_slot slot,
                                                xapc_error **err);
/* A key that is not there gives an empty string. With several shards, the
 * first one's. */
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
/* Grows with every commit; one glass shard only. */
XAPC_API xapc_status xapc_database_revision(uint64_t *out,
                                            const xapc_database *db,
                                            xapc_error **err);
/* 1 if somebody holds the write lock. */
XAPC_API xapc_status xapc_database_locked(int *out, const xapc_database *db,
                                          xapc_error **err);
/* The word of the spelling dictionary nearest to `word` (empty: none within
 * max_edits, usually 2). Remote databases know none. */
XAPC_API xapc_status xapc_database_suggest(xapc_string *out,
                                           const xapc_database *db,
                                           const char *word, size_t len,
                                           unsigned max_edits,
                                           xapc_error **err);

/* Flags of xapc_database_compact() */
#define XAPC_COMPACT_STANDARD 0 /* don't split items unnecessarily */
#define XAPC_COMPACT_FULL 1     /* split items whenever it saves space */
#define XAPC_COMPACT_FULLER 2   /* smallest; bad if updated later */
#define XAPC_COMPACT_NO_RENUMBER 4
#define XAPC_COMPACT_MULTIPASS 8
#define XAPC_COMPACT_SINGLE_FILE 16

/* Merges the glass databases at n paths into a new one at dest. Document ids
 * are renumbered unless NO_RENUMBER; of equal metadata keys the first source's
 * value stays. block_size 0: the default 8192. Three files a source are open
 * at once. Nobody may write to a source meanwhile. On failure dest may be left
 * after, unusable. */
XAPC_API xapc_status xapc_database_compact(const char *dest,
                                           const char *const *sources, size_t n,
                                           int flags, unsigned block_size,
                                           xapc_error **err);

/* Flags of xapc_database_check() */
#define XAPC_CHECK_SHORT_TREE 1
#define XAPC_CHECK_FULL_TREE 2
#define XAPC_CHECK_SHOW_FREELIST 4
#define XAPC_CHECK_SHOW_STATS 8

/* Looks for damage; *errors is the count found, *report (may be NULL) what
 * Xapian says. Nobody may write meanwhile, the files must be writable, and
 * libxapian may crash on a damaged table: run it in a child process. */
XAPC_API xapc_status xapc_database_check(size_t *errors, xapc_string *report,
                                         const char *path, int flags,
                                         xapc_error **err);

/* ---- Documents -------------------------------------------------------- */

typedef struct xapc_document xapc_document;

/* An empty document that belongs to no database yet. */
XAPC_API xapc_status xapc_document_new(xapc_document **out, xapc_error **err);
XAPC_API void xapc_document_free(xapc_document *doc);
XAPC_API xapc_status xapc_document_set_data(xapc_document *doc,
                                            const char *data, size_t len,
                                            xapc_error **err);
/* An empty value removes the slot. */
XAPC_API xapc_status xapc_document_add_value(xapc_document *doc, xapc_slot slot,
                                             const char *value, size_t len,
                                             xapc_error **err);
/* Adds wdf to the term's; length rules see XAPC_TERM_MAX. */
XAPC_API xapc_status xapc_document_add_term(xapc_document *doc,
                                            const char *term, size_t len,
                                            uint32_t wdf, xapc_error **err);
/* A term that filters and has no weight. */
XAPC_API xapc_status xapc_document_add_boolean_term(xapc_document *doc,
                                                    const char *term,
                                                    size_t len,
                                                    xapc_error **err);
/* A term with its position, for NEAR and PHRASE. */
XAPC_API xapc_status xapc_document_add_posting(xapc_document *doc,
                                               const char *term, size_t len,
                                               uint32_t position, uint32_t wdf,
                                               xapc_error **err);
/* All at once; if one term is refused none is added. Sorted terms are
 * fastest. */
XAPC_API xapc_status xapc_document_add_terms(xapc_document *doc,
                                             const xapc_term *terms, size_t n,
                                             xapc_error **err);
/* Of a term that is not there: XAPC_ERR_INVALID_ARGUMENT. */
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
/* A document of the database, to read or to change and write back; keeps the
 * database's files open. */
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
#define XAPC_WRITE_NO_SYNC 0x04     /* commits survive no power cut */
#define XAPC_WRITE_FULL_SYNC 0x08   /* sync harder where possible */
#define XAPC_WRITE_DANGEROUS 0x10   /* a crash ruins the database */
#define XAPC_WRITE_NO_TERMLIST 0x20 /* smaller; no deleting, no replacing */
#define XAPC_WRITE_RETRY_LOCK 0x40  /* wait for the lock, for ever */
#define XAPC_WRITE_INMEMORY 0x1000  /* path ignored; gone when freed */

/* Always glass (or in memory). block_size: a power of 2 from 2048 to 65536,
 * used at creation, 0 for 8192.
 *
 * Any change that fails inside Xapian throws away every change since the last
 * commit; the caller must begin again from there. What this library refuses
 * by itself (NULL handle, over-long term) throws away nothing: the message of
 * such an error begins "refused: ". A writer that cannot even be brought back
 * there, when out of memory, refuses everything from then on; freeing it then
 * gives back neither memory nor lock, as libxapian 1.4 would crash. */
XAPC_API xapc_status xapc_writable_open(xapc_writable **out, const char *path,
                                        int flags, unsigned block_size,
                                        xapc_error **err);
/* Ends a transaction by cancelling it, commits everything else, gives back the
 * lock. */
XAPC_API xapc_status xapc_writable_close(xapc_writable *w, xapc_error **err);
/* Without a close before, drops what was not committed. */
XAPC_API void xapc_writable_free(xapc_writable *w);
/* A handle to read what was written, committed or not. While it or something
 * made from it lives, freeing w does not give back the lock; closing does. */
XAPC_API xapc_status xapc_writable_get_database(xapc_database **out,
                                                const xapc_writable *w,
                                                xapc_error **err);

/* Writes every change to disk. */
XAPC_API xapc_status xapc_writable_commit(xapc_writable *w, xapc_error **err);
/* Drops every change since the last commit, inside a transaction or not. */
XAPC_API xapc_status xapc_writable_discard(xapc_writable *w, xapc_error **err);
/* flushed 1: commit before and after; 0: only all-or-nothing. Xapian commits
 * by itself every 10,000 changes, never inside a transaction. */
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

/* A whole document in one piece, nothing of it kept. */
typedef struct xapc_prepared {
    const char *data;
    size_t data_len;
    const xapc_value *values;
    size_t n_values;
    const xapc_term *terms; /* sorted is fastest */
    size_t n_terms;
    int incompressible; /* 1: data hardly shrinks; segments do not try */
} xapc_prepared;

/* As xapc_writable_add(), of a prepared document. */
XAPC_API xapc_status xapc_writable_add_prepared(xapc_docid *docid,
                                                xapc_writable *w,
                                                const xapc_prepared *doc,
                                                xapc_error **err);
/* A docid that is not there is made. */
XAPC_API xapc_status xapc_writable_replace(xapc_writable *w, xapc_docid docid,
                                           const xapc_document *doc,
                                           xapc_error **err);
/* Replaces all documents that have the term by this one, or adds it. The
 * document must have the term itself. docid may be NULL. */
XAPC_API xapc_status xapc_writable_replace_by_term(xapc_docid *docid,
                                                   xapc_writable *w,
                                                   const char *term, size_t len,
                                                   const xapc_document *doc,
                                                   xapc_error **err);
/* Of a docid that is not there: XAPC_ERR_DOC_NOT_FOUND, nothing lost. */
XAPC_API xapc_status xapc_writable_delete(xapc_writable *w, xapc_docid docid,
                                          xapc_error **err);
/* All documents that have the term; none is not an error. */
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

/* Immutable. Combining shares the parts: they stay the caller's to free. */
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

/* wqf: how often the query has the term (usually 1). position: 0, or its place
 * for NEAR and PHRASE. The empty term is refused (Xapian takes it for all
 * documents). */
XAPC_API xapc_status xapc_query_term(xapc_query **out, const char *term,
                                     size_t len, uint32_t wqf,
                                     uint32_t position, xapc_error **err);
XAPC_API xapc_status xapc_query_match_all(xapc_query **out, xapc_error **err);
XAPC_API xapc_status xapc_query_match_nothing(xapc_query **out,
                                              xapc_error **err);
/* param: the window of NEAR and PHRASE, the size of ELITE_SET; 0 for the
 * default and for the other operators. n may be 0: matches nothing. */
XAPC_API xapc_status xapc_query_combine(xapc_query **out, xapc_op op,
                                        const xapc_query *const *parts,
                                        size_t n, uint32_t param,
                                        xapc_error **err);
/* factor >= 0. */
XAPC_API xapc_status xapc_query_scale(xapc_query **out, const xapc_query *query,
                                      double factor, xapc_error **err);
/* Value comparisons are of bytes: see xapc_sortable_serialise(). */
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

/* Terms that begin so, at most max (0: all); combiner OR, SYNONYM or MAX. */
XAPC_API xapc_status xapc_query_wildcard(xapc_query **out, const char *prefix,
                                         size_t len, uint32_t max,
                                         xapc_wildcard_limit limit,
                                         xapc_op combiner, xapc_error **err);
XAPC_API xapc_status xapc_query_clone(xapc_query **out, const xapc_query *query,
                                      xapc_error **err);
XAPC_API xapc_status xapc_query_is_empty(int *out, const xapc_query *query,
                                         xapc_error **err);
/* Number of terms, by wqf. */
XAPC_API xapc_status xapc_query_length(uint32_t *out, const xapc_query *query,
                                       xapc_error **err);
/* For people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_query_description(xapc_string *out,
                                            const xapc_query *query,
                                            xapc_error **err);
XAPC_API xapc_status xapc_query_serialise(xapc_string *out,
                                          const xapc_query *query,
                                          xapc_error **err);
/* Bytes that are not query: XAPC_ERR_SERIALISATION, or XAPC_ERR_NETWORK when
 * they are cut short (Xapian reads them as it reads the network). */
XAPC_API xapc_status xapc_query_unserialise(xapc_query **out, const char *data,
                                            size_t len, xapc_error **err);
/* The different terms, by bytes; wdf and termfreq are 0. */
XAPC_API xapc_status xapc_query_terms(xapc_terms *out, const xapc_query *query,
                                      xapc_error **err);
XAPC_API void xapc_query_free(xapc_query *query);

/* ---- Searching -------------------------------------------------------- */

typedef struct xapc_enquire xapc_enquire;
typedef struct xapc_mset xapc_mset;
typedef struct xapc_spy xapc_spy;

/* A search of db, without a query yet. */
XAPC_API xapc_status xapc_enquire_new(xapc_enquire **out,
                                      const xapc_database *db,
                                      xapc_error **err);
XAPC_API void xapc_enquire_free(xapc_enquire *enquire);
/* qlen: the query's length for weighting, 0 to count it. */
XAPC_API xapc_status xapc_enquire_set_query(xapc_enquire *enquire,
                                            const xapc_query *query,
                                            uint32_t qlen, xapc_error **err);

/* Weighting schemes and their parameters in order, with Xapian's defaults. */
typedef enum xapc_weighting XAPC_ENUM {
    XAPC_WEIGHT_BOOL = 0,
    XAPC_WEIGHT_BM25 = 1,      /* k1 1, k2 0, k3 1, b .5, min_normlen .5 */
    XAPC_WEIGHT_BM25_PLUS = 2, /* those, and delta 1 */
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

/* The first n parameters; the rest keep their defaults. Too many:
 * XAPC_ERR_INVALID_ARGUMENT. Without a call: BM25. */
XAPC_API xapc_status xapc_enquire_set_weighting(xapc_enquire *enquire,
                                                xapc_weighting scheme,
                                                const double *params, size_t n,
                                                xapc_error **err);
/* Leaves out what is below either; 0 and 0 for no cutoff. */
XAPC_API xapc_status xapc_enquire_set_cutoff(xapc_enquire *enquire, int percent,
                                             double weight, xapc_error **err);
/* At most max documents with the same value; XAPC_NO_SLOT ends it. */
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

/* Among documents that rank equal. */
XAPC_API xapc_status xapc_enquire_set_docid_order(xapc_enquire *enquire,
                                                  xapc_docid_order order,
                                                  xapc_error **err);
/* Seconds after which Xapian stops looking at more than the first
 * check_at_least matches; 0 for none. No hard limit. */
XAPC_API xapc_status xapc_enquire_set_time_limit(xapc_enquire *enquire,
                                                 double seconds,
                                                 xapc_error **err);
/* Counts the values of a slot among the matches looked at; set check_at_least
 * to the document count to see all. The enquire keeps the spy alive. */
XAPC_API xapc_status xapc_spy_new_value_count(xapc_spy **out, xapc_slot slot,
                                              xapc_error **err);
XAPC_API xapc_status xapc_enquire_add_spy(xapc_enquire *enquire, xapc_spy *spy,
                                          xapc_error **err);
XAPC_API xapc_status xapc_enquire_clear_spies(xapc_enquire *enquire,
                                              xapc_error **err);
/* Documents seen. */
XAPC_API xapc_status xapc_spy_total(size_t *out, const xapc_spy *spy,
                                    xapc_error **err);
/* The max most frequent values, most frequent first; termfreq is the count. */
XAPC_API xapc_status xapc_spy_top_values(xapc_terms *out, const xapc_spy *spy,
                                         size_t max, xapc_error **err);
XAPC_API void xapc_spy_free(xapc_spy *spy);

/* Runs the query. At least check_at_least matches are counted exactly. */
XAPC_API xapc_status xapc_enquire_get_mset(xapc_mset **out,
                                           xapc_enquire *enquire,
                                           uint32_t first, uint32_t max,
                                           uint32_t check_at_least,
                                           xapc_error **err);
/* Those terms of the enquire's present query that the document has, by their
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

/* The max best terms to widen the query by, given n relevant documents, without
 * the query's own terms; the heaviest first. */
XAPC_API xapc_status xapc_enquire_get_eset(xapc_eset *out,
                                           const xapc_enquire *enquire,
                                           const xapc_docid *relevant, size_t n,
                                           uint32_t max, xapc_error **err);
XAPC_API void xapc_eset_free(xapc_eset *eset);

typedef struct xapc_mset_info {
    uint32_t size;                                /* items held */
    uint32_t first;                               /* rank of the first */
    uint32_t lower_bound, estimated, upper_bound; /* of all matches */
    uint32_t uncollapsed_lower_bound, uncollapsed_estimated,
        uncollapsed_upper_bound;
    double max_possible, max_attained; /* weights */
} xapc_mset_info;

typedef struct xapc_hit {
    xapc_docid docid;
    uint32_t collapse_count; /* further ones with this key, at least */
    double weight;
    int percent;
} xapc_hit;

/* What was taken from the mset lives on. */
XAPC_API void xapc_mset_free(xapc_mset *mset);
XAPC_API xapc_status xapc_mset_get_info(xapc_mset_info *out,
                                        const xapc_mset *mset,
                                        xapc_error **err);
/* Items index .. index + n - 1 into out[n]; beyond the size:
 * XAPC_ERR_INVALID_ARGUMENT. So for the next three. */
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
/* Of a term of the query, over all shards. */
XAPC_API xapc_status xapc_mset_termfreq(uint32_t *out, const xapc_mset *mset,
                                        const char *term, size_t len,
                                        xapc_error **err);
XAPC_API xapc_status xapc_mset_termweight(double *out, const xapc_mset *mset,
                                          const char *term, size_t len,
                                          xapc_error **err);

/* ---- Bulk reading ----------------------------------------------------- */

/* Data of n documents, in the order asked for. A docid that is not there:
 * XAPC_ERR_DOC_NOT_FOUND. */
XAPC_API xapc_status xapc_database_get_data_many(xapc_blobs *out,
                                                 const xapc_database *db,
                                                 const xapc_docid *docids,
                                                 size_t n, xapc_error **err);
/* Values of n documents in one slot, in the order asked for; empty where
 * there is none, also for a docid that is not there. */
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

/* The documents of a term, ascending, block by block. An iteration over a
 * database that is written to meanwhile may end in
 * XAPC_ERR_DATABASE_MODIFIED: reopen and begin again. */
typedef struct xapc_postlist xapc_postlist;

/* The empty term lists all documents; a term that is not there, none. */
XAPC_API xapc_status xapc_postlist_open(xapc_postlist **out,
                                        const xapc_database *db,
                                        const char *term, size_t len,
                                        xapc_error **err);
/* Up to cap postings into each array that is not NULL; *n is 0 at the end. */
XAPC_API xapc_status xapc_postlist_next(size_t *n, xapc_postlist *postlist,
                                        xapc_docid *docids, uint32_t *wdfs,
                                        uint32_t *doclengths, size_t cap,
                                        xapc_error **err);
/* Forward to the first posting not below docid; never back. */
XAPC_API xapc_status xapc_postlist_skip_to(xapc_postlist *postlist,
                                           xapc_docid docid, xapc_error **err);
XAPC_API void xapc_postlist_free(xapc_postlist *postlist);

/* All terms that begin with a prefix, sorted, block by block. */
typedef struct xapc_allterms xapc_allterms;

/* prefix may be empty. */
XAPC_API xapc_status xapc_allterms_open(xapc_allterms **out,
                                        const xapc_database *db,
                                        const char *prefix, size_t len,
                                        xapc_error **err);
/* Up to cap terms with their termfreq (wdf is 0); *n is 0 at the end. The
 * bytes live until the next call with this handle. */
XAPC_API xapc_status xapc_allterms_next(size_t *n, xapc_allterms *allterms,
                                        xapc_term *terms, size_t cap,
                                        xapc_error **err);
/* Forward to the first term not below this one; never back. */
XAPC_API xapc_status xapc_allterms_skip_to(xapc_allterms *allterms,
                                           const char *term, size_t len,
                                           xapc_error **err);
XAPC_API void xapc_allterms_free(xapc_allterms *allterms);

/* ---- Stemming --------------------------------------------------------- */

typedef struct xapc_stem xapc_stem;

/* "english", "en", ...; "none" changes nothing; an unknown language:
 * XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_stem_new(xapc_stem **out, const char *language,
                                   xapc_error **err);
/* The stem of one lower-case UTF-8 word into buf. *out_len is its whole length;
 * if that is over cap nothing is written. No NUL is added. */
XAPC_API xapc_status xapc_stem_apply(size_t *out_len, const xapc_stem *stem,
                                     const char *word, size_t len, char *buf,
                                     size_t cap, xapc_error **err);
/* Names of all languages, separated by blanks. */
XAPC_API xapc_status xapc_stem_languages(xapc_string *out, xapc_error **err);
XAPC_API void xapc_stem_free(xapc_stem *stem);

/* ---- Numbers as values ------------------------------------------------ */

#define XAPC_SORTABLE_MAX 9

/* A number as bytes that sort as the numbers do; returns how many. */
XAPC_API size_t xapc_sortable_serialise(char buf[XAPC_SORTABLE_MAX],
                                        double number);
XAPC_API double xapc_sortable_unserialise(const char *data, size_t len);

#ifdef __cplusplus
}
#endif

#endif
