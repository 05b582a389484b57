/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/retrieve/matcher.h"

#include <math.h>
#include <stdlib.h>

enum { TERMS_MAX = 512 }; /* more than a query can have: query/query.h */

enum order {
    BY_SCORE, /* equals by FILM_SLOT_ORDER */
    BY_DAY,   /* then by score */
    BY_DATE   /* then by the order of equal documents */
};

struct matcher {
    const struct film_retrieval *r;
    enum order order;
    uint32_t documents; /* in the shard */
    double k1, b;
    xapc_query *parts[TERMS_MAX];
    size_t n;
    xapc_query *any, *filter, *whole;
    xapc_enquire *enquire;
    xapc_mset *mset;
    xapc_mset_info info;
};

/* Sets the parameters with which libxapian's BM25 has the norm of taat.h,
 * though its average is that of all documents. */
static xapc_status
set_norm(struct matcher *m, xapc_error **xerr)
{
    const struct film_retrieval *r = m->r;
    double all = 0;
    xapc_status x = xapc_database_doccount(&m->documents, r->shard->db, xerr);
    if (x == XAPC_OK)
        x = xapc_database_average_length(&all, r->shard->db, xerr);
    double base = r->k1 * (1 - r->b);
    double slope = r->k1 * r->b * all / (r->average > 0 ? r->average : 1);
    m->k1 = base + slope;
    m->b = m->k1 > 0 ? slope / m->k1 : 0;
    return x;
}

/* What libxapian's BM25 gives to a term beyond its wdf and norm: the idf of
 * BM25Weight::init, in libxapian 1.4, and k1 + 1. */
static double
own_weight(const struct matcher *m, uint32_t freq)
{
    double odds = (m->documents - freq + .5) / (freq + .5);
    return log(odds < 2 ? odds * .5 + 1 : odds) * (m->k1 + 1);
}

/* Adds a term with its weight in the retrieval: one that is in no document adds
 * nothing, and one of weight 0 does not make a document match. */
static xapc_status
add_term(struct matcher *m, const struct film_weighted_term *t,
         xapc_error **xerr)
{
    struct film_shard *shard = m->r->shard;
    struct film_buf *term = &shard->term;
    xapc_query *plain = NULL;
    uint32_t freq = 0;
    if (t->weight <= 0)
        return XAPC_OK;
    film_schema_term(term, t->field, t->value);
    if (term->failed)
        return XAPC_ERR_NOMEM;
    xapc_status x =
        xapc_database_termfreq(&freq, shard->db, term->p, term->n, xerr);
    if (x == XAPC_OK && freq > 0)
        x = xapc_query_term(&plain, term->p, term->n, 1, 0, xerr);
    if (x == XAPC_OK && freq > 0)
        x = xapc_query_scale(&m->parts[m->n], plain,
                             t->weight / own_weight(m, freq), xerr);
    m->n += x == XAPC_OK && freq > 0;
    xapc_query_free(plain);
    return x;
}

static xapc_status
build_query(struct matcher *m, xapc_error **xerr)
{
    size_t n = m->r->terms.n;
    xapc_status x = set_norm(m, xerr);
    for (size_t i = 0; i < n && i < TERMS_MAX && x == XAPC_OK; i++)
        x = add_term(m, &m->r->terms.v[i], xerr);
    if (x == XAPC_OK && m->n > 0)
        x = xapc_query_combine(&m->any, XAPC_OP_OR,
                               (const xapc_query *const *)m->parts, m->n, 0,
                               xerr);
    if (x != XAPC_OK)
        return x;
    if (!m->r->filter) {
        m->whole = m->any;
        m->any = NULL;
        return m->whole ? XAPC_OK : xapc_query_match_nothing(&m->whole, xerr);
    }
    if (m->any && !m->r->optional) {
        const xapc_query *both[2] = {m->any, m->r->filter};
        return xapc_query_combine(&m->whole, XAPC_OP_FILTER, both, 2, 0, xerr);
    }
    x = xapc_query_scale(&m->filter, m->r->filter, 0, xerr);
    if (x != XAPC_OK)
        return x;
    const xapc_query *parts[2] = {m->filter, m->any};
    return xapc_query_combine(&m->whole, XAPC_OP_AND_MAYBE, parts,
                              m->any ? 2 : 1, 0, xerr);
}

/* Leaves out documents that match badly compared with the best. */
static xapc_status
cut_off(struct matcher *m, xapc_error **xerr)
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
    return x == XAPC_OK
               ? xapc_enquire_set_cutoff(
                     m->enquire, 0, FILM_RETRIEVAL_NEWEST * hit.weight, xerr)
               : x;
}

static xapc_status
set_order(struct matcher *m, xapc_error **xerr)
{
    static const struct {
        xapc_sort sort;
        xapc_slot slot;
    } orders[] = {
        [BY_SCORE] = {XAPC_SORT_RELEVANCE_THEN_VALUE, FILM_SLOT_ORDER},
        [BY_DAY] = {XAPC_SORT_VALUE_THEN_RELEVANCE, FILM_SLOT_DATE_LOW},
        [BY_DATE] = {XAPC_SORT_VALUE, FILM_SLOT_ORDER},
    };
    xapc_status x = XAPC_OK;
    if (m->r->newest && !m->r->optional)
        x = cut_off(m, xerr);
    return x == XAPC_OK
               ? xapc_enquire_set_sort(m->enquire, orders[m->order].sort,
                                       orders[m->order].slot, 1, xerr)
               : x;
}

