/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/passages.h"

#include "search/expand/places.h"
#include "search/expand/weights.h"
#include "search/retrieve/articles.h"
#include "search/retrieve/fetch.h"
#include "search/retrieve/matcher.h"
#include "search/retrieve/stage1.h"
#include "search/retrieve/taat.h"

#include <stdlib.h>

enum {
    ARTICLE_PASSAGES = 40, /* candidates per article */
    /* Passages of the second round, and of the first one of a query with
     * conditions, as many may fail them; of the first one by date, as they may
     * be of few articles; of all others in times of the round before. */
    ROUND_TWO = 300,
    NEWEST_FIRST = 1000,
    ROUND_GROWTH = 4,
    /* Of equal score: with conditions alone, all are equal. */
    EQUALS_MOST = 5000,
    LOOKED_MOST = 20000, /* in all rounds together; 10,000 take a second */
};

/* The passages of a shard that come with their articles, sorted by docid, with
 * their articles' scores. */
struct film_article_passages {
    struct film_candidate *v;
    size_t n;
    struct film_link *links;
    size_t link_count;
    bool ready;
};

struct finder {
    struct film_search_ctx *c;
    const struct film_plan *plan;
    struct film_article_passages *by_article; /* one a shard */
    struct film_weighted_terms text;     /* words of passages and above them */
    struct film_weighted_terms articles; /* words of articles */
    struct film_weighted_terms records;
    struct film_shard *shard; /* the one that is searched */
    struct film_candidate *v; /* found there */
    size_t n;
    struct film_found found; /* found in all shards */
};

static void
add_term(struct film_weighted_terms *t, enum film_field field,
         struct film_str stem, double weight)
{
    if (weight > 0)
        t->v[t->n++] = (struct film_weighted_term){field, stem, weight};
}

static void
make_terms(struct finder *f)
{
    const struct film_plan *plan = f->plan;
    const struct film_weights *w = plan->weights;
    size_t n = plan->term_count, more = plan->expansion_count;
    f->text.v = film_ctx_alloc(f->c, 2 * n + more + 1, sizeof *f->text.v);
    f->articles.v = film_ctx_alloc(f->c, n + 1, sizeof *f->articles.v);
    f->records.v = film_ctx_alloc(f->c, n + 1, sizeof *f->records.v);
    if (!film_ctx_ok(f->c))
        return;
    for (size_t i = 0; i < n; i++) {
        struct film_str stem = plan->terms[i].word->stem;
        add_term(&f->text, FILM_F_TEXT, stem, w->passage[i]);
        add_term(&f->text, FILM_F_ABOVE, stem, w->passage[i]);
        add_term(&f->articles, FILM_F_ARTICLE_TEXT, stem, w->article[i]);
        add_term(&f->records, FILM_F_RECORD_TEXT, stem, w->article[i]);
    }
    for (size_t i = 0; i < more; i++)
        add_term(&f->text, FILM_F_TEXT, plan->expansions[i].stem,
                 plan->expansions[i].weight);
}

static struct film_retrieval
passage_retrieval(const struct finder *f, size_t most)
{
    const struct film_counts *n = &f->plan->counts;
    return (struct film_retrieval){
        .shard = f->shard,
        .terms = f->text,
        .k1 = f->plan->weights->stage1.k1,
        .b = f->plan->weights->stage1.b,
        .average =
            n->passages ? (double)n->passage_length / (double)n->passages : 1,
        .most = most,
        .equals = EQUALS_MOST,
        .last = most >= LOOKED_MOST,
        .filter = f->plan->filter,
        .optional = !f->plan->asked.has_free_text,
        .newest = f->plan->newest,
    };
}

static void
add_candidate(struct finder *f, xapc_docid docid, float score, uint32_t ordinal)
{
    struct film_candidate *slot =
        film_ctx_push(f->c, &f->v, &f->n, sizeof *slot);
    if (slot)
        *slot = (struct film_candidate){f->shard, docid, score, ordinal};
}

