/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/planner.h"

#include "base/utf8.h"
#include "schema/xapian-status.h"
#include "search/expand/article-filter.h"
#include "search/expand/catalogue-names.h"
#include "search/expand/entity-filters.h"
#include "search/expand/film-facts.h"
#include "search/expand/like.h"
#include "search/expand/mentions.h"
#include "search/expand/named-films.h"
#include "search/expand/near-titles.h"
#include "search/expand/respelled.h"
#include "search/expand/single-names.h"
#include "search/expand/spelling-variants.h"
#include "search/expand/spelling.h"
#include "search/expand/weights.h"

/* ---- Conditions ------------------------------------------------------- */

/* The conditions of a tree in the query language, by child of the root. */
static void
print_conditions(struct film_search_ctx *c, struct film_plan *plan)
{
    struct film_buf text;
    film_buf_init(&text, 4 * FILM_QUERY_RAW_MAX);
    for (const struct film_node *k = plan->root->first; k && film_ctx_ok(c);
         k = k->next) {
        struct film_node one = *k;
        const struct film_node list = {.kind = FILM_NODE_LIST, .first = &one};
        one.next = NULL;
        film_buf_reset(&text);
        if (film_node_is_condition(k))
            film_query_print(&text, &list);
        film_ctx_keep(c, film_buf_check(&text, c->err));
        struct film_str *slot =
            film_ctx_push(c, &plan->typed.v, &plan->typed.n, sizeof *slot);
        if (slot)
            *slot = film_ctx_copy(c, film_buf_get(&text));
    }
    film_buf_release(&text);
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

/* Makes the filter kept passages alone. */
static void
keep_passages(struct film_search_ctx *c, struct film_plan *plan)
{
    xapc_error *xerr = NULL;
    xapc_query *kinds = NULL, *both = NULL;
    xapc_query *one = kind_query(FILM_KIND_PASSAGE, &xerr);
    xapc_query *other = one ? kind_query(FILM_KIND_SINGLE, &xerr) : NULL;
    const xapc_query *any[2] = {one, other};
    xapc_status x = XAPC_ERR_NOMEM;
    if (other)
        x = xapc_query_combine(&kinds, XAPC_OP_OR, any, 2, 0, &xerr);
    const xapc_query *all[2] = {kinds, plan->filter};
    if (kinds)
        x = xapc_query_combine(&both, XAPC_OP_AND, all, plan->filter ? 2 : 1, 0,
                               &xerr);
    xapc_query_free(one);
    xapc_query_free(other);
    xapc_query_free(kinds);
    if (!film_ctx_xapian(c, both ? XAPC_OK : x, xerr))
        return;
    xapc_query_free(plan->filter);
    plan->filter = both;
}

void
film_planner_filter(struct film_search_ctx *c, struct film_plan *plan)
{
    plan->filter = NULL;
    if (film_ctx_ok(c))
        film_ctx_keep(c, film_lower_filter(&plan->filter, &plan->asked,
                                           plan->root, c->an, c->err));
    /* Words are posted on passages alone; a query of conditions alone would be
     * met by records and whole articles too. Required function words are not
     * posted: only the text of all passages can show it. */
    bool no_words = plan->asked.tokens.n == 0 ||
                    (!plan->filter && !plan->asked.has_free_text);
    if (film_ctx_ok(c) && (plan->asked.filters || plan->everything) && no_words)
        keep_passages(c, plan);
}

void
film_planner_read(struct film_search_ctx *c, struct film_plan *plan,
                  struct film_str text, const struct film_search_options *o)
{
    *plan = (struct film_plan){.newest = o->sort == FILM_SORT_DATE};
    struct film_shard *catalogue = film_shards_catalogue(c);
    enum film_status s = c->status;
    if (s == FILM_OK)
        s = film_query_parse(&plan->root, c->notes, c->arena, text,
                             o->request.today, c->err);
    if (film_ctx_keep(c, s) && o->like)
        film_like_add(c, plan, film_str_from(o->like));
    s = c->status;
    if (s == FILM_OK)
        s = film_lower_words(&plan->asked, plan->root, c->an, c->arena, c->err);
    if (s == FILM_OK)
        s = film_request_add(plan->root, &o->request, c->notes, c->arena,
                             c->err);
    if (!film_ctx_keep(c, s))
        return;
    plan->everything = o->facets && !o->like && !plan->root->first;
    print_conditions(c, plan);
    film_article_filter_expand(c, plan);
    film_facts_expand(c, plan, catalogue);
    if (!o->no_alias)
        film_entity_filters_expand(c, plan, catalogue);
    film_planner_filter(c, plan);
}

/* ---- Words ------------------------------------------------------------ */

static void
collect_terms(struct film_search_ctx *c, struct film_plan *plan)
{
    for (size_t i = 0; i < plan->asked.tokens.n; i++) {
        const struct film_word *word = plan->asked.tokens.v[i].word;
        size_t k = 0;
        while (k < plan->term_count &&
               plan->terms[k].word->stem_id != word->stem_id)
            k++;
        if (k < plan->term_count)
            continue;
        struct film_query_term *slot =
            film_ctx_push(c, &plan->terms, &plan->term_count, sizeof *slot);
        if (!slot)
            return;
        slot->word = word;
    }
}

static void
count_term(struct film_search_ctx *c, struct film_query_term *t,
           struct film_shard *shard)
{
    struct film_str stem = t->word->stem;
    uint64_t occurrences = 0;
    xapc_error *xerr = NULL;
    t->passages += film_shard_termfreq(c, shard, FILM_F_TEXT, stem);
    t->articles += film_shard_termfreq(c, shard, FILM_F_ARTICLE_TEXT, stem);
    if (!film_ctx_ok(c))
        return;
    xapc_status x =
        xapc_database_collfreq(&occurrences, shard->db, stem.p, stem.n, &xerr);
    if (film_ctx_xapian(c, x, xerr))
        t->occurrences += occurrences;
}

/* Articles of one passage have no document of their own: their share of the
 * passages with the term is taken to be their share of all passages. */
static void
add_single_articles(struct film_plan *plan)
{
    const struct film_counts *n = &plan->counts;
    uint64_t singles =
        n->articles > n->multiple ? n->articles - n->multiple : 0;
    if (n->passages == 0)
        return;
    double share = (double)singles / (double)n->passages;
    for (size_t i = 0; i < plan->term_count; i++)
        plan->terms[i].articles +=
            (uint64_t)(share * (double)plan->terms[i].passages + .5);
}

static void
count_words(struct film_search_ctx *c, struct film_plan *plan)
{
    collect_terms(c, plan);
    for (size_t i = 0; i < c->n; i++) {
        if (!c->shards[i].db)
            continue;
        film_counts_add(&plan->counts, &c->shards[i].counts);
        for (size_t k = 0; k < plan->term_count; k++)
            count_term(c, &plan->terms[k], &c->shards[i]);
    }
    add_single_articles(plan);
}

/* Adds substitutes for a term that no passage has, because nothing else can
 * find candidates for it. */
static void
add_substitutes(struct film_search_ctx *c, struct film_plan *plan)
{
    enum { MOST = 16 };
    static const double SHARE = .4; /* of the term's weight */
    for (size_t i = 0; i < plan->term_count; i++) {
        struct film_str v[MOST];
        double weight = plan->weights->passage[i];
        if (plan->terms[i].passages > 0 || weight <= 0)
            continue;
        size_t n = film_weights_substitutes(plan->weights, i, c->an, v, MOST);
        for (size_t k = 0; k < n; k++) {
            struct film_expansion *slot = film_ctx_push(
                c, &plan->expansions, &plan->expansion_count, sizeof *slot);
            if (slot)
                *slot = (struct film_expansion){film_ctx_copy(c, v[k]),
                                                weight * SHARE};
        }
    }
}

/* ---- Words with a star ------------------------------------------------ */

/* Adds the words of one shard that begin with `begin`; returns the number of
 * passages that have them, at least one per word. Terms are stems, so a long
 * beginning is cut to its own stem ("awards*"). */
static uint64_t
add_beginning(struct film_search_ctx *c, struct film_plan *plan,
              struct film_shard *shard, struct film_str begin)
{
    enum { MOST = 64 }; /* words; of more, each says little */
    xapc_allterms *all = NULL;
    xapc_term terms[MOST];
    xapc_error *xerr = NULL;
    size_t n = 0;
    uint64_t passages = 0;
    xapc_status x =
        xapc_allterms_open(&all, shard->db, begin.p, begin.n, &xerr);
    if (x == XAPC_OK)
        x = xapc_allterms_next(&n, all, terms, MOST, &xerr);
    for (size_t i = 0; i < n && x == XAPC_OK; i++) {
        struct film_expansion *slot = film_ctx_push(
            c, &plan->expansions, &plan->expansion_count, sizeof *slot);
        if (slot)
            slot->stem = film_ctx_copy(
                c, (struct film_str){terms[i].data, terms[i].len});
        passages += terms[i].termfreq;
    }
    xapc_allterms_free(all);
    film_ctx_xapian(c, x, xerr);
    return passages;
}

/* A word with a star weighs what a word would that is in all these passages. */
static void
weigh_prefixes(struct film_search_ctx *c, struct film_plan *plan)
{
    const struct film_strs *v = &plan->asked.prefixes;
    uint64_t all = plan->counts.passages;
    plan->prefix_weights = film_ctx_alloc(c, v->n + 1, sizeof(double));
    for (size_t i = 0; i < v->n && film_ctx_ok(c); i++) {
        size_t before = plan->expansion_count;
        uint64_t passages = 0;
        struct film_str begin = v->v[i];
        struct film_tokens t = film_ctx_analyse(c, begin);
        if (t.n == 1 && film_str_starts(begin, t.v[0].word->stem))
            begin = t.v[0].word->stem;
        else if (begin.n > 2 && film_utf8_ascii(begin))
            begin.n--; /* happy*: happi */
        for (size_t k = 0; k < c->n && film_ctx_ok(c); k++)
            if (c->shards[k].db && begin.n > 0)
                passages += add_beginning(c, plan, &c->shards[k], begin);
        double weight = film_weights_idf(all, passages < all ? passages : all);
        plan->prefix_weights[i] = weight;
        for (size_t k = before; k < plan->expansion_count; k++)
            plan->expansions[k].weight = weight;
    }
}

/* ---- The whole -------------------------------------------------------- */

void
film_planner_names(struct film_search_ctx *c, struct film_plan *plan,
                   const struct film_search_options *o)
{
    count_words(c, plan);
    film_mentions_find(c, plan, !o->no_alias);
    if (!o->no_alias) {
        film_spelling_variants_add(c, plan);
        film_single_names_find(c, plan);
        film_spelling_correct(c, plan);
        film_respelled_find(c, plan);
        film_near_titles_find(c, plan);
    }
}

void
film_planner_make(struct film_search_ctx *c, struct film_plan *plan,
                  struct film_str text, const struct film_search_options *o)
{
    film_planner_read(c, plan, text, o);
    if (!film_ctx_ok(c))
        return;
    film_planner_names(c, plan, o);
    film_weights_make(c, plan, !o->no_alias);
    if (!film_ctx_ok(c))
        return;
    film_weights_focus(plan->weights, c->an);
    add_substitutes(c, plan);
    weigh_prefixes(c, plan);
    if (o->no_alias)
        return;
    film_catalogue_names_find(c, plan);
    film_named_films_find(c, plan);
}

void
film_planner_release(struct film_plan *plan)
{
    xapc_query_free(plan->filter);
    plan->filter = NULL;
}
