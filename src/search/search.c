/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/search.h"

#include "base/date.h"
#include "base/memory.h"
#include "index/live.h"
#include "schema/xapian-status.h"
#include "search/expand/catalogue-names.h"
#include "search/results/ambiguous.h"
#include "search/results/results.h"
#include "search/retrieve/passages.h"
#include "search/results/cards.h"
#include "search/results/diagnose.h"
#include "search/expand/entity-filters.h"
#include "search/expand/spelling-variants.h"
#include "search/expand/spelling.h"
#include "search/retrieve/named-films.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    CHECKED_FIRST = 300, /* candidates of a query whose hits need a check … */
    CHECKED_MOST = 5000, /* … growing up to here until enough are found */
    NEWEST = 1000,       /* candidates by date: they may be of few articles */
    WORDS_KEPT = 200000, /* of the analyser's memory, between queries */
};

struct film_search {
    const struct film_search_options *o;
    struct film_shard *shards;
    size_t shard_count;
    struct film_analyser *an;
};

/* ---- Opening ---------------------------------------------------------- */

/* A remote shard that is down leaves its place empty. */
static enum film_status
open_shards(struct film_search *s, struct film_error *err)
{
    const struct film_search_options *o = s->o;
    size_t up = 0;
    enum film_status f = FILM_OK;
    if (o->db) {
        f = film_shard_open_local(&s->shards[s->shard_count++], o->db, err);
        if (f != FILM_OK)
            return f;
        up++;
    }
    for (size_t i = 0; i < o->shards.n; i++) {
        struct film_shard *shard = &s->shards[s->shard_count++];
        f = film_shard_open_remote(shard, o->shards.v[i].p, err);
        if (f == FILM_ERR_USAGE || f == FILM_ERR_VERSION)
            return f;
        up += f == FILM_OK;
    }
    for (size_t i = 0; i < s->shard_count; i++)
        s->shards[i].cwd = o->cwd;
    if (up == 0)
        return f != FILM_OK
                   ? f
                   : film_error_set(err, FILM_ERR_USAGE, "no index given");
    return FILM_OK;
}

enum film_status
film_search_open(struct film_search **out, const struct film_search_options *o,
                 struct film_error *err)
{
    struct film_search *s = calloc(1, sizeof *s);
    if (!s)
        return film_error_nomem(err);
    s->o = o;
    s->shards = calloc(o->shards.n + 1, sizeof *s->shards);
    enum film_status f =
        s->shards ? film_analyser_new(&s->an, err) : film_error_nomem(err);
    if (f == FILM_OK)
        f = open_shards(s, err);
    if (f != FILM_OK) {
        film_search_close(s);
        return f;
    }
    *out = s;
    return FILM_OK;
}

void
film_search_close(struct film_search *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->shard_count; i++)
        film_shard_close(&s->shards[i]);
    free(s->shards);
    film_analyser_free(s->an);
    free(s);
}

/* ---- One query -------------------------------------------------------- */

struct query {
    struct film_search *s;
    struct film_arena *arena;
    struct film_hits *hits;
    struct film_error *err;
    struct film_node *root;
    struct film_lowered lowered;
    struct film_view view;
    struct film_rank *rank;
    xapc_query *filter;
    struct film_recognised *named; /* by the query, in the catalogue */
    size_t named_count;
    struct film_catalogue_names aliases;
    struct film_named_films named_films;
    struct film_entity_filters filters;
    struct film_results answer;
    struct film_strs typed; /* the conditions */
};

static enum film_status
add_note(struct query *q, const char *text)
{
    struct film_str *slot = film_arena_push(q->arena, &q->hits->notes.v,
                                            &q->hits->notes.n, sizeof *slot);
    return slot && film_arena_copy(q->arena, film_str_from(text), slot)
               ? FILM_OK
               : film_error_nomem(q->err);
}

/* Appends a condition to the root list, as if it had been typed. */
static enum film_status
add_condition(struct query *q, const struct film_field_row *field,
              enum film_node_kind kind, struct film_str text,
              struct film_node **made)
{
    struct film_node *n = film_arena_zalloc(q->arena, 1, sizeof *n);
    struct film_node **last = &q->root->first;
    if (!n)
        return film_error_nomem(q->err);
    while (*last)
        last = &(*last)->next;
    *last = n;
    n->field = field;
    n->kind = kind;
    *made = n;
    if (kind == FILM_NODE_RANGE)
        return FILM_OK;
    n->first = film_arena_zalloc(q->arena, 1, sizeof *n->first);
    if (!n->first)
        return film_error_nomem(q->err);
    n->first->kind = FILM_NODE_PHRASE;
    n->first->text = text;
    return FILM_OK;
}