static void
find_passages(struct finder *f, size_t most)
{
    const struct film_retrieval r = passage_retrieval(f, most);
    struct film_doc_scores best = film_stage1_best(f->c, &r);
    for (size_t i = 0; i < best.n; i++)
        add_candidate(f, best.v[i].docid, best.v[i].score, 0);
    f->found.matched += best.matched;
    f->found.all &= best.all;
}

/* Adds the passages of an article, with its score instead of theirs. */
static void
add_article(struct finder *f, const struct film_doc_score *article)
{
    struct film_stored_article a = {0};
    struct film_str *data = film_shard_data_here(
        f->c, f->shard, (struct film_docids){&article->docid, 1});
    if (!data)
        return;
    char kind = film_stored_kind(*data);
    if (kind == FILM_KIND_SINGLE[0])
        add_candidate(f, article->docid, article->score, 0);
    if (kind != FILM_KIND_ARTICLE[0] ||
        !film_ctx_keep(f->c,
                       film_load_article(&a, *data, f->c->arena, f->c->err)))
        return;
    size_t n = a.passages < ARTICLE_PASSAGES ? a.passages : ARTICLE_PASSAGES;
    for (size_t i = 0; i < n; i++)
        add_candidate(f, article->docid + 1 + (xapc_docid)i, article->score,
                      (uint32_t)i + 1);
}

/* Puts the articles about films that the query names above all others, and
 * adds those that are not among them. */
static void
add_named_films(struct finder *f, struct film_found_articles *found)
{
    size_t n = found->n;
    float best = n ? found->v[0].score : 0;
    for (size_t i = 0; i < f->plan->named_film_count; i++) {
        const struct film_link *x = &f->plan->named_films[i];
        size_t k = 0;
        if (x->shard != f->shard)
            continue;
        while (k < n && found->v[k].docid != x->article)
            k++;
        if (k < n) {
            found->v[k].score += best;
            continue;
        }
        struct film_doc_score *slot =
            film_ctx_push(f->c, &found->v, &found->n, sizeof *slot);
        if (slot)
            *slot =
                (struct film_doc_score){x->article, best + (float)x->worth, 0};
    }
}

static struct film_article_passages
find_by_article(struct finder *f)
{
    const struct film_counts *n = &f->plan->counts;
    const struct film_stage1 *s = &f->plan->weights->stage1;
    const struct film_article_search how = {
        .shard = f->shard,
        .text = f->articles,
        .records = f->records,
        .b = s->b,
        .average =
            n->articles ? (double)n->article_length / (double)n->articles : 1,
        .most = f->plan->filter || f->plan->newest ? 0 : s->articles,
    };
    struct film_found_articles found = film_articles_find(f->c, &how);
    if (how.most > 0)
        add_named_films(f, &found);
    f->v = NULL;
    f->n = 0;
    for (size_t i = 0; i < found.n; i++)
        add_article(f, &found.v[i]);
    return (struct film_article_passages){f->v, f->n, found.links,
                                          found.link_count, true};
}

static int
by_docid(const void *a, const void *b)
{
    const struct film_candidate *x = a, *y = b;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* Orders equal scores by the place in the article. */
static int
by_score(const void *a, const void *b)
{
    const struct film_candidate *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->ordinal != y->ordinal)
        return x->ordinal < y->ordinal ? -1 : 1;
    return by_docid(a, b);
}

/* Adds those passages that came with their article and are not among the ones
 * that were found by themselves, which are sorted by docid. */
static void
add_by_article(struct finder *f, const struct film_article_passages *by)
{
    size_t found = f->n;
    for (size_t i = 0; i < by->n; i++) {
        const struct film_candidate *x = &by->v[i];
        if (!found || !bsearch(x, f->v, found, sizeof *f->v, by_docid))
            add_candidate(f, x->docid, x->score, x->ordinal);
    }
    for (size_t i = 0; i < by->link_count; i++) {
        struct film_link *slot = film_ctx_push(
            f->c, &f->found.links, &f->found.link_count, sizeof *slot);
        if (slot)
            *slot = by->links[i];
    }
}

