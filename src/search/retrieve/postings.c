/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/postings.h"

#include "schema/xapian-status.h"

#include <stdlib.h>

enum { BLOCK = 512, TERMS_MAX = 512, SCAN = 64 };

struct list {
    xapc_postlist *postings;
    uint32_t freq;
    float weight;
};

struct taat {
    const struct film_retrieval *g;
    struct list lists[TERMS_MAX]; /* the rarest first */
    size_t n;
    float *scores;       /* by docid; the shard's, as touched is */
    xapc_docid *touched; /* those with a score */
    size_t touched_count;
    float base, slope; /* norm = base + slope * length */
};

static int
by_freq(const void *a, const void *b)
{
    const struct list *x = a, *y = b;
    return x->freq < y->freq ? -1 : x->freq > y->freq;
}

static enum film_status
open_lists(struct taat *r, const struct film_weighted_term *terms, size_t n,
           struct film_error *err)
{
    for (size_t i = 0; i < n && r->n < TERMS_MAX; i++) {
        struct list *l = &r->lists[r->n];
        enum film_status s = film_shard_termfreq(
            &l->freq, r->g->shard, terms[i].field, terms[i].value, err);
        if (s == FILM_OK && l->freq > 0 && terms[i].weight > 0)
            s = film_shard_postings(&l->postings, r->g->shard, terms[i].field,
                                    terms[i].value, err);
        if (s != FILM_OK)
            return s;
        if (!l->postings)
            continue;
        l->weight = (float)terms[i].weight;
        r->n++;
    }
    qsort(r->lists, r->n, sizeof r->lists[0], by_freq);
    return FILM_OK;
}

static inline float
gain(const struct taat *r, const struct list *l, xapc_docid docid, uint32_t wdf)
{
    float tf = (float)wdf;
    return l->weight * tf /
           (tf + r->base + r->slope * r->g->shard->lengths[docid]);
}

/* Adds every posting of a list. */
static enum film_status
add_all(struct taat *r, struct list *l, struct film_error *err)
{
    xapc_docid ids[BLOCK];
    uint32_t wdfs[BLOCK], lengths[BLOCK];
    size_t n = 1;
    xapc_error *xerr = NULL;
    struct film_shard *shard = r->g->shard;
    bool known = shard->all_lengths;
    while (n > 0) {
        xapc_status x = xapc_postlist_next(
            &n, l->postings, ids, wdfs, known ? NULL : lengths, BLOCK, &xerr);
        if (x != XAPC_OK)
            return film_error_xapian(err, x, xerr);
        for (size_t i = 0; i < n; i++) {
            if (ids[i] == 0 || ids[i] > shard->last || wdfs[i] == 0)
                continue;
            if (!known)
                shard->lengths[ids[i]] = (float)lengths[i];
            float *score = &r->scores[ids[i]];
            if (*score == 0)
                r->touched[r->touched_count++] = ids[i];
            *score += gain(r, l, ids[i], wdfs[i]);
        }
    }
    return FILM_OK;
}

/* The wdf of the documents with ids[n], sorted, in a list; 0 without it. */
static enum film_status
look_up(xapc_postlist *list, const xapc_docid *ids, size_t n, uint32_t *wdfs,
        struct film_error *err)
{
    xapc_error *xerr = NULL;
    xapc_docid at = 0;
    uint32_t wdf = 0;
    size_t got = 1;
    for (size_t i = 0; i < n; i++) {
        if (got > 0 && at < ids[i]) {
            xapc_status x = xapc_postlist_skip_to(list, ids[i], &xerr);
            if (x == XAPC_OK)
                x = xapc_postlist_next(&got, list, &at, &wdf, NULL, 1, &xerr);
            if (x != XAPC_OK)
                return film_error_xapian(err, x, xerr);
        }
        wdfs[i] = got > 0 && at == ids[i] ? wdf : 0;
    }
    return FILM_OK;
}

