/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Another program that shows what is longer than the screen. */
#ifndef FILM_CLI_PAGER_H
#define FILM_CLI_PAGER_H

#include "cli/config.h"

/* The command to page by: $FILMSEARCH_PAGER, `pager` of the configuration,
 * $PAGER or less, the first that is set; borrowed. NULL if that is "", "cat" or
 * "never", or the terminal cannot move its cursor. */
const char *film_pager_command(const struct film_config *config);

/* True if text takes more lines than the terminal at standard output has; not
 * counted are the sequences for colours and links. */
bool film_pager_is_needed(struct film_str text);

/* Gives text to the command, which is run without a shell, and waits until it
 * ends; $LESS is FRX for it if it is not set. Keys that interrupt are for the
 * command meanwhile, and if it wants no more text, that is fine. FILM_ERR_IO:
 * it cannot be run, and nothing was shown. FILM_ERR_INPUT: its words. */
enum film_status film_pager_show(struct film_str text, const char *command,
                                 struct film_error *err);

#endif
