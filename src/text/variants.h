/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Chinese characters that are written in several ways. Pure functions. */
#ifndef FILM_TEXT_VARIANTS_H
#define FILM_TEXT_VARIANTS_H

#include <stdint.h>

/* The traditional character for a simplified one or a new one of Japan; c
 * itself for any other character. */
uint32_t film_variant(uint32_t c);

#endif
