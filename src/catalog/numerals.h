/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in titles, in all ways of writing them: twelve, XII, 12; thirty-nine;
 * nineteen eighty-four; thirteenth, 13th; se7en; and cardinal numbers of some
 * other languages: huit, quatre cents. */
#ifndef FILM_CATALOG_NUMERALS_H
#define FILM_CATALOG_NUMERALS_H

#include "base/buf.h"

/* If the folded words v[0] … v[n - 1] begin with a number in words, appends its
 * figures ("12"; for an ordinal "12th") and returns the number of words taken;
 * otherwise 0. A year in words is taken as two numbers: 19, 84. */
size_t film_numeral_words(struct film_buf *out, const struct film_str *v,
                          size_t n);

/* Returns the value of a word that is a Roman number (folded), II to XXXIX;
 * 0 for any other word. V and X alone are numbers, I is not: it is the
 * pronoun. */
unsigned film_numeral_roman(struct film_str word);

/* Appends a folded word, with figures in it interpreted: 13th for 13th and 2th
 * for 2nd (the ordinals above), 7 for se7en, fantastic for fant4stic; any other
 * word unchanged. */
void film_numeral_figures(struct film_buf *out, struct film_str word);

#endif
