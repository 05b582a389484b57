/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sum of some bytes identifies them: the path of an input, the id of an
 * article, the content of a file. It is unkeyed BLAKE2b of 128 bits (RFC 7693),
 * as printed by `b2sum -l 128`, the same on every machine. Nobody can make two
 * inputs with the same sum. With film_hash anybody can, and with any other fast
 * hash, too, because everyone who reads an index must know its key. */
#ifndef FILM_BASE_SUM_H
#define FILM_BASE_SUM_H

#include "base/str.h"

#include <stdint.h>

struct film_sum {
    unsigned char bytes[16];
};

/* A sum being computed; private. */
struct film_summer {
    uint64_t h[8];
    uint64_t done; /* bytes in h */
    size_t held;   /* bytes in block */
    unsigned char block[128];
};

/* Call init, then add with pieces of any size, then end once. */
void film_summer_init(struct film_summer *s);
void film_summer_add(struct film_summer *s, struct film_str bytes);
struct film_sum film_summer_end(struct film_summer *s);

/* Computes the sum of s. */
struct film_sum film_sum_of(struct film_str s);

/* Compares the bytes: <0, 0 or >0. */
int film_sum_compare(const struct film_sum *a, const struct film_sum *b);

/* Writes a sum as 22 letters, digits, '-' and '_', followed by a NUL. */
enum { FILM_SUM_TEXT = 22 };
void film_sum_text(const struct film_sum *sum, char text[FILM_SUM_TEXT + 1]);

#endif
