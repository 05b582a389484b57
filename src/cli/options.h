/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Typed option tables: one row says how an option is written, where its value
 * goes and what --help says of it. */
#ifndef FILM_CLI_OPTIONS_H
#define FILM_CLI_OPTIONS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

enum film_option_kind {
    FILM_OPTION_END,    /* ends a table */
    FILM_OPTION_GROUP,  /* a heading of --help, no option */
    FILM_OPTION_TRUE,   /* bool = true */
    FILM_OPTION_FALSE,  /* bool = false */
    FILM_OPTION_COUNT,  /* uint32_t */
    FILM_OPTION_SIZE,   /* uint64_t, with K, M or G for powers of 1024 */
    FILM_OPTION_NUMBER, /* double, finite */
    FILM_OPTION_STRING, /* const char *, from argv; given once */
    FILM_OPTION_LIST,   /* struct film_strs, in the arena; repeatable */
    FILM_OPTION_CHOICE, /* int: which of the words of arg, from 0 */
};

struct film_option {
    enum film_option_kind kind;
    char letter;      /* 0: none */
    const char *name; /* without the dashes */
    size_t offset;    /* of the target in the program's options struct */
    const char *arg;  /* "N"; of a CHOICE "text|json"; NULL without a value */
    const char *help; /* of a GROUP its heading */
};

/* What a program or a command of it was called with, its name first. */
struct film_arguments {
    int n;
    char **v;
    bool stop_at_operand; /* what follows the first operand is left alone */
    int first;            /* operand, once parsed */
};

/* Fills *target from the options among the arguments; operands are moved after
 * options, unless they are to stop there. A wrong option or value:
 * FILM_ERR_USAGE; *target may then be half filled. Uses getopt's static state:
 * one call at a time. */
enum film_status film_options_parse(const struct film_option *table,
                                    void *target, struct film_arguments *args,
                                    struct film_arena *a,
                                    struct film_error *err);

/* Sets the option of one row, a COUNT or CHOICE, to the value. A wrong value:
 * FILM_ERR_USAGE. */
enum film_status film_options_set(const struct film_option *row, void *target,
                                  const char *value, struct film_error *err);

/* Appends the options as --help shows them, lines of at most 80 columns. */
void film_options_help(struct film_buf *out, const struct film_option *table);

/* Appends text at `column` of a line, wrapped at 80 columns to further lines
 * that begin at `indent`, and a newline. */
void film_options_wrap(struct film_buf *out, const char *text, size_t column,
                       size_t indent);

#endif
