/* SPDX-License-Identifier: GPL-2.0-or-later */
/* score = passage + article + nearness + role.
 *
 * passage:  sum over the query's terms of w tf / (tf + k), where tf counts the
 *           term in the passage (synonyms and relatives count less), relative
 *           to its length, plus something if title, heading, header or record
 *           have it. Each term has one saturated frequency, so that a word in
 *           the title does not count like two words (BM25F: Robertson,
 *           Zaragoza, Taylor, 2004).
 * article:  the same over the whole article: what it is about; plus a part of
 *           what its other passages have of the query and this one does not.
 * nearness: pairs of the query's words that are as near to each other as in the
 *           query.
 * role:     the actor of a role that the query names. */
#include <config.h>
#include "search/rank/rank.h"

#include "search/rank/internal.h"

#define P film_parameters

/* The divisor of the frequencies in a passage of this length. The average is
 * that of the text alone, taken from the counts of articles; the length of a
 * passage's document includes the words above it. */
static double
length_norm(const struct film_rank *r)
{
    const struct film_counts *c = &r->plan->counts;
    double average =
        c->passages ? (double)c->article_length / (double)c->passages : 0;
    return 1 - r->w->b +
           r->w->b * (average > 0 ? (double)r->counts.length / average : 1);
}

/* Notes what the passage has of each term, and what that gives. */
static double
passage_part(const struct film_rank *r, const uint8_t *fields, double norm,
             struct film_ranked_passage *out)
{
    double sum = 0;
    for (size_t i = 0; i < r->w->term_count; i++) {
        double tf = (r->counts.n[i] + r->counts.other[i]) / norm;
        uint8_t field = fields[i] | r->headings[i];
        if (field & (FILM_RANK_IN_HEADER | FILM_RANK_IN_HEADING))
            tf += P.header;
        else if (field & FILM_RANK_IN_RECORD)
            tf += P.record;
        if (r->counts.n[i] || field)
            out->found[i] = r->plan->terms[i].factor > 0 ? .5F : 1;
        else if (tf > 0)
            out->found[i] = .5F;
        if (tf <= 0)
            continue;
        double gain = r->w->terms[i].weight * tf / (tf + P.k);
        out->gains[i] = (float)gain;
        sum += gain;
    }
    return sum;
}

/* The words of a text that begin as the query asks with a star. */
static uint32_t
count_beginning(struct film_tokens text, struct film_str begin)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += !(text.v[i].flags & FILM_TOKEN_JOINED) &&
             film_str_starts(text.v[i].word->folded, begin);
    return n;
}

/* Words with a star count as any term does. */
static double
prefix_part(const struct film_rank *r, const struct film_fetched_passage *p,
            double norm)
{
    const struct film_strs *prefixes = &r->plan->asked.prefixes;
    double sum = 0;
    for (size_t i = 0; i < prefixes->n && r->plan->prefix_weights; i++) {
        struct film_str begin = prefixes->v[i];
        double tf = count_beginning(p->text, begin) / norm;
        if (count_beginning(p->article->title, begin) ||
            count_beginning(p->headings, begin))
            tf += P.header;
        sum += r->plan->prefix_weights[i] * tf / (tf + P.k);
    }
    return sum;
}

static double
role_part(const struct film_rank_article *a, struct film_tokens text,
          double norm)
{
    double sum = 0;
    for (size_t i = 0; i < a->actor_count; i++) {
        size_t n = 0;
        for (size_t k = 0; k < text.n; k++)
            n += text.v[k].word->stem_id == a->actors[i].stem;
        double tf = (double)n / norm;
        sum += a->actors[i].weight * tf / (tf + P.k);
    }
    return sum;
}

/* The article of p, its part computed once. */
static const struct film_rank_article *
article_of(struct film_rank *r, const struct film_candidates *candidates,
           const struct film_fetched_passage *p)
{
    struct film_rank_article *a =
        &r->articles[p->article - candidates->articles];
    if (!a->ready)
        film_rank_article(r, p->article, a);
    return a;
}

static struct film_ranked_passage
score(struct film_rank *r, const struct film_fetched_passage *p,
      const struct film_rank_article *a)
{
    static const struct film_tokens none;
    struct film_ranked_passage out = {.p = p};
    memset(r->headings, 0, r->w->term_count);
    memset(r->headings_near, 0, r->w->pair_count);
    film_rank_field(r, p->headings, none, r->headings_near, r->headings,
                    FILM_RANK_IN_HEADING);
    film_rank_count(r, p->text);
    double norm = length_norm(r);
    double near = P.near + P.near_short * (1 - r->w->length);
    size_t row = r->w->term_count * (size_t)(p - r->first);
    out.found = r->found + row;
    out.gains = r->gains + row;
    out.text = passage_part(r, a->fields, norm, &out) + prefix_part(r, p, norm);
    out.article = P.article * a->score;
    out.nearness = near * film_rank_near(r, a->near, r->headings_near);
    out.role = role_part(a, p->text, norm);
    out.score = out.text + out.article + out.nearness + out.role;
    return out;
}

