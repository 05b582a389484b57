/* SPDX-License-Identifier: GPL-2.0-or-later */
/* score = passage + article + nearness + role.
 *
 * passage:  sum over the query's terms of w tf / (tf + k), where tf counts the
 *           term in the passage (synonyms and relatives at less), relative to
 *           its length, and adds something if title, heading, header or record
 *           have it: one saturated frequency a term, so that a word that is in
 *           the title is not counted as if it were two (BM25F: Robertson,
 *           Zaragoza, Taylor, 2004).
 * article:  the same over all of the article: what it is about.
 * nearness: pairs of the query's words that stand as near to each other as
 *           there.
 * role:     the actor of a role that the query names. */
#include <config.h>
#include "search/rank/internal.h"

#define P film_rank_parameters

/* What each was worth is the change of mean nDCG@10 without it, on nine
 * English collections (E), on film reviews with records (R), or on the task
 * named; a collection of its own in brackets. */
const struct film_rank_parameters film_rank_parameters = {
    /* Stage 1. */
    .k1 = .9,
    .passages = 48,         /* for ten hits: 80 the same, 30: -.001 R */
    .passages_named = 80,   /* with names, which stage 2 weighs: 48: -.009
                               cast lists, 64: -.001 */
    .articles = 12,         /* 8: -.0025 cast lists, 40: +.0005 */
    .article_passages = 30, /* 70: -.001 R, 300 in all: +.0005 */

    /* A term's weight is frequency in the query * idf * burst. */
    .joined = .3,   /* Jong-seo as one word: .002 R */
    .weak = .5,     /* words of requests, film_hint_is_weak: .004 E and R … */
    .weak_from = 4, /* … in queries of so many content words */
    .particle = .2, /* pair with a Hangul particle: these two … */
    .question = .3, /* … .007 on Korean questions */
    .burst = .2,    /* (occurrences / passages)^burst: .012 E (abstracts */
    .burst_long = 1.5,      /* .02 to .06), the second in long queries */
    .function_word = .3,    /* .002 E (questions .02), .005 R … */
    .function_quoted = 1.5, /* … in what looks like a quotation: .05 of these */

    /* A query of 3 terms is short, one of 8 long. */
    .long_from = 3,
    .long_span = 5,

    /* Passages. */
    .k = .7,
    .b = .3,
    .b_long = .4,   /* .002 on Korean questions */
    .header = 2,    /* in title, heading, date, cast: .026 E (names in cast
                       lists .11, questions .06), .046 R */
    .record = .5,   /* in the film's record: .013 R (other titles .06) */
    .synonym = .4,  /* of an occurrence: .017 R; compounds .008 R */
    .relative = .4, /* director, direct: .03 on variant names and words */

    /* Articles. */
    .article = .7, /* .014 R, .001 E */
    .article_k = 1.2,
    .article_b = .5,
    .article_b_long = .25,
    .article_header = 2,
    .article_record = 1,
    .title = .15, /* all of the title is in the query: .001 E */

    /* Nearness. */
    .near = .1,       /* .003 E (plots .016), .017 R (roles .11) … */
    .near_short = .6, /* … of which in short queries .0015 E (plots .010) */
    .near_apart = .5, /* of words that are not neighbours: .006 R */
    .near_offset = 4, /* a larger distance in the query counts as this */
    .near_window = 10,
    .near_slope = 4,
    .sentence = 4, /* positions that the end of a sentence counts: .003 E */

    /* Roles. */
    .role = .3,       /* .015 on questions for roles */
    .role_share = .6, /* of a role's words, by idf, that name it */
};

struct parts {
    double passage, article, nearness, role;
};

enum film_status
film_rank_new(struct film_rank **out, const struct film_view *view, bool alias,
              struct film_analyser *an, struct film_arena *arena,
              struct film_error *err)
{
    struct film_rank *r = film_arena_zalloc(arena, 1, sizeof *r);
    if (!r)
        return film_error_nomem(err);
    r->view = view;
    r->arena = arena;
    enum film_status s = film_rank_query(r, alias, an, err);
    if (s != FILM_OK)
        return s;
    size_t n = r->term_count + 1;
    struct film_rank_counts *c = &r->counts;
    c->n = film_arena_zalloc(arena, n, sizeof *c->n);
    c->other = film_arena_zalloc(arena, n, sizeof *c->other);
    c->pos = film_arena_zalloc(arena, n, sizeof *c->pos);
    r->headings = film_arena_zalloc(arena, n, 1);
    r->headings_near = film_arena_zalloc(arena, r->pair_count + 1, 1);
    if (!c->n || !c->other || !c->pos || !r->headings || !r->headings_near)
        return film_error_nomem(err);
    *out = r;
    return FILM_OK;
}

const struct film_rank_stage1 *
film_rank_stage1(const struct film_rank *r)
{
    return &r->stage1;
}

