/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kana in Latin letters. Pure functions. */
#ifndef FILM_NAMES_KANA_H
#define FILM_NAMES_KANA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The letters written so far, and how many there is room for. */
struct film_kana {
    char *letters;
    size_t n, most;
};

/* Appends what a kana, or a mark that makes the one before it long, is in Latin
 * letters (modified Hepburn, long vowels as kana write them); `before` is the
 * character before it or 0. False for any other character. */
bool film_kana_put(struct film_kana *k, uint32_t before, uint32_t c);

#endif