/* Adds a list's postings of the touched documents only. */
static enum film_status
add_touched(struct taat *r, struct list *l, struct film_error *err)
{
    uint32_t *wdfs = malloc((r->touched_count + 1) * sizeof *wdfs);
    if (!wdfs)
        return film_error_nomem(err);
    enum film_status s =
        look_up(l->postings, r->touched, r->touched_count, wdfs, err);
    for (size_t i = 0; i < r->touched_count && s == FILM_OK; i++)
        if (wdfs[i] > 0)
            r->scores[r->touched[i]] += gain(r, l, r->touched[i], wdfs[i]);
    free(wdfs);
    return s;
}

static int
descending(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* The k-th best score so far, 0 if there are fewer. */
static float
kth_best(const struct taat *r, size_t k, float *scratch)
{
    if (r->touched_count < k)
        return 0;
    /* A heap of the k best, the least on top. */
    size_t n = 0;
    for (size_t i = 0; i < r->touched_count; i++) {
        float s = r->scores[r->touched[i]];
        if (n < k) {
            scratch[n++] = s;
            if (n == k)
                qsort(scratch, k, sizeof *scratch, descending);
            continue;
        }
        if (s <= scratch[k - 1])
            continue;
        size_t low = 0, high = k - 1;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (scratch[middle] >= s)
                low = middle + 1;
            else
                high = middle;
        }
        memmove(&scratch[low + 1], &scratch[low],
                (k - 1 - low) * sizeof *scratch);
        scratch[low] = s;
    }
    return scratch[k - 1];
}

static int
by_docid(const void *a, const void *b)
{
    xapc_docid x = *(const xapc_docid *)a, y = *(const xapc_docid *)b;
    return x < y ? -1 : x > y;
}

/* Keeps the touched documents with at least this score, in their order. */
static void
keep_above(struct taat *r, float least)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->touched_count; i++) {
        xapc_docid id = r->touched[i];
        if (r->scores[id] >= least)
            r->touched[kept++] = id;
        else
            r->scores[id] = 0;
    }
    r->touched_count = kept;
}

/* By docid. To look at every document is less work than to sort one of
 * SCAN. */
static void
sort_touched(struct taat *r)
{
    size_t count = r->touched_count, n = 0;
    if (count < r->g->shard->last / SCAN) {
        qsort(r->touched, count, sizeof *r->touched, by_docid);
        return;
    }
    for (xapc_docid id = 1; n < count; id++)
        if (r->scores[id] > 0)
            r->touched[n++] = id;
}

static enum film_status
score_lists(struct taat *r, float *scratch, struct film_error *err)
{
    float left = 0;
    for (size_t i = 0; i < r->n; i++)
        left += r->lists[i].weight;
    bool closed = false; /* no new documents any more */
    for (size_t i = 0; i < r->n; i++) {
        struct list *l = &r->lists[i];
        enum film_status s;
        if (l->freq > 4 * r->g->most) {
            float kth = kth_best(r, r->g->most, scratch);
            bool close = !closed && kth > left;
            closed |= close;
            if (closed)
                keep_above(r, kth - left);
            if (close)
                sort_touched(r);
        }
        s = closed ? add_touched(r, l, err) : add_all(r, l, err);
        if (s != FILM_OK)
            return s;
        left -= l->weight;
    }
    return FILM_OK;
}

static int
best_first(const void *a, const void *b)
{
    const struct film_scored *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return x->docid < y->docid ? -1 : x->docid > y->docid;
}

static float
score_of(const void *v, size_t i)
{
    return ((const struct film_scored *)v)[i].score;
}

size_t
film_retrieve_cut(const void *v, size_t n, size_t most,
                  float (*score)(const void *v, size_t i))
{
    size_t from = most, to = most;
    if (n <= most || most == 0)
        return n < most ? n : most;
    float last = score(v, most - 1);
    while (to < n && score(v, to) >= last)
        to++;
    if (to <= FILM_RETRIEVE_ROOM(most))
        return to;
    while (from > 0 && score(v, from - 1) <= last)
        from--;
    return from > 0 ? from : most;
}

