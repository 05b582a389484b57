/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/rank/mentions.h"

#include "names/prefilter.h"
#include "search/expand/spelling-variants.h"
#include "search/expand/weights.h"
#include "search/rank/evidence.h"

#include <stdlib.h>

/* The weight of a name, relative to the idf of its rarest word. With other
 * words in the query it must leave room for these; alone it is everything that
 * is asked for. */
static const double WORTH = .8, ALONE = 2.5;
/* The weight of a name in another script, relative to one in the script of the
 * query, which is preferred. On names in Hangul: .8 .9675, .9 .9716, 1 .9716,
 * but then texts in the script of the query rank below others. */
static const double OTHER_SCRIPT = .9;
/* The weight of a name that occurs only above the passage: in a long article
 * about somebody, the passage with the full name is the one that says who is
 * meant. No task distinguishes .7 from 1. */
static const double ABOVE = .8;
/* Approximately the part of a word's weight that running text has already
 * counted. */
static const double COUNTED = .3;

/* ---- Names in the text ------------------------------------------------ */

struct finder {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    struct film_prefilter prefilter;
    bool only_names; /* the query consists only of names */
};

static void
add_occurrence(struct finder *f, struct film_occurrences *out,
               struct film_name_occurrence occurrence)
{
    struct film_name_occurrence *slot =
        film_ctx_push(f->c, &out->v, &out->n, sizeof *slot);
    if (slot)
        *slot = occurrence;
}

/* Adds every place of the query's own Hangul. */
static void
find_literal(struct finder *f, const struct film_mention *name,
             struct film_str text, struct film_occurrences *out)
{
    struct film_str asked = name->text;
    if (name->literal.likeness <= 0)
        return;
    for (size_t at = 0; at < text.n;) {
        const char *p = memmem(text.p + at, text.n - at, asked.p, asked.n);
        if (!p)
            return;
        size_t from = (size_t)(p - text.p);
        at = from + asked.n;
        add_occurrence(
            f, out,
            (struct film_name_occurrence){
                name, text, {from, at, &name->literal, FILM_NAME_HOW_EXACT}});
    }
}

static void
find_in(struct finder *f, struct film_str text, struct film_occurrences *out)
{
    const struct film_plan *plan = f->plan;
    struct film_name_found name;
    struct film_name_run run;
    for (size_t i = 0; i < plan->mentions.n; i++)
        find_literal(f, &plan->mentions.v[i], text, out);
    if (!film_prefilter_text(&f->prefilter, text))
        return;
    for (size_t at = 0; film_name_next_run(&run, text, &at);) {
        if (!film_prefilter_run(&f->prefilter, text, &run) ||
            !film_name_read_run(&name, text, &run))
            continue;
        for (size_t i = 0; i < plan->mentions.n; i++) {
            struct film_name_span span;
            if (film_name_match(&span, &plan->mentions.v[i].spellings, &name))
                add_occurrence(f, out,
                               (struct film_name_occurrence){
                                   &plan->mentions.v[i], text, span});
        }
    }
}

static struct film_occurrences *
find_in_article(struct finder *f, const struct film_fetched_article *a)
{
    const struct film_article *m = &a->stored.meta;
    struct film_occurrences *out = film_ctx_alloc(f->c, 1, sizeof *out);
    if (!out)
        return NULL;
    find_in(f, m->title, out);
    for (size_t i = 0; i < m->cast.n; i++)
        find_in(f, m->cast.v[i], out);
    return out;
}

/* Finds the names in each passage and in what is above it. */
static void
find_names(struct finder *f, const struct film_candidates *candidates,
           struct film_ranking *ranking)
{
    struct film_occurrences **above = film_ctx_alloc(
        f->c, candidates->article_count + 1, sizeof(struct film_occurrences *));
    for (size_t i = 0; i < ranking->n && film_ctx_ok(f->c); i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        const struct film_strs *section = &r->p->stored.passage.section;
        size_t article = (size_t)(r->p->article - candidates->articles);
        find_in(f, r->p->stored.passage.text, &r->here);
        for (size_t k = 0; k < section->n; k++)
            find_in(f, section->v[k], &r->here);
        if (!above[article])
            above[article] = find_in_article(f, r->p->article);
        r->above = above[article];
    }
}

