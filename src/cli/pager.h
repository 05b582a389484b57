/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shows text that is longer than the screen through another program. */
#ifndef FILM_CLI_PAGER_H
#define FILM_CLI_PAGER_H

#include "cli/config.h"

/* The pager's command: $FILMSEARCH_PAGER, `pager` in the configuration, $PAGER
 * or less, whichever is set first; borrowed. NULL if that is "", "cat" or
 * "never", or if the terminal cannot move its cursor. */
const char *film_pager_command(const struct film_config *config);

/* True if text takes more lines than the terminal at standard output has,
 * ignoring sequences for colours and links. */
bool film_pager_is_needed(struct film_str text);

/* Passes text to the command, which is run without a shell, and waits until it
 * ends. $LESS is set to FRX for it if it is unset. Meanwhile keys that
 * interrupt go only to the command. It may end without reading all of the text.
 * FILM_ERR_IO if the command cannot be run; nothing was shown then.
 * FILM_ERR_INPUT if it cannot be split into words. */
enum film_status film_pager_show(struct film_str text, const char *command,
                                 struct film_error *err);

#endif
