/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors are values. Every function that can fail returns a status and fills in
 * the caller's struct film_error. That is on the caller's stack and needs no
 * memory, so that running out of memory can be reported, too. Nothing below
 * main prints. On failure, outputs are unchanged unless a header says
 * otherwise. */
#ifndef FILM_BASE_ERROR_H
#define FILM_BASE_ERROR_H

#include <stddef.h>

enum film_status {
    FILM_OK = 0,
    FILM_END,        /* the end of an iteration; not an error */
    FILM_ERR_USAGE,  /* the command line or an option value is wrong */
    FILM_ERR_NOMEM,  /* out of memory */
    FILM_ERR_IO,     /* the system failed to read, write or open */
    FILM_ERR_INPUT,  /* an input is not valid */
    FILM_ERR_FORMAT, /* an input has no known format, but is intact */
    FILM_ERR_BESIDE, /* the same, for files often found beside inputs: pictures,
                        scripts */
    FILM_ERR_LIMIT,  /* an input exceeds one of the limits */
    FILM_ERR_TIME,   /* an input took too long */
    FILM_ERR_INDEX,  /* the index is missing, foreign or damaged */
    FILM_ERR_VERSION, /* the index was made by another version of the program */
    FILM_ERR_LOCKED,  /* another writer holds the index */
    FILM_ERR_BUSY,    /* the index changed while it was read; try again */
    FILM_ERR_CANCELED, /* a signal asked to stop */
    FILM_ERR_INTERNAL, /* a bug in this program or in a library */
    FILM_STATUS_COUNT
};

enum { FILM_ERROR_SIZE = 600 };

struct film_error {
    enum film_status status;
    char text[FILM_ERROR_SIZE]; /* one line, no newline, no control bytes */
};

/* Fills in err (which may be NULL) with a printf-style message and returns
 * status, for use as `return film_error_set(...)`. Control bytes in the message
 * are replaced by '?', and a message that is too long is cut between
 * characters. */
enum film_status film_error_set(struct film_error *err, enum film_status status,
                                const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Like film_error_set, followed by the system's text for the errno value
 * `number`. */
enum film_status film_error_errno(struct film_error *err, int number,
                                  const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Prefixes "<formatted>: " to the message of err; returns its status. */
enum film_status film_error_prefix(struct film_error *err, const char *format,
                                   ...) __attribute__((format(printf, 2, 3)));

/* Sets FILM_ERR_NOMEM with its message and returns it. */
enum film_status film_error_nomem(struct film_error *err);

/* A lower-case name of a status, for tests and logs; never NULL. */
const char *film_status_name(enum film_status status);

#endif
