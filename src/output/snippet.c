/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/snippet.h"
#include "text/passages.h"

/* The number of highlights inside r. */
static size_t
count_within(const struct film_hit *hit, struct film_range r)
{
    size_t n = 0;
    for (size_t i = 0; i < hit->highlight_count; i++)
        n += hit->highlights[i].from >= r.from && hit->highlights[i].to <= r.to;
    return n;
}

/* The sentences from `from` on that fit the budget; at least one. */
static struct film_range
window_at(struct film_str text, size_t from, size_t budget)
{
    size_t to = film_sentence_end(text, from);
    while (to < text.n) {
        size_t next = film_sentence_end(text, to);
        if (next - from > budget)
            break;
        to = next;
    }
    return (struct film_range){(uint32_t)from, (uint32_t)to};
}

/* Moves `at` forward or back to the nearest word boundary. */
static size_t
to_word(struct film_str text, size_t at, bool back)
{
    enum { LONG_WORD = 40 }; /* longer: the script has no spaces */
    size_t i = at;
    for (int n = 0; n < LONG_WORD; n++) {
        if (i == 0 || i == text.n || text.p[i - 1] == ' ')
            return i;
        i = back ? i - 1 : i + 1;
    }
    while (at > 0 && at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* The part of one over-long sentence around its first highlight. */
static struct film_range
cut_sentence(const struct film_hit *hit, struct film_range r, size_t budget)
{
    size_t first = r.from;
    for (size_t i = 0; i < hit->highlight_count; i++) {
        if (hit->highlights[i].from >= r.from) {
            first = hit->highlights[i].from;
            break;
        }
    }
    size_t from = r.from;
    if (first > r.from + budget / 3)
        from = to_word(hit->text, first - budget / 3, true);
    size_t to = r.to;
    if (to - from > budget)
        to = to_word(hit->text, from + budget, false);
    return (struct film_range){(uint32_t)from, (uint32_t)to};
}

struct film_range
film_snippet(const struct film_hit *hit, size_t budget)
{
    struct film_str text = hit->text;
    struct film_range best = {0, (uint32_t)text.n};
    /* Leaving out half a sentence at the end is not worth an ellipsis. */
    if (text.n <= budget + budget / 2)
        return best;
    size_t most = 0;
    for (size_t at = 0; at < text.n; at = film_sentence_end(text, at)) {
        struct film_range r = window_at(text, at, budget);
        size_t n = count_within(hit, r);
        if (at == 0 || n > most) {
            best = r;
            most = n;
        }
    }
    if (best.to - best.from > budget + budget / 2)
        best = cut_sentence(hit, best, budget);
    return best;
}
