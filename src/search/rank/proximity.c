/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/internal.h"

#include <stdlib.h>

#define P film_parameters

/* How well the distance of two occurrences agrees with that in the query: 1 if
 * equal, less with growing difference, 0 outside the window. */
static double
closeness(int distance, int wanted)
{
    if (distance == wanted)
        return 1;
    if (abs(distance) > P.near_window)
        return 0;
    return 1 / (1 + (double)abs(distance - wanted) / P.near_slope);
}

static uint32_t
kept(uint32_t n)
{
    return n < FILM_RANK_POSITIONS ? n : FILM_RANK_POSITIONS;
}

/* The best of all occurrences of both words. */
static double
best_closeness(const struct film_rank_counts *c, const struct film_term_pair *p)
{
    double best = 0;
    for (uint32_t a = 0; a < kept(c->n[p->i]); a++)
        for (uint32_t b = 0; b < kept(c->n[p->j]); b++) {
            int distance = (int)(c->pos[p->j][b] - c->pos[p->i][a]);
            double is = closeness(distance, p->offset);
            if (is > best)
                best = is;
        }
    return best;
}

double
film_rank_near(const struct film_rank *r, const uint8_t *near,
               const uint8_t *heading)
{
    double sum = 0;
    for (size_t k = 0; k < r->w->pair_count; k++) {
        const struct film_term_pair *p = &r->w->pairs[k];
        if (near[k] || heading[k])
            sum += p->weight;
        else if (r->counts.n[p->i] && r->counts.n[p->j])
            sum += p->weight * best_closeness(&r->counts, p);
    }
    return sum;
}

/* ---- Fields ----------------------------------------------------------- */

struct hit {
    uint16_t term;
    uint32_t pos;
};

enum { HITS = 64 }; /* maximum number of occurrences in a field */

static size_t
find_hits(const struct film_rank *r, struct film_tokens text, uint32_t base,
          struct hit *hits, size_t n)
{
    for (size_t i = 0; i < text.n && n < HITS; i++) {
        uint32_t matcher = film_weights_matcher(r->w, text.v[i].word->stem_id);
        for (; matcher; matcher = r->w->matchers[matcher].next)
            if (!r->w->matchers[matcher].synonym && n < HITS)
                hits[n++] = (struct hit){r->w->matchers[matcher].term,
                                         base + text.v[i].pos};
    }
    return n;
}

static bool
together(const struct hit *hits, size_t n, const struct film_term_pair *p)
{
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n && hits[a].term == p->i; b++)
            if (hits[b].term == p->j &&
                hits[b].pos <= hits[a].pos + FILM_RANK_FIELD_NEAR &&
                hits[a].pos <= hits[b].pos + FILM_RANK_FIELD_NEAR)
                return true;
    return false;
}

void
film_rank_field(const struct film_rank *r, struct film_tokens text,
                struct film_tokens more, uint8_t *near, uint8_t *fields,
                uint8_t field)
{
    struct hit hits[HITS];
    size_t n = find_hits(r, text, 0, hits, 0);
    n = find_hits(r, more, text.n ? text.v[text.n - 1].pos + 1 : 0, hits, n);
    for (size_t i = 0; i < n; i++)
        fields[hits[i].term] |= field;
    for (size_t k = 0; k < r->w->pair_count && n >= 2; k++)
        if (!near[k])
            near[k] = together(hits, n, &r->w->pairs[k]);
}