static xapc_status
match(struct matcher *m, size_t most, xapc_error **xerr)
{
    const double params[5] = {m->k1, 0, 1, m->b, 0};
    xapc_status x = xapc_enquire_new(&m->enquire, m->r->shard->db, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_query(m->enquire, m->whole, 0, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_weighting(m->enquire, XAPC_WEIGHT_BM25, params, 5,
                                       xerr);
    if (x == XAPC_OK)
        x = set_order(m, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_get_mset(&m->mset, m->enquire, 0, (uint32_t)most, 0,
                                  xerr);
    return x == XAPC_OK ? xapc_mset_get_info(&m->info, m->mset, xerr) : x;
}

static struct film_doc_scores
take_hits(struct film_search_ctx *c, const struct matcher *m)
{
    xapc_error *xerr = NULL;
    uint32_t n = m->info.size;
    struct film_doc_scores out = {.matched = m->info.estimated};
    xapc_hit *hits = film_ctx_alloc(c, n + 1, sizeof *hits);
    out.v = film_ctx_alloc(c, n + 1, sizeof *out.v);
    if (!hits || !out.v)
        return out;
    xapc_status x = xapc_mset_get_hits(hits, m->mset, 0, n, &xerr);
    for (uint32_t i = 0; film_ctx_xapian(c, x, xerr) && i < n; i++)
        out.v[out.n++] =
            (struct film_doc_score){hits[i].docid, (float)hits[i].weight, 0};
    return out;
}

/* Sets the days of what was found. */
static void
take_days(struct film_search_ctx *c, const struct matcher *m,
          struct film_doc_scores *out)
{
    xapc_blobs days = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_mset_get_values(&days, m->mset, FILM_SLOT_DATE_LOW, 0,
                                         (uint32_t)out->n, &xerr);
    if (film_ctx_xapian(c, x, xerr))
        for (size_t i = 0; i < out->n; i++)
            for (size_t k = 0; k < days.items[i].len && k < 8; k++)
                out->v[i].day = 10 * out->v[i].day +
                                (uint32_t)(days.items[i].data[k] - '0');
    xapc_blobs_free(&days);
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

/* Finds the first `most` documents in this order. */
static struct film_doc_scores
find(struct film_search_ctx *c, const struct film_retrieval *r, size_t most,
     enum order order)
{
    struct matcher m = {.r = r, .order = order};
    struct film_doc_scores out = {0};
    xapc_error *xerr = NULL;
    if (!film_ctx_ok(c))
        return out;
    xapc_status x = build_query(&m, &xerr);
    if (x == XAPC_OK)
        x = match(&m, most, &xerr);
    if (film_ctx_xapian(c, x, xerr))
        out = take_hits(c, &m);
    if (film_ctx_ok(c) && order == BY_DAY)
        take_days(c, &m, &out);
    out.all = out.n < most;
    release(&m);
    return out;
}

/* If documents of equal rank must be separated, searches again in an order
 * without equal ranks. */
struct film_doc_scores
film_matcher_best(struct film_search_ctx *c, const struct film_retrieval *r)
{
    size_t room = FILM_RETRIEVAL_ROOM(r->most) + 1;
    struct film_doc_scores out =
        find(c, r, room, r->newest ? BY_DAY : BY_SCORE);
    size_t n = film_retrieval_cut(out.v, out.n, r);
    if (out.n == room && n > 0 &&
        (n == room || film_retrieval_parts(out.v, out.n, n - 1))) {
        out = find(c, r, r->last ? r->most : r->equals,
                   r->newest ? BY_DATE : BY_SCORE);
        n = out.n;
    }
    out.all &= n == out.n;
    out.n = n;
    return out;
}

/* Matches without weights: `most` documents, after examining at least that
 * many. */
static xapc_status
match_all(struct matcher *m, size_t most, xapc_error **xerr)
{
    uint32_t last = (uint32_t)m->r->shard->last;
    xapc_status x = build_query(m, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_new(&m->enquire, m->r->shard->db, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_query(m->enquire, m->whole, 0, xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_set_weighting(m->enquire, XAPC_WEIGHT_BOOL, NULL, 0,
                                       xerr);
    if (x == XAPC_OK)
        x = xapc_enquire_get_mset(&m->mset, m->enquire, 0, (uint32_t)most, last,
                                  xerr);
    return x == XAPC_OK ? xapc_mset_get_info(&m->info, m->mset, xerr) : x;
}

uint64_t
film_matcher_count(struct film_search_ctx *c, const struct film_retrieval *r)
{
    struct matcher m = {.r = r};
    xapc_error *xerr = NULL;
    if (!film_ctx_ok(c))
        return 0;
    xapc_status x = match_all(&m, 0, &xerr);
    release(&m);
    return film_ctx_xapian(c, x, xerr) ? m.info.estimated : 0;
}

struct film_docids
film_matcher_all(struct film_search_ctx *c, const struct film_retrieval *r)
{
    struct matcher m = {.r = r};
    struct film_doc_scores found = {0};
    xapc_error *xerr = NULL;
    if (!film_ctx_ok(c))
        return (struct film_docids){NULL, 0};
    xapc_status x = match_all(&m, r->shard->last, &xerr);
    if (film_ctx_xapian(c, x, xerr))
        found = take_hits(c, &m);
    release(&m);
    xapc_docid *v = film_ctx_alloc(c, found.n + 1, sizeof *v);
    if (!v)
        return (struct film_docids){NULL, 0};
    for (size_t i = 0; i < found.n; i++)
        v[i] = found.v[i].docid;
    qsort(v, found.n, sizeof *v, film_docid_compare);
    return (struct film_docids){v, found.n};
}