/* ---- What they are worth ---------------------------------------------- */

static bool
has_word(const struct film_fetched_passage *p, uint32_t stem_id)
{
    const struct film_fetched_article *a = p->article;
    return film_tokens_have(p->text, stem_id) ||
           film_tokens_have(p->headings, stem_id) ||
           film_tokens_have(a->title, stem_id) ||
           film_tokens_have(a->header, stem_id);
}

/* What the words of the name have already contributed to the passage. */
static double
counted(const struct film_plan *plan, const struct film_fetched_passage *p,
        const struct film_mention *name)
{
    double sum = 0;
    for (size_t k = 0; k < plan->term_count; k++) {
        uint32_t id = plan->terms[k].word->stem_id;
        if (film_tokens_have(name->tokens, id) && has_word(p, id))
            sum += COUNTED * plan->weights->passage[k];
    }
    return sum;
}

/* Approximately what a passage with another spelling of the name lacks in
 * score, compared with one that has the typed spelling. */
static double
missing(struct finder *f, const struct film_fetched_passage *p,
        const struct film_mention *name)
{
    const struct film_plan *plan = f->plan;
    bool *absent = film_ctx_alloc(f->c, plan->term_count + 1, sizeof *absent);
    if (!absent)
        return 0;
    for (size_t k = 0; k < plan->term_count; k++) {
        uint32_t id = plan->terms[k].word->stem_id;
        absent[k] = film_tokens_have(name->tokens, id) && !has_word(p, id);
    }
    return film_weights_absent(plan->weights, absent);
}

/* The better of best and those places that are of the group. */
static const struct film_name_occurrence *
better_occurrence(const struct film_name_occurrence *best,
                  const struct film_occurrences *in, unsigned group)
{
    for (size_t i = 0; in && i < in->n; i++) {
        const struct film_name_occurrence *o = &in->v[i];
        if (o->name->group == group &&
            (!best ||
             film_spelling_variants_confidence(o->name, o->span.spelling) >
                 film_spelling_variants_confidence(best->name,
                                                   best->span.spelling)))
            best = o;
    }
    return best;
}

/* The best occurrence of a group of names, in the text if that is as good as
 * above it; NULL if there is none. */
static const struct film_name_occurrence *
best_occurrence(const struct film_ranked_passage *r, unsigned group)
{
    return better_occurrence(better_occurrence(NULL, &r->here, group), r->above,
                             group);
}

static unsigned
group_count(const struct film_plan *plan)
{
    return plan->spelled ? plan->mentions.v[plan->mentions.n - 1].group + 1 : 0;
}

/* True if the query consists only of names. */
static bool
has_only_names(const struct film_plan *plan)
{
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_token *t = &plan->asked.tokens.v[i];
        bool named = t->word->stop;
        for (size_t k = 0; k < plan->mentions.n && !named; k++)
            named = plan->mentions.v[k].spellings.n > 0 &&
                    t->from >= plan->mentions.v[k].from &&
                    t->to <= plan->mentions.v[k].to;
        if (!named)
            return false;
    }
    return true;
}

static bool
in_other_script(enum film_name_how how)
{
    return how == FILM_NAME_HOW_HANGUL || how == FILM_NAME_HOW_SCRIPT;
}

/* False for an occurrence above the passage if the passage does not have all
 * words of the name: "Catch Ellen Marlowe" is not an occurrence of the name. */
