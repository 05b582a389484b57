/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The settings in effect, for --show-config. */
#ifndef FILM_FILMSEARCH_SETTINGS_H
#define FILM_FILMSEARCH_SETTINGS_H

#include "filmsearch/options.h"

/* Appends the settings as lines of a configuration file, each after a comment
 * that says where it comes from. Call film_filmsearch_settle first. out keeps a
 * failure. */
void film_filmsearch_settings(struct film_buf *out,
                              const struct film_filmsearch_options *o);

#endif
