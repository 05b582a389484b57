/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Endings of Korean nouns that are written without a space. */
#ifndef FILM_TEXT_PARTICLES_H
#define FILM_TEXT_PARTICLES_H

#include "base/str.h"

/* Length of a Hangul syllable in UTF-8. */
enum { FILM_SYLLABLE = 3 };

/* True if s as a whole is a Korean particle, several of them, or a form of the
 * copula. Some of them are also endings of verbs. */
bool film_particle(struct film_str s);

#endif
