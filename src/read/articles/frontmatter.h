/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Front matter: YAML between two lines "---" at the start, TOML between two
 * lines "+++", or a JSON object before the text. */
#ifndef FILM_READ_ARTICLES_FRONTMATTER_H
#define FILM_READ_ARTICLES_FRONTMATTER_H

#include "read/fields.h"

struct film_frontmatter {
    bool toml;            /* else YAML, of which JSON is a part */
    bool open;            /* its end is missing: it ends at an empty line */
    struct film_str text; /* without the fences */
    uint32_t line;        /* where that begins, from 1 */
};

/* The length of the front matter at the start of text, or after empty lines,
 * with both its fences and the last line end, 0 if there is none. One that is
 * never closed is some if all its lines are fields, one of ours among them. */
size_t film_frontmatter_find(struct film_str text, struct film_frontmatter *fm);

/* Gives its fields to the present article. A value may be a scalar, a list of
 * them, or of maps with a name or title; null is nothing. What is not YAML, or
 * never closed, is warned of and read line by line as "key: value". */
void film_frontmatter_read(struct film_builder *b, struct film_fields *f,
                           const struct film_frontmatter *fm);

#endif
