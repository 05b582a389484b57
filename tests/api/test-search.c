/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries, weighting, sorting, collapsing, spies and what an mset tells. */
#include <config.h>

#include "support.h"

#include <math.h>
#include <stdio.h>

static xapc_database *db;

static int
fill(void **state)
{
    xapc_writable *w;
    xapc_document *doc;

    if (make_dir(state))
        return -1;
    w = new_writer("films");
    add_doc(w, "one", "a", "red dance blue");
    add_doc(w, "two", "b", "red red dance");
    add_doc(w, "three", "a", "blue");
    add_doc(w, "four", "c", "redder green");
    OK(xapc_document_new(&doc, &err));
    OK(xapc_document_set_data(doc, LIT("five"), &err));
    OK(xapc_document_add_posting(doc, LIT("near"), 1, 1, &err));
    OK(xapc_document_add_posting(doc, LIT("miss"), 2, 1, &err));
    OK(xapc_writable_add(NULL, w, doc, &err));
    xapc_document_free(doc);
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    db = open_db("films");
    return 0;
}

static int
empty(void **state)
{
    xapc_database_free(db);
    return remove_dir(state);
}

static xapc_enquire *
enquire_for(xapc_query *query)
{
    xapc_enquire *enquire = NULL;

    OK(xapc_enquire_new(&enquire, db, &err));
    OK(xapc_enquire_set_query(enquire, query, 0, &err));
    xapc_query_free(query);
    return enquire;
}

/* The docids found, in rank order, as "3 1 ". */
static const char *
found(xapc_enquire *enquire)
{
    static char text[256];
    xapc_mset *mset = NULL;
    xapc_mset_info info;
    xapc_hit hits[10];

    OK(xapc_enquire_get_mset(&mset, enquire, 0, 10, 0, &err));
    OK(xapc_mset_get_info(&info, mset, &err));
    OK(xapc_mset_get_hits(hits, mset, 0, info.size, &err));
    text[0] = '\0';
    for (uint32_t i = 0; i < info.size; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%u ",
                 hits[i].docid);
    xapc_mset_free(mset);
    return text;
}

static const char *
found_once(xapc_query *query)
{
    xapc_enquire *enquire = enquire_for(query);
    const char *text = found(enquire);

    xapc_enquire_free(enquire);
    return text;
}

static xapc_query *
two(xapc_op op, const char *a, const char *b)
{
    xapc_query *parts[2] = {words(a), words(b)};
    xapc_query *query = NULL;

    OK(xapc_query_combine(&query, op, (const xapc_query *const *)parts, 2, 0,
                          &err));
    xapc_query_free(parts[0]);
    xapc_query_free(parts[1]);
    return query;
}

