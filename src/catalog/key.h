/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys under which the catalogue finds a name whatever its case, hyphens,
 * diacritics and order. */
#ifndef FILM_CATALOG_KEY_H
#define FILM_CATALOG_KEY_H

#include "base/buf.h"

enum { FILM_KEY_WORDS = 12 }; /* of a longer name only these count */

/* In front of the key of a character's name, which leads to the actors; no
 * folded word begins so. */
#define FILM_KEY_ROLE "~"

/* Resets key and writes the key of a name: its folded words, a hyphenated one
 * joined, sorted if there are two or three, with a blank between. A name of
 * nothing but marks gives "". */
void film_name_key(struct film_buf *key, struct film_str name);

/* Resets key and writes the words of a name in one, in their order:
 * "jeonjongseo". */
void film_name_key_joined(struct film_buf *key, struct film_str name);

/* Resets key and writes the key of a film's title: its words in one, without
 * "and", which others write "&". */
void film_title_key(struct film_buf *key, struct film_str title);

/* The same as film_name_key from words that are folded already; v is sorted in
 * place. */
void film_name_key_words(struct film_buf *key, struct film_str *v, size_t n);

#endif
