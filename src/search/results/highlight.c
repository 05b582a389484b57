/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/highlight.h"

static bool
in_query(const struct film_view *view, const struct film_token *t,
         bool stops_count)
{
    if (t->word->stop && !stops_count)
        return false;
    for (size_t i = 0; i < view->term_count; i++)
        if (view->terms[i].word->stem_id == t->word->stem_id)
            return true;
    return false;
}

/* True for a word that begins as the query asks with a star. */
static bool
begins_so(const struct film_view *view, const struct film_token *t)
{
    for (size_t i = 0; i < view->prefixes.n; i++)
        if (film_str_starts(t->word->folded, view->prefixes.v[i]))
            return true;
    return false;
}

static bool
only_stops(const struct film_view *view)
{
    for (size_t i = 0; i < view->term_count; i++)
        if (!view->terms[i].word->stop)
            return false;
    return true;
}

/* True if nothing but a blank or a hyphen lies between both. */
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

/* A function word of the query joins the marked words on both its sides:
 * "Bring *Me the Head* of …" is marked in one. */
static bool
bridges(const struct film_view *view, const struct film_token *v, size_t n,
        size_t i)
{
    return v[i].word->stop && in_query(view, &v[i], true) && i > 0 &&
           i + 1 < n && in_query(view, &v[i - 1], false) &&
           in_query(view, &v[i + 1], false);
}

/* True for a word of a name that the query has in another spelling. */
static bool
in_name(const struct film_fetched_passage *p, const struct film_token *t)
{
    for (size_t i = 0; i < p->occurrence_count; i++)
        if (p->found[i].text.p == p->stored.passage.text.p &&
            t->from >= p->found[i].span.from && t->to <= p->found[i].span.to)
            return true;
    return false;
}

enum film_status
film_highlight(struct film_range **ranges, size_t *n,
               const struct film_view *view,
               const struct film_fetched_passage *p, struct film_arena *arena)
{
    struct film_str text = p->stored.passage.text;
    bool stops = only_stops(view);
    *ranges = NULL;
    *n = 0;
    for (size_t i = 0; i < p->text.n; i++) {
        const struct film_token *t = &p->text.v[i];
        if (!in_query(view, t, stops) && !begins_so(view, t) &&
            !in_name(p, t) && !bridges(view, p->text.v, p->text.n, i))
            continue;
        struct film_range *last = *n ? &(*ranges)[*n - 1] : NULL;
        if (last && adjoin(text, last->to, t->from)) {
            if (t->to > last->to)
                last->to = t->to;
            if (t->from < last->from) /* a joined form covers its parts */
                last->from = t->from;
            continue;
        }
        struct film_range *r = film_arena_push(arena, ranges, n, sizeof *r);
        if (!r)
            return FILM_ERR_NOMEM;
        *r = (struct film_range){t->from, t->to};
    }
    return FILM_OK;
}
