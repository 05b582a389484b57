/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/dedup.h"

#include "base/hash.h"

#include <stdlib.h>

enum { COPY_WORDS = 8 }; /* shorter passages are alike by chance */

/* Hashes the letters, because words out of the query's focus are not
 * distinguished. */
static uint32_t
token_hash(const struct film_fetched_passage *p, size_t i)
{
    const struct film_token *t = &p->text.v[i];
    struct film_str s = {p->stored.passage.text.p + t->from, t->to - t->from};
    return (uint32_t)film_hash(s, 0);
}

/* The number of bits set: without the instruction for it, which not every
 * processor has, the compiler calls a function that takes a table. */
static inline unsigned
count_bits(uint64_t v)
{
    v -= v >> 1 & UINT64_C(0x5555555555555555);
    v = (v & UINT64_C(0x3333333333333333)) +
        (v >> 2 & UINT64_C(0x3333333333333333));
    v = (v + (v >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)((v * UINT64_C(0x0101010101010101)) >> 56);
}

struct film_sketch
film_dedup_sketch(const struct film_fetched_passage *p)
{
    struct film_sketch s = {0};
    for (size_t i = 0; i < p->text.n; i++) {
        uint32_t h = token_hash(p, i);
        s.bits[h >> 29] |= UINT64_C(1) << (h >> 23 & 63);
    }
    for (size_t i = 0; i < 8; i++)
        s.set += count_bits(s.bits[i]);
    return s;
}

static int
by_id(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The words of a passage as hashes, sorted, each once. */
static void
make_words(struct film_search_ctx *c, const struct film_fetched_passage *p,
           struct film_sketch *s)
{
    if (s->words)
        return;
    s->words = film_ctx_alloc(c, p->text.n + 1, sizeof *s->words);
    if (!s->words)
        return;
    for (size_t i = 0; i < p->text.n; i++)
        s->words[i] = token_hash(p, i);
    qsort(s->words, p->text.n, sizeof *s->words, by_id);
    for (size_t i = 0; i < p->text.n; i++)
        if (s->n == 0 || s->words[i] != s->words[s->n - 1])
            s->words[s->n++] = s->words[i];
}

static size_t
count_common(const struct film_sketch *a, const struct film_sketch *b)
{
    const uint32_t *x = a->words, *y = b->words;
    size_t common = 0;
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        common += x[i] == y[k];
        if (x[i] <= y[k])
            k += x[i++] == y[k];
        else
            k++;
    }
    return common;
}

bool
film_dedup_are_copies(struct film_search_ctx *c,
                      const struct film_fetched_passage *p,
                      struct film_sketch *a,
                      const struct film_fetched_passage *q,
                      struct film_sketch *b)
{
    unsigned differ = 0;
    if (a->set < COPY_WORDS || b->set < COPY_WORDS)
        return false;
    for (size_t i = 0; i < 8; i++)
        differ += count_bits(a->bits[i] ^ b->bits[i]);
    if (differ * 5 > a->set + b->set)
        return false;
    make_words(c, p, a);
    make_words(c, q, b);
    if (!film_ctx_ok(c))
        return false;
    size_t common = count_common(a, b);
    return 10 * common >= 9 * (a->n + b->n - common) && common > 0;
}
