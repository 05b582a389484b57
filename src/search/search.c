/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/search.h"

#include "base/memory.h"
#include "catalog/complete.h"
#include "catalog/recognise.h"
#include "index/live.h"
#include "search/expand/film-facts.h"
#include "search/expand/mentions.h"
#include "search/expand/planner.h"
#include "search/expand/weights.h"
#include "search/rank/absent.h"
#include "search/rank/answers.h"
#include "search/rank/evidence.h"
#include "search/rank/mentions.h"
#include "search/results/ambiguous.h"
#include "search/results/cards.h"
#include "search/results/conditions.h"
#include "search/results/diagnose.h"
#include "search/results/explain.h"
#include "search/results/facets.h"
#include "search/results/matches.h"
#include "search/results/results.h"
#include "search/retrieve/passages.h"
#include "search/retrieve/records.h"
#include "search/retrieve/taat.h"
#include "search/sources.h"

#include <stdlib.h>

enum {
    /* Maximum number of passages counted by their scores. */
    COUNTED_MOST = 5000,
    /* Words kept in the analyser's memory between queries. */
    WORDS_KEPT = 200000,
};

struct film_search {
    const struct film_search_options *o;
    struct film_sources sources;
    struct film_facet_list facets; /* parsed from the options */
    struct film_accumulators accumulators;
    struct film_analyser *an;
};

/* ---- Opening ---------------------------------------------------------- */

static enum film_status
use(struct film_search *s, const struct film_search_options *o,
    struct film_error *err)
{
    s->o = o;
    s->facets = (struct film_facet_list){.n = 0};
    return o->facets ? film_facet_list_parse(&s->facets,
                                             film_str_from(o->facets), err)
                     : FILM_OK;
}

enum film_status
film_search_open(struct film_search **out, const struct film_search_options *o,
                 struct film_error *err)
{
    struct film_search *s = calloc(1, sizeof *s);
    if (!s)
        return film_error_nomem(err);
    enum film_status f = film_analyser_new(&s->an, err);
    if (f == FILM_OK)
        f = use(s, o, err);
    if (f == FILM_OK)
        f = film_sources_open(&s->sources, o, err);
    if (f != FILM_OK) {
        film_search_close(s);
        return f;
    }
    *out = s;
    return FILM_OK;
}

enum film_status
film_search_again(struct film_search *s, const struct film_search_options *o,
                  struct film_error *err)
{
    enum film_status f = use(s, o, err);
    for (size_t i = 0; i < s->sources.first_remote && f == FILM_OK; i++)
        f = film_shard_refresh(&s->sources.shards[i], err);
    return f;
}

void
film_search_close(struct film_search *s)
{
    if (!s)
        return;
    film_sources_close(&s->sources);
    film_accumulators_release(&s->accumulators);
    film_analyser_free(s->an);
    free(s);
}

/* ---- Stages ----------------------------------------------------------- */

static struct film_ranking
rank(struct film_search_ctx *c, const struct film_plan *plan,
     const struct film_candidates *candidates)
{
    struct film_ranking ranking = film_rank_score(c, plan, candidates);
    film_mentions_score(c, plan, candidates, &ranking);
    film_answers_score(c, plan, &ranking);
    film_evidence_weigh(c, plan, &ranking);
    return ranking;
}

static double
best_score(const struct film_ranking *ranking)
{
    double best = 0;
    for (size_t i = 0; i < ranking->n; i++)
        if (best < ranking->v[i].score)
            best = ranking->v[i].score;
    return best;
}

/* Adds a note on why no examined passage is a hit: there was none, or all
 * scores are too low. */
static void
note_nothing(struct film_search_ctx *c, const struct film_plan *plan,
             size_t passages, double best, double least)
{
    if (passages == 0)
        film_diagnose_conditions(c, plan);
    else if (best < least)
        film_ctx_note(c, "no passage scores %g: the best has %.2f", least,
                      best);
}

/* ---- Counting --------------------------------------------------------- */

/* Notes whether a number is exact. It is if all passages were examined and they
 * were not found by words alone: not all function words are indexed. */
static void
note_bound(struct film_search_ctx *c, const struct film_plan *plan, size_t n,
           size_t looked, bool all)
{
    if (!all || !(plan->filter || plan->asked.has_free_text))
        film_ctx_note(c,
                      "at least %zu: only %zu passages were looked at closely",
                      n, looked);
}

