/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/internal.h"

#include "base/utf8.h"
#include "search/expand/query-hints.h"
#include "search/expand/thesaurus.h"

#include <math.h>

#define P film_rank_parameters

enum {
    COMPOUND_MOST = 40, /* letters */
    PART_LEAST = 4,
};

/* What the parts of preparing a query hand on. */
struct query {
    struct film_rank *r;
    const struct film_token *tokens;
    uint16_t *terms; /* by token */
    size_t n;
    size_t words;    /* content words */
    bool only_stops; /* there is nothing else to look for */
    bool quoted;     /* it looks like a quotation */
    struct film_analyser *an;
    struct film_error *err;
};

double
film_rank_idf(uint64_t n, uint64_t df)
{
    double rest = n > df ? (double)(n - df) : 0;
    return log(1 + (rest + .5) / ((double)df + .5));
}

unsigned
film_rank_letters(struct film_str stem)
{
    uint32_t w;
    memcpy(&w, stem.p, sizeof w);
    return (w * 0x9E3779B1u) >> 24;
}

/* ---- Terms ------------------------------------------------------------ */

static bool
is_content(const struct query *q, const struct film_token *t)
{
    return q->only_stops || !t->word->stop || (t->flags & FILM_TOKEN_NAME);
}

/* What one occurrence in the query counts. */
static double
occurrence(const struct query *q, size_t i)
{
    const struct film_token *t = &q->tokens[i];
    if (t->flags & FILM_TOKEN_JOINED)
        return P.joined;
    if (film_hint_is_weak(t->word->folded))
        return q->words >= P.weak_from ? P.weak : 1;
    switch (film_hint_hangul(q->tokens, q->n, i, q->r->view->text)) {
    case FILM_HINT_PARTICLE:
        return P.particle;
    case FILM_HINT_QUESTION:
        return P.question;
    default:
        return 1;
    }
}

static enum film_status
match_tokens(struct query *q)
{
    const struct film_view *view = q->r->view;
    bool content = false;
    q->terms = film_arena_alloc(q->r->arena, (q->n + 1) * sizeof *q->terms);
    if (!q->terms)
        return film_error_nomem(q->err);
    for (size_t i = 0; i < q->n; i++) {
        size_t k = 0;
        while (k + 1 < view->term_count &&
               view->terms[k].word->stem_id != q->tokens[i].word->stem_id)
            k++;
        q->terms[i] = (uint16_t)k;
        content |= is_content(q, &q->tokens[i]);
        q->words += is_content(q, &q->tokens[i]) &&
                    !(q->tokens[i].flags & FILM_TOKEN_JOINED);
    }
    q->only_stops = !content;
    q->quoted =
        content && (view->quoted || film_hint_is_quotation(q->tokens, q->n));
    return FILM_OK;
}

/* Sets the lengths that a query's count of terms decides. */
static void
set_length(struct film_rank *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->term_count; i++)
        n += r->terms[i].content;
    double length = ((double)n - P.long_from) / P.long_span;
    r->length = length < 0 ? 0 : length > 1 ? 1 : length;
    r->b = P.b + P.b_long * r->length;
    r->stage1 = (struct film_rank_stage1){
        P.k1, r->b, r->view->name_count ? P.passages_named : P.passages,
        P.articles, P.article_passages};
}

static void
weigh_terms(struct query *q)
{
    struct film_rank *r = q->r;
    const struct film_counts *c = &r->view->counts;
    double burst = P.burst + P.burst_long * r->length;
    for (size_t i = 0; i < r->term_count; i++) {
        struct film_rank_term *t = &r->terms[i];
        const struct film_query_term *known = &r->view->terms[i];
        if (!t->content) {
            t->weight = q->quoted ? P.function_quoted : P.function_word;
            continue;
        }
        double own = t->frequency * (known->factor > 0 ? known->factor : 1);
        t->weight = own * film_rank_idf(c->passages, known->passages);
        t->article = own * film_rank_idf(c->articles, known->articles);
        bool ascii = t->word->stem.n && (unsigned char)t->word->stem.p[0] < 128;
        if (ascii && known->passages && known->occurrences > known->passages)
            t->weight *= pow(
                (double)known->occurrences / (double)known->passages, burst);
        r->passage_weights[i] = t->weight;
        r->article_weights[i] = t->article;
    }
}

