/* SPDX-License-Identifier: GPL-2.0-or-later */
/* TOML front matter (toml.io, version 1.0), as Hugo and Zola have it. */
#ifndef FILM_READ_ARTICLES_TOML_H
#define FILM_READ_ARTICLES_TOML_H

#include "read/fields.h"

/* Adds the fields of the text, which begins on this line, to the current
 * article. Warns once if something is not TOML, and continues at the next
 * line. */
void film_toml_read(struct film_builder *b, struct film_fields *f,
                    struct film_str text, uint32_t line);

#endif
