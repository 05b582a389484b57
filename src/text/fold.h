/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Folding of words, and the kinds of characters that the analyser distinguishes
 * (tables from utf8proc). */
#ifndef FILM_TEXT_FOLD_H
#define FILM_TEXT_FOLD_H

#include "base/buf.h"

#include <stdint.h>

/* Appends s folded: NFKC, case, diacritics of Latin, Greek and Cyrillic
 * letters, optional marks in Arabic and Hebrew. out keeps a failure. */
void film_fold(struct film_buf *out, struct film_str s);

/* Appends s in the form of the terms of fields whose values are compared as a
 * whole: folded. A value longer than 2 KiB is appended unfolded, as nobody
 * types that. */
void film_fold_exact(struct film_buf *out, struct film_str s);

/* True for letters, digits and marks. */
bool film_fold_word_char(uint32_t c);

/* True for upper-case and title-case letters. */
bool film_fold_upper(uint32_t c);

/* True for Hangul syllables and jamo. */
bool film_fold_hangul(uint32_t c);

/* True for Han characters, hiragana, katakana and bopomofo. */
bool film_fold_ideograph(uint32_t c);

/* True for hiragana, katakana and bopomofo. */
bool film_fold_kana(uint32_t c);

/* True for letters and marks of Thai, Lao, Khmer and Burmese, which are written
 * without spaces between words. */
bool film_fold_unspaced(uint32_t c);

/* True for a mark that belongs to the character `before` it: voicing marks of
 * kana (including half-width ones), all marks of the unspaced scripts, and a
 * letter that these write below another. */
bool film_fold_follows(uint32_t before, uint32_t c);

#endif
