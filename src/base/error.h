/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Errors are values: every function that can fail returns a status and fills
 * the caller's struct film_error, which lives on the caller's stack and needs
 * no memory, so that running out of it can be reported too. Nothing below main
 * prints. On failure outputs are untouched unless a header says otherwise. */
#ifndef FILM_BASE_ERROR_H
#define FILM_BASE_ERROR_H

#include <stddef.h>

enum film_status {
    FILM_OK = 0,
    FILM_END,          /* an iteration is over; not an error */
    FILM_ERR_USAGE,    /* the command line or an option value is wrong */
    FILM_ERR_NOMEM,    /* out of memory */
    FILM_ERR_IO,       /* the system refused to read, write or open */
    FILM_ERR_INPUT,    /* an input is not what it should be */
    FILM_ERR_FORMAT,   /* an input is of no kind that is read, and sound */
    FILM_ERR_BESIDE,   /* the same, and what lies beside inputs: a picture, a
                          script */
    FILM_ERR_LIMIT,    /* an input is over one of the limits */
    FILM_ERR_TIME,     /* an input took too long */
    FILM_ERR_INDEX,    /* the index is missing, foreign or damaged */
    FILM_ERR_VERSION,  /* the index was made by another version */
    FILM_ERR_LOCKED,   /* another writer holds the index */
    FILM_ERR_BUSY,     /* the index changed under a reader; try again */
    FILM_ERR_CANCELED, /* a signal asked to stop */
    FILM_ERR_INTERNAL, /* a bug of ours or of a library */
    FILM_STATUS_COUNT
};

enum { FILM_ERROR_SIZE = 600 };

struct film_error {
    enum film_status status;
    char text[FILM_ERROR_SIZE]; /* one line, no newline, no control bytes */
};

/* Fills err (which may be NULL) with a printf-style message and returns
 * status, for `return film_error_set(...)`. Control bytes in the result are
 * shown as '?', a message that is too long is cut at a character. */
enum film_status film_error_set(struct film_error *err, enum film_status status,
                                const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As film_error_set, with the system's words for errno value `number` at the
 * end. */
enum film_status film_error_errno(struct film_error *err, int number,
                                  const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "<formatted>: " in front of the message of err; returns its status. */
enum film_status film_error_prefix(struct film_error *err, const char *format,
                                   ...) __attribute__((format(printf, 2, 3)));

/* FILM_ERR_NOMEM with its message. */
enum film_status film_error_nomem(struct film_error *err);

/* A lower-case name of a status, for tests and logs; never NULL. */
const char *film_status_name(enum film_status status);

#endif
