/* SPDX-License-Identifier: GPL-2.0-or-later */
/* TOML front matter (toml.io, version 1.0), as Hugo and Zola have it. */
#ifndef FILM_READ_ARTICLES_TOML_H
#define FILM_READ_ARTICLES_TOML_H

#include "read/fields.h"

/* Gives the fields of the text, which begins on the line, to the present
 * article. What is not TOML is warned of once, and reading goes on at the next
 * line. */
void film_toml_read(struct film_builder *b, struct film_fields *f,
                    struct film_str text, uint32_t line);

#endif
