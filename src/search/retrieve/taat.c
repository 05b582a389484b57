/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/taat.h"

#include <stdlib.h>

enum {
    BLOCK = 512,
    TERMS_MAX = 512, /* more than a query can have: query/query.h */
    SCAN = 64,
};

struct list {
    xapc_postlist *postings;
    uint32_t freq;
    float weight;
};

struct run {
    struct film_search_ctx *c;
    const struct film_retrieval *r;
    struct list lists[TERMS_MAX]; /* the rarest first */
    size_t n;
    float *scores; /* by docid; both belong to the accumulators */
    xapc_docid *touched;
    size_t touched_count;
    float *best;       /* room for the scores of the best */
    float base, slope; /* norm = base + slope * length */
    bool closed;       /* no new documents any more */
};

/* ---- Accumulators ----------------------------------------------------- */

void
film_accumulators_release(struct film_accumulators *a)
{
    free(a->scores);
    free(a->touched);
    *a = (struct film_accumulators){0};
}

static bool
make_room(struct run *x)
{
    struct film_accumulators *a = x->c->accumulators;
    size_t n = (size_t)x->r->shard->last + 1;
    if (n > a->room) {
        film_accumulators_release(a);
        a->scores = calloc(n, sizeof *a->scores);
        a->touched = malloc(n * sizeof *a->touched);
        if (!a->scores || !a->touched) {
            film_accumulators_release(a);
            return film_ctx_nomem(x->c);
        }
        a->room = n;
    }
    x->scores = a->scores;
    x->touched = a->touched;
    return film_ctx_ok(x->c);
}

/* ---- Lists ------------------------------------------------------------ */

static int
by_freq(const void *a, const void *b)
{
    const struct list *x = a, *y = b;
    return x->freq < y->freq ? -1 : x->freq > y->freq;
}

static void
open_lists(struct run *x)
{
    struct film_shard *shard = x->r->shard;
    for (size_t i = 0; i < x->r->terms.n && x->n < TERMS_MAX; i++) {
        const struct film_weighted_term *t = &x->r->terms.v[i];
        struct list l = {.weight = (float)t->weight};
        l.freq = film_shard_termfreq(x->c, shard, t->field, t->value);
        if (l.freq > 0 && t->weight > 0)
            l.postings = film_shard_postings(x->c, shard, t->field, t->value);
        if (l.postings)
            x->lists[x->n++] = l;
    }
    qsort(x->lists, x->n, sizeof x->lists[0], by_freq);
}

static inline float
gain(const struct run *x, float weight, xapc_docid docid, uint32_t wdf)
{
    float tf = (float)wdf;
    return weight * tf /
           (tf + x->base + x->slope * x->r->shard->lengths[docid]);
}

/* Adds every posting of a list. */
static void
add_all(struct run *x, const struct list *l)
{
    xapc_docid ids[BLOCK];
    uint32_t wdfs[BLOCK], lengths[BLOCK];
    size_t n = 1;
    xapc_error *xerr = NULL;
    xapc_status status = XAPC_OK;
    struct film_shard *shard = x->r->shard;
    bool known = shard->all_lengths;
    while (n > 0 && status == XAPC_OK) {
        status = xapc_postlist_next(&n, l->postings, ids, wdfs,
                                    known ? NULL : lengths, BLOCK, &xerr);
        for (size_t i = 0; i < n && status == XAPC_OK; i++) {
            if (ids[i] == 0 || ids[i] > shard->last || wdfs[i] == 0)
                continue;
            if (!known)
                shard->lengths[ids[i]] = (float)lengths[i];
            float *score = &x->scores[ids[i]];
            if (*score == 0)
                x->touched[x->touched_count++] = ids[i];
            *score += gain(x, l->weight, ids[i], wdfs[i]);
        }
    }
    film_ctx_xapian(x->c, status, xerr);
}

