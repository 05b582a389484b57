/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "filmsearch/check.h"

struct rule {
    bool broken;
    const char *says;
};

static enum film_status
first_broken(const struct rule *rules, size_t n, struct film_error *err)
{
    for (size_t i = 0; i < n; i++)
        if (rules[i].broken)
            return film_error_set(err, FILM_ERR_USAGE, "%s", rules[i].says);
    return FILM_OK;
}

#define CHECK(rules, err) first_broken(rules, sizeof rules / sizeof *rules, err)

bool
film_filmsearch_is_asked(const struct film_filmsearch_options *o, int n)
{
    const struct film_search_options *s = &o->search;
    const struct film_request *r = &s->request;
    return n > 0 || r->films.n > 0 || r->persons.n > 0 || r->roles.n > 0 ||
           r->sources.n > 0 || r->since || r->until || s->facets || s->like;
}

/* What is done with the answer. */
static enum film_status
check_use(const struct film_filmsearch_options *o, struct film_error *err)
{
    const struct film_search_options *s = &o->search;
    const struct rule rules[] = {
        {o->fresh && o->asked_by.n == 0,
         "--new: only with the @NAME of a saved search"},
        {o->fresh && (s->who || s->ambiguous || s->facets || s->offset ||
                      s->complete || o->output.count || o->open),
         "--new: not with --who, --ambiguous, --facets, --complete, --offset, "
         "--count or --open"},
        {o->notify && (o->batch || o->open),
         "--notify: not with --batch or --open"},
        {o->open && (o->batch || s->ambiguous || s->who || o->output.count),
         "--open: not with --batch, --who, --ambiguous or --count"},
        {o->interactive && (o->batch || s->ambiguous || s->who || s->facets ||
                            s->complete || o->output.count || o->fresh ||
                            o->notify || o->open || o->asked_by.n > 0),
         "--interactive: not with options for another kind of answer"},
        {s->time_limit < 0, "--time-limit: must not be negative"},
        {s->shard_timeout <= 0, "--shard-timeout: must be above 0"},
    };
    return CHECK(rules, err);
}

/* Answers that are not hits alone. */
static enum film_status
check_kind(const struct film_filmsearch_options *o, struct film_error *err)
{
    const struct film_search_options *s = &o->search;
    bool lines = o->output.format > FILM_FORMAT_JSONL;
    const struct rule rules[] = {
        {s->ambiguous && lines,
         "--ambiguous: only in the formats text, json and jsonl"},
        {s->complete && (s->who || s->ambiguous || s->facets || s->like ||
                         o->output.count || lines),
         "--complete: only in the formats text, json and jsonl, and not with "
         "--who, --ambiguous, --facets, --like or --count"},
        {s->who && o->output.format >= FILM_FORMAT_TREC,
         "--who: not in the format trec and those of citations"},
        {s->facets && (s->ambiguous || s->who || o->output.count),
         "--facets: not with --who, --ambiguous or --count"},
        {s->facets && s->min_score > 0, "--facets: not with --min-score"},
        {s->facets && lines,
         "--facets: only in the formats text, json and jsonl"},
        {s->like && (s->ambiguous || s->who || o->output.count),
         "--like: not with --who, --ambiguous or --count"},
    };
    return CHECK(rules, err);
}

/* Where the queries come from. */
static enum film_status
check_query(const struct film_filmsearch_options *o, int n,
            struct film_error *err)
{
    bool ambiguous = o->search.ambiguous;
    const struct rule rules[] = {
        {ambiguous && (o->batch || n > 0), "--ambiguous takes no query"},
        {o->batch && n > 0, "give a query or --batch, not both"},
        {!o->batch && !film_filmsearch_is_asked(o, n) && !ambiguous &&
             !o->open && !o->interactive,
         "no query given"},
    };
    return CHECK(rules, err);
}

enum film_status
film_filmsearch_check(const struct film_filmsearch_options *o, int n,
                      struct film_error *err)
{
    enum film_status s = check_use(o, err);
    if (s == FILM_OK)
        s = check_kind(o, err);
    return s == FILM_OK ? check_query(o, n, err) : s;
}
