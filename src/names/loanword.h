/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Foreign names in Hangul or kana: how well 리차드 writes Richard. Pure
 * functions, no allocation. */
#ifndef FILM_NAMES_LOANWORD_H
#define FILM_NAMES_LOANWORD_H

#include "names/phonetic.h"

enum { FILM_LOANWORD_SOUNDS = 40 };

/* A part of a name in Hangul or kana, sound by sound. */
struct film_loanword {
    char sound[FILM_LOANWORD_SOUNDS + 1];
    uint8_t n;
};

/* Reads Hangul syllables with blanks or hyphens; false if anything else is in
 * the text, or no syllable. What is too long is cut. */
bool film_loanword_set(struct film_loanword *w, struct film_str hangul);

/* The same of kana, as struct film_phonetic has their letters. */
bool film_loanword_set_kana(struct film_loanword *w, const char *letters);

/* How far the Hangul is from the Latin letters of a part, in sounds: 0 as the
 * rules write it, below 1 as many do. One that is over the limit is given as
 * any number over it. */
double film_loanword_distance(const struct film_loanword *w,
                              const struct film_phonetic *latin, double limit);

/* How far the two parts of a name may be from one of the index, together:
 * short ones are soon like another name. Not `surely` are they the parts if a
 * word was divided or several joined: then they must be as the rules have
 * it. */
double film_loanword_limit(const struct film_loanword *a,
                           const struct film_loanword *b, bool surely);

#endif