static enum film_status
make_terms(struct query *q)
{
    struct film_rank *r = q->r;
    r->term_count = r->view->term_count;
    size_t n = r->term_count + 1;
    r->terms = film_arena_zalloc(r->arena, n, sizeof *r->terms);
    r->passage_weights = film_arena_zalloc(r->arena, 2 * n, sizeof(double));
    if (!r->terms || !r->passage_weights)
        return film_error_nomem(q->err);
    r->article_weights = r->passage_weights + n;
    for (size_t i = 0; i < r->term_count; i++)
        r->terms[i].word = r->view->terms[i].word;
    for (size_t i = 0; i < q->n; i++) {
        struct film_rank_term *t = &r->terms[q->terms[i]];
        if (!is_content(q, &q->tokens[i]))
            continue;
        t->content = true;
        t->frequency += occurrence(q, i);
    }
    set_length(r);
    weigh_terms(q);
    return FILM_OK;
}

/* ---- Pairs ------------------------------------------------------------ */

static enum film_status
add_pair(struct query *q, size_t a, size_t b, size_t apart)
{
    struct film_rank *r = q->r;
    uint16_t i = q->terms[a], j = q->terms[b];
    if (i == j)
        return FILM_OK;
    struct film_rank_pair *p =
        film_arena_push(r->arena, &r->pairs, &r->pair_count, sizeof *p);
    if (!p)
        return film_error_nomem(q->err);
    double wi = r->terms[i].weight, wj = r->terms[j].weight;
    uint32_t offset = q->tokens[b].pos - q->tokens[a].pos;
    p->i = i;
    p->j = j;
    p->offset =
        (uint16_t)(offset < (uint32_t)P.near_offset ? offset
                                                    : (uint32_t)P.near_offset);
    p->weight =
        (apart == 1 ? 1 : P.near_apart / (double)apart) * (wi < wj ? wi : wj);
    return FILM_OK;
}

/* Pairs of words that take part; joined forms stand where their parts do. */
static enum film_status
make_pairs(struct query *q)
{
    enum film_status s = FILM_OK;
    for (size_t a = 0; a < q->n; a++) {
        size_t apart = 0;
        if ((q->tokens[a].flags & FILM_TOKEN_JOINED) ||
            q->r->terms[q->terms[a]].weight == 0)
            continue;
        for (size_t b = a + 1; b < q->n && apart < FILM_RANK_SPAN; b++) {
            if ((q->tokens[b].flags & FILM_TOKEN_JOINED) ||
                q->r->terms[q->terms[b]].weight == 0)
                continue;
            s = add_pair(q, a, b, ++apart);
            if (s != FILM_OK)
                return s;
        }
    }
    return s;
}

/* ---- Matchers -------------------------------------------------------------
 */

/* Adds a matcher, unless the query has that term itself or the use is there. */
static enum film_status
add_matcher(struct query *q, uint32_t stem, uint32_t second, uint16_t term,
            bool synonym)
{
    struct film_rank *r = q->r;
    for (uint32_t u = 1; u < r->matcher_count; u++) {
        const struct film_rank_matcher *x = &r->matchers[u];
        if (x->stem == stem && x->second == second &&
            (x->term == term || (!x->synonym && second == FILM_RANK_NO_STEM)))
            return FILM_OK;
    }
    struct film_rank_matcher *matcher = film_arena_push(
        r->arena, &r->matchers, &r->matcher_count, sizeof *matcher);
    if (!matcher)
        return film_error_nomem(q->err);
    *matcher = (struct film_rank_matcher){stem, second, term, synonym, 0};
    return FILM_OK;
}