static enum film_status
take_best(const struct taat *r, float *scratch, struct film_scored **v,
          size_t *count, struct film_error *err)
{
    size_t most = r->g->most, n = 0;
    float least = kth_best(r, most, scratch);
    for (size_t i = 0; i < r->touched_count; i++)
        n += r->scores[r->touched[i]] >= least;
    *v = malloc((n + 1) * sizeof **v);
    if (!*v)
        return film_error_nomem(err);
    n = 0;
    for (size_t i = 0; i < r->touched_count; i++) {
        xapc_docid id = r->touched[i];
        if (r->scores[id] >= least)
            (*v)[n++] = (struct film_scored){id, r->scores[id]};
    }
    qsort(*v, n, sizeof **v, best_first);
    *count = film_retrieve_cut(*v, n, most, score_of);
    return FILM_OK;
}

/* How many have any of the terms: exact if all were touched, else at least as
 * many as the most frequent term. */
static uint64_t
estimate(const struct taat *r, uint64_t touched)
{
    uint64_t most = r->n ? r->lists[r->n - 1].freq : 0;
    return touched > most ? touched : most;
}

enum film_status
film_retrieve_wdfs(struct film_shard *shard, enum film_field field,
                   struct film_str value, const xapc_docid *docids, size_t n,
                   uint32_t *wdfs, struct film_error *err)
{
    xapc_postlist *list = NULL;
    enum film_status s = film_shard_postings(&list, shard, field, value, err);
    if (s == FILM_OK)
        s = look_up(list, docids, n, wdfs, err);
    xapc_postlist_free(list);
    return s;
}

static void
set_norm(struct taat *r)
{
    const struct film_retrieval *g = r->g;
    double average = g->average > 0 ? g->average : 1;
    r->base = (float)(g->k1 * (1 - g->b));
    r->slope = (float)(g->k1 * g->b / average);
}

enum film_status
film_retrieve_scores(const struct film_retrieval *g,
                     const struct film_weighted_term *terms, size_t n_terms,
                     const xapc_docid *docids, size_t n, float *scores,
                     struct film_error *err)
{
    struct taat r = {.g = g};
    memset(scores, 0, n * sizeof *scores);
    if (g->shard->name)
        return FILM_OK;
    uint32_t *wdfs = malloc((n + 1) * sizeof *wdfs);
    enum film_status s =
        wdfs ? film_shard_lengths(g->shard, n, err) : film_error_nomem(err);
    if (s == FILM_OK)
        s = film_shard_lengths_of(g->shard, docids, n, err);
    set_norm(&r);
    for (size_t i = 0; i < n_terms && s == FILM_OK; i++) {
        struct list l = {.weight = (float)terms[i].weight};
        if (l.weight <= 0)
            continue;
        s = film_retrieve_wdfs(g->shard, terms[i].field, terms[i].value, docids,
                               n, wdfs, err);
        for (size_t k = 0; k < n && s == FILM_OK; k++)
            if (wdfs[k] > 0 && docids[k] <= g->shard->last)
                scores[k] += gain(&r, &l, docids[k], wdfs[k]);
    }
    free(wdfs);
    return s;
}