/* Counts what only scores can decide, passage by passage. */
static void
count_scores(struct film_search_ctx *c, const struct film_plan *plan,
             double least, struct film_hits *hits)
{
    struct film_candidates found = film_passages_find(c, plan, COUNTED_MOST);
    if (plan->asked.verify)
        film_conditions_check(c, plan, &found);
    struct film_ranking ranking = rank(c, plan, &found);
    for (size_t i = 0; i < ranking.n; i++)
        hits->estimate += ranking.v[i].score >= least;
    note_bound(c, plan, (size_t)hits->estimate, found.found, found.all);
    film_diagnose_words(c, plan, &found, hits->estimate > 0);
    if (hits->estimate == 0)
        note_nothing(c, plan, found.passage_count, best_score(&ranking), least);
}

static void
count_all(struct film_search_ctx *c, const struct film_plan *plan, double least,
          struct film_hits *hits)
{
    static const struct film_candidates none;
    if (least > 0) {
        count_scores(c, plan, least, hits);
        return;
    }
    if (plan->asked.verify) {
        struct film_matches m = film_matches_find(c, plan);
        hits->estimate = m.n;
        note_bound(c, plan, m.n, m.looked, m.all);
    } else {
        hits->estimate = film_passages_count(c, plan);
    }
    film_diagnose_words(c, plan, &none, hits->estimate > 0);
    if (hits->estimate == 0)
        film_diagnose_conditions(c, plan);
}

/* ---- Listing ---------------------------------------------------------- */

/* Notes that no passage answers the query, and which comes nearest. */
static void
note_poor(struct film_search_ctx *c, const struct film_absent *e,
          struct film_hits *hits)
{
    struct film_buf text;
    film_buf_init(&text, 2 * FILM_QUERY_RAW_MAX);
    for (size_t i = 0; i < e->words.n; i++) {
        film_buf_text(&text, i > 0 ? ", '" : "'");
        film_buf_str(&text, e->words.v[i]);
        film_buf_byte(&text, '\'');
    }
    film_ctx_keep(c, film_buf_check(&text, c->err));
    film_ctx_note(c, "no passage has %.*s%s; nearest: %.*s", (int)text.n,
                  text.p, e->together ? " with the other words" : "",
                  (int)hits->nearest.n, hits->nearest.p);
    film_buf_release(&text);
    hits->absent = e->words;
}

/* For --like, leaves out the passage itself, as retrieval finds it, and its
 * copies. */
static void
leave_out(struct film_search_ctx *c, const struct film_plan *plan,
          struct film_results *results)
{
    struct film_candidate like = {plan->like.shard, plan->like.passage, 0, 0};
    const struct film_found found = {.v = &like, .n = 1};
    if (!plan->like.shard)
        return;
    struct film_candidates fetched = film_fetch_passages(c, plan, &found);
    if (fetched.passage_count == 1)
        film_results_leave_out(results, &fetched.passages[0]);
}

/* True if hits need not contain the words of the query. */
static bool
is_chosen(const struct film_plan *plan)
{
    return plan->scope.on || plan->like.shard;
}

/* Lists hits in rounds, until there are enough or nothing is left. */
static void
list_all(struct film_search_ctx *c, const struct film_plan *plan,
         const struct film_search_options *o, struct film_hits *hits)
{
    struct film_results *results = film_results_new(c, o);
    struct film_rounds rounds = {0};
    struct film_candidates first = {0};
    struct film_absent absent = {0};
    leave_out(c, plan, results);
    size_t passages = 0;
    double best = 0;
    for (unsigned round = 0; film_ctx_ok(c); round++) {
        struct film_candidates found = film_passages_next(c, plan, &rounds);
        if (plan->asked.verify)
            film_conditions_check(c, plan, &found);
        struct film_ranking ranking = rank(c, plan, &found);
        if (round == 0) {
            first = found;
            if (!is_chosen(plan))
                absent = film_absent_find(c, plan, &ranking);
        }
        passages += found.passage_count;
        if (best < best_score(&ranking))
            best = best_score(&ranking);
        if (film_ctx_ok(c))
            film_results_add(results, &ranking, rounds.over);
        if (rounds.over || (film_ctx_ok(c) && film_results_over(results)))
            break;
    }
    if (!film_ctx_ok(c))
        return;
    if (rounds.cut && !film_results_over(results))
        film_ctx_note(c, "only the best %zu passages were looked at",
                      rounds.seen_n);
    hits->estimate = plan->asked.verify && rounds.over && !rounds.cut
                         ? passages
                         : first.matched;
    film_results_make(results, plan, hits);
    if (absent.poor)
        note_poor(c, &absent, hits);
    else
        film_diagnose_words(c, plan, &first, hits->n > 0);
    if (hits->n == 0 && !o->silent)
        note_nothing(c, plan, passages, best, o->min_score);
}