static bool
is_here(const struct film_ranked_passage *r,
        const struct film_name_occurrence *o)
{
    for (size_t i = 0; i < r->here.n; i++)
        if (o == &r->here.v[i])
            return true;
    for (size_t i = 0; i < o->name->tokens.n; i++) {
        const struct film_token *t = &o->name->tokens.v[i];
        if (!(t->flags & FILM_TOKEN_JOINED) &&
            !film_tokens_have(r->p->text, t->word->stem_id))
            return false;
    }
    return true;
}

/* Adds what a passage's names are worth beyond what their words have given;
 * another spelling at least what it is missing of the one that was typed. */
static void
add_worth(struct finder *f, struct film_ranked_passage *r)
{
    double each = f->only_names ? ALONE : WORTH;
    for (unsigned g = 0; g < group_count(f->plan); g++) {
        const struct film_name_occurrence *o = best_occurrence(r, g);
        if (!o)
            continue;
        const struct film_name_spelling *sp = o->span.spelling;
        double sure = film_spelling_variants_confidence(o->name, sp);
        film_evidence_name(f->plan, r, o->name->from, o->name->to,
                           sp->how == FILM_NAME_HOW_TYPO ? sure : 1);
        double more = each * sp->rarity * sure, least = 0;
        if (!is_here(r, o))
            more *= ABOVE;
        if (sp->how <= FILM_NAME_HOW_HYPHEN)
            more -= counted(f->plan, r->p, o->name);
        else if (!in_other_script(sp->how))
            least = missing(f, r->p, o->name) * sure;
        else if (f->only_names || o->name->foreign)
            least = missing(f, r->p, o->name) * sure * OTHER_SCRIPT;
        more = more > least ? more : least;
        r->names += more > 0 ? more : 0;
        r->score += more > 0 ? more : 0;
    }
}

static void
score_variants(struct film_search_ctx *c, const struct film_plan *plan,
               const struct film_candidates *candidates,
               struct film_ranking *ranking)
{
    struct finder f = {c, plan, {.n = 0}, has_only_names(plan)};
    if (!plan->spelled)
        return;
    for (size_t i = 0; i < plan->mentions.n; i++)
        film_prefilter_add(&f.prefilter, &plan->mentions.v[i].spellings);
    find_names(&f, candidates, ranking);
    for (size_t i = 0; i < ranking->n && film_ctx_ok(c); i++)
        add_worth(&f, &ranking->v[i]);
}

/* ---- Other names ------------------------------------------------------ */

/* True if the passage or its headings have every word that was typed. */
static bool
has_typed(const struct film_fetched_passage *p, struct film_tokens typed)
{
    for (size_t i = 0; i < typed.n; i++)
        if (!(typed.v[i].flags & FILM_TOKEN_JOINED) &&
            !film_tokens_have(p->text, typed.v[i].word->stem_id) &&
            !film_tokens_have(p->headings, typed.v[i].word->stem_id))
            return false;
    return true;
}

/* What the spellings of the name have already contributed. */
static bool
has_variant(const struct film_occurrences *in,
            const struct film_catalogue_name *x)
{
    for (size_t i = 0; in && i < in->n; i++)
        if (film_mention_overlaps(in->v[i].name, x->from, x->to))
            return true;
    return false;
}

/* The best other name, among those in the passage, for what was typed at the
 * i-th one, if that is the first of its group; NULL if there is none. */
static const struct film_catalogue_name *
best_other(const struct film_plan *plan, const struct film_ranked_passage *r,
           size_t i)
{
    const struct film_catalogue_names *all = &plan->catalogue_names;
    const struct film_catalogue_name *best = NULL;
    if (has_variant(&r->here, &all->v[i]) || has_variant(r->above, &all->v[i]))
        return NULL;
    for (size_t k = i; k < all->n; k++) {
        const struct film_catalogue_name *x = &all->v[k];
        if (x->from == all->v[i].from && (!best || x->worth > best->worth) &&
            (film_tokens_stand_in(r->p->text, x->tokens) ||
             film_tokens_stand_in(r->p->headings, x->tokens)) &&
            (x->other || !has_typed(r->p, x->typed)))
            best = x;
    }
    return best;
}