/* Several values of one option: any of them. */
static enum film_status
add_any(struct query *q, enum film_field field, struct film_strs values)
{
    struct film_node *n;
    const struct film_field_row *row = film_schema_field(field);
    if (values.n == 0)
        return FILM_OK;
    if (values.n == 1)
        return add_condition(q, row, FILM_NODE_FIELD, values.v[0], &n);
    struct film_node *any = NULL, *before = q->root->first;
    q->root->first = NULL;
    for (size_t i = 0; i < values.n; i++) {
        enum film_status s =
            add_condition(q, row, FILM_NODE_FIELD, values.v[i], &n);
        if (s != FILM_OK)
            return s;
    }
    any = film_arena_zalloc(q->arena, 1, sizeof *any);
    if (!any)
        return film_error_nomem(q->err);
    any->kind = FILM_NODE_OR;
    any->first = q->root->first;
    any->next = before;
    q->root->first = any;
    return FILM_OK;
}

static enum film_status
add_dates(struct query *q)
{
    const struct film_search_options *o = q->s->o;
    char none[FILM_DAY_SIZE];
    struct film_node *n = NULL;
    if (!o->since && !o->until)
        return FILM_OK;
    enum film_status s =
        add_condition(q, film_schema_field(FILM_F_DATE), FILM_NODE_RANGE,
                      (struct film_str){0}, &n);
    if (s != FILM_OK)
        return s;
    if (o->since && !film_date_bounds(film_str_from(o->since), n->low, none))
        return film_error_set(q->err, FILM_ERR_USAGE,
                              "--since %s: not a date (YYYY, YYYY-MM or "
                              "YYYY-MM-DD)",
                              o->since);
    if (o->until && !film_date_bounds(film_str_from(o->until), none, n->high))
        return film_error_set(q->err, FILM_ERR_USAGE,
                              "--until %s: not a date (YYYY, YYYY-MM or "
                              "YYYY-MM-DD)",
                              o->until);
    if (!o->since || !o->until || memcmp(n->low, n->high, 8) <= 0)
        return FILM_OK;
    film_date_bounds(film_str_from(o->until), n->low, none);
    film_date_bounds(film_str_from(o->since), none, n->high);
    char text[120];
    snprintf(
        text, sizeof text,
        "'--since %s --until %s' ends before it begins: read the other way",
        o->since, o->until);
    return add_note(q, text);
}

/* Documents of one kind. */
static xapc_query *
kind_query(const char *kind, xapc_error **xerr)
{
    struct film_buf term;
    xapc_query *made = NULL;
    film_buf_init(&term, 2 * FILM_TERM_MAX);
    film_schema_term(&term, FILM_F_KIND, film_str_from(kind));
    if (xapc_query_term(&made, term.p, term.n, 1, 0, xerr) != XAPC_OK)
        made = NULL;
    film_buf_release(&term);
    return made;
}

/* Words are posted on passages alone; a query of conditions alone would be met
 * by records and whole articles too. */
static enum film_status
only_passages(struct query *q)
{
    xapc_error *xerr = NULL;
    xapc_query *kinds = NULL, *both = NULL;
    if (!q->lowered.filters || q->lowered.token_count > 0)
        return FILM_OK;
    xapc_query *one = kind_query(FILM_KIND_PASSAGE, &xerr);
    xapc_query *other = one ? kind_query(FILM_KIND_SINGLE, &xerr) : NULL;
    const xapc_query *any[2] = {one, other};
    xapc_status x = XAPC_ERR_NOMEM;
    if (other)
        x = xapc_query_combine(&kinds, XAPC_OP_OR, any, 2, 0, &xerr);
    const xapc_query *all[2] = {kinds, q->filter};
    if (kinds)
        x = xapc_query_combine(&both, XAPC_OP_AND, all, q->filter ? 2 : 1, 0,
                               &xerr);
    xapc_query_free(one);
    xapc_query_free(other);
    xapc_query_free(kinds);
    if (!both)
        return film_error_xapian(q->err, x, xerr);
    xapc_query_free(q->filter);
    q->filter = both;
    return FILM_OK;
}

