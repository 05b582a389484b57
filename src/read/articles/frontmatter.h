/* SPDX-License-Identifier: GPL-2.0-or-later */
/* YAML front matter: what stands between two lines "---" at the start. */
#ifndef FILM_READ_ARTICLES_FRONTMATTER_H
#define FILM_READ_ARTICLES_FRONTMATTER_H

#include "read/fields.h"

/* The length of the front matter at the start of text with both its fences
 * and the last line end, 0 if there is none; *yaml is what is between. */
size_t film_frontmatter_find(struct film_str text, struct film_str *yaml);

/* Gives the fields of yaml, which begins on line 2, to the present article. A
 * value may be a scalar, a list of them, or of maps with a name or title. What
 * is not YAML is warned of and read line by line as "key: value". */
void film_frontmatter_read(struct film_builder *b, struct film_fields *f,
                           struct film_str yaml);

#endif