/* The options for this query: a chosen article is shown as a whole and in its
 * order. */
static struct film_search_options
settle(const struct film_search_options *o, const struct film_plan *plan)
{
    struct film_search_options own = *o;
    own.all |= is_chosen(plan);
    if (plan->scope.on) {
        own.sort = FILM_SORT_PLACE;
        own.per_article = 0;
    } else {
        own.limit = film_search_limit(o);
    }
    return own;
}

/* ---- Answers ---------------------------------------------------------- */

/* Adds the cards of the films that meet all conditions on films. */
static void
add_films(struct film_search_ctx *c, const struct film_plan *plan,
          const struct film_search_options *o, struct film_hits *hits)
{
    const struct film_entity_filter *f = film_facts_all(plan);
    if (!f)
        return;
    film_cards_add_films(c, hits, film_shards_catalogue(c), f,
                         o->count ? SIZE_MAX : film_search_limit(o));
    if (f->film_count > hits->card_count)
        film_ctx_note(c, "%zu films meet %.*s; shown: %zu (-n shows more)",
                      f->film_count, (int)f->film.n, f->film.p,
                      hits->card_count);
}

/* Answers --who: all cards of the name, or of the films that meet the
 * conditions, and nothing else. */
static void
answer_who(struct film_search_ctx *c, const struct film_search_options *o,
           struct film_hits *hits)
{
    struct film_plan plan;
    film_planner_read(c, &plan, hits->query, o);
    struct film_mentions names = film_mentions_recognise(c, hits->query);
    film_recognised_all(&names);
    if (film_ctx_ok(c) && film_facts_all(&plan))
        add_films(c, &plan, o, hits);
    else
        film_cards_add(c, hits, film_shards_catalogue(c), &names,
                       FILM_BEARERS_MOST);
    if (film_ctx_ok(c) && hits->card_count == 0 && !film_facts_all(&plan)) {
        film_planner_names(c, &plan, o);
        names = plan.mentions;
        film_cards_add(c, hits, film_shards_catalogue(c), &names,
                       FILM_BEARERS_MOST);
    }
    film_cards_ask(c, hits, hits->query, &names);
    hits->estimate = o->count ? hits->card_count : 0;
    if (hits->card_count == 0)
        film_ctx_note(c, film_facts_all(&plan)
                             ? "no film in the records meets that"
                             : "no record has that name");
    film_planner_release(&plan);
}

/* Finds the names that begin with the query. */
static void
answer_complete(struct film_search_ctx *c, const struct film_search_options *o,
                struct film_hits *hits)
{
    struct film_shard *shard = film_shards_catalogue(c);
    struct film_entity *v = NULL;
    size_t n = 0;
    if (!shard)
        return;
    const struct film_recogniser how = {shard->db, c->an, c->arena, c->err};
    film_ctx_keep(
        c, film_complete(&v, &n, film_search_limit(o), hits->query, &how));
    for (size_t i = 0; i < n && film_ctx_ok(c); i++) {
        struct film_fact_card *card =
            film_ctx_push(c, &hits->cards, &hits->card_count, sizeof *card);
        if (card)
            film_cards_make(c, card, &v[i], shard);
    }
}

/* Answers --ambiguous: the shared names in all catalogues. */
static void
answer_ambiguous(struct film_search_ctx *c, const struct film_search_options *o,
                 struct film_hits *hits)
{
    for (size_t i = 0; i < c->n && film_ctx_ok(c); i++)
        if (c->shards[i].db && c->shards[i].counts.entities > 0)
            film_ambiguous_find(c, hits, &c->shards[i]);
    hits->estimate = o->count ? hits->shared_count : 0;
}

