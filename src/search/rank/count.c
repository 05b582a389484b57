/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/internal.h"

#include "search/expand/query-hints.h"
#include "search/expand/thesaurus.h"

#define P film_parameters

enum { ABBREVIATION = 3 }; /* bytes: a shorter word's point ends no sentence */

/* True if the second word of a synonym follows tokens[i] closely enough. */
static bool
completed(struct film_tokens text, size_t i, uint32_t second)
{
    if (second == FILM_NO_STEM)
        return true;
    for (size_t k = i + 1;
         k < text.n && text.v[k].pos <= text.v[i].pos + FILM_SYNONYM_SPAN; k++)
        if (text.v[k].word->stem_id == second)
            return true;
    return false;
}

static void
take_matchers(struct film_rank *r, struct film_tokens text, size_t i,
              uint32_t matcher, uint32_t pos)
{
    struct film_rank_counts *c = &r->counts;
    for (; matcher; matcher = r->w->matchers[matcher].next) {
        const struct film_matcher *u = &r->w->matchers[matcher];
        if (u->synonym) {
            if (completed(text, i, u->second))
                c->other[u->term] += P.synonym;
        } else if (c->n[u->term]++ < FILM_RANK_POSITIONS) {
            c->pos[u->term][c->n[u->term] - 1] = pos;
        }
    }
}

/* A word that the query does not have may be of the family of one it has. */
static void
take_relatives(struct film_rank *r, struct film_str stem)
{
    unsigned b = stem.n >= FILM_HINT_ROOT_MIN ? film_weights_letters(stem) : 0;
    if (stem.n < FILM_HINT_ROOT_MIN ||
        !(r->w->conflation_letters[b / 64] >> (b % 64) & 1))
        return;
    struct film_str root = film_hint_root(stem);
    for (size_t i = 0; i < r->w->conflation_count; i++) {
        const struct film_conflation *x = &r->w->conflations[i];
        if (film_str_equal(root, x->root) && !film_str_equal(stem, x->stem) &&
            film_hint_are_relatives(stem, x->stem, root))
            r->counts.other[x->term] += P.relative;
    }
}

void
film_rank_count(struct film_rank *r, struct film_tokens text)
{
    struct film_rank_counts *c = &r->counts;
    uint32_t sentences = 0; /* number of sentences that have ended */
    c->length = 0;
    memset(c->n, 0, r->w->term_count * sizeof *c->n);
    memset(c->other, 0, r->w->term_count * sizeof *c->other);
    for (size_t i = 0; i < text.n; i++) {
        const struct film_token *t = &text.v[i];
        if ((t->flags & FILM_TOKEN_START) && i > 0 &&
            t[-1].to - t[-1].from > ABBREVIATION)
            sentences++;
        c->length += !t->word->stop;
        uint32_t matcher = film_weights_matcher(r->w, t->word->stem_id);
        if (matcher)
            take_matchers(r, text, i, matcher,
                          t->pos + sentences * (uint32_t)P.sentence);
        else
            take_relatives(r, t->word->stem);
    }
}
