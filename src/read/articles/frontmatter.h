/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Front matter: YAML between two lines "---" at the start, TOML between two
 * lines "+++", or a JSON object before the text. */
#ifndef FILM_READ_ARTICLES_FRONTMATTER_H
#define FILM_READ_ARTICLES_FRONTMATTER_H

#include "read/fields.h"

struct film_frontmatter {
    bool toml;            /* else YAML, which includes JSON */
    bool open;            /* its end is missing: it ends at an empty line */
    struct film_str text; /* without the fences */
    uint32_t line;        /* where that begins, from 1 */
};

/* Returns the length of the front matter at the start of text or after empty
 * lines, including both fences and the last line end; 0 if there is none. Front
 * matter that is never closed is accepted only if all its lines are fields,
 * including one of ours. */
size_t film_frontmatter_find(struct film_str text, struct film_frontmatter *fm);

/* Adds its fields to the current article. A value may be a scalar, or a list of
 * scalars or of maps with a name or title; null is ignored. If it is not YAML
 * or never closed, warns and reads it line by line as "key: value". */
void film_frontmatter_read(struct film_builder *b, struct film_fields *f,
                           const struct film_frontmatter *fm);

#endif
