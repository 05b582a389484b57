/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/results/explain.h"

#include "search/expand/weights.h"

enum {
    MEANT = 6,  /* films, people or spellings of one name that are listed */
    OTHERS = 12 /* words that count as one of the query */
};

static void
add_text(struct film_search_ctx *c, struct film_strs *to, struct film_buf *text)
{
    struct film_str *slot = NULL;
    if (film_ctx_keep(c, film_buf_check(text, c->err)))
        slot = film_ctx_push(c, &to->v, &to->n, sizeof *slot);
    if (slot)
        *slot = film_ctx_copy(c, film_buf_get(text));
    film_buf_reset(text);
}

static struct film_explained_name *
add_name(struct film_search_ctx *c, struct film_hits *hits,
         struct film_str typed, const char *what, const char *why)
{
    struct film_explained_name *slot =
        film_ctx_push(c, &hits->names, &hits->name_count, sizeof *slot);
    if (slot)
        *slot = (struct film_explained_name){
            .text = typed, .what = what, .why = why};
    return slot;
}

/* Adds a spelling or another name; those found by one rule are one entry. */
static void
add_form(struct film_search_ctx *c, struct film_hits *hits,
         struct film_str typed, const char *what, const char *why,
         struct film_buf *form)
{
    struct film_explained_name *name = NULL;
    for (size_t i = 0; i < hits->name_count; i++)
        if (hits->names[i].text.p == typed.p && hits->names[i].why == why)
            name = &hits->names[i];
    if (!name)
        name = add_name(c, hits, typed, what, why);
    if (name && name->means.n < MEANT)
        add_text(c, &name->means, form);
    film_buf_reset(form);
}

/* ---- Records ---------------------------------------------------------- */

static const char *
why_recognised(const struct film_mention *m)
{
    switch (m->how) {
    case FILM_KEY_FILM:
        return "by its title";
    case FILM_KEY_PART:
        return "by a part of its title";
    case FILM_KEY_INITIALS:
        return "by its initials";
    case FILM_KEY_ROLE:
        return "by the name of a character";
    case FILM_KEY_SURNAME:
        return "by the surname";
    default:
        return "by a name that records have";
    }
}

static void
add_recognised(struct film_search_ctx *c, const struct film_mention *m,
               struct film_hits *hits, struct film_buf *text)
{
    if (m->n == 0)
        return;
    const char *what = m->bearers[0].person ? "person" : "film";
    struct film_explained_name *name =
        add_name(c, hits, m->text, what, why_recognised(m));
    if (!name)
        return;
    name->doubtful = !film_mention_is_sure(m);
    name->backed = m->backed;
    for (size_t i = 0; i < m->n && i < MEANT; i++) {
        const struct film_entity *e = &m->bearers[i];
        if (e->names.n > 0)
            film_buf_str(text, e->names.v[0].text);
        if (e->year > 0)
            film_buf_printf(text, " (%d)", e->year);
        else if (e->born.n > 0)
            film_buf_printf(text, " (born %.*s)", (int)e->born.n, e->born.p);
        add_text(c, &name->means, text);
    }
}

/* ---- Spellings -------------------------------------------------------- */

/* The rule by which a name of the texts was taken for what was typed. */
static const char *
why_spelled(enum film_name_how how)
{
    static const char *const texts[] = {
        [FILM_NAME_HOW_EXACT] = "as typed",
        [FILM_NAME_HOW_HYPHEN] = "joined, apart or with a hyphen",
        [FILM_NAME_HOW_ORDER] = "in the other order",
        [FILM_NAME_HOW_ROMANISED] = "in another romanisation",
        [FILM_NAME_HOW_HANGUL] = "in Hangul or Latin letters",
        [FILM_NAME_HOW_SCRIPT] = "in another script",
        [FILM_NAME_HOW_TYPO] = "with a slip of a letter",
    };
    return texts[how];
}

static void
add_readings(struct film_search_ctx *c, const struct film_plan *plan,
             struct film_hits *hits, struct film_buf *text)
{
    for (size_t i = 0; i < plan->mentions.n; i++) {
        const struct film_mention *m = &plan->mentions.v[i];
        for (size_t k = 0; k < m->spellings.n; k++) {
            const struct film_name_spelling *x = &m->spellings.v[k];
            film_buf_printf(text, "%s %s", x->part[0].spelled,
                            x->part[1].spelled);
            add_form(c, hits, m->text, "spelling", why_spelled(x->how), text);
        }
    }
}

static void
add_other_names(struct film_search_ctx *c, const struct film_plan *plan,
                struct film_hits *hits, struct film_buf *text)
{
    static const char named[] = "by another name that records have";
    static const char acted[] = "who played it or did the job";
    for (size_t i = 0; i < plan->catalogue_names.n; i++) {
        const struct film_catalogue_name *x = &plan->catalogue_names.v[i];
        struct film_str typed = {plan->asked.text.p + x->from, x->to - x->from};
        film_buf_str(text, x->as);
        add_form(c, hits, typed, "other name", x->other ? acted : named, text);
    }
}