/* Adds a list's postings of the touched documents only. */
static void
add_touched(struct run *x, const struct list *l)
{
    const struct film_docids docs = {x->touched, x->touched_count};
    uint32_t *wdfs = malloc((docs.n + 1) * sizeof *wdfs);
    if (wdfs)
        film_postings_wdfs(x->c, l->postings, docs, wdfs);
    else
        film_ctx_nomem(x->c);
    for (size_t i = 0; i < docs.n && film_ctx_ok(x->c); i++)
        if (wdfs[i] > 0)
            x->scores[docs.v[i]] += gain(x, l->weight, docs.v[i], wdfs[i]);
    free(wdfs);
}

/* ---- The best --------------------------------------------------------- */

/* Puts v in the place of the least of a heap of n, which it is above. */
static void
replace_least(float *heap, size_t n, float v)
{
    size_t i = 0;
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= n)
            break;
        child += child + 1 < n && heap[child + 1] < heap[child];
        if (heap[child] >= v)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = v;
}

static int
ascending(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

/* The k-th best score so far, 0 if there are fewer: the least of a heap of
 * the k best. */
static float
kth_best(const struct run *x, size_t k)
{
    if (x->touched_count < k || k == 0)
        return 0;
    for (size_t i = 0; i < k; i++)
        x->best[i] = x->scores[x->touched[i]];
    qsort(x->best, k, sizeof *x->best, ascending); /* is a heap */
    for (size_t i = k; i < x->touched_count; i++) {
        float s = x->scores[x->touched[i]];
        if (s > x->best[0])
            replace_least(x->best, k, s);
    }
    return x->best[0];
}

static int
by_docid(const void *a, const void *b)
{
    xapc_docid x = *(const xapc_docid *)a, y = *(const xapc_docid *)b;
    return x < y ? -1 : x > y;
}

/* Keeps the touched documents with at least this score, in their order. */
static void
keep_above(struct run *x, float least)
{
    size_t kept = 0;
    for (size_t i = 0; i < x->touched_count; i++) {
        xapc_docid id = x->touched[i];
        if (x->scores[id] >= least)
            x->touched[kept++] = id;
        else
            x->scores[id] = 0;
    }
    x->touched_count = kept;
}

/* Sorts by docid. Looking at every document is less work than sorting one
 * document of SCAN. */
static void
sort_touched(struct run *x)
{
    size_t count = x->touched_count, n = 0;
    if (count < x->r->shard->last / SCAN) {
        qsort(x->touched, count, sizeof *x->touched, by_docid);
        return;
    }
    for (xapc_docid id = 1; n < count; id++)
        if (x->scores[id] > 0)
            x->touched[n++] = id;
}

static void
score_lists(struct run *x)
{
    float bound = 0; /* the most that the lists to come can add */
    for (size_t i = 0; i < x->n; i++)
        bound += x->lists[i].weight;
    for (size_t i = 0; i < x->n && film_ctx_ok(x->c); i++) {
        const struct list *l = &x->lists[i];
        if (l->freq > 4 * x->r->most) {
            float kth = kth_best(x, x->r->most);
            bool close = !x->closed && kth > bound;
            x->closed |= close;
            if (x->closed)
                keep_above(x, kth - bound);
            if (close)
                sort_touched(x);
        }
        if (x->closed)
            add_touched(x, l);
        else
            add_all(x, l);
        bound -= l->weight;
    }
}

static int
best_first(const void *a, const void *b)
{
    const struct film_doc_score *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

/* The first n, which part equals: chooses those that are kept. */
static void
choose_equals(struct run *x, struct film_doc_scores *out, size_t n)
{
    size_t from = n - 1, to = n;
    while (from > 0 && film_retrieval_parts(out->v, out->n, from - 1))
        from--;
    while (film_retrieval_parts(out->v, out->n, to - 1))
        to++;
    xapc_docid *ids = film_ctx_alloc(x->c, to - from, sizeof *ids);
    for (size_t i = from; i < to && ids; i++)
        ids[i - from] = out->v[i].docid;
    struct film_docids kept = film_shard_newest(
        x->c, x->r->shard, (struct film_docids){ids, ids ? to - from : 0},
        n - from);
    for (size_t i = 0; i < kept.n; i++)
        out->v[from + i].docid = kept.v[i];
}

/* Estimates how many documents have any of the terms: exact if all were
 * touched, otherwise the number for the most frequent term at least. */
static uint64_t
estimate(const struct run *x)
{
    uint64_t most = x->n ? x->lists[x->n - 1].freq : 0;
    return x->touched_count > most ? x->touched_count : most;
}

static struct film_doc_scores
take_best(struct run *x)
{
    struct film_doc_scores out = {.matched = estimate(x)};
    float least = kth_best(x, x->r->most);
    size_t n = 0;
    for (size_t i = 0; i < x->touched_count; i++)
        n += x->scores[x->touched[i]] >= least;
    out.v = film_ctx_alloc(x->c, n + 1, sizeof *out.v);
    for (size_t i = 0; i < x->touched_count && out.v; i++) {
        xapc_docid id = x->touched[i];
        if (x->scores[id] >= least)
            out.v[out.n++] = (struct film_doc_score){id, x->scores[id], 0};
    }
    if (out.n)
        qsort(out.v, out.n, sizeof *out.v, best_first);
    n = film_retrieval_cut(out.v, out.n, x->r);
    if (n > 0 && film_retrieval_parts(out.v, out.n, n - 1))
        choose_equals(x, &out, n);
    out.n = n;
    out.all = !x->closed && out.n == x->touched_count;
    return out;
}

/* ---- The whole -------------------------------------------------------- */

static void
set_norm(struct run *x)
{
    const struct film_retrieval *r = x->r;
    double average = r->average > 0 ? r->average : 1;
    x->base = (float)(r->k1 * (1 - r->b));
    x->slope = (float)(r->k1 * r->b / average);
}

struct film_doc_scores
film_taat_best(struct film_search_ctx *c, const struct film_retrieval *r)
{
    struct run x = {.c = c, .r = r};
    struct film_doc_scores out = {0};
    uint64_t postings = 0;
    x.best = film_ctx_alloc(c, r->most + 1, sizeof *x.best);
    open_lists(&x);
    for (size_t i = 0; i < x.n; i++)
        postings += x.lists[i].freq;
    set_norm(&x);
    if (film_shard_lengths(c, r->shard, postings) && make_room(&x)) {
        score_lists(&x);
        out = take_best(&x);
    }
    for (size_t i = 0; i < x.n; i++)
        xapc_postlist_free(x.lists[i].postings);
    for (size_t i = 0; i < x.touched_count; i++)
        x.scores[x.touched[i]] = 0;
    return film_ctx_ok(c) ? out : (struct film_doc_scores){0};
}

void
film_taat_scores(struct film_search_ctx *c, const struct film_retrieval *r,
                 struct film_docids docs, float *scores)
{
    struct run x = {.c = c, .r = r};
    memset(scores, 0, docs.n * sizeof *scores);
    uint32_t *wdfs = film_ctx_alloc(c, docs.n + 1, sizeof *wdfs);
    if (!film_shard_lengths(c, r->shard, docs.n) ||
        !film_shard_lengths_of(c, r->shard, docs))
        return;
    set_norm(&x);
    for (size_t i = 0; i < r->terms.n && film_ctx_ok(c); i++) {
        const struct film_weighted_term *t = &r->terms.v[i];
        if (t->weight <= 0)
            continue;
        film_shard_wdfs(c, r->shard, t->field, t->value, docs, wdfs);
        for (size_t k = 0; k < docs.n; k++)
            if (wdfs[k] > 0 && docs.v[k] <= r->shard->last)
                scores[k] += gain(&x, (float)t->weight, docs.v[k], wdfs[k]);
    }
}
