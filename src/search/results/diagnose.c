/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/diagnose.h"

#include "search/retrieve/passages.h"
#include "search/expand/query-hints.h"

enum {
    WORDS = 5,     /* that are named */
    LOOKED = 2000, /* passages, to find one that meets a condition */
};

static enum film_status
add_note(const struct film_diagnosis *m, const char *before,
         struct film_str what, const char *after, struct film_error *err)
{
    struct film_arena *arena = m->answer->arena;
    struct film_buf line;
    struct film_str text;
    film_buf_init(&line, 4 * FILM_QUERY_RAW_MAX);
    film_buf_text(&line, before);
    film_buf_str(&line, what);
    film_buf_text(&line, after);
    bool ok =
        !line.failed && film_arena_copy(arena, film_buf_get(&line), &text);
    film_buf_release(&line);
    for (size_t i = 0; ok && i < m->notes->n; i++)
        if (film_str_equal(m->notes->v[i], text))
            return FILM_OK;
    struct film_str *slot =
        ok ? film_arena_push(arena, &m->notes->v, &m->notes->n, sizeof *slot)
           : NULL;
    if (!slot)
        return film_error_nomem(err);
    *slot = text;
    return FILM_OK;
}

/* ---- Words ------------------------------------------------------------ */

/* Whether a passage has the stem, in its text or above. */
static enum film_status
occurs(const struct film_diagnosis *m, struct film_str stem, bool *yes,
       struct film_error *err)
{
    static const enum film_field fields[] = {FILM_F_TEXT, FILM_F_ABOVE,
                                             FILM_F_TITLE};
    enum film_status s = FILM_OK;
    *yes = false;
    for (size_t i = 0; i < m->shard_count; i++)
        for (size_t k = 0; k < 3 && m->shards[i].db && !*yes && s == FILM_OK;
             k++) {
            uint32_t freq = 0;
            s = film_shard_termfreq(&freq, &m->shards[i], fields[k], stem, err);
            *yes = freq > 0;
        }
    return s;
}

/* True if the record of a film that a found article is about has the word: it
 * led there. */
static bool
is_in_records(const struct film_view *view, const struct film_word *word)
{
    for (size_t i = 0; i < view->passage_count; i++) {
        const struct film_fetched_article *a = view->passages[i].article;
        for (size_t k = 0; k < a->record_count; k++)
            for (size_t j = 0; j < a->records[k]->text_count; j++) {
                struct film_tokens t = a->records[k]->texts[j].tokens;
                for (size_t n = 0; n < t.n; n++)
                    if (t.v[n].word->stem_id == word->stem_id)
                        return true;
            }
    }
    return false;
}

static bool
is_of_name(const struct film_view *view, const struct film_token *t)
{
    for (size_t i = 0; i < view->name_count; i++)
        if (t->from < view->names[i].to && t->to > view->names[i].from)
            return true;
    return false;
}

/* Whether the term of the i-th token, or a word that may stand for it, occurs,
 * or that is no matter: a name is looked for in all its spellings. */
