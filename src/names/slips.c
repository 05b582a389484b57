/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/slips.h"

#include "base/ascii.h"

/* The groups of letters that are taken for each other, as bits: aeiouy, td,
 * ckq, csz, mn, fv, bp, gj, gk, vw. */
static const unsigned short groups[26] = {
    ['a' - 'a'] = 1,       ['e' - 'a'] = 1,         ['i' - 'a'] = 1,
    ['o' - 'a'] = 1,       ['u' - 'a'] = 1,         ['y' - 'a'] = 1,
    ['t' - 'a'] = 2,       ['d' - 'a'] = 2,         ['c' - 'a'] = 4 | 8,
    ['k' - 'a'] = 4 | 256, ['q' - 'a'] = 4,         ['s' - 'a'] = 8,
    ['z' - 'a'] = 8,       ['m' - 'a'] = 16,        ['n' - 'a'] = 16,
    ['f' - 'a'] = 32,      ['v' - 'a'] = 32 | 512,  ['b' - 'a'] = 64,
    ['p' - 'a'] = 64,      ['g' - 'a'] = 128 | 256, ['j' - 'a'] = 128,
    ['w' - 'a'] = 512};

/* Letters of which the sound is also written with two others. */
static const char *const pairs[26] = {['f' - 'a'] = "ph",
                                      ['k' - 'a'] = "ch",
                                      ['x' - 'a'] = "ks",
                                      ['z' - 'a'] = "ts"};

bool
film_slips_alike(char a, char b)
{
    return film_ascii_small(a) && film_ascii_small(b) &&
           (groups[a - 'a'] & groups[b - 'a']) != 0;
}

/* A letter that is not heard: Kubrick, Huston, Wayne. */
static bool
is_silent(struct film_str w, size_t i)
{
    char before = w.p[i - (i > 0)], c = w.p[i];
    return i > 0 && ((c == 'h' && strchr("cgkprtw", before)) ||
                     (c == 'e' && i + 1 == w.n) ||
                     (c == 'c' && i + 1 < w.n && w.p[i + 1] == 'k'));
}

/* The cost of letter i of a word, which the other one does not have. */
static unsigned
extra_cost(struct film_str w, size_t i)
{
    if (i > 0 && w.p[i] == w.p[i - 1])
        return FILM_SLIP_DOUBLED;
    return is_silent(w, i) ? FILM_SLIP_LIKELY : FILM_SLIP;
}

/* True if the letter sounds like the two of w that end at i. */
static bool
sounds_like_two(char letter, struct film_str w, size_t i)
{
    const char *pair = film_ascii_small(letter) ? pairs[letter - 'a'] : NULL;
    return pair && i > 0 && w.p[i - 1] == pair[0] && w.p[i] == pair[1];
}

static unsigned
least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The rows of costs of the beginnings of a: two letters less, one less, and
 * all. */
struct rows {
    unsigned *before, *last, *row;
};

/* The least cost of a's letters to i and b's to j as two letters for one or in
 * each other's place. */
static unsigned
cost_of_two(const struct rows *r, struct film_str a, size_t i,
            struct film_str b, size_t j)
{
    unsigned d = FILM_SLIP_LETTERS * FILM_SLIP;
    char x = a.p[i - 1], y = b.p[j - 1];
    if (i > 1 && j > 1 && x == b.p[j - 2] && a.p[i - 2] == y)
        d = r->before[j - 2] + FILM_SLIP_LIKELY;
    if (sounds_like_two(y, a, i - 1))
        d = least(d, r->before[j - 1] + FILM_SLIP_LIKELY);
    if (sounds_like_two(x, b, j - 1))
        d = least(d, r->last[j - 2] + FILM_SLIP_LIKELY);
    return d;
}

unsigned
film_slips(struct film_str a, struct film_str b, unsigned most)
{
    unsigned v[3][FILM_SLIP_LETTERS] = {{0}}, extra[FILM_SLIP_LETTERS];
    struct rows r = {v[0], v[1], v[2]};
    size_t apart = a.n > b.n ? a.n - b.n : b.n - a.n;
    if (apart * FILM_SLIP_DOUBLED > most || a.n >= FILM_SLIP_LETTERS ||
        b.n >= FILM_SLIP_LETTERS)
        return most + 1;
    for (size_t j = 1; j <= b.n; j++) {
        extra[j] = extra_cost(b, j - 1);
        r.last[j] = r.last[j - 1] + extra[j];
    }
    for (size_t i = 1; i <= a.n; i++) {
        unsigned out = extra_cost(a, i - 1), best = r.row[0] = r.last[0] + out;
        for (size_t j = 1; j <= b.n; j++) {
            char x = a.p[i - 1], y = b.p[j - 1];
            unsigned d =
                r.last[j - 1] + (x == y                   ? 0
                                 : film_slips_alike(x, y) ? FILM_SLIP_LIKELY
                                                          : FILM_SLIP);
            d = least(d, r.last[j] + out);
            d = least(d, r.row[j - 1] + extra[j]);
            d = least(d, cost_of_two(&r, a, i, b, j));
            r.row[j] = d;
            best = least(best, d);
        }
        if (best > most + FILM_SLIP_LIKELY) /* two letters may cost less */
            return most + 1;
        unsigned *free_row = r.before;
        r.before = r.last;
        r.last = r.row;
        r.row = free_row;
    }
    return r.last[b.n] > most ? most + 1 : r.last[b.n];
}
