/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A 64-bit hash of bytes, the same on every machine. It is meant for tables in
 * memory, for short terms whose documents are verified, and for noticing
 * damage. It is easy to make two strings with the same hash. So anything that
 * identifies bytes uses their sum instead (base/sum.h), and a table in memory
 * uses a secret seed, so that no input can make it slow. Multiply-and-fold of
 * 128-bit products, after Wang Yi's wyhash. */
#ifndef FILM_BASE_HASH_H
#define FILM_BASE_HASH_H

#include "base/str.h"

#include <endian.h>
#include <stdint.h>
#include <sys/auxv.h>

/* Folds the product of a and b into 64 bits, by their halves. */
static inline uint64_t
film_hash_mix_halves(uint64_t a, uint64_t b)
{
    uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX),
             high = (a >> 32) * (b >> 32);
    uint64_t cross = (a >> 32) * (b & UINT32_MAX);
    uint64_t middle =
        (a & UINT32_MAX) * (b >> 32) + (low >> 32) + (cross & UINT32_MAX);
    return (middle << 32 | (low & UINT32_MAX)) ^
           (high + (cross >> 32) + (middle >> 32));
}

/* The same at once, where the machine can. */
static inline uint64_t
film_hash_mix(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ unsigned __int128 m = (unsigned __int128)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
#else
    return film_hash_mix_halves(a, b);
#endif
}

/* The first n (1 to 8) bytes at p as a little-endian number. Pieces that
 * overlap are read faster than n bytes. */
static inline uint64_t
film_hash_word(const char *p, size_t n)
{
    const unsigned char *b = (const unsigned char *)p;
    if (n < 4) {
        size_t middle = n / 2, last = n - 1;
        return b[0] | (uint64_t)b[middle] << 8 * middle |
               (uint64_t)b[last] << 8 * last;
    }
    uint32_t first, rest;
    memcpy(&first, p, 4);
    memcpy(&rest, p + n - 4, 4);
    return le32toh(first) | (uint64_t)le32toh(rest) << 8 * (n - 4);
}

/* The hash of s under this seed. */
static inline uint64_t
film_hash(struct film_str s, uint64_t seed)
{
    const uint64_t k0 = 0x9E3779B97F4A7C15u, k1 = 0xD6E8FEB86659FD93u;
    const char *p = s.p;
    size_t n = s.n;
    uint64_t h = seed ^ film_hash_mix(k0 ^ n, k1);
    for (; n >= 8; p += 8, n -= 8)
        h = film_hash_mix(h ^ film_hash_word(p, 8) ^ k0, k1);
    return film_hash_mix(h ^ (n ? film_hash_word(p, n) : 0) ^ k1, k0);
}

/* Spreads a number over 32 bits, for ids that are counted up and not chosen by
 * an input. A table whose size is a power of 2 can use the low bits. */
static inline uint32_t
film_hash_number(uint32_t n)
{
    return n * 0x9E3779B1u;
}

/* A seed for tables in memory, from random bytes that the system gives each
 * process. No output may depend on it. */
static inline uint64_t
film_hash_seed(void)
{
    const uint64_t other = 0xA0761D6478BD642Fu;
    const char *random = (const char *)getauxval(AT_RANDOM);
    return random ? film_hash((struct film_str){random, 16}, other) : other;
}

#endif
