/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Foreign names in Hangul, kana or Cyrillic: how well 리차드 writes Richard.
 * Pure functions, no allocation. */
#ifndef FILM_NAMES_LOANWORD_H
#define FILM_NAMES_LOANWORD_H

#include "names/phonetic.h"

enum { FILM_LOANWORD_SOUNDS = 40 };

/* A part of a name in Hangul or kana, sound by sound. */
struct film_loanword {
    char sound[FILM_LOANWORD_SOUNDS + 1];
    uint8_t n;
};

/* Reads Hangul syllables separated by spaces or hyphens; false if there is
 * anything else in the text, or no syllable. Text that is too long is cut. */
bool film_loanword_set(struct film_loanword *w, struct film_str hangul);

/* The same for kana, given as the letters in struct film_phonetic. */
bool film_loanword_set_kana(struct film_loanword *w, const char *letters);

/* The same for a part in Cyrillic or Greek, given as the letters in struct
 * film_phonetic. */
bool film_loanword_set_letters(struct film_loanword *w, const char *letters);

/* The distance of the Hangul from the Latin letters of a part, in sounds: 0 if
 * it follows the rules, below 1 if it is written as many people do. If it
 * exceeds the limit, any number above the limit is returned. */
double film_loanword_distance(const struct film_loanword *w,
                              const struct film_phonetic *latin, double limit);

/* The limit for the sum of the distances of both parts: short names are soon
 * similar to another name. surely is false if a word was split or several were
 * joined to get the parts; then they must follow the rules. */
double film_loanword_limit(const struct film_loanword *a,
                           const struct film_loanword *b, bool surely);

#endif