static bool
is_first_of_name(const struct film_catalogue_names *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (all->v[k].from == all->v[i].from)
            return false;
    return true;
}

/* Approximately what all the typed words contribute to a passage that has them:
 * another name is not worth more. */
static double
typed_worth(struct film_search_ctx *c, const struct film_plan *plan,
            struct film_tokens words)
{
    bool *typed = film_ctx_alloc(c, plan->term_count + 1, sizeof *typed);
    for (size_t k = 0; k < plan->term_count && typed; k++)
        typed[k] = film_tokens_have(words, plan->terms[k].word->stem_id);
    return typed ? film_weights_absent(plan->weights, typed) : 0;
}

static void
score_other_names(struct film_search_ctx *c, const struct film_plan *plan,
                  struct film_ranking *ranking)
{
    const struct film_catalogue_names *all = &plan->catalogue_names;
    for (size_t i = 0; i < all->n; i++) {
        if (!is_first_of_name(all, i))
            continue;
        double most = typed_worth(c, plan, all->v[i].typed);
        for (size_t k = 0; k < ranking->n; k++) {
            struct film_ranked_passage *r = &ranking->v[k];
            const struct film_catalogue_name *x = best_other(plan, r, i);
            if (!x)
                continue;
            double worth = x->other || x->worth < most ? x->worth : most;
            film_evidence_name(plan, r, x->from, x->to, 1);
            r->names += worth;
            r->score += worth;
        }
    }
}

/* ---- Named films ------------------------------------------------------ */

/* The bonus of a passage for belonging to the article. */
static double
worth_of_article(const struct film_plan *plan,
                 const struct film_fetched_article *a)
{
    const struct film_link wanted = {.shard = a->shard, .article = a->docid};
    const struct film_link *found =
        plan->named_film_count
            ? bsearch(&wanted, plan->named_films, plan->named_film_count,
                      sizeof wanted, film_link_compare)
            : NULL;
    return found ? found->worth : 0;
}

/* ---- The whole -------------------------------------------------------- */

void
film_mentions_score(struct film_search_ctx *c, const struct film_plan *plan,
                    const struct film_candidates *candidates,
                    struct film_ranking *ranking)
{
    score_variants(c, plan, candidates, ranking);
    score_other_names(c, plan, ranking);
    for (size_t i = 0; i < ranking->n; i++) {
        struct film_ranked_passage *r = &ranking->v[i];
        r->film = worth_of_article(plan, r->p->article);
        r->score += r->film;
    }
}

static void
add_matched(struct film_search_ctx *c, struct film_hit *hit,
            struct film_matched m)
{
    struct film_matched *slot =
        film_ctx_push(c, &hit->matched, &hit->matched_count, sizeof *slot);
    if (slot)
        *slot = m;
}

void
film_mentions_matched(struct film_search_ctx *c, const struct film_plan *plan,
                      const struct film_ranked_passage *r, struct film_hit *hit)
{
    const struct film_catalogue_names *all = &plan->catalogue_names;
    const char *text = plan->asked.text.p;
    for (unsigned g = 0; g < group_count(plan); g++) {
        const struct film_name_occurrence *o = best_occurrence(r, g);
        if (o)
            add_matched(c, hit,
                        (struct film_matched){o->name->text,
                                              {o->text.p + o->span.from,
                                               o->span.to - o->span.from},
                                              film_name_how_text(o->span.how)});
    }
    for (size_t i = 0; i < all->n; i++) {
        const struct film_catalogue_name *x =
            is_first_of_name(all, i) ? best_other(plan, r, i) : NULL;
        if (x)
            add_matched(c, hit,
                        (struct film_matched){
                            {text + x->from, x->to - x->from}, x->as, x->by});
    }
}
