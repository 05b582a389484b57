/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Editors and how they are given a line. */
#ifndef FILM_CLI_EDITOR_H
#define FILM_CLI_EDITOR_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

/* The words of the command that opens the file at path at a line (base/line.h;
 * 0: not known), NULL after them, in the arena. `editor` is a command line
 * (base/command.h); an editor that is not known is given the file alone.
 * FILM_ERR_INPUT: it has a quotation that does not end, or no word;
 * FILM_ERR_NOMEM. */
enum film_status film_editor_command(char ***words, const char *editor,
                                     const char *path, uint32_t line,
                                     struct film_arena *a,
                                     struct film_error *err);

#endif
