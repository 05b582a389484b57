/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "catalog/near.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "catalog/lookup.h"
#include "names/slips.h"
#include "schema/values.h"

enum {
    SHORTEST = 6,       /* bytes of a key with a word that no passage has */
    SHORTEST_KNOWN = 8, /* … if passages have all of its words */
    SHORTEST_OTHER = 12, /* … if it is not in ASCII: four syllables of Hangul */
    LONG = 12,           /* bytes from which on there may be two slips */
    SAFE = 3,    /* first letters without a slip if all words are known */
    AS_NEAR = 3, /* keys that may be equally near; of more, none is meant */
    CONTEXT = 2, /* equal letters that are compared around different ones */
};

struct finder {
    const struct film_recogniser *how;
    struct film_str typed;         /* key */
    unsigned least, most;          /* costs that are allowed */
    struct film_str keys[AS_NEAR]; /* the nearest ones, in the arena */
    size_t n;                      /* AS_NEAR + 1: too many */
};

/* True if both have the same figures in the same order. */
static bool
same_figures(struct film_str a, struct film_str b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.n && !film_ascii_digit(a.p[i]))
            i++;
        while (k < b.n && !film_ascii_digit(b.p[k]))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.p[i] != b.p[k])
            return false;
    }
}

/* The cost of the slips between two keys, more than `most` as most + 1. What is
 * equal at both ends is left out: titles are longer than words. */
static unsigned
cost_of(struct film_str a, struct film_str b, unsigned most)
{
    size_t least = a.n < b.n ? a.n : b.n, begin = 0, end = 0;
    while (begin < least && a.p[begin] == b.p[begin])
        begin++;
    while (end < least - begin && a.p[a.n - 1 - end] == b.p[b.n - 1 - end])
        end++;
    begin -= begin < CONTEXT ? begin : CONTEXT;
    end -= end < CONTEXT ? end : CONTEXT;
    a = (struct film_str){a.p + begin, a.n - begin - end};
    b = (struct film_str){b.p + begin, b.n - begin - end};
    return film_slips(a, b, most);
}

/* Considers the key of a name if it is of a title. */
static enum film_status
consider(void *user, struct film_str key, uint32_t freq, struct film_error *err)
{
    struct finder *f = user;
    (void)freq;
    if (key.n == 0 || key.p[--key.n] != FILM_KEY_FILM)
        return FILM_OK;
    unsigned cost = cost_of(f->typed, key, f->most);
    if (cost > f->most || cost < f->least || !same_figures(f->typed, key))
        return FILM_OK;
    if (cost < f->most)
        f->n = 0;
    f->most = cost;
    if (f->n < AS_NEAR && !film_arena_copy(f->how->arena, key, &f->keys[f->n]))
        return film_error_nomem(err);
    f->n += f->n <= AS_NEAR;
    return FILM_OK;
}

/* Considers all titles that begin with these letters. */
static enum film_status
look_at(struct finder *f, struct film_str begin)
{
    return film_values_each(f->how->db, FILM_F_NAME_KEY, begin, consider, f,
                            f->how->err);
}

/* Considers the titles that may be meant. If no word is unknown, those that
 * begin differently are not worth the time. */
static enum film_status
look(struct finder *f, bool unknown)
{
    const struct film_str key = f->typed;
    enum film_status s =
        look_at(f, (struct film_str){key.p, unknown ? 1 : SAFE});
    if (unknown && s == FILM_OK && key.p[1] != key.p[0])
        s = look_at(f, (struct film_str){key.p + 1, 1});
    return s;
}

/* Loads the films of the keys that were found. */
static enum film_status
load(const struct finder *f, struct film_mention *out)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < f->n && s == FILM_OK; i++) {
        struct film_entity *v;
        size_t n;
        uint32_t total;
        s = film_lookup_load(&v, &n, &total, f->keys[i], FILM_KEY_FILM, f->how);
        for (size_t k = 0; k < n && s == FILM_OK; k++) {
            struct film_entity *slot = film_arena_push(
                f->how->arena, &out->bearers, &out->n, sizeof *slot);
            if (slot)
                *slot = v[k];
            else
                s = film_error_nomem(f->how->err);
        }
    }
    if (out->n > FILM_BEARERS_MOST)
        out->n = FILM_BEARERS_MOST;
    out->total = (uint32_t)out->n;
    return s;
}

enum film_status
film_near_title(struct film_mention *out, struct film_str text, bool unknown,
                const struct film_recogniser *how)
{
    struct finder f = {.how = how};
    struct film_buf key;
    *out = (struct film_mention){
        .kind = FILM_MENTION_FILM, .how = FILM_KEY_FILM, .sure = 1};
    film_buf_init(&key, 1 << 12);
    film_title_key(&key, text);
    f.typed = film_buf_get(&key);
    /* A title without the article that was typed has the same key; "a
     * godfather" is not The Godfather. */
    f.least = !film_str_equal_nocase(film_title_article(text), FILM_STR("the"));
    bool ascii = film_utf8_ascii(f.typed);
    size_t shortest = !ascii    ? SHORTEST_OTHER
                      : unknown ? SHORTEST
                                : SHORTEST_KNOWN;
    f.most = FILM_SLIP;
    if (unknown && ascii && key.n >= LONG)
        f.most += FILM_SLIP_LIKELY;
    enum film_status s = film_buf_check(&key, how->err);
    if (s == FILM_OK && key.n >= shortest)
        s = look(&f, unknown);
    if (s == FILM_OK && f.n <= AS_NEAR)
        s = load(&f, out);
    film_buf_release(&key);
    return s;
}