/* The first source that has a catalogue, or NULL. */
static struct film_shard *
catalogue(const struct film_search *s)
{
    for (size_t i = 0; i < s->shard_count; i++)
        if (s->shards[i].db && s->shards[i].counts.entities > 0)
            return &s->shards[i];
    return NULL;
}

static enum film_status
recognise(struct query *q, struct film_str text)
{
    const struct film_shard *shard = catalogue(q->s);
    const struct film_recogniser how = {shard ? shard->db : NULL, q->s->an,
                                        q->arena, q->err};
    return shard ? film_recognise(&q->named, &q->named_count, text, &how)
                 : FILM_OK;
}

/* Function words that are a film's title are words to look for: her 2013. */
static void
mark_titles(struct query *q)
{
    for (size_t i = 0; i < q->named_count; i++) {
        const struct film_recognised *r = &q->named[i];
        size_t from = (size_t)(r->text.p - q->lowered.text.p);
        for (size_t k = 0; k < q->lowered.token_count && !r->weak; k++) {
            struct film_token *t = &q->lowered.tokens[k];
            if (r->only_stops && t->from >= from && t->to <= from + r->text.n)
                t->flags |= FILM_TOKEN_NAME;
        }
    }
}

static enum film_status
expand_names(struct query *q)
{
    struct film_search *s = q->s;
    const struct film_entity_lookup how = {
        catalogue(s), s->shards, s->shard_count, {s->an, q->arena, q->err}};
    return film_entity_filters_expand(&q->filters, q->root, &how);
}

static enum film_status
understand(struct query *q)
{
    const struct film_search_options *o = q->s->o;
    enum film_status s = film_query_parse(&q->root, &q->hits->notes, q->arena,
                                          q->hits->query, q->err);
    if (s == FILM_OK)
        s = film_lower_words(&q->lowered, q->root, q->s->an, q->arena, q->err);
    if (s == FILM_OK)
        s = add_any(q, FILM_F_FILM, o->films);
    if (s == FILM_OK)
        s = add_any(q, FILM_F_PERSON, o->persons);
    if (s == FILM_OK)
        s = add_any(q, FILM_F_ROLE, o->roles);
    if (s == FILM_OK)
        s = add_any(q, FILM_F_SOURCE, o->sources);
    if (s == FILM_OK)
        s = add_dates(q);
    if (s == FILM_OK)
        s = film_diagnose_typed(&q->typed, q->root, q->arena, q->err);
    if (s == FILM_OK && !o->no_alias && catalogue(q->s))
        s = expand_names(q);
    if (s == FILM_OK)
        s = film_lower_filter(&q->filter, &q->lowered, q->root, q->s->an,
                              q->err);
    if (s == FILM_OK)
        s = only_passages(q);
    return s;
}

/* A term that no passage has is looked for by the words that may stand for it,
 * as there is nothing else to find candidates by. */
static enum film_status
add_substitutes(struct query *q)
{
    enum { MOST = 16 };
    static const double SHARE = .4; /* of the term's weight */
    struct film_view *view = &q->view;
    for (size_t i = 0; i < view->term_count; i++) {
        struct film_str v[MOST];
        double weight = film_rank_passage_weights(q->rank)[i];
        if (view->terms[i].passages > 0 || weight <= 0)
            continue;
        size_t n = film_rank_substitutes(q->rank, i, q->s->an, v, MOST);
        for (size_t k = 0; k < n; k++) {
            struct film_expansion *e = film_arena_push(
                q->arena, &view->expansions, &view->expansion_count, sizeof *e);
            if (!e || !film_arena_copy(q->arena, v[k], &e->stem))
                return film_error_nomem(q->err);
            e->weight = weight * SHARE;
        }
    }
    return FILM_OK;
}

