/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cyrillic and Greek in Latin letters. Pure functions. */
#ifndef FILM_NAMES_LETTERS_H
#define FILM_NAMES_LETTERS_H

#include <stdint.h>

/* The Latin letters of a Cyrillic letter in lower case (BGN/PCGN 1947, for
 * letters of Ukrainian, Belarusian and Serbian their nearest ones), "" for the
 * signs; NULL for any other character. */
const char *film_cyrillic_letters(uint32_t c);

/* The Latin letters of a Greek letter in lower case without accent (ISO 843),
 * the letter before it being `before` or 0; NULL for any other character. */
const char *film_greek_letters(uint32_t before, uint32_t c);

#endif