/* ---- Compounds -------------------------------------------------------- */

static bool
may_be_part(const struct query *q, size_t i)
{
    const struct film_token *t = &q->tokens[i];
    return !(t->flags & (FILM_TOKEN_JOINED | FILM_TOKEN_NGRAM)) &&
           q->r->terms[q->terms[i]].content && film_utf8_ascii(t->word->folded);
}

/* The stem id of a word of letters, or FILM_RANK_NO_STEM. */
static enum film_status
stem_of(struct query *q, struct film_str word, uint32_t *stem)
{
    struct film_token *t;
    size_t n;
    enum film_status s = film_analyse(q->an, word, &t, &n, q->err);
    *stem = s == FILM_OK && n == 1 && !t[0].word->stop ? t[0].word->stem_id
                                                       : FILM_RANK_NO_STEM;
    return s;
}

/* Two neighbours that a text may join: quarter back, quarterback. */
static enum film_status
add_joined(struct query *q, size_t i, size_t k)
{
    struct film_str a = q->tokens[i].word->folded;
    struct film_str b = q->tokens[k].word->folded;
    char both[COMPOUND_MOST];
    uint32_t stem;
    if (a.n + b.n > sizeof both)
        return FILM_OK;
    memcpy(both, a.p, a.n);
    memcpy(both + a.n, b.p, b.n);
    enum film_status s = stem_of(q, (struct film_str){both, a.n + b.n}, &stem);
    if (s != FILM_OK || stem == FILM_RANK_NO_STEM)
        return s;
    s = add_matcher(q, stem, FILM_RANK_NO_STEM, q->terms[i], true);
    return s ? s : add_matcher(q, stem, FILM_RANK_NO_STEM, q->terms[k], true);
}

/* A word that a text may have in two: landlady, land lady. */
static enum film_status
add_parts(struct query *q, size_t i)
{
    struct film_str w = q->tokens[i].word->folded;
    enum film_status s = FILM_OK;
    for (size_t k = PART_LEAST; k + PART_LEAST <= w.n && s == FILM_OK; k++) {
        uint32_t first, second = FILM_RANK_NO_STEM;
        s = stem_of(q, (struct film_str){w.p, k}, &first);
        if (s == FILM_OK && first != FILM_RANK_NO_STEM)
            s = stem_of(q, (struct film_str){w.p + k, w.n - k}, &second);
        if (s == FILM_OK && second != FILM_RANK_NO_STEM)
            s = add_matcher(q, first, second, q->terms[i], true);
    }
    return s;
}

static enum film_status
add_compounds(struct query *q)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < q->n && s == FILM_OK; i++) {
        if (!may_be_part(q, i))
            continue;
        if (i + 1 < q->n && may_be_part(q, i + 1))
            s = add_joined(q, i, i + 1);
        if (s == FILM_OK)
            s = add_parts(q, i);
    }
    return s;
}

static enum film_status
make_matchers(struct query *q, bool alias)
{
    struct film_rank *r = q->r;
    struct film_synonyms synonyms = {0};
    if (!film_arena_push(r->arena, &r->matchers, &r->matcher_count,
                         sizeof *r->matchers))
        return film_error_nomem(q->err);
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < r->term_count && s == FILM_OK; i++)
        if (r->terms[i].weight > 0)
            s = add_matcher(q, r->terms[i].word->stem_id, FILM_RANK_NO_STEM,
                            (uint16_t)i, false);
    if (s == FILM_OK && alias)
        s = film_thesaurus_find(&synonyms, q->tokens, q->n, q->an, r->arena,
                                q->err);
    for (size_t i = 0; i < synonyms.n && s == FILM_OK; i++) {
        const struct film_synonym *x = &synonyms.v[i];
        if (r->terms[q->terms[x->token]].content)
            s = add_matcher(q, x->first->stem_id,
                            x->second ? x->second->stem_id : FILM_RANK_NO_STEM,
                            q->terms[x->token], true);
    }
    /* a long query says enough */
    return s == FILM_OK && alias && r->length < 1 ? add_compounds(q) : s;
}

