/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/near-titles.h"

#include "catalog/near.h"
#include "search/expand/mentions.h"
#include "search/expand/query-hints.h"

/* True for a word that asks for something about a film or for films. */
static bool
asks(const struct film_token *t)
{
    static const char words[] =
        "film|films|movie|movies|cast|plot|ending|director|directed|wrote|"
        "written|review|reviews|trailer|runtime|long|watch|like|similar|who|"
        "played|plays|starring|remake|sequel|soundtrack|released";
    return t->word->stop || film_str_is_one_of(t->word->folded, words) ||
           film_hint_is_weak(t->word->folded);
}

/* A range of the query's words. */
struct range {
    size_t first, end;
};

/* What the query asks about: its words without those that ask, at both ends. */
static struct range
asked_about(struct film_tokens t)
{
    struct range r = {0, t.n};
    while (r.first < r.end && asks(&t.v[r.first]))
        r.first++;
    while (r.first < r.end && asks(&t.v[r.end - 1]))
        r.end--;
    return r;
}

/* True if no passage has one of the words. */
static bool
has_unknown(const struct film_plan *plan, struct film_tokens t, struct range r)
{
    for (size_t i = r.first; i < r.end; i++)
        for (size_t k = 0; k < plan->term_count; k++)
            if (plan->terms[k].word->stem_id == t.v[i].word->stem_id &&
                plan->terms[k].passages == 0 && !t.v[i].word->stop)
                return true;
    return false;
}

static void
note(struct film_search_ctx *c, const struct film_mention *m)
{
    const struct film_name *first = &m->bearers[0].names.v[0];
    film_ctx_note(c, "no film is called '%.*s': searched also for '%.*s'",
                  (int)m->text.n, m->text.p, (int)first->text.n, first->text.p);
}

static bool
find(struct film_search_ctx *c, struct film_plan *plan, struct film_tokens t,
     struct range r)
{
    const struct film_shard *catalogue = film_shards_catalogue(c);
    if (r.first == r.end)
        return false;
    size_t from = t.v[r.first].from, to = t.v[r.end - 1].to;
    struct film_str text = {plan->asked.text.p + from, to - from};
    bool unknown = has_unknown(plan, t, r);
    if (!unknown && catalogue->name)
        return false; /* a server would be asked for every query */
    const struct film_recogniser how = {catalogue->db, c->an, c->arena, c->err};
    struct film_mention m;
    if (!film_ctx_keep(c, film_near_title(&m, text, unknown, &how)) || m.n == 0)
        return false;
    m.text = text;
    m.from = from;
    m.to = to;
    m.near = true;
    m.tokens = film_mentions_tokens(c, plan, from, to);
    film_mentions_add(c, plan, &m, 1);
    note(c, &m);
    return true;
}

void
film_near_titles_find(struct film_search_ctx *c, struct film_plan *plan)
{
    if (!film_ctx_ok(c) || !film_shards_catalogue(c) ||
        film_plan_names(plan, 0, plan->asked.text.n))
        return;
    struct film_tokens t = film_mentions_tokens(c, plan, 0, plan->asked.text.n);
    film_tokens_unjoin(&t);
    struct range all = {0, t.n}, about = asked_about(t);
    if (!find(c, plan, t, all) && (about.first > 0 || about.end < t.n))
        find(c, plan, t, about);
}
