/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing, reopening, metadata, transactions, compaction, and what must be
 * refused before Xapian loses the batch for it. */
#include <config.h>

#include "support.h"

#include <stdlib.h>

static void
assert_blob(const xapc_string *s, const char *expected, size_t len)
{
    assert_int_equal(s->len, len);
    assert_memory_equal(s->data, expected, len);
    assert_int_equal(s->data[len], 0);
}

static void
test_roundtrip(void **state)
{
    static const char value[] = "v\0w";
    xapc_writable *w = new_writer("roundtrip");
    xapc_document *doc;
    xapc_string s;
    xapc_terms terms;
    xapc_database *db;
    xapc_docid docid;
    xapc_term add[] = {{"b\0b", 3, 4, 0}, {"a", 1, 2, 0}, {"c", 1, 0, 0}};

    (void)state;
    OK(xapc_document_new(&doc, &err));
    OK(xapc_document_set_data(doc, LIT("da\0ta"), &err));
    OK(xapc_document_add_value(doc, 3, LIT(value), &err));
    OK(xapc_document_add_terms(doc, add, 3, &err));
    OK(xapc_document_add_posting(doc, LIT("p"), 7, 1, &err));
    OK(xapc_document_add_boolean_term(doc, LIT("Kb"), &err));
    OK(xapc_document_add_term(doc, LIT("gone"), 1, &err));
    OK(xapc_document_remove_term(doc, LIT("gone"), &err));
    OK(xapc_writable_add(&docid, w, doc, &err));
    assert_int_equal(docid, 1);
    xapc_document_free(doc);
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);

    db = open_db("roundtrip");
    OK(xapc_database_get_document(&doc, db, 1, &err));
    OK(xapc_document_get_data(&s, doc, &err));
    assert_blob(&s, LIT("da\0ta"));
    xapc_string_free(&s);
    assert_null(s.data);
    OK(xapc_document_get_value(&s, doc, 3, &err));
    assert_blob(&s, LIT(value));
    xapc_string_free(&s);
    OK(xapc_document_get_terms(&terms, doc, &err));
    assert_int_equal(terms.n, 5);
    assert_memory_equal(terms.items[0].data, "Kb", 2);
    assert_int_equal(terms.items[1].wdf, 2);
    assert_int_equal(terms.items[2].len, 3);
    assert_memory_equal(terms.items[2].data, "b\0b", 3);
    assert_int_equal(terms.items[2].wdf, 4);
    xapc_terms_free(&terms);
    OK(xapc_document_clear_terms(doc, &err));
    OK(xapc_document_get_terms(&terms, doc, &err));
    assert_int_equal(terms.n, 0);
    xapc_terms_free(&terms);
    xapc_document_free(doc);
    xapc_database_free(db);
}

static void
test_prepared(void **state)
{
    xapc_writable *w = new_writer("prepared");
    xapc_value values[] = {{0, "x", 1}, {7, "y\0z", 3}};
    xapc_term terms[] = {{"one", 3, 1, 0}, {"two", 3, 2, 0}};
    xapc_prepared doc = {"text", 4, values, 2, terms, 2, 0, 0};
    xapc_database *db;
    xapc_blobs blobs;
    xapc_docid docid;
    uint32_t n;
    uint64_t freq;

    (void)state;
    OK(xapc_writable_add_prepared(&docid, w, &doc, &err));
    doc = (xapc_prepared){NULL, 0, NULL, 0, NULL, 0, 0, 0};
    OK(xapc_writable_add_prepared(NULL, w, &doc, &err));
    OK(xapc_writable_commit(w, &err));
    db = open_db("prepared");
    assert_int_equal(doccount(db), 2);
    OK(xapc_database_doclength(&n, db, docid, &err));
    assert_int_equal(n, 3);
    OK(xapc_database_unique_terms(&n, db, docid, &err));
    assert_int_equal(n, 2);
    OK(xapc_database_collfreq(&freq, db, LIT("two"), &err));
    assert_int_equal(freq, 2);
    OK(xapc_database_get_values_many(&blobs, db, 7, &docid, 1, &err));
    assert_int_equal(blobs.items[0].len, 3);
    xapc_blobs_free(&blobs);
    xapc_database_free(db);
    xapc_writable_free(w);
}

