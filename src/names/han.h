/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readings of Chinese characters. Pure functions. */
#ifndef FILM_NAMES_HAN_H
#define FILM_NAMES_HAN_H

#include <stdint.h>

enum { FILM_HAN_READINGS = 4 };

/* Sets v to the syllables that a character may be read as, in pinyin without
 * tones (ü as u), and returns how many they are; 0 for anything but a frequent
 * character. Simplified ones are read as their traditional ones. */
unsigned film_han_readings(const char *v[FILM_HAN_READINGS], uint32_t c);

#endif
