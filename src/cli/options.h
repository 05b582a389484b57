/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Typed option tables: one row says how an option is written, where its value
 * is stored, and what --help prints. */
#ifndef FILM_CLI_OPTIONS_H
#define FILM_CLI_OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum film_option_kind {
    FILM_OPTION_END,    /* ends a table */
    FILM_OPTION_GROUP,  /* a heading in --help, not an option */
    FILM_OPTION_TRUE,   /* bool = true */
    FILM_OPTION_FALSE,  /* bool = false */
    FILM_OPTION_COUNT,  /* uint32_t */
    FILM_OPTION_SIZE,   /* uint64_t, with K, M or G for powers of 1024 */
    FILM_OPTION_NUMBER, /* double, finite */
    FILM_OPTION_STRING, /* const char *, from argv; given once */
    FILM_OPTION_LIST,   /* struct film_strs, in the arena; repeatable */
    FILM_OPTION_CHOICE, /* int: index of the word in arg */
};

struct film_option {
    enum film_option_kind kind;
    char letter;      /* 0: none */
    const char *name; /* without the dashes */
    size_t offset;    /* of the target in the program's options struct */
    /* "N"; for CHOICE "text|json"; NULL if there is no value. */
    const char *arg;
    const char *help; /* for GROUP the heading */
};

/* The arguments of a program, or of one of its commands, with its name
 * first. */
struct film_arguments {
    int n;
    char **v;
    bool stop_at_operand; /* do not parse what follows the first operand */
    int first;            /* index of the first operand, once parsed */
};

/* Sets members of *target from the options among the arguments. Operands are
 * moved after the options, unless stop_at_operand is set. FILM_ERR_USAGE for a
 * wrong option or value; *target may then be partly set. Uses getopt's static
 * state: do not call it concurrently. */
enum film_status film_options_parse(const struct film_option *table,
                                    void *target, struct film_arguments *args,
                                    struct film_arena *a,
                                    struct film_error *err);

/* Sets the option of one row, a COUNT or CHOICE, to the value. FILM_ERR_USAGE
 * for a wrong value. */
enum film_status film_options_set(const struct film_option *row, void *target,
                                  const char *value, struct film_error *err);

/* Appends the options as shown by --help, in lines of at most 80 columns. */
void film_options_help(struct film_buf *out, const struct film_option *table);

/* Appends text at `column` of a line, wrapped at 80 columns, and a newline.
 * Continuation lines begin at `indent`. */
void film_options_wrap(struct film_buf *out, const char *text, size_t column,
                       size_t indent);

#endif