static enum film_status
retrieve_local(const struct film_retrieval *g,
               const struct film_weighted_term *terms, size_t n,
               struct film_scored **v, size_t *count, uint64_t *matched,
               struct film_error *err)
{
    struct taat r = {.g = g};
    float *scratch = malloc((g->most + 1) * sizeof *scratch);
    enum film_status s =
        scratch ? open_lists(&r, terms, n, err) : film_error_nomem(err);
    uint64_t postings = 0;
    for (size_t i = 0; i < r.n; i++)
        postings += r.lists[i].freq;
    if (s == FILM_OK)
        s = film_shard_lengths(g->shard, postings, err);
    r.scores = g->shard->scores;
    r.touched = g->shard->scored;
    set_norm(&r);
    if (s == FILM_OK)
        s = score_lists(&r, scratch, err);
    if (s == FILM_OK) {
        *matched = estimate(&r, r.touched_count);
        s = take_best(&r, scratch, v, count, err);
    }
    for (size_t i = 0; i < r.n; i++)
        xapc_postlist_free(r.lists[i].postings);
    free(scratch);
    for (size_t i = 0; i < r.touched_count; i++)
        r.scores[r.touched[i]] = 0;
    return s;
}

/* ---- By Xapian's matcher ---------------------------------------------- */

struct matcher {
    const struct film_retrieval *g;
    xapc_query *parts[TERMS_MAX];
    size_t n;
    xapc_query *any, *filter, *whole;
    xapc_enquire *enquire;
    xapc_mset *mset;
};

static xapc_status
build_query(struct matcher *m, const struct film_weighted_term *terms, size_t n,
            xapc_error **xerr)
{
    struct film_shard *shard = m->g->shard;
    xapc_status x = XAPC_OK;
    for (size_t i = 0; i < n && i < TERMS_MAX && x == XAPC_OK; i++) {
        film_schema_term(&shard->term, terms[i].field, terms[i].value);
        if (shard->term.failed)
            return XAPC_ERR_NOMEM;
        x = xapc_query_term(&m->parts[m->n], shard->term.p, shard->term.n, 1, 0,
                            xerr);
        m->n += x == XAPC_OK;
    }
    if (x == XAPC_OK && m->n > 0)
        x = xapc_query_combine(&m->any, XAPC_OP_OR,
                               (const xapc_query *const *)m->parts, m->n, 0,
                               xerr);
    if (x != XAPC_OK)
        return x;
    if (!m->g->filter) {
        m->whole = m->any;
        m->any = NULL;
        return m->whole ? XAPC_OK : xapc_query_match_nothing(&m->whole, xerr);
    }
    if (m->any && !m->g->optional) {
        const xapc_query *both[2] = {m->any, m->g->filter};
        return xapc_query_combine(&m->whole, XAPC_OP_FILTER, both, 2, 0, xerr);
    }
    x = xapc_query_scale(&m->filter, m->g->filter, 0, xerr);
    if (x != XAPC_OK)
        return x;
    const xapc_query *parts[2] = {m->filter, m->any};
    return xapc_query_combine(&m->whole, XAPC_OP_AND_MAYBE, parts,
                              m->any ? 2 : 1, 0, xerr);
}

