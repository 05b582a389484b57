/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/internal.h"

#include "schema/schema.h"

#define P film_parameters

/* ---- Text, title and records of the article --------------------------- */

/* The number of occurrences of the term in title, date and cast. */
static uint32_t
in_header(const struct film_fetched_article *a, uint32_t stem)
{
    uint32_t n = 0;
    for (size_t i = 0; i < a->title.n; i++)
        n += a->title.v[i].word->stem_id == stem;
    for (size_t i = 0; i < a->header.n; i++)
        n += a->header.v[i].word->stem_id == stem;
    return n;
}

/* Occurrences in the text alone: the postings of an article of several
 * passages count its header too. */
static double
text_frequency(const struct film_fetched_article *a, size_t term, uint32_t stem)
{
    uint32_t n = a->tf[term];
    if (a->stored.passages < 2)
        return n;
    uint32_t header = FILM_HEADER_WDF * in_header(a, stem);
    return n > header ? n - header : 0;
}

static double
article_score(const struct film_rank *r, const struct film_fetched_article *a,
              const uint8_t *fields)
{
    const struct film_counts *c = &r->plan->counts;
    double b = P.article_b + P.article_b_long * r->w->length, score = 0;
    double average =
        c->articles ? (double)c->article_length / (double)c->articles : 0;
    double norm =
        1 - b + b * (average > 0 ? (double)a->stored.length / average : 1);
    for (size_t i = 0; i < r->w->term_count; i++) {
        const struct film_term_weight *t = &r->w->terms[i];
        if (t->article == 0)
            continue;
        double tf = text_frequency(a, i, t->word->stem_id) / norm;
        if (fields[i] & FILM_RANK_IN_HEADER)
            tf += P.article_header;
        if (fields[i] & FILM_RANK_IN_RECORD)
            tf += P.article_record;
        score += t->article * tf / (tf + P.article_k);
    }
    return score;
}

/* The bonus for the title's words if the query has all of them: then it asks
 * for this film rather than for one with a longer title. */
static double
title_score(const struct film_rank *r, const struct film_fetched_article *a)
{
    double sum = 0;
    for (size_t i = 0; i < a->title.n; i++) {
        const struct film_token *t = &a->title.v[i];
        size_t k = 0;
        if (!film_token_is_content(t))
            continue;
        while (k < r->w->term_count &&
               r->w->terms[k].word->stem_id != t->word->stem_id)
            k++;
        if (k == r->w->term_count)
            return 0;
        sum += r->w->terms[k].article;
    }
    return P.title * sum;
}

/* ---- Roles ------------------------------------------------------------ */

/* The idf of any word, asked of the article's own index. */
static double
idf_of(struct film_rank *r, const struct film_fetched_article *a,
       const struct film_word *word)
{
    for (size_t i = 0; i < r->rarity_count; i++)
        if (r->rarities[i].stem == word->stem_id)
            return r->rarities[i].idf;
    uint32_t df = 0;
    uint64_t n = r->plan->counts.passages;
    if (a->shard) {
        df = film_shard_termfreq(r->c, a->shard, FILM_F_TEXT, word->stem);
        n = a->shard->counts.passages;
    }
    double idf = film_weights_idf(n, df);
    struct film_rank_rarity *slot =
        film_ctx_push(r->c, &r->rarities, &r->rarity_count, sizeof *slot);
    if (slot)
        *slot = (struct film_rank_rarity){word->stem_id, idf};
    return idf;
}

static bool
in_query(const struct film_rank *r, uint32_t stem)
{
    uint32_t matcher = film_weights_matcher(r->w, stem);
    for (; matcher; matcher = r->w->matchers[matcher].next)
        if (!r->w->matchers[matcher].synonym)
            return true;
    return false;
}

/* True if the query names this role: it has most of its words, by idf. */
static bool
names_role(struct film_rank *r, const struct film_fetched_article *a,
           struct film_tokens role)
{
    double all = 0, found = 0;
    bool any = false;
    for (size_t i = 0; i < role.n && !any; i++)
        any = !role.v[i].word->stop && in_query(r, role.v[i].word->stem_id);
    for (size_t i = 0; i < role.n && any; i++) {
        if (!film_token_is_content(&role.v[i]))
            continue;
        double idf = idf_of(r, a, role.v[i].word);
        all += idf;
        found += in_query(r, role.v[i].word->stem_id) ? idf : 0;
    }
    return all > 0 && found >= P.role_share * all;
}

/* The word that a text calls the actor of this credit by: the last one of the
 * first name given. */
static const struct film_word *
calling_word(const struct film_fetched_record *rec, size_t credit)
{
    for (size_t i = 0; i < rec->text_count; i++) {
        const struct film_record_text *t = &rec->texts[i];
        if (t->kind != FILM_RECORD_TEXT_NAME || t->credit != credit)
            continue;
        for (size_t k = t->tokens.n; k > 0; k--)
            if (!(t->tokens.v[k - 1].flags & FILM_TOKEN_JOINED))
                return t->tokens.v[k - 1].word;
    }
    return NULL;
}

static void
add_actor(struct film_rank *r, const struct film_fetched_article *a,
          const struct film_fetched_record *rec, size_t credit,
          struct film_rank_article *out)
{
    const struct film_word *word = calling_word(rec, credit);
    if (!word || in_query(r, word->stem_id))
        return;
    struct film_rank_actor *slot =
        film_ctx_push(r->c, &out->actors, &out->actor_count, sizeof *slot);
    if (slot)
        *slot = (struct film_rank_actor){word->stem_id,
                                         P.role * idf_of(r, a, word)};
}

/* ---- The whole -------------------------------------------------------- */

static void
read_record(struct film_rank *r, const struct film_fetched_article *a,
            const struct film_fetched_record *rec,
            struct film_rank_article *out)
{
    static const struct film_tokens none;
    for (size_t i = 0; i < rec->text_count; i++) {
        const struct film_record_text *t = &rec->texts[i];
        film_rank_field(r, t->tokens, none, out->near, out->fields,
                        FILM_RANK_IN_RECORD);
        if (t->kind == FILM_RECORD_TEXT_ROLE && names_role(r, a, t->tokens))
            add_actor(r, a, rec, t->credit, out);
    }
}

void
film_rank_article(struct film_rank *r, const struct film_fetched_article *a,
                  struct film_rank_article *out)
{
    *out = (struct film_rank_article){.ready = true};
    out->fields = film_ctx_alloc(r->c, r->w->term_count + 1, 1);
    out->near = film_ctx_alloc(r->c, r->w->pair_count + 1, 1);
    if (!film_ctx_ok(r->c))
        return;
    film_rank_field(r, a->title, a->header, out->near, out->fields,
                    FILM_RANK_IN_HEADER);
    for (size_t i = 0; i < a->record_count; i++)
        read_record(r, a, a->records[i], out);
    out->score = article_score(r, a, out->fields) + title_score(r, a);
}
