/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank.h"

#include <math.h>

struct film_rank {
    const struct film_view *view;
    struct film_rank_stage1 stage1;
    double *passage, *article;
};

static double
idf(uint64_t all, uint64_t with)
{
    double n = (double)all, df = (double)with;
    return df > n ? 0.1 : log(1 + (n - df + .5) / (df + .5));
}

enum film_status
film_rank_new(struct film_rank **out, const struct film_view *view, bool alias,
              struct film_analyser *an, struct film_arena *arena,
              struct film_error *err)
{
    struct film_rank *r = film_arena_zalloc(arena, 1, sizeof *r);
    size_t n = view->term_count;
    (void)alias;
    (void)an;
    if (!r || !(r->passage = film_arena_zalloc(arena, n + 1, sizeof(double))) ||
        !(r->article = film_arena_zalloc(arena, n + 1, sizeof(double))))
        return film_error_nomem(err);
    r->view = view;
    r->stage1 = (struct film_rank_stage1){.9, .3, 80, 12, 150};
    bool content = false;
    for (size_t i = 0; i < n; i++)
        content |= !view->terms[i].word->stop;
    for (size_t i = 0; i < n; i++) {
        const struct film_query_term *t = &view->terms[i];
        if (content && t->word->stop)
            continue;
        r->passage[i] = idf(view->counts.passages, t->passages);
        r->article[i] = idf(view->counts.articles, t->articles);
    }
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
    return r->passage;
}

const double *
film_rank_article_weights(const struct film_rank *r)
{
    return r->article;
}

static double
count_in(const struct film_tokens *t, uint32_t stem_id)
{
    double n = 0;
    for (size_t i = 0; i < t->n; i++)
        n += t->v[i].word->stem_id == stem_id;
    return n;
}

enum film_status
film_rank_score(struct film_rank *r, struct film_view *view,
                struct film_error *err)
{
    (void)err;
    for (size_t i = 0; i < view->passage_count; i++) {
        struct film_view_passage *p = &view->passages[i];
        p->score = 0;
        for (size_t k = 0; k < view->term_count; k++) {
            uint32_t id = view->terms[k].word->stem_id;
            double above = count_in(&p->article->title, id) > 0 ||
                                   count_in(&p->headings, id) > 0
                               ? 2
                               : 0;
            double tf = count_in(&p->text, id) + above;
            double x = p->article->tf[k];
            p->score += r->passage[k] * tf / (tf + .7) +
                        .7 * r->article[k] * x / (x + 1.2);
        }
    }
    return FILM_OK;
}

enum film_status
film_rank_explain(struct film_rank *r, const struct film_view_passage *p,
                  struct film_arena *arena, struct film_score_part **parts,
                  size_t *count, struct film_error *err)
{
    (void)r;
    (void)p;
    (void)arena;
    (void)err;
    *parts = NULL;
    *count = 0;
    return FILM_OK;
}