static enum film_status
prepare(struct query *q)
{
    struct film_search *s = q->s;
    struct film_tokens tokens = {q->lowered.tokens, q->lowered.token_count};
    enum film_status f = recognise(q, q->lowered.text);
    if (f == FILM_OK)
        mark_titles(q);
    if (f == FILM_OK)
        f = film_fetch_query(&q->view, tokens, q->lowered.text, s->shards,
                             s->shard_count, q->arena, q->err);
    q->view.quoted = q->lowered.quoted;
    q->view.prefixes =
        (struct film_strs){q->lowered.prefixes, q->lowered.prefix_count};
    q->view.has_free_text = q->lowered.has_free_text;
    q->view.newest = s->o->sort == FILM_SORT_DATE;
    if (f == FILM_OK && !s->o->no_alias)
        f = film_spelling_variants_find(&q->view, s->shards, s->shard_count,
                                        s->an, q->arena, q->err);
    if (f == FILM_OK && !s->o->no_alias)
        f = film_spelling_mend(&q->view, s->shards, s->shard_count, s->an,
                               &q->hits->notes, q->arena, q->err);
    if (f == FILM_OK)
        f = film_rank_new(&q->rank, &q->view, !s->o->no_alias, s->an, q->arena,
                          q->err);
    /* A check of the text may ask for words that do not rank. */
    q->view.filtered = !q->lowered.verify;
    if (f == FILM_OK)
        film_rank_focus(q->rank, s->an);
    if (f == FILM_OK)
        f = add_substitutes(q);
    if (f == FILM_OK && !s->o->no_alias)
        f = film_catalogue_names_find(&q->aliases, &q->view, q->named,
                                      q->named_count, s->shards, s->shard_count,
                                      s->an, q->arena, q->err);
    if (f == FILM_OK && !s->o->no_alias)
        f = film_named_films_find(&q->named_films, &q->view, q->named,
                                  q->named_count, q->rank, s->shards,
                                  s->shard_count, s->an, q->arena, q->err);
    return f;
}

/* Finds, loads and checks `most` candidates (0: the ranking's number). */
static enum film_status
look(struct query *q, size_t most, size_t *found)
{
    struct film_search *s = q->s;
    struct film_candidates c;
    enum film_status f = film_passages_find(
        &c, &q->view, q->rank, &q->named_films, q->filter, most, s->shards,
        s->shard_count, s->an, q->arena, q->err);
    q->view.links = c.links;
    q->view.link_count = c.link_n;
    if (f == FILM_OK)
        f = film_fetch_passages(&q->view, c.v, c.n, s->an, q->arena, q->err);
    q->hits->estimate = c.matched;
    *found = c.n;
    if (f != FILM_OK || !q->lowered.verify)
        return f;
    f = film_results_check(&q->answer, q->err);
    if (!most || c.n < most) /* all there are */
        q->hits->estimate = q->view.passage_count;
    return f;
}

static enum film_status
find_all(struct query *q, size_t wanted)
{
    const struct film_search_options *o = q->s->o;
    size_t most = 0, found = 0;
    enum film_status f;
    /* with room for what --per-article and copies leave out */
    if (q->lowered.filters || wanted * 2 > CHECKED_FIRST)
        most = wanted * 2 > CHECKED_FIRST ? wanted * 2 : CHECKED_FIRST;
    else if (wanted * 4 > film_rank_stage1(q->rank)->passages)
        most = wanted * 4 < CHECKED_FIRST ? wanted * 4 : CHECKED_FIRST;
    if (o->sort == FILM_SORT_DATE && most < NEWEST)
        most = NEWEST;
    if (most > CHECKED_MOST)
        most = CHECKED_MOST;
    for (;;) {
        f = look(q, most, &found);
        if (f != FILM_OK || !q->lowered.verify ||
            q->view.passage_count >= wanted || found < most ||
            most >= CHECKED_MOST)
            return f;
        most = most * 4 > CHECKED_MOST ? CHECKED_MOST : most * 4;
    }
}

static enum film_status
score(struct query *q)
{
    enum film_status s = film_rank_score(q->rank, &q->view, q->err);
    if (s == FILM_OK)
        s = film_spelling_variants_score(&q->view, q->rank, q->arena, q->err);
    if (s == FILM_OK)
        s = film_catalogue_names_score(&q->aliases, &q->view, q->rank, q->arena,
                                       q->err);
    if (s == FILM_OK)
        film_named_films_score(&q->named_films, &q->view);
    return s;
}

/* Says why no passage that was looked at is a hit: there was none, or all
 * score too low. */