/* Adds to the passages of an article, n of them, what its other passages have
 * of the query: an article that has its words here and there is about it. */
static void
add_beside(const struct film_rank *r, struct film_ranked_passage *v, size_t n)
{
    for (size_t k = 0; k < r->w->term_count; k++) {
        float most = 0;
        for (size_t i = 0; i < n; i++)
            if (v[i].gains[k] > most)
                most = v[i].gains[k];
        for (size_t i = 0; i < n; i++) {
            double more = P.beside * (double)(most - v[i].gains[k]);
            v[i].article += more;
            v[i].score += more;
        }
    }
}

/* Passages of an article follow each other. */
static void
look_beside(const struct film_rank *r, struct film_ranking *out)
{
    size_t n;
    for (size_t i = 0; i < out->n; i += n) {
        n = 1;
        while (i + n < out->n &&
               out->v[i + n].p->article == out->v[i].p->article)
            n++;
        add_beside(r, &out->v[i], n);
    }
}

static void
make_room(struct film_rank *r, size_t passages, size_t articles)
{
    size_t n = r->w->term_count + 1;
    r->found = film_ctx_alloc(r->c, n * (passages + 1), sizeof *r->found);
    r->gains = film_ctx_alloc(r->c, n * (passages + 1), sizeof *r->gains);
    r->counts.n = film_ctx_alloc(r->c, n, sizeof *r->counts.n);
    r->counts.other = film_ctx_alloc(r->c, n, sizeof *r->counts.other);
    r->counts.pos = film_ctx_alloc(r->c, n, sizeof *r->counts.pos);
    r->headings = film_ctx_alloc(r->c, n, 1);
    r->headings_near = film_ctx_alloc(r->c, r->w->pair_count + 1, 1);
    r->articles = film_ctx_alloc(r->c, articles + 1, sizeof *r->articles);
}

struct film_ranking
film_rank_score(struct film_search_ctx *c, const struct film_plan *plan,
                const struct film_candidates *candidates)
{
    struct film_rank r = {.c = c,
                          .plan = plan,
                          .w = plan->weights,
                          .first = candidates->passages};
    struct film_ranking out = {0};
    if (!film_ctx_ok(c))
        return out;
    make_room(&r, candidates->passage_count, candidates->article_count);
    out.v = film_ctx_alloc(c, candidates->passage_count + 1, sizeof *out.v);
    for (size_t i = 0; i < candidates->passage_count && film_ctx_ok(c); i++) {
        const struct film_fetched_passage *p = &candidates->passages[i];
        const struct film_rank_article *a = article_of(&r, candidates, p);
        if (film_ctx_ok(c))
            out.v[out.n++] = score(&r, p, a);
    }
    /* An article with a copy of the passage that --like names has all of its
     * words, so its other passages would come first. */
    if (film_ctx_ok(c) && !plan->like.shard)
        look_beside(&r, &out);
    return out;
}

/* Returns what was typed for the term. */
static struct film_str
typed(const struct film_plan *plan, size_t term)
{
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        if (t->word->stem_id == plan->terms[term].word->stem_id)
            return (struct film_str){plan->asked.text.p + t->from,
                                     t->to - t->from};
    }
    return plan->terms[term].word->folded;
}

static void
explain_words(struct film_search_ctx *c, const struct film_plan *plan,
              const struct film_ranked_passage *r, struct film_hit *hit)
{
    for (size_t k = 0; k < plan->term_count; k++) {
        struct film_score_part *slot =
            r->gains[k] > 0
                ? film_ctx_push(c, &hit->words, &hit->word_count, sizeof *slot)
                : NULL;
        if (slot)
            *slot =
                (struct film_score_part){typed(plan, k), (double)r->gains[k]};
    }
}

void
film_rank_explain(struct film_search_ctx *c, const struct film_plan *plan,
                  const struct film_ranked_passage *r, struct film_hit *hit)
{
    const struct film_score_part v[] = {
        {FILM_STR("text"), r->text},
        {FILM_STR("article"), r->article},
        {FILM_STR("nearness"), r->nearness},
        {FILM_STR("role"), r->role},
        {FILM_STR("film"), r->film},
        {FILM_STR("names"), r->names},
        {FILM_STR("answer"), r->answer},
        {FILM_STR("coverage"), r->coverage},
        {FILM_STR("order"), r->order},
    };
    size_t n = sizeof v / sizeof v[0];
    hit->share = r->share;
    hit->parts = film_ctx_alloc(c, n, sizeof *hit->parts);
    if (!hit->parts)
        return;
    hit->part_count = r->order < 0 ? n : n - 1;
    memcpy(hit->parts, v, hit->part_count * sizeof v[0]);
    explain_words(c, plan, r, hit);
}