static enum film_status
is_there(const struct film_diagnosis *m, size_t i, bool *yes,
         struct film_error *err)
{
    enum { MOST = 16 };
    const struct film_results *a = m->answer;
    const struct film_token *t = &a->view->query.v[i];
    struct film_str others[MOST];
    size_t k = 0;
    while (k < a->view->term_count &&
           a->view->terms[k].word->stem_id != t->word->stem_id)
        k++;
    *yes = k == a->view->term_count || a->view->terms[k].passages > 0 ||
           t->word->stop || (t->flags & FILM_TOKEN_JOINED) ||
           is_of_name(a->view, t) || is_in_records(a->view, t->word);
    if (*yes)
        return FILM_OK;
    enum film_status s = occurs(m, t->word->stem, yes, err);
    size_t n = film_rank_substitutes(a->rank, k, a->an, others, MOST);
    for (size_t j = 0; j < n && !*yes && s == FILM_OK; j++)
        s = occurs(m, others[j], yes, err);
    return s;
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

enum film_status
film_diagnose_words(const struct film_diagnosis *m, struct film_error *err)
{
    const struct film_view *view = m->answer->view;
    size_t named = 0, end;
    for (size_t i = 0; i < view->query.n && named < WORDS; i = end) {
        bool there = false;
        size_t last = view->query.n; /* of its pairs that are no grammar */
        enum film_status s = FILM_OK;
        end = word_end(view->query, i);
        for (size_t k = i; k < end && !there && s == FILM_OK; k++) {
            if (film_hint_hangul(view->query.v, view->query.n, k, view->text) !=
                FILM_HINT_PLAIN)
                continue;
            last = k;
            s = is_there(m, k, &there, err);
        }
        if (s != FILM_OK)
            return s;
        if (there || last == view->query.n)
            continue;
        size_t from = view->query.v[i].from;
        struct film_str word = {view->text.p + from,
                                view->query.v[last].to - from};
        s = add_note(m, "no passage has '", word, "'", err);
        if (s != FILM_OK)
            return s;
        named++;
    }
    return FILM_OK;
}

/* ---- Conditions ------------------------------------------------------- */

static bool
is_condition(const struct film_node *child)
{
    return child->kind != FILM_NODE_WORD && child->kind != FILM_NODE_LIST;
}

enum film_status
film_diagnose_typed(struct film_strs *typed, const struct film_node *root,
                    struct film_arena *arena, struct film_error *err)
{
    struct film_buf text;
    enum film_status s = FILM_OK;
    *typed = (struct film_strs){0};
    film_buf_init(&text, 4 * FILM_QUERY_RAW_MAX);
    for (const struct film_node *c = root->first; c && s == FILM_OK;
         c = c->next) {
        struct film_str *slot =
            film_arena_push(arena, &typed->v, &typed->n, sizeof *slot);
        if (!slot) {
            s = film_error_nomem(err);
            break;
        }
        *slot = (struct film_str){"", 0};
        if (!is_condition(c))
            continue;
        film_buf_reset(&text);
        struct film_node one = *c;
        struct film_node list = {.kind = FILM_NODE_LIST, .first = &one};
        one.next = NULL;
        film_query_print(&text, &list);
        if (text.failed || !film_arena_copy(arena, film_buf_get(&text), slot))
            s = film_error_nomem(err);
    }
    film_buf_release(&text);
    return s;
}

/* Whether some passage that the filter lets through passes the check. What was
 * not looked at may. */
static enum film_status
is_verified(const struct film_diagnosis *m, const struct film_node *root,
            const xapc_query *filter, bool *yes, struct film_error *err)
{
    static const struct film_named_films none;
    struct film_results a = *m->answer;
    struct film_view view = *a.view;
    struct film_candidates c;
    view.has_free_text = view.filtered = false;
    a.root = root;
    a.view = &view;
    enum film_status s =
        film_passages_find(&c, &view, a.rank, &none, filter, LOOKED, m->shards,
                           m->shard_count, a.an, a.arena, err);
    if (s == FILM_OK)
        s = film_fetch_passages(&view, c.v, c.n, a.an, a.arena, err);
    if (s == FILM_OK)
        s = film_results_check(&a, err);
    *yes = view.passage_count > 0 || c.n >= LOOKED;
    return s;
}

/* Whether some passage meets all conditions of the tree. */
static enum film_status
is_met(const struct film_diagnosis *m, const struct film_node *root, bool *yes,
       struct film_error *err)
{
    const struct film_results *a = m->answer;
    struct film_lowered lowered = *a->lowered;
    xapc_query *filter = NULL;
    uint64_t matched = 0;
    enum film_status s = film_lower_filter(&filter, &lowered, root, a->an, err);
    *yes = true;
    if (s == FILM_OK && filter) {
        struct film_view view = *a->view;
        view.has_free_text = false;
        s = film_passages_count(&matched, &view, a->rank, filter, m->shards,
                                m->shard_count, a->arena, err);
        *yes = matched > 0;
        if (s == FILM_OK && *yes && lowered.verify)
            s = is_verified(m, root, filter, yes, err);
    }
    xapc_query_free(filter);
    return s;
}

static enum film_status
note_unmet(const struct film_diagnosis *m, const struct film_node *c,
           struct film_str typed, struct film_error *err)
{
    const struct film_node *what = c->kind == FILM_NODE_MUST ? c->first : c;
    switch (what->kind) {
    case FILM_NODE_WORD:
        return add_note(m, "no passage has '", what->text, "'", err);
    case FILM_NODE_PHRASE:
        if (memchr(what->text.p, ' ', what->text.n))
            return add_note(m, "no passage has \"", what->text, "\"", err);
        return add_note(m, "no passage has '", what->text, "'", err);
    case FILM_NODE_PREFIX:
        return add_note(m, "no passage has a word that begins with '",
                        what->text, "'", err);
    default:
        return add_note(m, "no passage meets ", typed, "", err);
    }
}

/* Notes every condition that no passage meets; how many there are, and how
 * many more are met. */
static enum film_status
note_each(const struct film_diagnosis *m, size_t *unmet, size_t *met,
          struct film_error *err)
{
    size_t i = 0;
    *unmet = *met = 0;
    for (const struct film_node *c = m->answer->root->first; c;
         c = c->next, i++) {
        struct film_node one = *c;
        struct film_node root = {.kind = FILM_NODE_LIST, .first = &one};
        bool yes;
        one.next = NULL;
        if (!is_condition(c))
            continue;
        enum film_status s = is_met(m, &root, &yes, err);
        if (s == FILM_OK && !yes)
            s = note_unmet(m, c, m->typed.v[i], err);
        if (s != FILM_OK)
            return s;
        *(yes ? met : unmet) += 1;
    }
    return FILM_OK;
}

static enum film_status
note_all(const struct film_diagnosis *m, const char *before, const char *after,
         struct film_error *err)
{
    struct film_buf list;
    film_buf_init(&list, 4 * FILM_QUERY_RAW_MAX);
    for (size_t i = 0; i < m->typed.n; i++) {
        if (m->typed.v[i].n == 0)
            continue;
        film_buf_text(&list, list.n > 0 ? ", " : "");
        film_buf_str(&list, m->typed.v[i]);
    }
    enum film_status s =
        list.failed ? film_error_nomem(err)
                    : add_note(m, before, film_buf_get(&list), after, err);
    film_buf_release(&list);
    return s;
}

enum film_status
film_diagnose_conditions(const struct film_diagnosis *m, struct film_error *err)
{
    size_t unmet, met;
    bool yes = true;
    enum film_status s = note_each(m, &unmet, &met, err);
    if (s != FILM_OK || unmet > 0 || met == 0)
        return s;
    if (met > 1)
        s = is_met(m, m->answer->root, &yes, err);
    if (s == FILM_OK && !yes)
        return note_all(m, "passages meet each, but none all of ", "", err);
    return s == FILM_OK && m->answer->lowered->has_free_text
               ? note_all(m, "passages meet ", ", but none has the other words",
                          err)
               : s;
}
