/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/weights.h"

#include "base/utf8.h"
#include "search/expand/parameters.h"
#include "search/expand/query-hints.h"
#include "search/expand/thesaurus.h"

#include <math.h>

#define P film_parameters

enum {
    COMPOUND_MOST = 40, /* letters */
    PART_LEAST = 4,
};

/* What the steps of preparing a query share. */
struct maker {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    struct film_weights *w;
    const struct film_token *tokens;
    size_t n;
    uint16_t *terms; /* by token */
    size_t words;    /* content words */
    bool only_stops; /* there is nothing else to look for */
    bool quoted;     /* the query looks like a quotation */
};

double
film_weights_idf(uint64_t n, uint64_t df)
{
    double rest = n > df ? (double)(n - df) : 0;
    return log(1 + (rest + .5) / ((double)df + .5));
}

unsigned
film_weights_letters(struct film_str stem)
{
    uint32_t w;
    memcpy(&w, stem.p, sizeof w);
    return film_hash_number(w) >> 24;
}

/* ---- Terms ------------------------------------------------------------ */

static bool
is_content(const struct maker *q, const struct film_token *t)
{
    return q->only_stops || !t->word->stop || (t->flags & FILM_TOKEN_NAME);
}

/* The weight of one occurrence in the query. */
static double
occurrence(const struct maker *q, size_t i)
{
    const struct film_token *t = &q->tokens[i];
    if (t->flags & FILM_TOKEN_JOINED)
        return P.joined;
    if (film_hint_is_weak(t->word->folded))
        return q->words >= P.weak_from ? P.weak : 1;
    switch (film_hint_hangul(q->tokens, q->n, i, q->plan->asked.text)) {
    case FILM_HINT_PARTICLE:
        return P.particle;
    case FILM_HINT_QUESTION:
        return P.question;
    default:
        return 1;
    }
}

static bool
match_tokens(struct maker *q)
{
    const struct film_plan *plan = q->plan;
    bool content = false;
    q->terms = film_ctx_alloc(q->c, q->n + 1, sizeof *q->terms);
    for (size_t i = 0; i < q->n && q->terms; i++) {
        size_t k = 0;
        while (k + 1 < plan->term_count &&
               plan->terms[k].word->stem_id != q->tokens[i].word->stem_id)
            k++;
        q->terms[i] = (uint16_t)k;
        content |= is_content(q, &q->tokens[i]);
        q->words += is_content(q, &q->tokens[i]) &&
                    !(q->tokens[i].flags & FILM_TOKEN_JOINED);
    }
    q->only_stops = !content;
    q->quoted = content &&
                (plan->asked.quoted || film_hint_is_quotation(q->tokens, q->n));
    return q->terms;
}

/* Sets the lengths that a query's count of terms decides. */
static void
set_length(struct maker *q)
{
    struct film_weights *w = q->w;
    size_t n = 0;
    for (size_t i = 0; i < w->term_count; i++)
        n += w->terms[i].content;
    double length = ((double)n - P.long_from) / P.long_span;
    w->length = length < 0 ? 0 : length > 1 ? 1 : length;
    w->b = P.b + P.b_long * w->length;
    w->stage1 = (struct film_stage1){
        P.k1, w->b, q->plan->spelled ? P.passages_named : P.passages,
        P.articles, P.article_passages};
}

static void
weigh_terms(struct maker *q)
{
    struct film_weights *w = q->w;
    const struct film_counts *n = &q->plan->counts;
    double burst = P.burst + P.burst_long * w->length;
    for (size_t i = 0; i < w->term_count; i++) {
        struct film_term_weight *t = &w->terms[i];
        const struct film_query_term *known = &q->plan->terms[i];
        if (!t->content) {
            t->weight = q->quoted ? P.function_quoted : P.function_word;
            continue;
        }
        double own = t->frequency * (known->factor > 0 ? known->factor : 1);
        t->weight = own * film_weights_idf(n->passages, known->passages);
        t->article = own * film_weights_idf(n->articles, known->articles);
        bool ascii = t->word->stem.n && (unsigned char)t->word->stem.p[0] < 128;
        if (ascii && known->passages && known->occurrences > known->passages)
            t->weight *= pow(
                (double)known->occurrences / (double)known->passages, burst);
        w->passage[i] = t->weight;
        w->article[i] = t->article;
    }
}

static bool
make_terms(struct maker *q)
{
    struct film_weights *w = q->w;
    w->term_count = q->plan->term_count;
    size_t n = w->term_count + 1;
    w->terms = film_ctx_alloc(q->c, n, sizeof *w->terms);
    w->passage = film_ctx_alloc(q->c, n, sizeof *w->passage);
    w->article = film_ctx_alloc(q->c, n, sizeof *w->article);
    if (!film_ctx_ok(q->c))
        return false;
    for (size_t i = 0; i < w->term_count; i++)
        w->terms[i].word = q->plan->terms[i].word;
    for (size_t i = 0; i < q->n; i++) {
        struct film_term_weight *t = &w->terms[q->terms[i]];
        if (!is_content(q, &q->tokens[i]))
            continue;
        t->content = true;
        t->frequency += occurrence(q, i);
    }
    set_length(q);
    weigh_terms(q);
    return true;
}

