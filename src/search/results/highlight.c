/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/highlight.h"

#include "search/expand/thesaurus.h"
#include "search/expand/weights.h"

static bool
in_query(const struct film_plan *plan, const struct film_token *t,
         bool stops_count)
{
    if (t->word->stop && !stops_count)
        return false;
    for (size_t i = 0; i < plan->term_count; i++)
        if (plan->terms[i].word->stem_id == t->word->stem_id)
            return true;
    return false;
}

/* True for a word that begins as the query asks with a star. */
static bool
begins_so(const struct film_plan *plan, const struct film_token *t)
{
    for (size_t i = 0; i < plan->asked.prefixes.n; i++)
        if (film_str_starts(t->word->folded, plan->asked.prefixes.v[i]))
            return true;
    return false;
}

static bool
only_stops(const struct film_plan *plan)
{
    for (size_t i = 0; i < plan->term_count; i++)
        if (!plan->terms[i].word->stop)
            return false;
    return true;
}

/* True if there is at most a space or a hyphen between both. */
static bool
adjoin(struct film_str text, uint32_t end, uint32_t from)
{
    if (from <= end)
        return true;
    for (uint32_t i = end; i < from; i++)
        if (text.p[i] != ' ' && text.p[i] != '-')
            return false;
    return from - end <= 1;
}

/* A function word of the query joins marked words on both sides: "Bring *Me the
 * Head* of …" is one range. */
static bool
bridges(const struct film_plan *plan, const struct film_token *v, size_t n,
        size_t i)
{
    return v[i].word->stop && in_query(plan, &v[i], true) && i > 0 &&
           i + 1 < n && in_query(plan, &v[i - 1], false) &&
           in_query(plan, &v[i + 1], false);
}

/* True for a word of a name that the query has in another spelling. */
static bool
in_name(const struct film_ranked_passage *r, const struct film_token *t)
{
    for (size_t i = 0; i < r->here.n; i++) {
        const struct film_name_occurrence *o = &r->here.v[i];
        if (o->text.p == r->p->stored.passage.text.p &&
            t->from >= o->span.from && t->to <= o->span.to)
            return true;
    }
    return false;
}

/* True for a word of a name that the query has in another script. */
static bool
in_single(const struct film_plan *plan, const struct film_token *t)
{
    for (size_t i = 0; i < plan->catalogue_names.n; i++) {
        const struct film_catalogue_name *x = &plan->catalogue_names.v[i];
        if (x->single && film_tokens_have(x->tokens, t->word->stem_id))
            return true;
    }
    return false;
}

/* The index at which the word `second` follows token i; v.n if it does not. */
static size_t
find_second(struct film_tokens v, size_t i, uint32_t second)
{
    for (size_t k = i + 1;
         k < v.n && v.v[k].pos <= v.v[i].pos + FILM_SYNONYM_SPAN; k++)
        if (v.v[k].word->stem_id == second)
            return k;
    return v.n;
}

/* Marks words that stand for a word of the query that the text does not have:
 * storyboard for story board. */
static void
mark_substitutes(const struct film_weights *w, struct film_tokens v,
                 bool *marked)
{
    for (size_t i = 0; i < v.n; i++) {
        uint32_t m = film_weights_matcher(w, v.v[i].word->stem_id);
        for (; m; m = w->matchers[m].next) {
            const struct film_matcher *x = &w->matchers[m];
            size_t last =
                x->second == FILM_NO_STEM ? i : find_second(v, i, x->second);
            if (!x->synonym || last == v.n ||
                film_tokens_have(v, w->terms[x->term].word->stem_id))
                continue;
            marked[i] = marked[last] = true;
        }
    }
}

void
film_highlight(struct film_search_ctx *c, const struct film_plan *plan,
               const struct film_ranked_passage *r, struct film_hit *hit)
{
    struct film_str text = r->p->stored.passage.text;
    struct film_tokens v = r->p->text;
    bool stops = only_stops(plan);
    bool *marked = film_ctx_alloc(c, v.n + 1, sizeof *marked);
    if (!marked)
        return;
    mark_substitutes(plan->weights, v, marked);
    for (size_t i = 0; i < v.n; i++) {
        const struct film_token *t = &v.v[i];
        if (!marked[i] && !in_query(plan, t, stops) && !begins_so(plan, t) &&
            !in_name(r, t) && !in_single(plan, t) &&
            !bridges(plan, v.v, v.n, i))
            continue;
        size_t n = hit->highlight_count;
        struct film_range *last = n ? &hit->highlights[n - 1] : NULL;
        if (last && adjoin(text, last->to, t->from)) {
            if (t->to > last->to)
                last->to = t->to;
            if (t->from < last->from) /* a joined form covers its parts */
                last->from = t->from;
            continue;
        }
        struct film_range *slot = film_ctx_push(
            c, &hit->highlights, &hit->highlight_count, sizeof *slot);
        if (!slot)
            return;
        *slot = (struct film_range){t->from, t->to};
    }
}
