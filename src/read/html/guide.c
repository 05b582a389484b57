/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/html/guide.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/utf8.h"

enum { WORDS = 3, BODY_BYTES = 1 << 20 };

struct words {
    struct film_str text;
    size_t at;
    uint64_t last[WORDS]; /* hashes, the newest last */
    unsigned count;       /* words seen, at most WORDS */
    uint64_t seed;        /* of the hashes */
};

static bool
is_word(uint32_t c)
{
    if (c < 0x80)
        return film_ascii_letter((char)c) || film_ascii_digit((char)c);
    return (c >= 0xc0 && c < 0x2000) || c >= 0x2e80;
}

/* Moves to the next word; an ideograph, a kana or a Hangul syllable counts
 * as one word. Returns the hash of the last WORDS words, 0 at the end of the
 * text. */
static uint64_t
next_sequence(struct words *w)
{
    do {
        size_t from = 0, to = 0; /* the word */
        while (w->at < w->text.n) {
            size_t before = w->at;
            uint32_t c = film_utf8_next(w->text, &w->at);
            if (is_word(c)) {
                if (to && c >= 0x2e80) {
                    w->at = before;
                    break;
                }
                from = to ? from : before;
                to = w->at;
                if (c >= 0x2e80)
                    break;
            } else if (to) {
                break;
            }
        }
        if (!to)
            return 0;
        memmove(w->last, w->last + 1, sizeof w->last - sizeof *w->last);
        w->last[WORDS - 1] =
            film_hash((struct film_str){w->text.p + from, to - from}, w->seed);
        w->count += w->count < WORDS;
    } while (w->count < WORDS);
    return film_hash((struct film_str){(const char *)w->last, sizeof w->last},
                     w->seed) |
           1;
}

/* The hashes of all sequences of WORDS words of a text. */
static bool
fill(struct film_hashes *set, struct film_str body)
{
    struct words w = {.text = body, .seed = film_hash_seed()};
    bool ok = true, added;
    for (uint64_t hash; ok && (hash = next_sequence(&w));)
        ok = film_hashes_put(set, hash, &added);
    return ok;
}

static bool
mostly_in(const struct film_hashes *set, struct film_str text)
{
    struct words w = {.text = text, .seed = film_hash_seed()};
    unsigned in = 0, all = 0;
    for (uint64_t hash; (hash = next_sequence(&w)); all++)
        in += film_hashes_has(set, hash);
    return all >= 4 && in * 3 > all * 2;
}

enum film_status
film_html_guide_match(struct film_html_page *page, struct film_str body,
                      uint32_t *found, struct film_error *err)
{
    struct film_hashes set = {0};
    *found = 0;
    if (body.n > BODY_BYTES)
        body.n = BODY_BYTES;
    bool ok = fill(&set, body);
    for (size_t i = 0; i < page->run_count && ok; i++) {
        struct film_html_run *r = &page->runs[i];
        r->guided = mostly_in(&set, r->text);
        *found += r->guided ? r->chars : 0;
    }
    film_hashes_release(&set);
    return ok ? FILM_OK : film_error_nomem(err);
}