/* ---- Words ------------------------------------------------------------ */

/* The token that was typed for the term; NULL if there is none. */
static const struct film_token *
token_of(const struct film_plan *plan, size_t term)
{
    for (size_t i = 0; i < plan->asked.tokens.n; i++)
        if (plan->asked.tokens.v[i].word->stem_id ==
            plan->terms[term].word->stem_id)
            return &plan->asked.tokens.v[i];
    return NULL;
}

/* True for what only joins the word with its neighbour or cuts it in two. */
static bool
is_same_letters(const struct film_word *word, struct film_str stem,
                bool has_second)
{
    return film_str_starts(stem, word->folded) ||
           film_str_ends(stem, word->stem) ||
           (has_second && film_str_starts(word->folded, stem));
}

/* The words of texts that count as the term, as stems. */
static void
add_others(struct film_search_ctx *c, const struct film_plan *plan, size_t term,
           struct film_explained_word *word, struct film_buf *text)
{
    const struct film_weights *w = plan->weights;
    for (uint32_t u = 1; u < w->matcher_count && word->others.n < OTHERS; u++) {
        const struct film_matcher *x = &w->matchers[u];
        struct film_str stem = film_analyser_stem(c->an, x->stem);
        if (!x->synonym || x->term != term ||
            is_same_letters(plan->terms[term].word, stem,
                            x->second != FILM_NO_STEM))
            continue;
        film_buf_str(text, stem);
        if (x->second != FILM_NO_STEM) {
            film_buf_byte(text, ' ');
            film_buf_str(text, film_analyser_stem(c->an, x->second));
        }
        add_text(c, &word->others, text);
    }
    for (size_t i = 0; i < w->conflation_count; i++) {
        if (w->conflations[i].term != term)
            continue;
        film_buf_str(text, w->conflations[i].root);
        film_buf_byte(text, '*');
        add_text(c, &word->others, text);
    }
}

static void
add_word(struct film_search_ctx *c, const struct film_plan *plan, size_t term,
         struct film_hits *hits, struct film_buf *text)
{
    const struct film_token *t = token_of(plan, term);
    const struct film_query_term *known = &plan->terms[term];
    if (!t || (t->flags & FILM_TOKEN_JOINED))
        return;
    struct film_explained_word *word =
        film_ctx_push(c, &hits->words, &hits->word_count, sizeof *word);
    if (!word)
        return;
    *word = (struct film_explained_word){
        .text = {plan->asked.text.p + t->from, t->to - t->from},
        .weight = plan->weights->terms[term].weight,
        .passages = known->passages,
        .function = !plan->weights->terms[term].content,
    };
    if (known->factor > 0)
        word->corrected = known->word->folded;
    add_others(c, plan, term, word, text);
}

/* ---- The whole -------------------------------------------------------- */

/* Appends the query in the form passed to Xapian. */
static void
add_lowered(struct film_search_ctx *c, const struct film_plan *plan,
            struct film_hits *hits, struct film_buf *text)
{
    for (size_t i = 0; i < plan->term_count; i++)
        film_buf_printf(text, "%s%.*s^%.3f", i ? " OR " : "",
                        (int)plan->terms[i].word->stem.n,
                        plan->terms[i].word->stem.p, plan->weights->passage[i]);
    xapc_string filter = {0};
    if (plan->filter &&
        xapc_query_description(&filter, plan->filter, NULL) == XAPC_OK)
        film_buf_printf(text, " FILTER %s", filter.data);
    xapc_string_free(&filter);
    film_ctx_keep(c, film_buf_check(text, c->err));
    hits->lowered = film_ctx_copy(c, film_buf_get(text));
    film_buf_reset(text);
}

void
film_explain_query(struct film_search_ctx *c, const struct film_plan *plan,
                   struct film_hits *hits)
{
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    film_query_dump(&text, plan->root);
    film_ctx_keep(c, film_buf_check(&text, c->err));
    hits->tree = film_ctx_copy(c, film_buf_get(&text));
    film_buf_reset(&text);
    add_lowered(c, plan, hits, &text);
    for (size_t i = 0; i < plan->mentions.n && film_ctx_ok(c); i++)
        add_recognised(c, &plan->mentions.v[i], hits, &text);
    add_other_names(c, plan, hits, &text);
    add_readings(c, plan, hits, &text);
    for (size_t i = 0; i < plan->term_count && film_ctx_ok(c); i++)
        add_word(c, plan, i, hits, &text);
    film_buf_release(&text);
}