static enum film_status
note_nothing(struct query *q, const struct film_diagnosis *m)
{
    double best = 0, least = q->s->o->min_score;
    char text[120];
    if (q->view.passage_count == 0)
        return film_diagnose_conditions(m, q->err);
    for (size_t i = 0; i < q->view.passage_count; i++)
        if (best < q->view.passages[i].score)
            best = q->view.passages[i].score;
    if (best >= least)
        return FILM_OK;
    snprintf(text, sizeof text, "no passage scores %g: the best has %.2f",
             least, best);
    return add_note(q, text);
}

static enum film_status
note_absence(struct query *q)
{
    bool found = q->s->o->count ? q->hits->estimate > 0 : q->hits->n > 0;
    const struct film_diagnosis m = {
        &q->answer, q->s->shards, q->s->shard_count, q->typed, &q->hits->notes};
    enum film_status s = film_diagnose_words(&m, q->err);
    return s == FILM_OK && !found ? note_nothing(q, &m) : s;
}

/* ---- Counting --------------------------------------------------------- */

/* Counts what only the text or the score can tell, passage by passage. */
static enum film_status
count_closely(struct query *q)
{
    double least = q->s->o->min_score;
    size_t found, n = 0;
    enum film_status s = look(q, CHECKED_MOST, &found);
    if (s == FILM_OK && least > 0)
        s = score(q);
    if (s != FILM_OK)
        return s;
    for (size_t i = 0; i < q->view.passage_count; i++)
        n += least <= 0 || q->view.passages[i].score >= least;
    q->hits->estimate = n;
    /* Without a filter it was the words that found them, and not all function
     * words are posted. */
    if (found < CHECKED_MOST && (q->filter || q->lowered.has_free_text))
        return FILM_OK;
    char text[80];
    snprintf(text, sizeof text,
             "at least %zu: only %zu passages were looked at closely", n,
             found);
    return add_note(q, text);
}

static enum film_status
count_all(struct query *q)
{
    struct film_search *s = q->s;
    if (q->lowered.verify || s->o->min_score > 0)
        return count_closely(q);
    return film_passages_count(&q->hits->estimate, &q->view, q->rank, q->filter,
                               s->shards, s->shard_count, q->arena, q->err);
}

static enum film_status
explain(struct query *q)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_query_dump(&text, q->root);
    bool ok = text.failed == FILM_OK &&
              film_arena_copy(q->arena, film_buf_get(&text), &q->hits->tree);
    film_buf_reset(&text);
    for (size_t i = 0; i < q->view.term_count; i++)
        film_buf_printf(&text, "%s%.*s^%.3f", i ? " OR " : "",
                        (int)q->view.terms[i].word->stem.n,
                        q->view.terms[i].word->stem.p,
                        film_rank_passage_weights(q->rank)[i]);
    xapc_string filter = {0};
    if (q->filter &&
        xapc_query_description(&filter, q->filter, NULL) == XAPC_OK)
        film_buf_printf(&text, " FILTER %s", filter.data);
    xapc_string_free(&filter);
    ok = ok && text.failed == FILM_OK &&
         film_arena_copy(q->arena, film_buf_get(&text), &q->hits->lowered);
    film_buf_release(&text);
    return ok ? FILM_OK : film_error_nomem(q->err);
}

static enum film_status
note_missing(struct query *q)
{
    size_t missing = 0;
    for (size_t i = 0; i < q->s->shard_count; i++)
        missing += q->s->shards[i].db == NULL;
    if (missing == 0)
        return FILM_OK;
    char text[80];
    snprintf(text, sizeof text, "%zu of %zu sources missing", missing,
             q->s->shard_count);
    return add_note(q, text);
}

/* --who: every card of the name, and nothing else. */
static enum film_status
answer_who(struct query *q)
{
    enum film_status s = recognise(q, q->hits->query);
    film_recognised_all(q->named, q->named_count);
    if (s == FILM_OK)
        s = film_cards_add(q->hits, catalogue(q->s), q->named, q->named_count,
                           FILM_RECOGNISED_MOST, q->arena, q->err);
    q->hits->estimate = q->s->o->count ? q->hits->card_count : 0;
    return s == FILM_OK && q->hits->card_count == 0
               ? add_note(q, "no record has that name")
               : s;
}