/* Adds to the articles' scores those of their passages, and leaves the best:
 * the passages that say most of the query, of the articles that do. */
static void
choose_passages(struct finder *f, size_t found)
{
    const struct film_retrieval r = passage_retrieval(f, 0);
    size_t n = f->n - found, most = f->plan->weights->stage1.article_passages;
    struct film_candidate *v = f->v + found;
    if (n <= most)
        return;
    qsort(v, n, sizeof *v, by_docid);
    xapc_docid *ids = film_ctx_alloc(f->c, n, sizeof *ids);
    float *scores = film_ctx_alloc(f->c, n, sizeof *scores);
    if (!ids || !scores)
        return;
    for (size_t i = 0; i < n; i++)
        ids[i] = v[i].docid;
    film_taat_scores(f->c, &r, (struct film_docids){ids, n}, scores);
    for (size_t i = 0; i < n; i++)
        v[i].score += scores[i];
    qsort(v, n, sizeof *v, by_score);
    while (most < n && v[most].score == v[most - 1].score &&
           v[most].ordinal == v[most - 1].ordinal)
        most++; /* which of them comes first depends on docids */
    f->n = found + most;
}

static void
find_in(struct finder *f, struct film_shard *shard, size_t most)
{
    struct film_article_passages *by = &f->by_article[shard - f->c->shards];
    f->shard = shard;
    if (!by->ready)
        *by = find_by_article(f);
    f->v = NULL;
    f->n = 0;
    find_passages(f, most ? most : f->plan->weights->stage1.passages);
    size_t found = f->n;
    if (found)
        qsort(f->v, found, sizeof *f->v, by_docid);
    add_by_article(f, by);
    choose_passages(f, found);
    if (f->n)
        qsort(f->v, f->n, sizeof *f->v, by_docid);
    for (size_t i = 0; i < f->n; i++) {
        struct film_candidate *slot =
            film_ctx_push(f->c, &f->found.v, &f->found.n, sizeof *slot);
        if (slot)
            *slot = f->v[i];
    }
}

static int
by_article(const void *a, const void *b)
{
    const struct film_link *x = a, *y = b;
    int order = film_link_compare(a, b);
    return order ? order : (x->record > y->record) - (x->record < y->record);
}

/* ---- Of some articles only -------------------------------------------- */

/* Returns all passages of the plan's scope in one shard. */
static struct film_docids
scope_in(struct film_search_ctx *c, const struct film_plan *plan,
         const struct film_shard *shard)
{
    xapc_docid *v = NULL;
    size_t n = 0;
    for (size_t i = 0; i < plan->scope.n && film_ctx_ok(c); i++) {
        const struct film_link *a = &plan->scope.v[i];
        const struct film_place place = {(struct film_shard *)a->shard,
                                         a->article, 0};
        struct film_docids docs = {NULL, 0};
        if (a->shard == shard)
            docs = film_place_passages(c, &place);
        for (size_t k = 0; k < docs.n; k++) {
            xapc_docid *slot = film_ctx_push(c, &v, &n, sizeof *slot);
            if (slot)
                *slot = docs.v[k];
        }
    }
    return (struct film_docids){v, n};
}

static struct film_found
find_scope(struct film_search_ctx *c, const struct film_plan *plan)
{
    struct film_found found = {.all = true};
    for (size_t i = 0; i < c->n; i++) {
        struct film_docids docs = scope_in(c, plan, &c->shards[i]);
        for (size_t k = 0; k < docs.n; k++) {
            struct film_candidate *slot =
                film_ctx_push(c, &found.v, &found.n, sizeof *slot);
            if (slot)
                *slot = (struct film_candidate){&c->shards[i], docs.v[k], 0, 0};
        }
    }
    found.matched = found.n;
    return found;
}

/* ---- The whole -------------------------------------------------------- */

