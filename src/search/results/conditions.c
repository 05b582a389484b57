/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/conditions.h"

#include <stdlib.h>

/* Order of "scheme:value" and the id that it may be. */
static int
compare_id(const void *wanted, const void *text)
{
    const struct film_id *id = wanted;
    struct film_str t = *(const struct film_str *)text;
    size_t n = id->scheme.n;
    if (t.n <= n)
        return film_str_compare(id->scheme, t) < 0 ? -1 : 1;
    int c = film_str_compare(id->scheme, (struct film_str){t.p, n});
    if (c == 0)
        c = ':' - (unsigned char)t.p[n];
    return c ? c
             : film_str_compare(id->value,
                                (struct film_str){t.p + n + 1, t.n - n - 1});
}

static bool
is_about(const struct film_entity_filter *a,
         const struct film_fetched_article *article)
{
    const struct film_article *m = &article->stored.meta;
    const struct film_link link = {.shard = article->shard,
                                   .article = article->docid};
    if (a->link_count > 0 &&
        bsearch(&link, a->links, a->link_count, sizeof link, film_link_compare))
        return true;
    for (size_t i = 0; i < m->film_id_count; i++)
        if (a->ids.n > 0 && bsearch(&m->film_ids[i], a->ids.v, a->ids.n,
                                    sizeof *a->ids.v, compare_id))
            return true;
    return false;
}

/* The films of the plan's conditions that an article is about. */
static struct film_strs
films_of(struct film_search_ctx *c, const struct film_entity_filters *filters,
         const struct film_fetched_article *article)
{
    struct film_strs films = {0};
    for (size_t i = 0; i < filters->n; i++) {
        struct film_str *slot =
            is_about(&filters->v[i], article)
                ? film_ctx_push(c, &films.v, &films.n, sizeof *slot)
                : NULL;
        if (slot)
            *slot = filters->v[i].film;
    }
    return films;
}

void
film_conditions_check(struct film_search_ctx *c, const struct film_plan *plan,
                      struct film_candidates *candidates)
{
    size_t kept = 0;
    bool failed = false;
    for (size_t i = 0; i < candidates->passage_count; i++) {
        struct film_fetched_passage *p = &candidates->passages[i];
        const struct film_checked checked = {
            .text = p->text.v,
            .text_count = p->text.n,
            .raw = p->stored.passage.text,
            .title = p->article->stored.meta.title,
            .headings = p->stored.passage.section,
            .films = films_of(c, &plan->filters, p->article)};
        enum film_met met = film_check(plan->root, &checked, c->an, &failed);
        p->context_only = met == FILM_MET_ABOVE;
        if (met != FILM_MET_NOT)
            candidates->passages[kept++] = *p;
    }
    candidates->passage_count = kept;
    if (failed)
        film_ctx_nomem(c);
}
