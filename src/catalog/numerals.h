/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in titles, however they are written: twelve, XII, 12; thirty-nine;
 * nineteen eighty-four; thirteenth, 13th; se7en. */
#ifndef FILM_CATALOG_NUMERALS_H
#define FILM_CATALOG_NUMERALS_H

#include "base/buf.h"

/* If the folded words v[0] … v[n - 1] begin with a number in words, appends
 * its figures ("12", of an ordinal "12th") and returns how many words it took;
 * 0 if they do not. A year in words comes in two: 19, 84. */
size_t film_numeral_words(struct film_buf *out, const struct film_str *v,
                          size_t n);

/* The value of a word of Roman figures (folded), II to XXXIX; V and X alone
 * count, I does not: it is the pronoun. 0 for any other word. */
unsigned film_numeral_roman(struct film_str word);

/* Appends a folded word of figures, or of letters with figures among them, as
 * it is meant: 13th for 13th and 2th for 2nd (the form of the ordinals above),
 * 7 for se7en, fantastic for fant4stic; any other word as it stands. */
void film_numeral_figures(struct film_buf *out, struct film_str word);

#endif
