/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stage 1 by its own reading of postings gives what Xapian's matcher gives:
 * the same documents with the same BM25 scores, whatever the terms' weights and
 * the average length. */
#include <config.h>
#include "search/retrieve/matcher.h"
#include "search/retrieve/taat.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

enum { DOCUMENTS = 600, WORDS = 12, FILLERS = 40, QUERIES = 60 };

static struct film_shard shard;
static struct film_accumulators accumulators;
static struct film_arena arena;
static struct film_error err;
static struct film_search_ctx ctx = {.shards = &shard,
                                     .n = 1,
                                     .accumulators = &accumulators,
                                     .arena = &arena,
                                     .err = &err};
static double average;
static uint32_t seed = 12345;

static uint32_t
next_random(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static void
add_term(xapc_document *doc, char kind, uint32_t number, uint32_t wdf)
{
    char word[16];
    int n = snprintf(word, sizeof word, "%c%u", kind, number);
    film_schema_term(&shard.term, FILM_F_TEXT,
                     (struct film_str){word, (size_t)n});
    assert_int_equal(
        xapc_document_add_term(doc, shard.term.p, shard.term.n, wdf, NULL),
        XAPC_OK);
}

/* Word k is in one of k + 1 documents; lengths are from 1 to about 200. */
static void
add_document(xapc_writable *w)
{
    xapc_document *doc;
    assert_int_equal(xapc_document_new(&doc, NULL), XAPC_OK);
    for (uint32_t k = 0; k < WORDS; k++)
        if (next_random(k + 1) == 0)
            add_term(doc, 'w', k, 1 + next_random(4));
    for (uint32_t fill = next_random(FILLERS); fill > 0; fill--)
        add_term(doc, 'f', fill, 1 + next_random(8));
    assert_int_equal(xapc_writable_add(NULL, w, doc, NULL), XAPC_OK);
    xapc_document_free(doc);
}

static int
set_up(void **state)
{
    (void)state;
    xapc_writable *w;
    film_buf_init(&shard.term, 4 * FILM_TERM_MAX);
    if (xapc_writable_open(&w, "", XAPC_WRITE_INMEMORY, 0, NULL) != XAPC_OK)
        return -1;
    for (int i = 0; i < DOCUMENTS; i++)
        add_document(w);
    if (xapc_writable_get_database(&shard.db, w, NULL) != XAPC_OK ||
        xapc_database_lastdocid(&shard.last, shard.db, NULL) != XAPC_OK ||
        xapc_database_average_length(&average, shard.db, NULL) != XAPC_OK)
        return -1;
    xapc_writable_free(w);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    film_shard_close(&shard);
    film_accumulators_release(&accumulators);
    film_arena_release(&arena);
    return 0;
}

/* ---- A query ---------------------------------------------------------- */

struct query {
    struct film_weighted_term terms[WORDS];
    char words[WORDS][16];
    size_t n;
};

static void
make_query(struct query *q)
{
    q->n = 0;
    uint32_t any = next_random(WORDS);
    for (uint32_t k = 0; k < WORDS; k++) {
        if (k != any && next_random(3) > 0)
            continue;
        char *word = q->words[q->n];
        snprintf(word, sizeof q->words[0], "w%u", k);
        q->terms[q->n++] = (struct film_weighted_term){
            FILM_F_TEXT, film_str_from(word), .1 * (1 + next_random(50))};
    }
}

static int
by_docid(const void *a, const void *b)
{
    xapc_docid x = ((const struct film_doc_score *)a)->docid;
    xapc_docid y = ((const struct film_doc_score *)b)->docid;
    return x < y ? -1 : x > y;
}

static void
assert_same_score(float got, float want)
{
    if (fabsf(got - want) > 1e-4f)
        fail_msg("%f, not %f", (double)got, (double)want);
}

/* The scores of all that is found, looked up again. */
static void
check_scores(const struct film_retrieval *r, const struct film_doc_scores *want)
{
    xapc_docid ids[DOCUMENTS];
    float scores[DOCUMENTS];
    for (size_t i = 0; i < want->n; i++)
        ids[i] = want->v[i].docid;
    film_taat_scores(&ctx, r, (struct film_docids){ids, want->n}, scores);
    for (size_t i = 0; i < want->n; i++)
        assert_same_score(scores[i], want->v[i].score);
}

/* Every document: the same ones, with the same scores. */
static void
check_all(struct film_retrieval *r)
{
    r->most = DOCUMENTS;
    struct film_doc_scores here = film_taat_best(&ctx, r);
    struct film_doc_scores xapian = film_matcher_best(&ctx, r);
    assert_int_equal(ctx.status, FILM_OK);
    assert_int_equal(here.n, xapian.n);
    qsort(here.v, here.n, sizeof *here.v, by_docid);
    qsort(xapian.v, xapian.n, sizeof *xapian.v, by_docid);
    for (size_t i = 0; i < here.n; i++) {
        assert_int_equal(here.v[i].docid, xapian.v[i].docid);
        assert_same_score(here.v[i].score, xapian.v[i].score);
    }
    check_scores(r, &xapian);
}

/* The best few, of which frequent words are only looked up: equal scores may
 * be of any of their documents. */
static void
check_best(struct film_retrieval *r)
{
    r->most = 1 + next_random(20);
    struct film_doc_scores here = film_taat_best(&ctx, r);
    struct film_doc_scores xapian = film_matcher_best(&ctx, r);
    assert_int_equal(ctx.status, FILM_OK);
    for (size_t i = 0; i < here.n && i < xapian.n; i++)
        assert_same_score(here.v[i].score, xapian.v[i].score);
}

static void
scores_are_xapians(void **state)
{
    (void)state;
    static const struct {
        double k1, b;
    } rows[] = {{.9, .4}, {1.2, .75}, {.8, .5}, {.9, 1}, {1.5, 0}};
    for (size_t i = 0; i < QUERIES; i++) {
        size_t row = i % (sizeof rows / sizeof rows[0]);
        struct query q;
        make_query(&q);
        struct film_retrieval r = {.shard = &shard,
                                   .terms = {q.terms, q.n},
                                   .k1 = rows[row].k1,
                                   .b = rows[row].b,
                                   .average = i % 2 ? average : average / 3};
        check_all(&r);
        check_best(&r);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scores_are_xapians)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