static void
test_replace_delete(void **state)
{
    xapc_writable *w = new_writer("replace");
    xapc_database *db;
    xapc_document *doc;
    xapc_docid docid;
    uint32_t freq;

    (void)state;
    add_doc(w, "one", NULL, "Q1 old");
    add_doc(w, "two", NULL, "Q2 old");
    OK(xapc_document_new(&doc, &err));
    OK(xapc_document_add_term(doc, LIT("Q1"), 0, &err));
    OK(xapc_writable_replace_by_term(&docid, w, LIT("Q1"), doc, &err));
    assert_int_equal(docid, 1);
    OK(xapc_writable_replace(w, 9, doc, &err));
    OK(xapc_writable_get_database(&db, w, &err));
    assert_int_equal(doccount(db), 3);
    OK(xapc_database_termfreq(&freq, db, LIT("old"), &err));
    assert_int_equal(freq, 1);
    OK(xapc_writable_delete_by_term(w, LIT("Q1"), &err));
    assert_int_equal(doccount(db), 1);
    OK(xapc_writable_delete_by_term(w, LIT("none"), &err));
    OK(xapc_writable_delete(w, 2, &err));
    assert_int_equal(doccount(db), 0);
    OK(xapc_database_lastdocid(&docid, db, &err));
    assert_int_equal(docid, 9);
    xapc_document_free(doc);
    xapc_database_free(db);
    xapc_writable_free(w);
}

static void
test_metadata(void **state)
{
    xapc_writable *w = new_writer("metadata");
    xapc_database *db;
    xapc_string s;
    xapc_blobs keys;

    (void)state;
    OK(xapc_writable_set_metadata(w, LIT("k\0one"), LIT("v\0"), &err));
    OK(xapc_writable_set_metadata(w, LIT("k2"), LIT("x"), &err));
    OK(xapc_writable_set_metadata(w, LIT("other"), LIT("x"), &err));
    OK(xapc_writable_set_metadata(w, LIT("k2"), NULL, 0, &err));
    OK(xapc_writable_commit(w, &err));
    db = open_db("metadata");
    OK(xapc_database_get_metadata(&s, db, LIT("k\0one"), &err));
    assert_blob(&s, LIT("v\0"));
    xapc_string_free(&s);
    OK(xapc_database_get_metadata(&s, db, LIT("absent"), &err));
    assert_blob(&s, "", 0);
    xapc_string_free(&s);
    OK(xapc_database_metadata_keys(&keys, db, LIT("k"), &err));
    assert_int_equal(keys.n, 1);
    assert_memory_equal(keys.items[0].data, "k\0one", 5);
    xapc_blobs_free(&keys);
    OK(xapc_database_uuid(&s, db, &err));
    assert_int_equal(s.len, 36);
    xapc_string_free(&s);
    xapc_database_free(db);
    xapc_writable_free(w);
}

static void
test_commit_and_reopen(void **state)
{
    xapc_writable *w = new_writer("commit");
    xapc_database *db;
    uint64_t before, after;
    int changed, locked;

    (void)state;
    add_doc(w, "1", NULL, "a");
    OK(xapc_writable_commit(w, &err));
    db = open_db("commit");
    OK(xapc_database_revision(&before, db, &err));
    OK(xapc_database_locked(&locked, db, &err));
    assert_int_equal(locked, 1);
    OK(xapc_database_reopen(&changed, db, &err));
    assert_int_equal(changed, 0);
    add_doc(w, "2", NULL, "a");
    OK(xapc_writable_commit(w, &err));
    assert_int_equal(doccount(db), 1);
    OK(xapc_database_reopen(&changed, db, &err));
    assert_int_equal(changed, 1);
    assert_int_equal(doccount(db), 2);
    OK(xapc_database_revision(&after, db, &err));
    assert_true(after > before);
    /* Neither freeing nor a cancelled transaction keeps anything. */
    OK(xapc_writable_begin(w, 1, &err));
    add_doc(w, "3", NULL, "a");
    OK(xapc_writable_cancel_transaction(w, &err));
    add_doc(w, "4", NULL, "a");
    xapc_writable_free(w);
    OK(xapc_database_locked(&locked, db, &err));
    assert_int_equal(locked, 0);
    OK(xapc_database_reopen(NULL, db, &err));
    assert_int_equal(doccount(db), 2);
    xapc_database_free(db);
}

