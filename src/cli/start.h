/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Programs that go on by themselves: a browser, an editor with a window. */
#ifndef FILM_CLI_START_H
#define FILM_CLI_START_H

#include "base/error.h"

/* Starts a program, found in $PATH, with these words, NULL after them; its
 * standard input is empty, and it waits for nothing of ours. FILM_ERR_IO. */
enum film_status film_program_begin(char **words, struct film_error *err);

#endif
