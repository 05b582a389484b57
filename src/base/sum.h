/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sum of some bytes stands for them: an input's path, an article's id, a
 * file's content. It is BLAKE2b of 128 bits without a key (RFC 7693), what
 * `b2sum -l 128` prints, the same on every machine. Nobody can make two inputs
 * of the same sum, as anybody can with film_hash and with any hash made for
 * speed, whose key must be known to all who read an index. */
#ifndef FILM_BASE_SUM_H
#define FILM_BASE_SUM_H

#include "base/str.h"

#include <stdint.h>

struct film_sum {
    unsigned char bytes[16];
};

/* A sum in the making; private. */
struct film_summer {
    uint64_t h[8];
    uint64_t done; /* bytes in h */
    size_t held;   /* bytes in block */
    unsigned char block[128];
};

/* Begin, then add the bytes in pieces of any size, then end once. */
void film_summer_init(struct film_summer *s);
void film_summer_add(struct film_summer *s, struct film_str bytes);
struct film_sum film_summer_end(struct film_summer *s);

/* The sum of s. */
struct film_sum film_sum_of(struct film_str s);

/* Order of the bytes: <0, 0, >0. */
int film_sum_compare(const struct film_sum *a, const struct film_sum *b);

/* Writes a sum as 22 letters, digits, '-' and '_', NUL-terminated. */
enum { FILM_SUM_TEXT = 22 };
void film_sum_text(const struct film_sum *sum, char text[FILM_SUM_TEXT + 1]);

#endif
