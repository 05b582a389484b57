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

#endif
