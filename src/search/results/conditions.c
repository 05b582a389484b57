/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/conditions.h"

static bool
is_about(const struct film_entity_filter *a,
         const struct film_fetched_article *article)
{
    const struct film_article *m = &article->stored.meta;
    for (size_t i = 0; i < a->link_count; i++)
        if (a->links[i].shard == article->shard &&
            a->links[i].article == article->docid)
            return true;
    for (size_t i = 0; i < m->film_id_count; i++)
        for (size_t k = 0; k < a->ids.n; k++) {
            struct film_str scheme = m->film_ids[i].scheme;
            struct film_str value = m->film_ids[i].value, id = a->ids.v[k];
            if (id.n == scheme.n + 1 + value.n && film_str_starts(id, scheme) &&
                id.p[scheme.n] == ':' && film_str_ends(id, value))
                return true;
        }
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
            p->text.v, p->text.n, p->article->stored.meta.title,
            p->stored.passage.section, films_of(c, &plan->filters, p->article)};
        enum film_met met = film_check(plan->root, &checked, c->an, &failed);
        p->context_only = met == FILM_MET_ABOVE;
        if (met != FILM_MET_NOT)
            candidates->passages[kept++] = *p;
    }
    candidates->passage_count = kept;
    if (failed)
        film_ctx_nomem(c);
}
