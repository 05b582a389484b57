/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A command line to words and back, by the rules of a shell that does nothing
 * else: blanks part words, '…' holds anything, "…" anything but a quotation
 * mark or backslash without a backslash before it, and outside of quotation
 * marks a backslash stands before what is meant as it is. */
#ifndef FILM_BASE_COMMAND_H
#define FILM_BASE_COMMAND_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"

/* The words of a line, NULL after them, in the arena; *n: how many. A quotation
 * that does not end: FILM_ERR_INPUT. FILM_ERR_NOMEM. */
enum film_status film_command_split(char ***words, size_t *n,
                                    struct film_str line, struct film_arena *a,
                                    struct film_error *err);

/* Appends the word as film_command_split and shells read it. */
void film_command_quote(struct film_buf *out, struct film_str word);

/* The same in `out`, for the text of an error; returns out. A word that is too
 * long for one stays as it is, and is cut. */
const char *film_command_word(char out[FILM_ERROR_SIZE], const char *word);

#endif
