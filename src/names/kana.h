/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Japanese names: kana in Latin letters, and the systems that romanise them.
 * Pure functions, no allocation. */
#ifndef FILM_NAMES_KANA_H
#define FILM_NAMES_KANA_H

#include "names/phonetic.h"

/* Appends what a kana, or a mark that makes the one before it long, is in Latin
 * letters (modified Hepburn, long vowels as kana write them) to the letters of
 * s; `before` is the character before it or 0. False for any other
 * character. */
bool film_kana_put(struct film_phonetic *s, uint32_t before, uint32_t c);

struct film_japanese_name {
    /* the parts in Hepburn without long vowels, a doubled consonant as q */
    char part[2][FILM_PHONETIC_LETTERS + 1];
    bool may; /* both are made of syllables of Japanese */
};

/* Reads a name in Latin letters or kana to compare it. */
void film_japanese_read(struct film_japanese_name *out,
                        const struct film_phonetic name[2]);

/* True if two names, their parts in one order, are one Japanese name in
 * Hepburn, Kunrei or Nihon-shiki, with long vowels written in any way (ō, ou,
 * oo, oh, o) or in kana: Ozu Yasujirō, Odu Yasuziro, おづ やすじろう. */
bool film_japanese_same(const struct film_japanese_name *a,
                        const struct film_phonetic b[2]);

/* The same of one part of a name. */
bool film_japanese_same_part(const struct film_japanese_name *a, unsigned part,
                             const struct film_phonetic *b);

#endif