static enum film_status
add_facts(struct query *q)
{
    enum { CARDS = 2 };
    enum film_status s = FILM_OK;
    if (q->s->o->facts)
        s = film_cards_add(q->hits, catalogue(q->s), q->named, q->named_count,
                           CARDS, q->arena, q->err);
    return s == FILM_OK ? film_cards_compare(q->hits, q->named, q->named_count,
                                             q->arena, q->err)
                        : s;
}

/* --ambiguous: the shared names of every catalogue. */
static enum film_status
answer_ambiguous(struct query *q)
{
    enum film_status s = note_missing(q);
    for (size_t i = 0; i < q->s->shard_count && s == FILM_OK; i++)
        if (q->s->shards[i].db && q->s->shards[i].counts.entities > 0)
            s = film_ambiguous_find(q->hits, &q->s->shards[i], q->arena,
                                    q->err);
    q->hits->estimate = q->s->o->count ? q->hits->shared_count : 0;
    return s;
}

/* What comes behind the first page begins as the first page does: more
 * candidates are looked at for it, and their order may be another one, which
 * would repeat hits of the page before. By date so many are looked at that it
 * does not matter. */
static enum film_status
list_all(struct query *q)
{
    static const size_t lengths[] = {12, 100, 500};
    const struct film_search_options *o = q->s->o;
    size_t wanted = (size_t)o->offset + o->limit, i = 0;
    enum { LENGTHS = sizeof lengths / sizeof lengths[0] };
    bool by_date = o->sort == FILM_SORT_DATE;
    struct film_first first = {0};
    enum film_status s = FILM_OK;
    while (i < LENGTHS && (lengths[i] < o->limit || by_date))
        i++;
    for (; s == FILM_OK; i++) {
        bool last = i == LENGTHS || lengths[i] >= wanted;
        s = find_all(q, i < LENGTHS ? lengths[i] : wanted);
        if (s == FILM_OK)
            s = score(q);
        if (s == FILM_OK)
            film_results_keep(&q->view, &first);
        if (s == FILM_OK && last)
            return film_results_make(&q->answer, q->hits, q->err);
        if (s == FILM_OK)
            s = film_results_first(&first, &q->answer, lengths[i], q->err);
    }
    return s;
}

static enum film_status
answer(struct query *q)
{
    if (q->s->o->ambiguous)
        return answer_ambiguous(q);
    if (q->s->o->who)
        return answer_who(q);
    q->answer = (struct film_results){.o = q->s->o,
                                      .lowered = &q->lowered,
                                      .view = &q->view,
                                      .aliases = &q->aliases,
                                      .filters = &q->filters,
                                      .catalogue = catalogue(q->s),
                                      .an = q->s->an,
                                      .arena = q->arena};
    enum film_status s = understand(q);
    q->answer.root = q->root;
    if (s == FILM_OK)
        s = note_missing(q);
    if (s == FILM_OK)
        s = prepare(q);
    q->answer.rank = q->rank;
    if (s == FILM_OK && q->s->o->explain)
        s = explain(q);
    if (s == FILM_OK)
        s = q->s->o->count ? count_all(q) : list_all(q);
    if (s == FILM_OK)
        s = note_absence(q);
    return s == FILM_OK && !q->s->o->count ? add_facts(q) : s;
}

/* ---- Beside a writer -------------------------------------------------- */

static enum film_status
reopen(struct film_search *s, struct film_error *err)
{
    enum film_status f = FILM_OK;
    for (size_t i = 0; i < s->shard_count && f == FILM_OK; i++)
        if (s->shards[i].db || !s->shards[i].name)
            f = film_shard_reopen(&s->shards[i], err);
    return f;
}

enum film_status
film_search_run(struct film_search *s, struct film_str text,
                struct film_arena *a, struct film_hits *hits,
                struct film_error *err)
{
    enum film_status f = FILM_OK;
    for (int i = 0; i < FILM_READ_TRIES; i++) {
        struct query q = {.s = s, .arena = a, .hits = hits, .err = err};
        *hits = (struct film_hits){.query = text};
        if (i > 0)
            f = reopen(s, err);
        film_memory_forget();
        if (f == FILM_OK)
            f = answer(&q);
        if (f == FILM_OK && film_memory_failed()) /* words or hits may lack */
            f = film_error_nomem(err);
        xapc_query_free(q.filter);
        if (!film_live_may_pass(f))
            break;
    }
    film_analyser_trim(s->an, WORDS_KEPT);
    return f;
}
