/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Chinese characters that are written in several ways. */
#ifndef FILM_TEXT_VARIANTS_H
#define FILM_TEXT_VARIANTS_H

#include <stdint.h>

/* Returns the traditional character for a simplified one or a new one of Japan;
 * any other character unchanged. */
uint32_t film_variant(uint32_t c);

#endif
