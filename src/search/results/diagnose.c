/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/diagnose.h"

#include "search/expand/article-filter.h"
#include "search/expand/film-facts.h"
#include "search/expand/planner.h"
#include "search/expand/query-hints.h"
#include "search/expand/weights.h"
#include "search/results/conditions.h"
#include "search/retrieve/passages.h"
#include "text/fold.h"

enum {
    WORDS = 5,     /* maximum number of words named */
    LOOKED = 2000, /* passages, to find one that meets a condition */
};

/* ---- Words ------------------------------------------------------------ */

/* Whether a passage has the stem, in its text or above. */
static bool
occurs(struct film_search_ctx *c, struct film_str stem)
{
    return film_shards_termfreq(c, FILM_F_TEXT, stem) > 0 ||
           film_shards_termfreq(c, FILM_F_ABOVE, stem) > 0 ||
           film_shards_termfreq(c, FILM_F_TITLE, stem) > 0;
}

static bool
has_word(const struct film_fetched_record *r, const struct film_word *word)
{
    for (size_t i = 0; i < r->text_count; i++) {
        struct film_tokens t = r->texts[i].tokens;
        for (size_t k = 0; k < t.n; k++)
            if (t.v[k].word->stem_id == word->stem_id)
                return true;
    }
    return false;
}

/* True if the record of a film that a found article is about has the word: it
 * led there. */
static bool
is_in_records(const struct film_candidates *candidates,
              const struct film_word *word)
{
    for (size_t i = 0; i < candidates->passage_count; i++) {
        const struct film_fetched_article *a = candidates->passages[i].article;
        for (size_t k = 0; k < a->record_count; k++)
            if (has_word(a->records[k], word))
                return true;
    }
    return false;
}

/* Whether the term of the i-th token, or a word that may stand for it, occurs.
 * Also true if that does not matter: a name is searched for in all its
 * spellings. */
static bool
is_there(struct film_search_ctx *c, const struct film_plan *plan,
         const struct film_candidates *candidates, size_t i)
{
    enum { MOST = 16 };
    const struct film_token *t = &plan->asked.tokens.v[i];
    struct film_str others[MOST];
    size_t k = 0;
    while (k < plan->term_count &&
           plan->terms[k].word->stem_id != t->word->stem_id)
        k++;
    if (k == plan->term_count || plan->terms[k].passages > 0 || t->word->stop ||
        (t->flags & FILM_TOKEN_JOINED) ||
        film_plan_spells(plan, t->from, t->to) ||
        is_in_records(candidates, t->word) || occurs(c, t->word->stem))
        return true;
    size_t n = film_weights_substitutes(plan->weights, k, c->an, others, MOST);
    for (size_t j = 0; j < n; j++)
        if (occurs(c, others[j]))
            return true;
    return false;
}

/* The end of the word that begins with token i: the pairs of a word overlap. */
static size_t
word_end(struct film_tokens query, size_t i)
{
    size_t end = i + 1;
    while (end < query.n && (query.v[end].flags & FILM_TOKEN_NGRAM) &&
           query.v[end].from < query.v[end - 1].to)
        end++;
    return end;
}

void
film_diagnose_words(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_candidates *candidates, bool answered)
{
    struct film_tokens asked = plan->asked.tokens;
    struct film_str text = plan->asked.text;
    size_t named = 0, end;
    for (size_t i = 0; i < asked.n && named < WORDS && film_ctx_ok(c);
         i = end) {
        bool there = false;
        size_t last = asked.n; /* the last of its pairs that are not grammar */
        end = word_end(asked, i);
        for (size_t k = i; k < end && !there; k++) {
            if (film_hint_hangul(asked.v, asked.n, k, text) != FILM_HINT_PLAIN)
                continue;
            last = k;
            there = is_there(c, plan, candidates, k);
        }
        if (there || last == asked.n)
            continue;
        film_ctx_note(
            c, answered ? "'%.*s' is in no passage" : "no passage has '%.*s'",
            (int)(asked.v[last].to - asked.v[i].from),
            text.p + asked.v[i].from);
        named++;
    }
}

/* ---- Conditions ------------------------------------------------------- */

/* Whether some passage that the filter lets through passes the check. What was
 * not looked at may. */
static bool
is_verified(struct film_search_ctx *c, const struct film_plan *plan)
{
    struct film_candidates found = film_passages_find(c, plan, LOOKED);
    film_conditions_check(c, plan, &found);
    return found.passage_count > 0 || !found.all;
}

