/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/compress.h"

#include "index/format/compress-table.h"

#include <endian.h>
#include <stdint.h>

enum {
    SYMBOLS = sizeof symbols / sizeof symbols[0],
    PLAIN = 255, /* an escape: the next byte stands for itself */
    SYMBOL_MAX = sizeof symbols[0].bytes,
    BUCKETS = sizeof start / sizeof start[0] - 1,
};

_Static_assert(SYMBOLS == PLAIN, "a code for every symbol, and one for none");

/* Reads eight bytes as a little-endian number. */
static inline uint64_t
word_at(const char *p)
{
    uint64_t w;
    memcpy(&w, p, sizeof w);
    return le64toh(w);
}

/* The hash of the first two bytes of a word. */
static inline unsigned
bucket(uint64_t word)
{
    return ((word & 0xff) * 31 + (word >> 8 & 0xff)) & (BUCKETS - 1);
}

/* Returns the longest symbol that the bytes of `word` begin with; PLAIN if
 * there is none. */
static inline unsigned
find(uint64_t word)
{
    unsigned hash = bucket(word);
    for (unsigned i = start[hash]; i < start[hash + 1]; i++) {
        const struct symbol *s = &symbols[longer[i]];
        uint64_t differ = word ^ word_at(s->bytes);
        if (differ << (64 - 8 * s->n) == 0)
            return longer[i];
    }
    return single[word & 0xff];
}

bool
film_compress(struct film_buf *out, struct film_str text)
{
    size_t most = text.n - (text.n + 4) / 5, n = 0;
    if (text.n == 0 || !film_buf_reserve(out, text.n + 1))
        return false;
    char *to = out->p + out->n;
    for (size_t at = 0; at < text.n;) {
        char tail[8] = {0};
        const char *p = text.p + at;
        if (text.n - at < sizeof tail)
            p = memcpy(tail, p, text.n - at);
        unsigned code = find(word_at(p));
        if (n + 2 > most)
            return false;
        to[n++] = (char)code;
        if (code == PLAIN)
            to[n++] = *p;
        at += code == PLAIN ? 1 : symbols[code].n;
    }
    out->n += n;
    out->p[out->n] = '\0';
    return true;
}

bool
film_decompress(struct film_str *text, struct film_str compressed,
                struct film_arena *arena)
{
    const unsigned char *p = (const unsigned char *)compressed.p;
    size_t n = 0;
    for (size_t i = 0; i < compressed.n; i++) {
        n += p[i] == PLAIN ? 1 : symbols[p[i]].n;
        i += p[i] == PLAIN;
    }
    char *to = film_arena_alloc(arena, n + SYMBOL_MAX + 1);
    if (!to)
        return false;
    *text = (struct film_str){to, n};
    for (size_t i = 0; i < compressed.n; i++) {
        if (p[i] == PLAIN) {
            *to++ = ++i < compressed.n ? (char)p[i] : ' ';
            continue;
        }
        /* The next symbol overwrites the rest. */
        memcpy(to, symbols[p[i]].bytes, SYMBOL_MAX);
        to += symbols[p[i]].n;
    }
    *to = '\0';
    return true;
}