static enum film_status
make_slots(struct query *q)
{
    struct film_rank *r = q->r;
    size_t room = 64;
    while (room < 4 * r->matcher_count)
        room *= 2;
    r->slots = film_arena_zalloc(r->arena, room, sizeof *r->slots);
    if (!r->slots)
        return film_error_nomem(q->err);
    r->slot_mask = room - 1;
    for (uint32_t u = (uint32_t)r->matcher_count - 1; u > 0; u--) {
        size_t i = (r->matchers[u].stem * 0x9E3779B1u) & r->slot_mask;
        while (r->slots[i] &&
               r->matchers[r->slots[i]].stem != r->matchers[u].stem)
            i = (i + 1) & r->slot_mask;
        r->matchers[u].next = r->slots[i];
        r->slots[i] = u;
    }
    return FILM_OK;
}

static enum film_status
make_conflations(struct query *q)
{
    struct film_rank *r = q->r;
    r->conflations =
        film_arena_zalloc(r->arena, r->term_count + 1, sizeof *r->conflations);
    if (!r->conflations)
        return film_error_nomem(q->err);
    for (size_t i = 0; i < r->term_count; i++) {
        const struct film_rank_term *t = &r->terms[i];
        struct film_str root = film_hint_root(t->word->stem);
        if (!t->content || t->frequency < .5 || root.n == 0)
            continue;
        r->conflations[r->conflation_count++] =
            (struct film_rank_conflation){root, t->word->stem, (uint16_t)i};
        unsigned b = film_rank_letters(root);
        r->conflation_letters[b / 64] |= (uint64_t)1 << (b % 64);
    }
    return FILM_OK;
}

enum film_status
film_rank_query(struct film_rank *r, bool alias, struct film_analyser *an,
                struct film_error *err)
{
    struct query q = {.r = r,
                      .tokens = r->view->query.v,
                      .n = r->view->query.n,
                      .an = an,
                      .err = err};
    enum film_status s = match_tokens(&q);
    if (s == FILM_OK)
        s = make_terms(&q);
    if (s == FILM_OK)
        s = make_pairs(&q);
    if (s == FILM_OK)
        s = make_matchers(&q, alias);
    if (s == FILM_OK)
        s = make_slots(&q);
    return s == FILM_OK ? make_conflations(&q) : s;
}

void
film_rank_focus(const struct film_rank *r, struct film_analyser *an)
{
    film_analyser_focus_none(an);
    for (size_t i = 0; i < r->term_count; i++) {
        film_analyser_focus_add(an, r->terms[i].word->stem);
        film_analyser_focus_add(an, r->terms[i].word->folded);
    }
    for (uint32_t u = 1; u < r->matcher_count; u++) {
        const struct film_rank_matcher *x = &r->matchers[u];
        film_analyser_focus_add(an, film_analyser_stem(an, x->stem));
        if (x->second != FILM_RANK_NO_STEM)
            film_analyser_focus_add(an, film_analyser_stem(an, x->second));
    }
    for (size_t i = 0; i < r->conflation_count; i++)
        film_analyser_focus_add(an, r->conflations[i].root);
}

size_t
film_rank_substitutes(const struct film_rank *r, size_t i,
                      struct film_analyser *an, struct film_str *v, size_t room)
{
    size_t n = 0;
    for (uint32_t u = 1; u < r->matcher_count && n < room; u++) {
        const struct film_rank_matcher *x = &r->matchers[u];
        if (x->synonym && x->term == i && x->second == FILM_RANK_NO_STEM)
            v[n++] = film_analyser_stem(an, x->stem);
    }
    return n;
}