/* Whether some passage meets all conditions of a tree, tested with a plan of
 * these conditions alone. Conditions on films are looked up and become nodes of
 * the tree, with their films in *films. */
static bool
is_met(struct film_search_ctx *c, const struct film_plan *plan,
       struct film_node *root, struct film_entity_filters *films)
{
    struct film_plan alone = *plan;
    bool yes = true;
    alone.root = root;
    alone.scope = (struct film_scope){.on = false};
    film_article_filter_expand(c, &alone);
    film_facts_expand(c, &alone, film_shards_catalogue(c));
    *films = alone.filters;
    alone.named_film_count = 0;
    alone.asked.has_free_text = false;
    film_planner_filter(c, &alone);
    if (film_ctx_ok(c) && alone.filter)
        yes = film_passages_count(c, &alone) > 0 &&
              (!alone.asked.verify || is_verified(c, &alone));
    film_planner_release(&alone);
    return yes;
}

/* Says that a genre that no film has is a tag of articles. */
static void
note_tag(struct film_search_ctx *c, struct film_str typed)
{
    static const struct film_str field = {"genre:", 6};
    struct film_buf value;
    struct film_str tag = {typed.p + field.n, typed.n - field.n};
    if (!film_str_starts(typed, field))
        return;
    if (tag.n > 1 && tag.p[0] == '"')
        tag = (struct film_str){tag.p + 1, tag.n - 2};
    film_buf_init(&value, 1 << 16);
    film_fold_exact(&value, tag);
    if (film_ctx_keep(c, film_buf_check(&value, c->err)) &&
        film_shards_termfreq(c, FILM_F_TAG, film_buf_get(&value)) > 0)
        film_ctx_note(c, "articles have it as a tag: tag:%s", value.p);
    film_buf_release(&value);
}

static void
note_films(struct film_search_ctx *c, const struct film_entity_filter *f,
           struct film_str typed)
{
    enum { NAMED = 5 };
    struct film_buf list;
    if (f->film_count == 0) {
        film_ctx_note(c, "no film in the records meets %.*s", (int)typed.n,
                      typed.p);
        note_tag(c, typed);
        return;
    }
    film_buf_init(&list, 1 << 16);
    for (size_t i = 0; i < f->film_count && i < NAMED; i++) {
        const struct film_entity *e = &f->films[i];
        film_buf_text(&list, i ? ", " : "");
        film_buf_str(&list, e->names.v[0].text);
        if (e->year)
            film_buf_printf(&list, " (%d)", e->year);
    }
    if (f->film_count > NAMED)
        film_buf_printf(&list, " and %zu more", f->film_count - NAMED);
    if (film_ctx_keep(c, film_buf_check(&list, c->err)))
        film_ctx_note(c, "no article is about a film that meets %.*s: %.*s",
                      (int)typed.n, typed.p, (int)list.n, list.p);
    film_buf_release(&list);
}

/* The films of a condition on films; NULL for other conditions. */
static const struct film_entity_filter *
films_of(const struct film_entity_filters *films, struct film_str typed)
{
    for (size_t i = films->n; i > 0; i--)
        if (film_str_equal(films->v[i - 1].film, typed))
            return &films->v[i - 1];
    return NULL;
}

static void
note_unmet(struct film_search_ctx *c, const struct film_node *k,
           struct film_str typed, const struct film_entity_filters *films)
{
    const struct film_entity_filter *f = films_of(films, typed);
    if (f) {
        note_films(c, f, typed);
        return;
    }
    const struct film_node *what = k->kind == FILM_NODE_MUST ? k->first : k;
    int n = (int)what->text.n;
    bool words = n > 0 && memchr(what->text.p, ' ', what->text.n);
    switch (what->kind) {
    case FILM_NODE_WORD:
    case FILM_NODE_PHRASE:
        film_ctx_note(
            c, words ? "no passage has \"%.*s\"" : "no passage has '%.*s'", n,
            what->text.p);
        return;
    case FILM_NODE_PREFIX:
        film_ctx_note(c, "no passage has a word that begins with '%.*s'", n,
                      what->text.p);
        return;
    default:
        film_ctx_note(c, "no passage meets %.*s", (int)typed.n, typed.p);
    }
}

/* Notes every condition that no passage meets; how many there are, and how
 * many more are met. */