const double *
film_rank_passage_weights(const struct film_rank *r)
{
    return r->passage_weights;
}

const double *
film_rank_article_weights(const struct film_rank *r)
{
    return r->article_weights;
}

/* ---- Passages --------------------------------------------------------- */

/* Divides the frequencies of a passage of this length. The average is of the
 * text alone, which articles count: the length of a passage's document has the
 * words above it, too. */
static double
length_norm(const struct film_rank *r)
{
    const struct film_counts *c = &r->view->counts;
    double average =
        c->passages ? (double)c->article_length / (double)c->passages : 0;
    return 1 - r->b +
           r->b * (average > 0 ? (double)r->counts.length / average : 1);
}

static double
passage_part(const struct film_rank *r, const uint8_t *fields, double norm)
{
    double sum = 0;
    for (size_t i = 0; i < r->term_count; i++) {
        double tf = (r->counts.n[i] + r->counts.other[i]) / norm;
        uint8_t field = fields[i] | r->headings[i];
        if (field & (FILM_RANK_IN_HEADER | FILM_RANK_IN_HEADING))
            tf += P.header;
        else if (field & FILM_RANK_IN_RECORD)
            tf += P.record;
        if (tf > 0)
            sum += r->terms[i].weight * tf / (tf + P.k);
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
static enum film_status
article_of(struct film_rank *r, const struct film_fetched_passage *p,
           const struct film_rank_article **out, struct film_error *err)
{
    struct film_rank_article *a = &r->articles[p->article - r->view->articles];
    *out = a;
    return a->ready ? FILM_OK : film_rank_article(r, p->article, a, err);
}

static enum film_status
score_parts(struct film_rank *r, const struct film_fetched_passage *p,
            struct parts *parts, struct film_error *err)
{
    static const struct film_tokens none;
    const struct film_rank_article *a;
    enum film_status s = article_of(r, p, &a, err);
    if (s != FILM_OK)
        return s;
    memset(r->headings, 0, r->term_count);
    memset(r->headings_near, 0, r->pair_count);
    film_rank_field(r, p->headings, none, r->headings_near, r->headings,
                    FILM_RANK_IN_HEADING);
    film_rank_count(r, p->text);
    double norm = length_norm(r);
    double near = P.near + P.near_short * (1 - r->length);
    parts->passage = passage_part(r, a->fields, norm);
    parts->article = P.article * a->score;
    parts->nearness = near * film_rank_near(r, a->near, r->headings_near);
    parts->role = role_part(a, p->text, norm);
    return FILM_OK;
}

double
film_rank_absent(const struct film_rank *r, const bool *absent)
{
    double sum = 0, near = P.near + P.near_short * (1 - r->length);
    for (size_t i = 0; i < r->term_count; i++)
        if (absent[i])
            sum += r->terms[i].weight / (1 + P.k) +
                   P.article * r->terms[i].article / (1 + P.article_k);
    for (size_t k = 0; k < r->pair_count; k++)
        if (absent[r->pairs[k].i] || absent[r->pairs[k].j])
            sum += near * r->pairs[k].weight;
    return sum;
}

static enum film_status
make_articles(struct film_rank *r, struct film_error *err)
{
    r->articles = film_arena_zalloc(r->arena, r->view->article_count + 1,
                                    sizeof *r->articles);
    return r->articles ? FILM_OK : film_error_nomem(err);
}

enum film_status
film_rank_score(struct film_rank *r, struct film_view *view,
                struct film_error *err)
{
    enum film_status s = make_articles(r, err);
    for (size_t i = 0; i < view->passage_count && s == FILM_OK; i++) {
        struct film_fetched_passage *p = &view->passages[i];
        struct parts parts;
        s = score_parts(r, p, &parts, err);
        if (s == FILM_OK)
            p->score =
                parts.passage + parts.article + parts.nearness + parts.role;
    }
    return s;
}

enum film_status
film_rank_explain(struct film_rank *r, const struct film_fetched_passage *p,
                  struct film_arena *arena, struct film_score_part **out,
                  size_t *count, struct film_error *err)
{
    struct parts parts;
    enum film_status s = r->articles ? FILM_OK : make_articles(r, err);
    if (s == FILM_OK)
        s = score_parts(r, p, &parts, err);
    if (s != FILM_OK)
        return s;
    double sum = parts.passage + parts.article + parts.nearness + parts.role +
                 p->named_film;
    const struct film_score_part v[] = {
        {"text", parts.passage},      {"article", parts.article},
        {"nearness", parts.nearness}, {"role", parts.role},
        {"film", p->named_film},      {"names", p->score - sum}};
    *out = film_arena_alloc(arena, sizeof v);
    if (!*out)
        return film_error_nomem(err);
    memcpy(*out, v, sizeof v);
    *count = sizeof v / sizeof v[0];
    return FILM_OK;
}
