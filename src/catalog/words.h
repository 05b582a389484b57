/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Splits a name or title into words, for making keys. */
#ifndef FILM_CATALOG_WORDS_H
#define FILM_CATALOG_WORDS_H

#include "base/str.h"

#include <stdint.h>

enum { FILM_WORDS_MOST = 20 }; /* further words of a longer name are ignored */

struct film_words {
    char bytes[512]; /* the rest of a longer name is ignored */
    size_t used;
    struct film_str v[FILM_WORDS_MOST]; /* folded; they borrow from bytes */
    size_t n;
    bool blank; /* a space follows the first word, which thus is not as in
                   "L.A." */
};

/* Splits a name into its folded words. Apostrophes and points between letters
 * do not separate words; hyphens do if `hyphens` is set. False when out of
 * memory. */
bool film_words_split(struct film_words *w, struct film_str name, bool hyphens);

/* The year that a word is, of 1880 to 2100; else 0. */
int film_words_year(struct film_str word);

/* The bytes of a possessive 's that a word ends in; 0 if there is none. */
size_t film_words_possessive(struct film_str word);

/* True for an apostrophe, straight or curly. */
static inline bool
film_words_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* True for a hyphen, of ASCII or Unicode, also one that does not break. */
static inline bool
film_words_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

#endif
