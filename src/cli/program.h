/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What all programs share: start, help, messages, output, exit status. */
#ifndef FILM_CLI_PROGRAM_H
#define FILM_CLI_PROGRAM_H

#include "cli/options.h"

/* A program or one command of it. */
struct film_command {
    const char *name;    /* "filmsearch"; for a command "filmindex add" */
    const char *args;    /* "[OPTION...] QUERY..." */
    const char *summary; /* what it does; a sentence */
    const struct film_option *options;
    /* Text after the options, such as examples; ends in a newline. */
    const char *more;
};

enum film_exit {
    FILM_EXIT_OK = 0,   /* something was found; everything was indexed */
    FILM_EXIT_NONE = 1, /* nothing found; inputs refused, or read in part */
    FILM_EXIT_ERROR = 2,
    FILM_EXIT_MISSING = 3, /* nothing found, but a source is missing */
};

/* Call it first. Opens /dev/null if 0, 1 or 2 is closed, so that no message is
 * ever written to a file of an index (FILM_EXIT_ERROR if that fails), and makes
 * sure that no crash or limit ends the program by a signal. */
enum film_exit film_program_start(void);

/* Writes "program: message" to standard error, with control characters as
 * '?'. */
void film_program_say(const char *program, struct film_str message);

/* Writes the error as a message, with advice where there is any; returns
 * FILM_EXIT_ERROR. */
enum film_exit film_program_fail(const char *program,
                                 const struct film_error *err);

/* Appends "Usage: …", the summary, the options, and `more`. */
void film_program_help(struct film_buf *out, const struct film_command *c);

/* Appends program, version, licence and the versions of libraries. */
void film_program_version(struct film_buf *out, const char *program);

/* Prints the help of c or, if c is NULL, the version. */
enum film_status film_program_about(const struct film_command *c,
                                    const char *program,
                                    struct film_error *err);

/* Appends a number of bytes in readable form: "812 bytes", "1.4 kB", "23.0
 * MB". */
void film_program_size(struct film_buf *out, uint64_t bytes);

/* Joins words, with blanks between, to one text in the arena.
 * FILM_ERR_NOMEM. */
enum film_status film_program_join(struct film_str *text, int n, char **words,
                                   struct film_arena *a,
                                   struct film_error *err);

/* Writes all of `text` to standard output. */
enum film_status film_program_write(struct film_str text,
                                    struct film_error *err);

#endif