static void
test_transactions(void **state)
{
    xapc_writable *w = new_writer("transaction");
    xapc_database *db;

    (void)state;
    OK(xapc_writable_begin(w, 1, &err));
    add_doc(w, "1", NULL, "a");
    OK(xapc_writable_commit_transaction(w, &err));
    db = open_db("transaction");
    assert_int_equal(doccount(db), 1);
    add_doc(w, "2", NULL, "a");
    OK(xapc_writable_discard(w, &err));
    OK(xapc_writable_begin(w, 0, &err));
    add_doc(w, "3", NULL, "a");
    OK(xapc_writable_discard(w, &err));
    OK(xapc_writable_begin(w, 1, &err));
    add_doc(w, "4", NULL, "a");
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    OK(xapc_database_reopen(NULL, db, &err));
    assert_int_equal(doccount(db), 1);
    xapc_database_free(db);
}

/* Each refusal must leave the pending document where it is. */
static void
test_refusals_keep_the_batch(void **state)
{
    static const struct {
        size_t len, nuls;
        int fits;
    } rows[] = {
        {1, 0, 1},   {245, 0, 1},   {246, 0, 0},   {245, 1, 0}, {237, 8, 1},
        {238, 8, 0}, {122, 122, 1}, {123, 123, 0}, {0, 0, 0},   {1000, 0, 0},
    };
    xapc_writable *w = new_writer("refuse");
    xapc_document *doc;
    xapc_database *db;
    char key[1000];
    size_t fitting = 0;

    (void)state;
    add_doc(w, "pending", NULL, "a");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t len = rows[i].len;
        memset(key, 'x', sizeof(key));
        memset(key, 0, rows[i].nuls);
        OK(xapc_document_new(&doc, &err));
        if (rows[i].fits) {
            xapc_term term = {key, len, 1, 0};
            xapc_prepared prepared = {NULL, 0, NULL, 0, &term, 1, 0, 0};
            OK(xapc_document_add_term(doc, key, len, 1, &err));
            OK(xapc_writable_replace_by_term(NULL, w, key, len, doc, &err));
            OK(xapc_writable_add_prepared(NULL, w, &prepared, &err));
            OK(xapc_writable_set_metadata(w, key, len, LIT("v"), &err));
            OK(xapc_writable_add_spelling(w, key, len, 1, &err));
            fitting += 2;
        } else {
            xapc_term terms[] = {{"a", 1, 1, 0}, {key, len, 1, 0}};
            xapc_prepared prepared = {NULL, 0, NULL, 0, terms, 2, 0, 0};
            xapc_terms none;
            xapc_status bad = XAPC_ERR_INVALID_ARGUMENT;
            FAILS(bad, xapc_document_add_term(doc, key, len, 1, &err));
            FAILS(bad, xapc_document_add_boolean_term(doc, key, len, &err));
            FAILS(bad, xapc_document_add_posting(doc, key, len, 1, 1, &err));
            FAILS(bad, xapc_document_add_terms(doc, terms, 2, &err));
            OK(xapc_document_get_terms(&none, doc, &err));
            assert_int_equal(none.n, 0);
            xapc_terms_free(&none);
            FAILS(bad,
                  xapc_writable_replace_by_term(NULL, w, key, len, doc, &err));
            FAILS(bad, xapc_writable_delete_by_term(w, key, len, &err));
            FAILS(bad, xapc_writable_add_prepared(NULL, w, &prepared, &err));
            FAILS(bad, xapc_writable_set_metadata(w, key, len, LIT("v"), &err));
            FAILS(bad, xapc_writable_add_spelling(w, key, len, 1, &err));
            FAILS(bad, xapc_writable_remove_spelling(w, key, len, 1, &err));
        }
        xapc_document_free(doc);
    }
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_writable_delete(w, 0, &err));
    FAILS(XAPC_ERR_DOC_NOT_FOUND, xapc_writable_delete(w, 99, &err));
    OK(xapc_document_new(&doc, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_writable_replace(w, 0, doc, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_document_add_value(doc, XAPC_NO_SLOT, LIT("v"), &err));
    xapc_document_free(doc);
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    db = open_db("refuse");
    assert_int_equal(doccount(db), 1 + fitting);
    xapc_database_free(db);
}

static void
test_refusal_says_so(void **state)
{
    xapc_document *doc;
    xapc_error *error = NULL;

    (void)state;
    OK(xapc_document_new(&doc, &err));
    assert_int_equal(xapc_document_add_term(doc, "", 0, 1, &error),
                     XAPC_ERR_INVALID_ARGUMENT);
    assert_string_equal(xapc_error_message(error), "refused: empty term");
    assert_string_equal(xapc_error_type(error), "InvalidArgumentError");
    xapc_error_free(error);
    xapc_document_free(doc);
}

static void
test_compact_and_check(void **state)
{
    xapc_writable *w;
    xapc_database *db;
    const char *sources[2];
    char *dest;
    size_t errors;
    xapc_string report;
    xapc_docid docid;

    (void)state;
    w = new_writer("part1");
    add_doc(w, "1", "a", "x one");
    OK(xapc_writable_set_metadata(w, LIT("k"), LIT("first"), &err));
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    w = new_writer("part2");
    add_doc(w, "2", "b", "x two");
    add_doc(w, "3", "c", "x two");
    OK(xapc_writable_set_metadata(w, LIT("k"), LIT("second"), &err));
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);

    sources[0] = in_dir("part1");
    sources[1] = in_dir("part2");
    dest = strdup(in_dir("whole"));
    OK(xapc_database_compact(dest, sources, 2, XAPC_COMPACT_FULL, 0, &err));
    db = open_db("whole");
    assert_int_equal(doccount(db), 3);
    OK(xapc_database_lastdocid(&docid, db, &err));
    assert_int_equal(docid, 3);
    OK(xapc_database_get_metadata(&report, db, LIT("k"), &err));
    assert_string_equal(report.data, "first");
    xapc_string_free(&report);
    xapc_database_free(db);

    OK(xapc_database_check(&errors, &report, dest, XAPC_CHECK_SHOW_STATS,
                           &err));
    assert_int_equal(errors, 0);
    assert_non_null(strstr(report.data, "postlist"));
    xapc_string_free(&report);
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_database_compact(dest, sources, 0, 0, 0, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_database_compact(dest, NULL, 1, 0, 0, &err));
    free(dest);
}

