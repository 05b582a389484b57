/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is written at the end of a Korean noun without a blank. */
#ifndef FILM_TEXT_PARTICLES_H
#define FILM_TEXT_PARTICLES_H

#include "base/str.h"

/* Bytes of a Hangul syllable in UTF-8. */
enum { FILM_SYLLABLE = 3 };

/* True if all of s is a Korean particle, several of them, or a form of the
 * copula. Verbs end in some of them as well. */
bool film_particle(struct film_str s);

#endif
