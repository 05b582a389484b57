/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bulk reading, stemming and numbers. */
#include <config.h>

#include "support.h"

#include <stdio.h>

#define N_DOCS 3000

static xapc_database *db;

static int
fill(void **state)
{
    xapc_writable *w;
    char data[32], terms[64];

    if (make_dir(state))
        return -1;
    w = new_writer("bulk");
    for (int i = 1; i <= N_DOCS; i++) {
        snprintf(data, sizeof(data), "doc %d", i);
        snprintf(terms, sizeof(terms), "all N%04d %s", i,
                 i % 3 == 0 ? "third" : "other");
        add_doc(w, data, i % 2 == 0 ? data : NULL, terms);
    }
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    db = open_db("bulk");
    return 0;
}

static int
empty(void **state)
{
    xapc_database_free(db);
    return remove_dir(state);
}

static void
test_postlist_blocks(void **state)
{
    static const size_t caps[] = {1, 7, 1000, 1024, N_DOCS};
    xapc_postlist *list;
    xapc_docid docids[N_DOCS];
    uint32_t wdfs[N_DOCS], lengths[N_DOCS];
    size_t n, total;

    (void)state;
    for (size_t c = 0; c < sizeof(caps) / sizeof(caps[0]); c++) {
        OK(xapc_postlist_open(&list, db, LIT("third"), &err));
        total = 0;
        do {
            OK(xapc_postlist_next(&n, list, docids, wdfs, lengths, caps[c],
                                  &err));
            assert_true(n <= caps[c]);
            for (size_t i = 0; i < n; i++) {
                assert_int_equal(docids[i], 3 * (total + i + 1));
                assert_int_equal(wdfs[i], 1);
                assert_int_equal(lengths[i], 3);
            }
            total += n;
        } while (n > 0);
        assert_int_equal(total, N_DOCS / 3);
        OK(xapc_postlist_next(&n, list, NULL, NULL, NULL, 10, &err));
        assert_int_equal(n, 0);
        xapc_postlist_free(list);
    }
    OK(xapc_postlist_open(&list, db, "", 0, &err));
    OK(xapc_postlist_next(&n, list, docids, NULL, NULL, N_DOCS, &err));
    assert_int_equal(n, N_DOCS);
    xapc_postlist_free(list);
    OK(xapc_postlist_open(&list, db, LIT("absent"), &err));
    OK(xapc_postlist_next(&n, list, docids, NULL, NULL, N_DOCS, &err));
    assert_int_equal(n, 0);
    xapc_postlist_free(list);
}

static void
test_postlist_skip(void **state)
{
    static const struct {
        xapc_docid to, at;
    } rows[] = {{1, 3},       {10, 12},        {12, 15},
                {5, 18}, /* never back */
                {2998, 3000}, {N_DOCS + 1, 0}, {1, 0}};
    xapc_postlist *list;
    xapc_docid docid;
    size_t n;

    (void)state;
    OK(xapc_postlist_open(&list, db, LIT("third"), &err));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        OK(xapc_postlist_skip_to(list, rows[i].to == 12 ? 13 : rows[i].to,
                                 &err));
        OK(xapc_postlist_next(&n, list, &docid, NULL, NULL, 1, &err));
        assert_int_equal(n, rows[i].at != 0);
        if (n > 0)
            assert_int_equal(docid, rows[i].at);
    }
    xapc_postlist_free(list);
}

static void
test_allterms(void **state)
{
    xapc_allterms *it;
    xapc_term terms[700];
    char expected[16];
    size_t n, total = 0;

    (void)state;
    OK(xapc_allterms_open(&it, db, LIT("N"), &err));
    do {
        OK(xapc_allterms_next(&n, it, terms, 700, &err));
        for (size_t i = 0; i < n; i++) {
            snprintf(expected, sizeof(expected), "N%04zu", ++total);
            assert_int_equal(terms[i].len, 5);
            assert_memory_equal(terms[i].data, expected, 5);
            assert_int_equal(terms[i].termfreq, 1);
        }
    } while (n > 0);
    assert_int_equal(total, N_DOCS);
    xapc_allterms_free(it);

    OK(xapc_allterms_open(&it, db, "", 0, &err));
    OK(xapc_allterms_skip_to(it, LIT("al"), &err));
    OK(xapc_allterms_next(&n, it, terms, 1, &err));
    assert_int_equal(n, 1);
    assert_memory_equal(terms[0].data, "all", 3);
    assert_int_equal(terms[0].termfreq, N_DOCS);
    OK(xapc_allterms_skip_to(it, LIT("zzz"), &err));
    OK(xapc_allterms_next(&n, it, terms, 1, &err));
    assert_int_equal(n, 0);
    xapc_allterms_free(it);
}