/* *known is NULL, or what a round before has left there. */
static struct film_found
find_all(struct film_search_ctx *c, const struct film_plan *plan, size_t most,
         struct film_article_passages **known)
{
    struct finder f = {.c = c, .plan = plan, .found.all = true};
    if (plan->scope.on)
        return find_scope(c, plan);
    make_terms(&f);
    if (!*known)
        *known = film_ctx_alloc(c, c->n + 1, sizeof **known);
    f.by_article = *known;
    for (size_t i = 0; i < c->n && film_ctx_ok(c); i++)
        if (c->shards[i].db)
            find_in(&f, &c->shards[i], most);
    if (f.found.link_count)
        qsort(f.found.links, f.found.link_count, sizeof *f.found.links,
              by_article);
    return f.found;
}

struct film_candidates
film_passages_find(struct film_search_ctx *c, const struct film_plan *plan,
                   size_t most)
{
    struct film_article_passages *none = NULL;
    const struct film_found found = find_all(c, plan, most, &none);
    return film_fetch_passages(c, plan, &found);
}

/* ---- Rounds ----------------------------------------------------------- */

static size_t
next_depth(const struct film_plan *plan, size_t last)
{
    size_t next =
        plan->asked.filters ? ROUND_TWO : plan->weights->stage1.passages;
    if (plan->newest)
        next = NEWEST_FIRST;
    if (last)
        next = last < ROUND_TWO ? ROUND_TWO : last * ROUND_GROWTH;
    return next < LOOKED_MOST ? next : LOOKED_MOST;
}

static bool
comes_before(const struct film_candidate *x, const struct film_candidate *y)
{
    return x->shard != y->shard ? x->shard < y->shard : x->docid < y->docid;
}

/* Removes the passages seen before from those found, and adds the rest to the
 * seen ones; both stay sorted. */
static void
drop_seen(struct film_search_ctx *c, struct film_rounds *r,
          struct film_found *found)
{
    size_t n = r->seen_n + found->n, kept = 0, old = 0, all = 0;
    struct film_candidate *seen = film_ctx_alloc(c, n + 1, sizeof *seen);
    if (!seen)
        return;
    for (size_t i = 0; i < found->n; i++) {
        const struct film_candidate x = found->v[i];
        while (old < r->seen_n && comes_before(&r->seen[old], &x))
            seen[all++] = r->seen[old++];
        if (old < r->seen_n && !comes_before(&x, &r->seen[old]))
            continue;
        found->v[kept++] = x;
        seen[all++] = x;
    }
    while (old < r->seen_n)
        seen[all++] = r->seen[old++];
    found->n = kept;
    r->seen = seen;
    r->seen_n = all;
}

struct film_candidates
film_passages_next(struct film_search_ctx *c, const struct film_plan *plan,
                   struct film_rounds *rounds)
{
    rounds->most = next_depth(plan, rounds->most);
    struct film_found found =
        find_all(c, plan, rounds->most, &rounds->by_article);
    rounds->over = found.all || rounds->most >= LOOKED_MOST;
    rounds->cut = !found.all && rounds->over;
    drop_seen(c, rounds, &found);
    return film_fetch_passages(c, plan, &found);
}

uint64_t
film_passages_count(struct film_search_ctx *c, const struct film_plan *plan)
{
    struct finder f = {.c = c, .plan = plan};
    uint64_t count = 0;
    if (plan->scope.on)
        return find_scope(c, plan).n;
    make_terms(&f);
    for (size_t i = 0; i < c->n && film_ctx_ok(c); i++) {
        f.shard = &c->shards[i];
        const struct film_retrieval r = passage_retrieval(&f, 0);
        if (f.shard->db)
            count += film_matcher_count(c, &r);
    }
    return count;
}

struct film_docids
film_passages_all(struct film_search_ctx *c, const struct film_plan *plan,
                  struct film_shard *shard)
{
    struct finder f = {.c = c, .plan = plan, .shard = shard};
    if (plan->scope.on)
        return scope_in(c, plan, shard);
    make_terms(&f);
    const struct film_retrieval r = passage_retrieval(&f, 0);
    return shard->db ? film_matcher_all(c, &r) : (struct film_docids){NULL, 0};
}
