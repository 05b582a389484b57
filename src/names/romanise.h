/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two spellings are systems' ways to write one Russian or Chinese name.
 * Pure functions, no allocation. */
#ifndef FILM_NAMES_ROMANISE_H
#define FILM_NAMES_ROMANISE_H

#include "names/phonetic.h"

/* True if two names, their parts in one order, are one Russian name as English,
 * French, German, Polish or scientific texts write it: Tarkovsky, Tarkowski,
 * Tarkovskij, Тарковский. One of the parts must end like a Slavic surname, or
 * be in Cyrillic. */
bool film_cyrillic_same(const struct film_phonetic a[2],
                        const struct film_phonetic b[2]);

/* True if two names, their parts in one order, are one Chinese name in pinyin,
 * Wade-Giles or the spellings of Hong Kong: Lau Kar-leung, Liu Chia-liang, Liu
 * Jialiang. */
bool film_chinese_same(const struct film_phonetic a[2],
                       const struct film_phonetic b[2]);

/* The same of one part of a name: whether there is a way to read both alike. */
bool film_cyrillic_same_part(const struct film_phonetic *a,
                             const struct film_phonetic *b);
bool film_chinese_same_part(const struct film_phonetic *a,
                            const struct film_phonetic *b);

/* True if film_cyrillic_same or film_chinese_same may hold of this name and
 * another one: to be asked before comparing it with many. */
bool film_cyrillic_may(const struct film_phonetic a[2]);
bool film_chinese_may(const struct film_phonetic a[2]);

#endif
