/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operands that are not on the command line: names in a file, and the text on
 * standard input. */
#ifndef FILM_FILMINDEX_OPERANDS_H
#define FILM_FILMINDEX_OPERANDS_H

#include "filmindex/command.h"

#include <signal.h>

/* Sets *v and *n to the operands followed by those of --files-from, in the
 * arena. FILM_ERR_USAGE for options that exclude each other. */
enum film_status film_operands_read(char ***v, int *n,
                                    const struct film_index_options *o,
                                    struct film_arena *a,
                                    struct film_error *err);

/* True for the operand that stands for standard input. */
bool film_operand_is_pipe(const char *operand);

/* If an operand stands for standard input, spools that and sets *copy
 * (film_spool); otherwise sets *copy to 0. The error names the input. */
enum film_status film_operands_pipe(int *copy,
                                    const struct film_index_options *o, int n,
                                    char *const *operands,
                                    const volatile sig_atomic_t *stop,
                                    struct film_error *err);

/* The name for the text on standard input: --name, or "-". */
const char *film_operands_pipe_name(const struct film_index_options *o);

#endif
