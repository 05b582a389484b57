/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text for another program: a pager, or what is to be told. */
#ifndef FILM_CLI_FEED_H
#define FILM_CLI_FEED_H

#include "base/error.h"
#include "base/str.h"

/* Passes text to the command, which is run without a shell, and waits until it
 * ends. $LESS is set to FRX for it if it is unset. Meanwhile keys that
 * interrupt go only to the command. It may end without reading all of the text.
 * FILM_ERR_IO if the command cannot be run; nothing was passed then.
 * FILM_ERR_INPUT if it cannot be split into words. */
enum film_status film_feed(struct film_str text, const char *command,
                           struct film_error *err);

#endif
