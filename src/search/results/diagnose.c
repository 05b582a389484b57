/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/diagnose.h"

#include "search/expand/planner.h"
#include "search/expand/query-hints.h"
#include "search/expand/weights.h"
#include "search/results/conditions.h"
#include "search/retrieve/passages.h"

enum {
    WORDS = 5,     /* that are named */
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

static bool
is_of_name(const struct film_plan *plan, const struct film_token *t)
{
    for (size_t i = 0; i < plan->name_count; i++)
        if (t->from < plan->names[i].to && t->to > plan->names[i].from)
            return true;
    return false;
}

/* Whether the term of the i-th token, or a word that may stand for it, occurs,
 * or that is not matter: a name is looked for in all its spellings. */
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
        (t->flags & FILM_TOKEN_JOINED) || is_of_name(plan, t) ||
        is_in_records(candidates, t->word) || occurs(c, t->word->stem))
        return true;
    size_t n = film_weights_substitutes(plan->weights, k, c->an, others, MOST);
    for (size_t j = 0; j < n; j++)
        if (occurs(c, others[j]))
            return true;
    return false;
}

/* Where the word that begins with token i ends: the pairs of a word that is
 * written in them overlap. */
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
                    const struct film_candidates *candidates)
{
    struct film_tokens asked = plan->asked.tokens;
    struct film_str text = plan->asked.text;
    size_t named = 0, end;
    for (size_t i = 0; i < asked.n && named < WORDS && film_ctx_ok(c);
         i = end) {
        bool there = false;
        size_t last = asked.n; /* of its pairs that are not grammar */
        end = word_end(asked, i);
        for (size_t k = i; k < end && !there; k++) {
            if (film_hint_hangul(asked.v, asked.n, k, text) != FILM_HINT_PLAIN)
                continue;
            last = k;
            there = is_there(c, plan, candidates, k);
        }
        if (there || last == asked.n)
            continue;
        film_ctx_note(c, "no passage has '%.*s'",
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

/* Whether some passage meets all conditions of a tree: a plan of them alone
 * finds it. */
static bool
is_met(struct film_search_ctx *c, const struct film_plan *plan,
       struct film_node *root)
{
    struct film_plan alone = *plan;
    bool yes = true;
    alone.root = root;
    alone.named_films = (struct film_named_films){0};
    alone.asked.has_free_text = false;
    film_planner_filter(c, &alone);
    if (film_ctx_ok(c) && alone.filter)
        yes = film_passages_count(c, &alone) > 0 &&
              (!alone.asked.verify || is_verified(c, &alone));
    film_planner_release(&alone);
    return yes;
}

static void
note_unmet(struct film_search_ctx *c, const struct film_node *k,
           struct film_str typed)
{
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
        struct film_node one = *k;
        struct film_node root = {.kind = FILM_NODE_LIST, .first = &one};
        one.next = NULL;
        if (!film_node_is_condition(k))
            continue;
        bool yes = is_met(c, plan, &root);
        if (!yes)
            note_unmet(c, k, plan->typed.v[i]);
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

void
film_diagnose_conditions(struct film_search_ctx *c,
                         const struct film_plan *plan)
{
    size_t unmet, met;
    note_each(c, plan, &unmet, &met);
    if (!film_ctx_ok(c) || unmet > 0 || met == 0)
        return;
    if (met > 1 && !is_met(c, plan, plan->root))
        note_all(c, plan, "passages meet each, but none all of ", "");
    else if (plan->asked.has_free_text)
        note_all(c, plan, "passages meet ", ", but none has the other words");
}