static void
test_spelling(void **state)
{
    xapc_writable *w = new_writer("spelling");
    xapc_database *db;
    xapc_string s;

    (void)state;
    OK(xapc_writable_add_spelling(w, LIT("ballerina"), 2, &err));
    OK(xapc_writable_get_database(&db, w, &err));
    OK(xapc_database_suggest(&s, db, LIT("balerina"), 2, &err));
    assert_blob(&s, LIT("ballerina"));
    xapc_string_free(&s);
    OK(xapc_writable_remove_spelling(w, LIT("ballerina"), 2, &err));
    OK(xapc_database_suggest(&s, db, LIT("balerina"), 2, &err));
    assert_blob(&s, "", 0);
    xapc_string_free(&s);
    xapc_database_free(db);
    xapc_writable_free(w);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roundtrip),
        cmocka_unit_test(test_prepared),
        cmocka_unit_test(test_replace_delete),
        cmocka_unit_test(test_metadata),
        cmocka_unit_test(test_commit_and_reopen),
        cmocka_unit_test(test_transactions),
        cmocka_unit_test(test_refusals_keep_the_batch),
        cmocka_unit_test(test_refusal_says_so),
        cmocka_unit_test(test_compact_and_check),
        cmocka_unit_test(test_spelling),
    };

    return cmocka_run_group_tests_name("write", tests, make_dir, remove_dir);
}