static void
add_cards(struct film_search_ctx *c, const struct film_plan *plan,
          const struct film_search_options *o, struct film_hits *hits)
{
    enum { CARDS = 2 };
    if (o->facts && !o->like && !plan->scope.on)
        film_cards_add(c, hits, film_shards_catalogue(c), &plan->mentions,
                       CARDS);
    film_cards_ask(c, hits, plan->asked.text, &plan->mentions);
    film_cards_compare(c, hits, &plan->mentions);
}

/* Notes an empty query. One of punctuation alone is empty, too. */
static void
note_empty(struct film_search_ctx *c, const struct film_plan *plan)
{
    if (plan->asked.tokens.n == 0 && plan->asked.prefixes.n == 0 &&
        !plan->asked.filters && !plan->everything)
        film_ctx_note(c, "the query has no word to look for");
}

static void
answer_query(struct film_search_ctx *c, const struct film_search *s,
             struct film_hits *hits)
{
    struct film_plan plan;
    film_planner_make(c, &plan, hits->query, s->o);
    const struct film_search_options own = settle(s->o, &plan), *o = &own;
    note_empty(c, &plan);
    if (film_ctx_ok(c) && o->explain)
        film_explain_query(c, &plan, hits);
    if (film_ctx_ok(c) && o->count)
        count_all(c, &plan, o->min_score, hits);
    else if (film_ctx_ok(c) && !plan.everything)
        list_all(c, &plan, o, hits);
    if (film_ctx_ok(c) && !o->count)
        add_cards(c, &plan, o, hits);
    if (film_ctx_ok(c) && s->facets.n > 0)
        film_facets_count(c, &plan, &s->facets, hits);
    film_planner_release(&plan);
}

static void
answer(struct film_search_ctx *c, const struct film_search *s,
       struct film_hits *hits)
{
    const struct film_search_options *o = s->o;
    if (o->ambiguous)
        answer_ambiguous(c, o, hits);
    else if (o->complete)
        answer_complete(c, o, hits);
    else if (o->who)
        answer_who(c, o, hits);
    else
        answer_query(c, s, hits);
}

/* ---- Reading while a writer is active, and servers go ------------------ */

/* True if the answer may need a server: the head of an index that is split has
 * all names itself. */
static bool
asks_servers(const struct film_search *s)
{
    const struct film_search_options *o = s->o;
    bool names = o->ambiguous || o->complete || o->who;
    return !names || s->sources.first_remote < s->sources.n;
}

static enum film_status
try_once(struct film_search *s, struct film_search_ctx *c,
         struct film_hits *hits)
{
    struct film_record_cache records = {0};
    c->records = &records;
    film_memory_forget();
    if (film_ctx_ok(c))
        answer(c, s, hits);
    if (film_ctx_ok(c) && asks_servers(s))
        film_sources_list(c, &s->sources, hits);
    /* The answer may be incomplete. */
    if (film_ctx_ok(c) && film_memory_failed())
        film_ctx_nomem(c);
    film_record_cache_release(&records);
    return c->status;
}

enum film_status
film_search_run(struct film_search *s, struct film_str text,
                struct film_arena *a, struct film_hits *hits,
                struct film_error *err)
{
    enum film_status f =
        asks_servers(s) ? film_sources_begin(&s->sources, err) : FILM_OK;
    bool again = false;
    for (int tries = 0;;) {
        struct film_search_ctx c = {.shards = s->sources.shards,
                                    .n = s->sources.n,
                                    .accumulators = &s->accumulators,
                                    .an = s->an,
                                    .arena = a,
                                    .notes = &hits->notes,
                                    .err = err};
        *hits = (struct film_hits){.query = text};
        film_ctx_keep(&c, f);
        if (again)
            film_ctx_keep(&c, film_sources_reopen(&s->sources, err));
        f = try_once(s, &c, hits);
        if (f != FILM_OK && film_sources_give_up(&s->sources, c.asked, err)) {
            f = FILM_OK;
            continue;
        }
        if (f != FILM_OK && c.asked && c.asked->path)
            f = film_live_name_error(c.asked->path, f, err);
        if (!film_live_may_pass(f) || ++tries == FILM_READ_TRIES)
            break;
        again = true;
        f = FILM_OK;
    }
    film_analyser_trim(s->an, WORDS_KEPT);
    /* Only from now on: for a single query, copies would be kept in vain. */
    for (size_t i = 0; i < s->sources.n; i++)
        s->sources.shards[i].stored.on = true;
    return f;
}
