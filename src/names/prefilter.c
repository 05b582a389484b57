/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/prefilter.h"

#include "base/ascii.h"
#include "base/utf8.h"

void
film_prefilter_add(struct film_prefilter *g,
                   const struct film_name_spellings *spellings)
{
    for (size_t i = 0; i < spellings->n; i++) {
        const struct film_name_spelling *s = &spellings->v[i];
        /* no letters: only of damaged lists */
        if (g->n == FILM_PREFILTER_MAX || s->part[0].n == 0 ||
            s->part[1].n == 0) {
            g->all = true;
            return;
        }
        g->v[g->n++] = (struct film_prefilter_begun){s, {0, 0}};
        for (int k = 0; k < 2; k++)
            g->letters |= 1u << (s->part[k].letters[0] - 'a');
    }
}

static void
start(struct film_prefilter *g)
{
    for (size_t i = 0; i < g->n; i++)
        g->v[i].at[0] = g->v[i].at[1] = 0;
}

/* The letter at i counted from a; 26 or more for anything but ASCII's. */
static unsigned
letter(struct film_str text, size_t i)
{
    return i < text.n ? ((unsigned char)text.p[i] | 0x20u) - 'a' : 26;
}

/* True if the word at i begins as the part does, as far as that is ASCII. */
static bool
begins(struct film_str text, size_t i, const struct film_phonetic *part)
{
    unsigned first = letter(text, i), next = letter(text, i + 1);
    if (first >= 26)
        return true;
    return first == (unsigned)(part->letters[0] - 'a') &&
           (next >= 26 || part->n < 2 ||
            next == (unsigned)(part->letters[1] - 'a'));
}

/* True if the word at i may be the second part of a name. The parts are at
 * most FILM_NAME_RUN_MAX words apart, which are hardly ever longer than this
 * together. */
static bool
see_word(struct film_prefilter *g, struct film_str text, size_t i)
{
    enum { NAME_MOST = 200 };
    unsigned first = letter(text, i);
    if (first < 26 && !(g->letters >> first & 1))
        return false;
    for (size_t k = 0; k < g->n; k++)
        for (int part = 0; part < 2; part++) {
            struct film_prefilter_begun *b = &g->v[k];
            size_t other = b->at[1 - part];
            if (!begins(text, i, &b->spelling->part[part]))
                continue;
            if (other > 0 && i + 1 - other <= NAME_MOST)
                return true;
            b->at[part] = i + 1;
        }
    return false;
}

/* The length of a character of General Punctuation (quotation marks, dashes)
 * at i, else 0. */
static size_t
punctuation(struct film_str text, size_t i)
{
    return text.n - i >= 3 && memcmp(text.p + i, "\xE2\x80", 2) == 0 ? 3 : 0;
}

/* The end of the word that continues at i, which may contain hyphens and
 * apostrophes. */
static size_t
end_of_word(struct film_str text, size_t i)
{
    for (;;) {
        i += film_ascii_letters(text.p + i, text.n - i);
        if (i >= text.n)
            return i;
        size_t joint = i + (text.p[i] == '-' || text.p[i] == '\'');
        joint += punctuation(text, i);
        if (joint > i && letter(text, joint) < 26)
            i = joint;
        else if (joint == i && (unsigned char)text.p[i] >= 0x80)
            film_utf8_next(text, &i);
        else
            return i;
    }
}

/* Looks at the word with a capital at i, and at a small one after it that may
 * belong to the next: Olivia de Havilland. */
static bool
see_capital(struct film_prefilter *g, struct film_str text, size_t i)
{
    size_t end = end_of_word(text, i + 1), next = end;
    next += next < text.n && text.p[next] == '.';
    next += next < text.n && text.p[next] == ' ';
    return see_word(g, text, i) ||
           (next > end && letter(text, next) < 26 && see_word(g, text, next));
}

bool
film_prefilter_text(struct film_prefilter *g, struct film_str text)
{
    bool seen = g->all;
    start(g);
    for (size_t i = 0; !seen;) {
        i += film_ascii_no_capital(text.p + i, text.n - i);
        if (i >= text.n)
            break;
        if ((unsigned char)text.p[i] < 0x80) {
            seen = see_capital(g, text, i++);
            continue;
        }
        size_t from = i;
        uint32_t c = film_utf8_next(text, &i);
        bool inside = from > 0 && film_ascii_letter(text.p[from - 1]);
        bool hangul = c >= 0xAC00 && c <= 0xD7A3; /* has no capitals */
        seen = !inside && !hangul && punctuation(text, from) == 0 &&
               see_word(g, text, from);
    }
    return seen;
}

bool
film_prefilter_run(struct film_prefilter *g, struct film_str text,
                   const struct film_name_run *run)
{
    bool seen = g->all;
    start(g);
    for (unsigned i = 0; i < run->n && !seen; i++)
        seen = see_word(g, text, run->w[i].from);
    return seen;
}
