/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a name or title, for the makers of keys. */
#ifndef FILM_CATALOG_WORDS_H
#define FILM_CATALOG_WORDS_H

#include "base/str.h"

enum { FILM_WORDS_MOST = 20 }; /* of a longer name only these count */

struct film_words {
    char bytes[512]; /* of longer names the rest is left out */
    size_t used;
    struct film_str v[FILM_WORDS_MOST]; /* folded; they borrow from bytes */
    size_t n;
    bool blank; /* a blank follows the first word: it is not "L.A." */
};

/* Splits a name into its folded words. An apostrophe or a point between
 * letters does not part them, a hyphen does if `hyphens`. False when out of
 * memory. */
bool film_words_split(struct film_words *w, struct film_str name, bool hyphens);

/* The year that a word is, of 1880 to 2100; else 0. */
int film_words_year(struct film_str word);

#endif
