/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A 64-bit hash of bytes, the same on every machine: for tables in memory,
 * for ids of inputs and articles, and to notice changed files. Not for
 * secrets. Multiply-and-fold of 128-bit products, after Wang Yi's wyhash. */
#ifndef FILM_BASE_HASH_H
#define FILM_BASE_HASH_H

#include "base/str.h"

#include <stdint.h>

/* Folds the product of a and b into 64 bits. */
static inline uint64_t
film_hash_mix(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 m = (unsigned __int128)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

/* The hash of s, varied by seed. */
static inline uint64_t
film_hash(struct film_str s, uint64_t seed)
{
    const uint64_t k0 = 0x9E3779B97F4A7C15u, k1 = 0xD6E8FEB86659FD93u;
    const char *p = s.p;
    size_t n = s.n;
    uint64_t h = seed ^ film_hash_mix(k0 ^ n, k1), w = 0;
    for (; n >= 8; p += 8, n -= 8) {
        memcpy(&w, p, 8);
        h = film_hash_mix(h ^ w ^ k0, k1);
    }
    w = 0;
    if (n)
        memcpy(&w, p, n);
    return film_hash_mix(h ^ w ^ k1, k0);
}

#endif