/* ---- Pairs ------------------------------------------------------------ */

static void
add_pair(struct maker *q, size_t a, size_t b, size_t apart)
{
    struct film_weights *w = q->w;
    uint16_t i = q->terms[a], j = q->terms[b];
    if (i == j)
        return;
    struct film_term_pair *p =
        film_ctx_push(q->c, &w->pairs, &w->pair_count, sizeof *p);
    if (!p)
        return;
    double wi = w->terms[i].weight, wj = w->terms[j].weight;
    uint32_t offset = q->tokens[b].pos - q->tokens[a].pos;
    p->i = i;
    p->j = j;
    p->offset =
        (uint16_t)(offset < (uint32_t)P.near_offset ? offset
                                                    : (uint32_t)P.near_offset);
    p->weight =
        (apart == 1 ? 1 : P.near_apart / (double)apart) * (wi < wj ? wi : wj);
}

/* True for a word that can be in a pair; joined forms repeat their parts. */
static bool
may_pair(const struct maker *q, size_t i)
{
    return !(q->tokens[i].flags & FILM_TOKEN_JOINED) &&
           q->w->terms[q->terms[i]].weight != 0;
}

static void
make_pairs(struct maker *q)
{
    for (size_t a = 0; a < q->n; a++) {
        size_t apart = 0;
        if (!may_pair(q, a))
            continue;
        for (size_t b = a + 1; b < q->n && apart < FILM_WEIGHTS_SPAN; b++)
            if (may_pair(q, b))
                add_pair(q, a, b, ++apart);
    }
}

/* ---- Matchers --------------------------------------------------------- */

/* Adds a matcher, unless the query has that term itself or the matcher is
 * there. */
static void
add_matcher(struct maker *q, uint32_t stem, uint32_t second, uint16_t term,
            bool synonym)
{
    struct film_weights *w = q->w;
    for (uint32_t m = 1; m < w->matcher_count; m++) {
        const struct film_matcher *x = &w->matchers[m];
        if (x->stem == stem && x->second == second &&
            (x->term == term || (!x->synonym && second == FILM_NO_STEM)))
            return;
    }
    struct film_matcher *slot =
        film_ctx_push(q->c, &w->matchers, &w->matcher_count, sizeof *slot);
    if (slot)
        *slot = (struct film_matcher){stem, second, term, synonym, 0};
}

/* ---- Compounds -------------------------------------------------------- */

static bool
may_be_part(const struct maker *q, size_t i)
{
    const struct film_token *t = &q->tokens[i];
    return !(t->flags & (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM)) &&
           q->w->terms[q->terms[i]].content && film_utf8_ascii(t->word->folded);
}

/* The stem id of a word of letters, or FILM_NO_STEM. */
static uint32_t
stem_of(struct maker *q, struct film_str word)
{
    struct film_tokens t = film_ctx_analyse(q->c, word);
    return t.n == 1 && !t.v[0].word->stop ? t.v[0].word->stem_id : FILM_NO_STEM;
}

/* Two neighbours that a text may join: quarter back, quarterback. */
static void
add_joined(struct maker *q, size_t i, size_t k)
{
    struct film_str a = q->tokens[i].word->folded;
    struct film_str b = q->tokens[k].word->folded;
    char both[COMPOUND_MOST];
    if (a.n + b.n > sizeof both)
        return;
    memcpy(both, a.p, a.n);
    memcpy(both + a.n, b.p, b.n);
    uint32_t stem = stem_of(q, (struct film_str){both, a.n + b.n});
    if (stem == FILM_NO_STEM)
        return;
    add_matcher(q, stem, FILM_NO_STEM, q->terms[i], true);
    add_matcher(q, stem, FILM_NO_STEM, q->terms[k], true);
}

/* A word that a text may have in two: landlady, land lady. */
static void
add_parts(struct maker *q, size_t i)
{
    struct film_str w = q->tokens[i].word->folded;
    for (size_t k = PART_LEAST; k + PART_LEAST <= w.n; k++) {
        uint32_t first = stem_of(q, (struct film_str){w.p, k});
        uint32_t second = first != FILM_NO_STEM
                              ? stem_of(q, (struct film_str){w.p + k, w.n - k})
                              : FILM_NO_STEM;
        if (second != FILM_NO_STEM)
            add_matcher(q, first, second, q->terms[i], true);
    }
}

static void
add_compounds(struct maker *q)
{
    for (size_t i = 0; i < q->n; i++) {
        if (!may_be_part(q, i))
            continue;
        if (i + 1 < q->n && may_be_part(q, i + 1))
            add_joined(q, i, i + 1);
        add_parts(q, i);
    }
}