static void
test_many(void **state)
{
    xapc_docid docids[] = {2998, 4, 5, 4, 1};
    xapc_docid missing[] = {1, N_DOCS + 1};
    xapc_blobs blobs;
    xapc_terms terms;

    (void)state;
    OK(xapc_database_get_data_many(&blobs, db, docids, 5, &err));
    assert_int_equal(blobs.n, 5);
    assert_int_equal(blobs.items[0].len, 8);
    assert_memory_equal(blobs.items[0].data, "doc 2998", 8);
    assert_memory_equal(blobs.items[1].data, "doc 4", 5);
    assert_memory_equal(blobs.items[3].data, "doc 4", 5);
    assert_memory_equal(blobs.items[4].data, "doc 1", 5);
    xapc_blobs_free(&blobs);
    assert_null(blobs.items);
    OK(xapc_database_get_values_many(&blobs, db, 0, docids, 5, &err));
    assert_memory_equal(blobs.items[0].data, "doc 2998", 8);
    assert_memory_equal(blobs.items[1].data, "doc 4", 5);
    assert_int_equal(blobs.items[2].len, 0);
    assert_memory_equal(blobs.items[3].data, "doc 4", 5);
    assert_int_equal(blobs.items[4].len, 0);
    xapc_blobs_free(&blobs);
    OK(xapc_database_get_values_many(&blobs, db, 0, missing, 2, &err));
    assert_int_equal(blobs.items[1].len, 0);
    xapc_blobs_free(&blobs);
    OK(xapc_database_get_data_many(&blobs, db, NULL, 0, &err));
    assert_int_equal(blobs.n, 0);
    xapc_blobs_free(&blobs);
    FAILS(XAPC_ERR_DOC_NOT_FOUND,
          xapc_database_get_data_many(&blobs, db, missing, 2, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_database_get_data_many(&blobs, db, NULL, 2, &err));
    OK(xapc_database_get_terms(&terms, db, 6, &err));
    assert_int_equal(terms.n, 3);
    assert_memory_equal(terms.items[1].data, "all", 3);
    assert_int_equal(terms.items[1].wdf, 1);
    assert_int_equal(terms.items[1].termfreq, N_DOCS);
    xapc_terms_free(&terms);
}

static void
test_statistics(void **state)
{
    xapc_string lower, upper;
    uint64_t collfreq;
    uint32_t n;
    double length;
    int exists;

    (void)state;
    OK(xapc_database_termfreq(&n, db, LIT("third"), &err));
    assert_int_equal(n, N_DOCS / 3);
    OK(xapc_database_termfreq(&n, db, "", 0, &err));
    assert_int_equal(n, N_DOCS);
    OK(xapc_database_collfreq(&collfreq, db, LIT("third"), &err));
    assert_int_equal(collfreq, N_DOCS / 3);
    OK(xapc_database_term_exists(&exists, db, LIT("third"), &err));
    assert_int_equal(exists, 1);
    OK(xapc_database_term_exists(&exists, db, LIT("absent"), &err));
    assert_int_equal(exists, 0);
    OK(xapc_database_average_length(&length, db, &err));
    assert_true(length == 3);
    OK(xapc_database_value_freq(&n, db, 0, &err));
    assert_int_equal(n, N_DOCS / 2);
    OK(xapc_database_value_bounds(&lower, &upper, db, 0, &err));
    assert_string_equal(lower.data, "doc 10");
    assert_string_equal(upper.data, "doc 998");
    xapc_string_free(&lower);
    xapc_string_free(&upper);
}

static void
test_stem(void **state)
{
    xapc_stem *stem;
    xapc_string languages;
    char buf[8] = "#######";
    size_t len;

    (void)state;
    OK(xapc_stem_new(&stem, "english", &err));
    OK(xapc_stem_apply(&len, stem, LIT("awards"), buf, sizeof(buf), &err));
    assert_int_equal(len, 5);
    assert_memory_equal(buf, "award##", 7);
    OK(xapc_stem_apply(&len, stem, LIT("awards"), buf, 4, &err));
    assert_int_equal(len, 5);
    OK(xapc_stem_apply(&len, stem, "", 0, buf, 4, &err));
    assert_int_equal(len, 0);
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_stem_apply(&len, stem, LIT("a"), NULL, 4, &err));
    xapc_stem_free(stem);
    OK(xapc_stem_new(&stem, "none", &err));
    OK(xapc_stem_apply(&len, stem, LIT("awards"), buf, sizeof(buf), &err));
    assert_memory_equal(buf, "awards", 6);
    xapc_stem_free(stem);
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_stem_new(&stem, "klingon", &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_stem_new(&stem, NULL, &err));
    OK(xapc_stem_languages(&languages, &err));
    assert_non_null(strstr(languages.data, "english"));
    xapc_string_free(&languages);
}

static void
test_numbers(void **state)
{
    static const double numbers[] = {-1e300, -2.5, -1,   0,        1e-9,
                                     1,      2019, 2021, 20231005, 1e300};
    char last[XAPC_SORTABLE_MAX] = "", now[XAPC_SORTABLE_MAX];
    size_t last_len = 0, len;

    (void)state;
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
        int order;
        len = xapc_sortable_serialise(now, numbers[i]);
        assert_true(len <= XAPC_SORTABLE_MAX);
        assert_true(xapc_sortable_unserialise(now, len) == numbers[i]);
        order = memcmp(last, now, last_len < len ? last_len : len);
        assert_true(order < 0 || (order == 0 && last_len < len));
        memcpy(last, now, len);
        last_len = len;
    }
    xapc_sortable_unserialise(NULL, 5);
    xapc_sortable_unserialise("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
                              11);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_postlist_blocks),
        cmocka_unit_test(test_postlist_skip),
        cmocka_unit_test(test_allterms),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_statistics),
        cmocka_unit_test(test_stem),
        cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests_name("read", tests, fill, empty);
}