static void
test_operators(void **state)
{
    static const struct {
        xapc_op op;
        const char *a, *b, *found;
    } rows[] = {
        {XAPC_OP_AND, "red", "blue", "1 "},
        {XAPC_OP_OR, "green", "blue", "4 3 1 "},
        {XAPC_OP_AND_NOT, "red", "blue", "2 "},
        {XAPC_OP_XOR, "red", "blue", "2 3 "},
        {XAPC_OP_AND_MAYBE, "blue", "red", "1 3 "},
        {XAPC_OP_FILTER, "red", "blue", "1 "},
        {XAPC_OP_NEAR, "miss", "near", "5 "},
        {XAPC_OP_PHRASE, "near", "miss", "5 "},
        {XAPC_OP_PHRASE, "miss", "near", ""},
        {XAPC_OP_ELITE_SET, "green", "absent", "4 "},
        {XAPC_OP_SYNONYM, "green", "redder", "4 "},
        {XAPC_OP_MAX, "green", "redder", "4 "},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_string_equal(found_once(two(rows[i].op, rows[i].a, rows[i].b)),
                            rows[i].found);
}

static void
test_other_queries(void **state)
{
    xapc_query *q, *part;
    xapc_terms terms;
    xapc_string s;
    uint32_t length;
    int is_empty;

    (void)state;
    OK(xapc_query_match_all(&q, &err));
    assert_string_equal(found_once(q), "1 2 3 4 5 ");
    OK(xapc_query_match_nothing(&q, &err));
    OK(xapc_query_is_empty(&is_empty, q, &err));
    assert_int_equal(is_empty, 1);
    assert_string_equal(found_once(q), "");
    OK(xapc_query_combine(&q, XAPC_OP_OR, NULL, 0, 0, &err));
    assert_string_equal(found_once(q), "");
    OK(xapc_query_value_range(&q, 0, LIT("b"), LIT("c"), &err));
    assert_string_equal(found_once(q), "2 4 ");
    OK(xapc_query_value_ge(&q, 0, LIT("c"), &err));
    assert_string_equal(found_once(q), "4 ");
    OK(xapc_query_value_le(&q, 0, LIT("a"), &err));
    xapc_query_free(q);
    OK(xapc_query_wildcard(&q, LIT("red"), 10, XAPC_WILDCARD_MOST_FREQUENT,
                           XAPC_OP_SYNONYM, &err));
    assert_string_equal(found_once(q), "2 4 1 ");
    OK(xapc_query_wildcard(&q, LIT("red"), 1, XAPC_WILDCARD_MOST_FREQUENT,
                           XAPC_OP_OR, &err));
    assert_string_equal(found_once(q), "2 1 ");

    part = words("red red blue");
    OK(xapc_query_scale(&q, part, 2.5, &err));
    OK(xapc_query_description(&s, q, &err));
    assert_string_equal(s.data, "Query(2.5 * (red OR red OR blue))");
    xapc_string_free(&s);
    OK(xapc_query_length(&length, q, &err));
    assert_int_equal(length, 3);
    OK(xapc_query_terms(&terms, q, &err));
    assert_int_equal(terms.n, 2);
    xapc_terms_free(&terms);
    xapc_query_free(part);
    OK(xapc_query_serialise(&s, q, &err));
    OK(xapc_query_unserialise(&part, s.data, s.len, &err));
    xapc_string_free(&s);
    xapc_query_free(q);
    OK(xapc_query_clone(&q, part, &err));
    xapc_query_free(part);
    OK(xapc_query_description(&s, q, &err));
    assert_string_equal(s.data, "Query(2.5 * (red OR red OR blue))");
    xapc_string_free(&s);
    xapc_query_free(q);
}

static void
test_bad_queries(void **state)
{
    xapc_status bad = XAPC_ERR_INVALID_ARGUMENT;
    xapc_query *q, *part = words("red");
    const xapc_query *parts[] = {part, NULL};
    xapc_enquire *e;
    xapc_mset *mset;

    (void)state;
    FAILS(bad, xapc_query_term(&q, "", 0, 1, 0, &err));
    FAILS(bad, xapc_query_term(&q, NULL, 3, 1, 0, &err));
    FAILS(bad, xapc_query_term(NULL, LIT("x"), 1, 0, &err));
    FAILS(bad, xapc_query_combine(&q, XAPC_OP_OR, parts, 2, 0, &err));
    FAILS(bad, xapc_query_combine(&q, (xapc_op)77, parts, 1, 0, &err));
    FAILS(bad, xapc_query_combine(&q, XAPC_OP_OR, parts, 1, 5, &err));
    FAILS(bad, xapc_query_scale(&q, part, -1, &err));
    FAILS(bad, xapc_query_scale(&q, part, (double)NAN, &err));
    FAILS(bad, xapc_query_scale(&q, NULL, 1, &err));
    FAILS(bad, xapc_query_wildcard(&q, LIT("r"), 1, (xapc_wildcard_limit)9,
                                   XAPC_OP_OR, &err));
    FAILS(XAPC_ERR_SERIALISATION,
          xapc_query_unserialise(&q, LIT("\x1f"), &err));
    OK(xapc_query_wildcard(&q, LIT("re"), 1, XAPC_WILDCARD_ERROR, XAPC_OP_OR,
                           &err));
    e = enquire_for(q);
    FAILS(XAPC_ERR_WILDCARD, xapc_enquire_get_mset(&mset, e, 0, 1, 0, &err));
    xapc_enquire_free(e);
    xapc_query_free(part);
}

static void
test_weighting(void **state)
{
    static const struct {
        xapc_weighting scheme;
        size_t n;
    } rows[] = {
        {XAPC_WEIGHT_BOOL, 0},     {XAPC_WEIGHT_BM25, 5},
        {XAPC_WEIGHT_BM25, 1},     {XAPC_WEIGHT_BM25_PLUS, 6},
        {XAPC_WEIGHT_TRAD, 1},     {XAPC_WEIGHT_TFIDF, 0},
        {XAPC_WEIGHT_INL2, 1},     {XAPC_WEIGHT_IFB2, 1},
        {XAPC_WEIGHT_INEB2, 1},    {XAPC_WEIGHT_BB2, 1},
        {XAPC_WEIGHT_DLH, 0},      {XAPC_WEIGHT_PL2, 1},
        {XAPC_WEIGHT_PL2_PLUS, 2}, {XAPC_WEIGHT_DPH, 0},
        {XAPC_WEIGHT_COORD, 0},
    };
    double params[7] = {.8, .1, 1, .5, .5, .5, .5};
    xapc_enquire *e = enquire_for(words("red dance"));
    xapc_mset *mset;
    xapc_hit hits[2];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        OK(xapc_enquire_set_weighting(e, rows[i].scheme, params, rows[i].n,
                                      &err));
        OK(xapc_enquire_get_mset(&mset, e, 0, 10, 0, &err));
        OK(xapc_mset_get_hits(hits, mset, 0, 2, &err));
        assert_true(rows[i].scheme == XAPC_WEIGHT_BOOL ? hits[0].weight == 0
                                                       : hits[0].weight >= 0);
        if (rows[i].scheme == XAPC_WEIGHT_COORD)
            assert_true(hits[0].weight == 2);
        xapc_mset_free(mset);
    }
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_enquire_set_weighting(e, XAPC_WEIGHT_BOOL, params, 1, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_enquire_set_weighting(e, XAPC_WEIGHT_BM25, params, 6, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_enquire_set_weighting(e, (xapc_weighting)99, NULL, 0, &err));
    xapc_enquire_free(e);
}

static void
test_order(void **state)
{
    xapc_query *all;
    xapc_enquire *e;

    (void)state;
    OK(xapc_query_match_all(&all, &err));
    e = enquire_for(all);
    OK(xapc_enquire_set_docid_order(e, XAPC_DOCID_DESCENDING, &err));
    assert_string_equal(found(e), "5 4 3 2 1 ");
    OK(xapc_enquire_set_docid_order(e, XAPC_DOCID_DONT_CARE, &err));
    OK(xapc_enquire_set_docid_order(e, XAPC_DOCID_ASCENDING, &err));
    OK(xapc_enquire_set_sort(e, XAPC_SORT_VALUE, 0, 1, &err));
    assert_string_equal(found(e), "4 2 1 3 5 ");
    OK(xapc_enquire_set_sort(e, XAPC_SORT_VALUE_THEN_RELEVANCE, 0, 0, &err));
    assert_string_equal(found(e), "5 1 3 2 4 ");
    OK(xapc_enquire_set_sort(e, XAPC_SORT_RELEVANCE_THEN_VALUE, 0, 1, &err));
    assert_string_equal(found(e), "4 2 1 3 5 ");
    OK(xapc_enquire_set_sort(e, XAPC_SORT_RELEVANCE, 0, 0, &err));
    assert_string_equal(found(e), "1 2 3 4 5 ");
    OK(xapc_enquire_set_collapse(e, 0, 1, &err));
    assert_string_equal(found(e), "1 2 4 5 ");
    OK(xapc_enquire_set_collapse(e, XAPC_NO_SLOT, 1, &err));
    OK(xapc_enquire_set_cutoff(e, 0, 1.0, &err));
    assert_string_equal(found(e), "");
    OK(xapc_enquire_set_time_limit(e, 5, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_enquire_set_sort(e, (xapc_sort)9, 0, 0, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_enquire_set_docid_order(e, (xapc_docid_order)9, &err));
    xapc_enquire_free(e);
}

static void
test_mset(void **state)
{
    xapc_enquire *e = enquire_for(words("red dance"));
    xapc_mset *mset;
    xapc_mset_info info;
    xapc_hit hits[2];
    xapc_blobs blobs;
    xapc_terms terms;
    xapc_document *doc;
    xapc_string data;
    uint32_t freq;
    double weight;

    (void)state;
    OK(xapc_enquire_get_mset(&mset, e, 0, 10, 0, &err));
    OK(xapc_mset_get_info(&info, mset, &err));
    assert_int_equal(info.size, 2);
    assert_int_equal(info.lower_bound, 2);
    assert_int_equal(info.upper_bound, 2);
    assert_true(info.max_attained > 0);
    assert_true(info.max_possible >= info.max_attained);
    OK(xapc_mset_get_hits(hits, mset, 0, 2, &err));
    assert_int_equal(hits[0].docid, 2);
    assert_true(hits[0].weight == info.max_attained);
    assert_int_equal(hits[0].percent, 100);
    OK(xapc_mset_get_data(&blobs, mset, 0, 2, &err));
    assert_int_equal(blobs.n, 2);
    assert_memory_equal(blobs.items[0].data, "two", 3);
    assert_memory_equal(blobs.items[1].data, "one", 3);
    xapc_blobs_free(&blobs);
    OK(xapc_mset_get_values(&blobs, mset, 0, 1, 1, &err));
    assert_int_equal(blobs.n, 1);
    assert_memory_equal(blobs.items[0].data, "a", 1);
    xapc_blobs_free(&blobs);
    OK(xapc_mset_get_document(&doc, mset, 1, &err));
    OK(xapc_document_get_data(&data, doc, &err));
    assert_string_equal(data.data, "one");
    xapc_string_free(&data);
    xapc_document_free(doc);
    OK(xapc_mset_termfreq(&freq, mset, LIT("red"), &err));
    assert_int_equal(freq, 2);
    OK(xapc_mset_termweight(&weight, mset, LIT("red"), &err));
    assert_true(weight > 0);
    OK(xapc_enquire_matching_terms(&terms, e, 2, &err));
    assert_int_equal(terms.n, 2);
    assert_memory_equal(terms.items[0].data, "dance", 5);
    xapc_terms_free(&terms);
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_mset_get_hits(hits, mset, 1, 2, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_mset_get_hits(hits, mset, 3, 0xffffffff, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_mset_get_data(&blobs, mset, 2, 1, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_mset_get_values(&blobs, mset, 0, 2, 1, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_mset_get_document(&doc, mset, 2, &err));
    xapc_mset_free(mset);
    OK(xapc_enquire_get_mset(&mset, e, 0xffffffff, 0xffffffff, 0xffffffff,
                             &err));
    OK(xapc_mset_get_info(&info, mset, &err));
    assert_int_equal(info.size, 0);
    xapc_mset_free(mset);
    xapc_enquire_free(e);
}

static void
test_spy(void **state)
{
    xapc_query *all;
    xapc_enquire *e;
    xapc_spy *spy;
    xapc_terms values;
    size_t total;

    (void)state;
    OK(xapc_query_match_all(&all, &err));
    e = enquire_for(all);
    OK(xapc_spy_new_value_count(&spy, 0, &err));
    OK(xapc_enquire_add_spy(e, spy, &err));
    found(e);
    OK(xapc_spy_total(&total, spy, &err));
    assert_int_equal(total, 5);
    OK(xapc_spy_top_values(&values, spy, 1, &err));
    assert_int_equal(values.n, 1);
    assert_memory_equal(values.items[0].data, "a", 1);
    assert_int_equal(values.items[0].termfreq, 2);
    xapc_terms_free(&values);
    OK(xapc_enquire_clear_spies(e, &err));
    found(e);
    OK(xapc_spy_total(&total, spy, &err));
    assert_int_equal(total, 5);
    xapc_spy_free(spy);
    xapc_enquire_free(e);
}

static void
test_eset(void **state)
{
    xapc_enquire *e = enquire_for(words("red"));
    xapc_docid relevant[] = {1};
    xapc_eset eset;

    (void)state;
    OK(xapc_enquire_get_eset(&eset, e, relevant, 1, 10, &err));
    assert_true(eset.n > 0);
    for (size_t i = 0; i < eset.n; i++) {
        assert_true(eset.items[i].weight > 0);
        assert_int_not_equal(eset.items[i].len, 3);
    }
    xapc_eset_free(&eset);
    xapc_enquire_free(e);
}

static void
test_several_shards(void **state)
{
    xapc_writable *w = new_writer("more");
    xapc_database *more, *all;
    xapc_enquire *e;
    xapc_query *q;
    uint32_t freq;

    (void)state;
    add_doc(w, "six", NULL, "red");
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    more = open_db("more");
    OK(xapc_database_new(&all, &err));
    OK(xapc_database_add(all, db, &err));
    OK(xapc_database_add(all, more, &err));
    xapc_database_free(more);
    assert_int_equal(doccount(all), 6);
    OK(xapc_database_termfreq(&freq, all, LIT("red"), &err));
    assert_int_equal(freq, 3);
    OK(xapc_enquire_new(&e, all, &err));
    q = words("red");
    OK(xapc_enquire_set_query(e, q, 0, &err));
    xapc_query_free(q);
    assert_string_equal(found(e), "3 2 1 ");
    xapc_enquire_free(e);
    xapc_database_free(all);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operators),
        cmocka_unit_test(test_other_queries),
        cmocka_unit_test(test_bad_queries),
        cmocka_unit_test(test_weighting),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_mset),
        cmocka_unit_test(test_spy),
        cmocka_unit_test(test_eset),
        cmocka_unit_test(test_several_shards),
    };

    return cmocka_run_group_tests_name("search", tests, fill, empty);
}