/* The newest come first, of what matches well beside the best. */
static xapc_status
prefer_newest(struct matcher *m, xapc_error **xerr)
{
    xapc_mset *best = NULL;
    xapc_hit hit = {0};
    xapc_mset_info info = {0};
    xapc_status x = xapc_enquire_get_mset(&best, m->enquire, 0, 1, 0, xerr);
    if (x == XAPC_OK)
        x = xapc_mset_get_info(&info, best, xerr);
    if (x == XAPC_OK && info.size > 0)
        x = xapc_mset_get_hits(&hit, best, 0, 1, xerr);
    xapc_mset_free(best);
    if (x == XAPC_OK && !m->g->optional)
        x = xapc_enquire_set_cutoff(m->enquire, 0,
                                    FILM_RETRIEVE_NEWEST * hit.weight, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_sort(m->enquire, XAPC_SORT_VALUE_THEN_RELEVANCE,
                                  FILM_SLOT_DATE_LOW, 1, xerr);
    return x;
}

static xapc_status
match(struct matcher *m, struct film_scored **v, size_t *count,
      uint64_t *matched, xapc_error **xerr)
{
    const double params[5] = {m->g->k1, 0, 1, m->g->b, 0.01};
    xapc_mset_info info;
    xapc_status x = xapc_enquire_new(&m->enquire, m->g->shard->db, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_query(m->enquire, m->whole, 0, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_weighting(m->enquire, XAPC_WEIGHT_BM25, params, 5,
                                       xerr);
    if (x == XAPC_OK && m->g->newest)
        x = prefer_newest(m, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_get_mset(&m->mset, m->enquire, 0, (uint32_t)m->g->most,
                                  0, xerr);
    if (x == XAPC_OK)
        x = xapc_mset_get_info(&info, m->mset, xerr);
    if (x != XAPC_OK)
        return x;
    xapc_hit *hits = malloc((info.size + 1) * sizeof *hits);
    *v = malloc((info.size + 1) * sizeof **v);
    x = hits && *v ? xapc_mset_get_hits(hits, m->mset, 0, info.size, xerr)
                   : XAPC_ERR_NOMEM;
    for (uint32_t i = 0; x == XAPC_OK && i < info.size; i++)
        (*v)[i] = (struct film_scored){hits[i].docid, (float)hits[i].weight};
    *count = info.size;
    *matched = info.estimated;
    free(hits);
    return x;
}

/* Without weights, and with every document looked at. */
static xapc_status
count_matches(struct matcher *m, uint64_t *count, xapc_error **xerr)
{
    xapc_mset_info info;
    xapc_status x = xapc_enquire_new(&m->enquire, m->g->shard->db, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_query(m->enquire, m->whole, 0, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_weighting(m->enquire, XAPC_WEIGHT_BOOL, NULL, 0,
                                       xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_get_mset(&m->mset, m->enquire, 0, 0, m->g->shard->last,
                                  xerr);
    if (x == XAPC_OK)
        x = xapc_mset_get_info(&info, m->mset, xerr);
    if (x == XAPC_OK)
        *count = info.estimated;
    return x;
}

static void
release(struct matcher *m)
{
    xapc_mset_free(m->mset);
    xapc_enquire_free(m->enquire);
    xapc_query_free(m->whole);
    xapc_query_free(m->filter);
    xapc_query_free(m->any);
    for (size_t i = 0; i < m->n; i++)
        xapc_query_free(m->parts[i]);
}

enum film_status
film_retrieve_count(const struct film_retrieval *g,
                    const struct film_weighted_term *terms, size_t n,
                    uint64_t *matched, struct film_error *err)
{
    struct matcher m = {.g = g};
    xapc_error *xerr = NULL;
    xapc_status x = build_query(&m, terms, n, &xerr);
    if (x == XAPC_OK)
        x = count_matches(&m, matched, &xerr);
    release(&m);
    return film_error_xapian(err, x, xerr);
}

static enum film_status
retrieve_xapian(const struct film_retrieval *g,
                const struct film_weighted_term *terms, size_t n,
                struct film_scored **v, size_t *count, uint64_t *matched,
                struct film_error *err)
{
    struct matcher m = {.g = g};
    xapc_error *xerr = NULL;
    xapc_status x = build_query(&m, terms, n, &xerr);
    if (x == XAPC_OK)
        x = match(&m, v, count, matched, &xerr);
    release(&m);
    return film_error_xapian(err, x, xerr);
}

enum film_status
film_retrieve_best(const struct film_retrieval *g,
                   const struct film_weighted_term *terms, size_t n,
                   struct film_scored **v, size_t *count, uint64_t *matched,
                   struct film_error *err)
{
    *v = NULL;
    *count = 0;
    *matched = 0;
    enum film_status s =
        g->filter || g->newest || g->shard->name
            ? retrieve_xapian(g, terms, n, v, count, matched, err)
            : retrieve_local(g, terms, n, v, count, matched, err);
    if (s != FILM_OK) {
        free(*v);
        *v = NULL;
    }
    return s;
}