static void
add_synonyms(struct maker *q)
{
    const struct film_tokens asked = q->plan->asked.tokens;
    struct film_synonyms synonyms = film_thesaurus_find(q->c, asked);
    for (size_t i = 0; i < synonyms.n; i++) {
        const struct film_synonym *x = &synonyms.v[i];
        if (q->w->terms[q->terms[x->token]].content)
            add_matcher(q, x->first->stem_id,
                        x->second ? x->second->stem_id : FILM_NO_STEM,
                        q->terms[x->token], true);
    }
}

static void
make_matchers(struct maker *q, bool alias)
{
    struct film_weights *w = q->w;
    film_ctx_push(q->c, &w->matchers, &w->matcher_count, sizeof *w->matchers);
    for (size_t i = 0; i < w->term_count; i++)
        if (w->terms[i].weight > 0)
            add_matcher(q, w->terms[i].word->stem_id, FILM_NO_STEM, (uint16_t)i,
                        false);
    if (alias)
        add_synonyms(q);
    if (alias && w->length < 1) /* a long query says enough */
        add_compounds(q);
}

static void
make_slots(struct maker *q)
{
    struct film_weights *w = q->w;
    size_t room = 64;
    while (room < 4 * w->matcher_count)
        room *= 2;
    w->slots = film_ctx_alloc(q->c, room, sizeof *w->slots);
    if (!w->slots)
        return;
    w->slot_mask = room - 1;
    for (uint32_t m = (uint32_t)w->matcher_count - 1; m > 0; m--) {
        size_t i = film_hash_number(w->matchers[m].stem) & w->slot_mask;
        while (w->slots[i] &&
               w->matchers[w->slots[i]].stem != w->matchers[m].stem)
            i = (i + 1) & w->slot_mask;
        w->matchers[m].next = w->slots[i];
        w->slots[i] = m;
    }
}

static void
make_conflations(struct maker *q)
{
    struct film_weights *w = q->w;
    for (size_t i = 0; i < w->term_count; i++) {
        const struct film_term_weight *t = &w->terms[i];
        struct film_str root = film_hint_root(t->word->stem);
        if (!t->content || t->frequency < .5 || root.n == 0)
            continue;
        struct film_conflation *slot = film_ctx_push(
            q->c, &w->conflations, &w->conflation_count, sizeof *slot);
        if (!slot)
            return;
        *slot = (struct film_conflation){root, t->word->stem, (uint16_t)i};
        unsigned b = film_weights_letters(root);
        w->conflation_letters[b / 64] |= (uint64_t)1 << (b % 64);
    }
}

void
film_weights_make(struct film_search_ctx *c, struct film_plan *plan, bool alias)
{
    struct film_weights *w = film_ctx_alloc(c, 1, sizeof *w);
    struct maker q = {.c = c,
                      .plan = plan,
                      .w = w,
                      .tokens = plan->asked.tokens.v,
                      .n = plan->asked.tokens.n};
    plan->weights = w;
    if (!w || !match_tokens(&q) || !make_terms(&q))
        return;
    make_pairs(&q);
    make_matchers(&q, alias);
    make_slots(&q);
    make_conflations(&q);
}

double
film_weights_absent(const struct film_weights *w, const bool *absent)
{
    double sum = 0, near = P.near + P.near_short * (1 - w->length);
    for (size_t i = 0; i < w->term_count; i++)
        if (absent[i])
            sum += w->terms[i].weight / (1 + P.k) +
                   P.article * w->terms[i].article / (1 + P.article_k);
    for (size_t k = 0; k < w->pair_count; k++)
        if (absent[w->pairs[k].i] || absent[w->pairs[k].j])
            sum += near * w->pairs[k].weight;
    return sum;
}

void
film_weights_focus(const struct film_weights *w, struct film_analyser *an)
{
    film_analyser_focus_none(an);
    for (size_t i = 0; i < w->term_count; i++) {
        film_analyser_focus_add(an, w->terms[i].word->stem);
        film_analyser_focus_add(an, w->terms[i].word->folded);
    }
    for (uint32_t u = 1; u < w->matcher_count; u++) {
        const struct film_matcher *x = &w->matchers[u];
        film_analyser_focus_add(an, film_analyser_stem(an, x->stem));
        if (x->second != FILM_NO_STEM)
            film_analyser_focus_add(an, film_analyser_stem(an, x->second));
    }
    for (size_t i = 0; i < w->conflation_count; i++)
        film_analyser_focus_add(an, w->conflations[i].root);
}

size_t
film_weights_substitutes(const struct film_weights *w, size_t i,
                         struct film_analyser *an, struct film_str *v,
                         size_t room)
{
    size_t n = 0;
    for (uint32_t u = 1; u < w->matcher_count && n < room; u++) {
        const struct film_matcher *x = &w->matchers[u];
        if (x->synonym && x->term == i && x->second == FILM_NO_STEM)
            v[n++] = film_analyser_stem(an, x->stem);
    }
    return n;
}
