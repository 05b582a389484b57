/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Version, errors, strings and lists; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_COMMON_H
#define XAPIAN_C_API_COMMON_H

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
#else
#define XAPC_ENUM
#endif

#ifdef __cplusplus
extern "C" {
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

/* One status for each class of Xapian 1.4 that can be thrown, three for
 * exceptions that are not a Xapian::Error, and one of callbacks. Numbers never
 * change; new ones are added at the end. */
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
    XAPC_ERR_NOMEM = 23,   /* std::bad_alloc */
    XAPC_ERR_CXX = 24,     /* another std::exception */
    XAPC_ERR_UNKNOWN = 25, /* anything else */
    XAPC_ERR_CALLBACK = 26 /* for callbacks that have no better one */
} xapc_status;

typedef struct xapc_error xapc_error;

/* The error owns all strings. NULL for err gives XAPC_OK and "". */
XAPC_API xapc_status xapc_error_status(const xapc_error *err);
/* The class: "DatabaseLockError", "std::bad_alloc" ... */
XAPC_API const char *xapc_error_type(const xapc_error *err);
/* What went wrong, for people; "" if err is NULL. Valid as long as err. */
XAPC_API const char *xapc_error_message(const xapc_error *err);
/* For example, which remote database failed; often empty. */
XAPC_API const char *xapc_error_context(const xapc_error *err);
/* The system's message ("No such file or directory"); often empty. */
XAPC_API const char *xapc_error_system(const xapc_error *err);
/* Frees the error and its strings; NULL is fine. */
XAPC_API void xapc_error_free(xapc_error *err);
/* For callbacks that fail: sets *err, unless err is NULL, to a new error of
 * this status with a copy of the message, and returns the status. XAPC_OK is
 * taken for XAPC_ERR_CALLBACK; without memory both are XAPC_ERR_NOMEM. */
XAPC_API xapc_status xapc_error_set(xapc_error **err, xapc_status status,
                                    const char *message);
/* "XAPC_ERR_DATABASE_LOCK"; static, never NULL. */
XAPC_API const char *xapc_status_name(xapc_status status);

/* ---- Callbacks ---------------------------------------------------------- */

/* Frees the data of a callback. It is called once, when nothing needs the
 * callback any more; NULL if there is nothing to free. If the function that was
 * given it fails, it is not called: the data stays the caller's. */
typedef void xapc_destroy(void *user);

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

/* A value of a document. */
typedef struct xapc_value {
    xapc_slot slot;
    const char *data;
    size_t len;
} xapc_value;

/* Owned list of values. */
typedef struct xapc_values {
    size_t n;
    xapc_value *items;
    void *owner; /* private */
} xapc_values;

/* Frees the values and zeroes *values. */
XAPC_API void xapc_values_free(xapc_values *values);

/* Owned list of positions of a term in a document, ascending. */
typedef struct xapc_positions {
    size_t n;
    uint32_t *items;
} xapc_positions;

/* Frees the positions and zeroes *positions. */
XAPC_API void xapc_positions_free(xapc_positions *positions);

/* The maximum length of a term, a metadata key and a spelling word in bytes,
 * each NUL counted twice. Longer and empty ones are refused here with
 * XAPC_ERR_INVALID_ARGUMENT. Xapian itself refuses some of them only after it
 * has thrown away every change since the last commit, and writes some documents
 * twice. */
#define XAPC_TERM_MAX 245

#ifdef __cplusplus
}
#endif

#endif