static void
note_each(struct film_search_ctx *c, const struct film_plan *plan,
          size_t *unmet, size_t *met)
{
    size_t i = 0;
    *unmet = *met = 0;
    for (const struct film_node *k = plan->root->first; k && film_ctx_ok(c);
         k = k->next, i++) {
        struct film_entity_filters films;
        struct film_node one = *k;
        struct film_node root = {.kind = FILM_NODE_LIST, .first = &one};
        one.next = NULL;
        if (!film_node_is_condition(k))
            continue;
        bool yes = is_met(c, plan, &root, &films);
        if (!yes)
            note_unmet(c, k, plan->typed.v[i], &films);
        *(yes ? met : unmet) += 1;
    }
}

static void
note_all(struct film_search_ctx *c, const struct film_plan *plan,
         const char *before, const char *after)
{
    struct film_buf list;
    film_buf_init(&list, 4 * FILM_QUERY_RAW_MAX);
    for (size_t i = 0; i < plan->typed.n; i++) {
        if (plan->typed.v[i].n == 0)
            continue;
        film_buf_text(&list, list.n > 0 ? ", " : "");
        film_buf_str(&list, plan->typed.v[i]);
    }
    if (film_ctx_ok(c) && film_ctx_keep(c, film_buf_check(&list, c->err)))
        film_ctx_note(c, "%s%.*s%s", before, (int)list.n, list.p, after);
    film_buf_release(&list);
}

static bool
has_dates(const struct film_node *node)
{
    bool found =
        node->kind == FILM_NODE_RANGE && !film_field_of_films(node->field);
    for (const struct film_node *k = node->first; k && !found; k = k->next)
        found = has_dates(k);
    return found;
}

/* Widens the range by the dates of a shard's articles. */
static void
add_dates(struct film_search_ctx *c, const struct film_shard *shard,
          struct film_node *range)
{
    xapc_string low = {0}, high = {0}, none = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_value_bounds(&low, &none, shard->db,
                                               FILM_SLOT_DATE_LOW, &xerr);
    xapc_string_free(&none);
    none = (xapc_string){0};
    if (x == XAPC_OK)
        x = xapc_database_value_bounds(&none, &high, shard->db,
                                       FILM_SLOT_DATE_HIGH, &xerr);
    if (film_ctx_xapian(c, x, xerr) && low.len == 8 && high.len == 8) {
        if (!range->low[0] || memcmp(low.data, range->low, 8) < 0)
            memcpy(range->low, low.data, 8);
        if (memcmp(high.data, range->high, 8) > 0)
            memcpy(range->high, high.data, 8);
    }
    xapc_string_free(&low);
    xapc_string_free(&high);
    xapc_string_free(&none);
}

/* Says whose dates year: and date: are, and which there are. */
static void
note_dates(struct film_search_ctx *c)
{
    struct film_node range = {.kind = FILM_NODE_RANGE,
                              .field = film_schema_field(FILM_F_DATE)};
    const struct film_node list = {.kind = FILM_NODE_LIST, .first = &range};
    struct film_buf text;
    for (size_t i = 0; i < c->n && film_ctx_ok(c); i++)
        if (c->shards[i].db)
            add_dates(c, &c->shards[i], &range);
    film_buf_init(&text, 1 << 10);
    film_query_print(&text, &list);
    if (!film_ctx_ok(c) || !film_ctx_keep(c, film_buf_check(&text, c->err)))
        ;
    else if (range.low[0])
        film_ctx_note(c,
                      "date: and year: are when the article was published, "
                      "here %s; filmyear: is the film's year",
                      text.p);
    else
        film_ctx_note(c, "no article here has a date");
    film_buf_release(&text);
}

/* Notes the conditions that no passage meets, or that none meets all of
 * them. */
static void
note_conditions(struct film_search_ctx *c, const struct film_plan *plan)
{
    size_t unmet, met;
    struct film_entity_filters films;
    note_each(c, plan, &unmet, &met);
    if (!film_ctx_ok(c) || unmet > 0 || met == 0)
        return;
    if (met > 1 && !is_met(c, plan, plan->root, &films))
        note_all(c, plan, "passages meet each, but none all of ", "");
    else if (plan->asked.has_free_text)
        note_all(c, plan, "passages meet ", ", but none has the other words");
}

void
film_diagnose_conditions(struct film_search_ctx *c,
                         const struct film_plan *plan)
{
    note_conditions(c, plan);
    if (film_ctx_ok(c) && has_dates(plan->root))
        note_dates(c);
}
