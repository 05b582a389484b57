/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operands that are not on the command line: names from a file, and the text of
 * standard input. */
#ifndef FILM_FILMINDEX_OPERANDS_H
#define FILM_FILMINDEX_OPERANDS_H

#include "filmindex/command.h"

#include <signal.h>

/* The operands with those of --files-from after them, in the arena (*v, *n).
 * FILM_ERR_USAGE for options that do not go together. */
enum film_status film_operands_read(char ***v, int *n,
                                    const struct film_index_options *o,
                                    struct film_arena *a,
                                    struct film_error *err);

/* True for the operand that stands for standard input. */
bool film_operand_is_pipe(const char *operand);

/* A copy of standard input if an operand stands for it (film_spool); else *copy
 * is 0. The error names the input. */
enum film_status film_operands_pipe(int *copy,
                                    const struct film_index_options *o, int n,
                                    char *const *operands,
                                    const volatile sig_atomic_t *stop,
                                    struct film_error *err);

/* The name of the text of standard input: --name, or "-". */
const char *film_operands_pipe_name(const struct film_index_options *o);

#endif
