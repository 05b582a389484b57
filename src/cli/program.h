/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every program does: its first steps, help, messages, output, exit. */
#ifndef FILM_CLI_PROGRAM_H
#define FILM_CLI_PROGRAM_H

#include "cli/options.h"

/* A program or one command of it. */
struct film_command {
    const char *name;    /* "filmsearch"; of a command "filmindex add" */
    const char *args;    /* "[OPTION...] QUERY..." */
    const char *summary; /* what it does; a sentence */
    const struct film_option *options;
    const char *more; /* text after the options: examples, ended by \n */
};

enum film_exit {
    FILM_EXIT_OK = 0,   /* found; everything indexed */
    FILM_EXIT_NONE = 1, /* nothing found; inputs refused, or read in part */
    FILM_EXIT_ERROR = 2,
};

/* Call first: opens /dev/null where 0, 1 or 2 is closed, so that no file of an
 * index is ever written to by a message (FILM_EXIT_ERROR if that fails), and
 * sees to it that no crash or limit ends the program by a signal. */
enum film_exit film_program_start(void);

/* Writes "program: message" on standard error; controls shown as '?'. */
void film_program_say(const char *program, struct film_str message);

/* Writes the error as a message, with what to do about it where that is
 * known; returns FILM_EXIT_ERROR. */
enum film_exit film_program_fail(const char *program,
                                 const struct film_error *err);

/* Appends "Usage: …", summary, options, more. */
void film_program_help(struct film_buf *out, const struct film_command *c);

/* Appends program, version, licence and the libraries in use. */
void film_program_version(struct film_buf *out, const char *program);

/* Prints the help of c, or if that is NULL the version. */
enum film_status film_program_about(const struct film_command *c,
                                    const char *program,
                                    struct film_error *err);

/* Appends a number of bytes for people: "812 bytes", "1.4 kB", "23.0 MB". */
void film_program_size(struct film_buf *out, uint64_t bytes);

/* Writes all of `text` to standard output. */
enum film_status film_program_write(struct film_str text,
                                    struct film_error *err);

#endif
