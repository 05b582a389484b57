/* SPDX-License-Identifier: GPL-2.0-or-later */
/* BLAKE2b; the names are those of RFC 7693, section 3. */
#include <config.h>
#include "base/sum.h"

#include <endian.h>

enum { BLOCK = 128, ROUNDS = 12 };

/* The fractional parts of the square roots of the first eight primes. */
static const uint64_t iv[8] = {
    0x6A09E667F3BCC908u, 0xBB67AE8584CAA73Bu, 0x3C6EF372FE94F82Bu,
    0xA54FF53A5F1D36F1u, 0x510E527FADE682D1u, 0x9B05688C2B3E6C1Fu,
    0x1F83D9ABFB41BD6Bu, 0x5BE0CD19137E2179u,
};

static const unsigned char sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static inline uint64_t
rotate(uint64_t x, unsigned by)
{
    return x >> by | x << (64 - by);
}

/* The mixing function G. */
static inline void
mix(uint64_t *a, uint64_t *b, uint64_t *c, uint64_t *d, const uint64_t m[2])
{
    *a += *b + m[0];
    *d = rotate(*d ^ *a, 32);
    *c += *d;
    *b = rotate(*b ^ *c, 24);
    *a += *b + m[1];
    *d = rotate(*d ^ *a, 16);
    *c += *d;
    *b = rotate(*b ^ *c, 63);
}

/* The compression function F, for the block that ends at byte s->done. */
static void
compress(struct film_summer *s, const unsigned char *block, bool last)
{
    /* The columns, then the diagonals. */
    static const unsigned char at[8][4] = {
        {0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14}, {3, 7, 11, 15},
        {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13},  {3, 4, 9, 14},
    };
    uint64_t m[16], v[16];
    memcpy(m, block, sizeof m);
    for (int i = 0; i < 16; i++)
        m[i] = le64toh(m[i]);
    memcpy(v, s->h, sizeof s->h);
    memcpy(v + 8, iv, sizeof iv);
    v[12] ^= s->done;
    v[14] ^= last ? UINT64_MAX : 0;
#pragma GCC unroll 12
    for (int r = 0; r < ROUNDS; r++)
#pragma GCC unroll 8
        for (int i = 0; i < 8; i++) {
            const unsigned char *p = at[i], *order = sigma[r % 10] + 2 * i;
            const uint64_t two[2] = {m[order[0]], m[order[1]]};
            mix(&v[p[0]], &v[p[1]], &v[p[2]], &v[p[3]], two);
        }
    for (int i = 0; i < 8; i++)
        s->h[i] ^= v[i] ^ v[i + 8];
}

void
film_summer_init(struct film_summer *s)
{
    memcpy(s->h, iv, sizeof iv);
    s->h[0] ^= 0x01010000 | sizeof(struct film_sum);
    s->done = s->held = 0;
}

/* A full block is compressed only when more bytes follow, because the last
 * block is compressed differently. */
void
film_summer_add(struct film_summer *s, struct film_str bytes)
{
    while (bytes.n > 0) {
        if (s->held == BLOCK) {
            s->done += BLOCK;
            compress(s, s->block, false);
            s->held = 0;
        }
        size_t n = BLOCK - s->held < bytes.n ? BLOCK - s->held : bytes.n;
        memcpy(s->block + s->held, bytes.p, n);
        s->held += n;
        bytes.p += n;
        bytes.n -= n;
    }
}

struct film_sum
film_summer_end(struct film_summer *s)
{
    struct film_sum sum;
    memset(s->block + s->held, 0, BLOCK - s->held);
    s->done += s->held;
    compress(s, s->block, true);
    const uint64_t h[2] = {htole64(s->h[0]), htole64(s->h[1])};
    memcpy(sum.bytes, h, sizeof sum.bytes);
    return sum;
}

struct film_sum
film_sum_of(struct film_str s)
{
    struct film_summer summer;
    film_summer_init(&summer);
    film_summer_add(&summer, s);
    return film_summer_end(&summer);
}

int
film_sum_compare(const struct film_sum *a, const struct film_sum *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes);
}

/* Writes six bits per character, lowest first, with the characters of RFC
 * 4648's URL-safe alphabet. */
void
film_sum_text(const struct film_sum *sum, char text[FILM_SUM_TEXT + 1])
{
    static const char digits[] = "abcdefghijklmnopqrstuvwxyz0123456789"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
    unsigned bits = 0, held = 0;
    size_t at = 0;
    for (int i = 0; i < FILM_SUM_TEXT; i++) {
        if (held < 6 && at < sizeof sum->bytes) {
            bits |= (unsigned)sum->bytes[at++] << held;
            held += 8;
        }
        text[i] = digits[bits & 63];
        bits >>= 6;
        held -= held < 6 ? held : 6;
    }
    text[FILM_SUM_TEXT] = '\0';
}
