/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two databases get the same changes; in one, the documents have term lists
 * from the beginning, in the other they get them just before they are deleted.
 */
#include <config.h>

#include "support.h"

#include "xapian-c/glass/lists.h"
#include "xapian-c/glass/segment.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { WORDS = 4000, NAME = 8, DOCUMENTS = 3000, LARGE = 1500 };

static uint32_t seed;

static uint32_t
any(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* The terms of document d: some of all words, in order; of every 500th document
 * so many that their list takes several items. */
static size_t
make_terms(xapc_term *terms, char (*names)[NAME], xapc_docid d)
{
    uint32_t rare = d % 500 == 7 ? 2 : 100;
    size_t n = 0;
    seed = d;
    for (uint32_t i = 0; i < WORDS; i++)
        if (any(rare) == 0) {
            size_t len = (size_t)snprintf(names[n], NAME, "t%04u", i);
            terms[n] = (xapc_term){names[n], len, any(5), 0};
            n++;
        }
    return n;
}

struct made {
    xapc_term terms[WORDS];
    char names[WORDS][NAME], data[32];
    xapc_value value;
    xapc_prepared doc;
};

static struct made *
make(xapc_docid d)
{
    struct made *m = calloc(1, sizeof *m);
    assert_non_null(m);
    m->doc.terms = m->terms;
    m->doc.n_terms = make_terms(m->terms, m->names, d);
    m->doc.data = m->data;
    m->doc.data_len = (size_t)snprintf(m->data, sizeof m->data, "%u", d);
    m->value = (xapc_value){0, m->data, m->doc.data_len};
    m->doc.values = &m->value;
    m->doc.n_values = d % 3 > 0;
    return m;
}

static void
make_segment(const char *name, uint32_t n, int unlisted)
{
    xapc_segment *s;
    OK(xapc_segment_open(&s, in_dir(name), &err));
    for (xapc_docid d = 1; d <= n; d++) {
        struct made *m = make(d);
        m->doc.unlisted = unlisted;
        OK(xapc_segment_add(s, &m->doc, &err));
        free(m);
    }
    OK(xapc_segment_finish(s, &err));
    xapc_segment_free(s);
}

static bool
has_list(const char *name, xapc_docid d)
{
    xapc_database *db;
    int yes;
    OK(xapc_database_open(&db, in_dir(name), 0, &err));
    OK(xapc_lists_have(&yes, db, d, &err));
    xapc_database_free(db);
    return yes;
}

/* Gives documents from `first` on, every `step`th of n, their lists. */
static void
list_some(const char *name, xapc_docid first, uint32_t step, uint32_t n)
{
    xapc_lists *lists;
    OK(xapc_lists_new(&lists, &err));
    for (uint32_t i = 0; i < n; i++) {
        xapc_docid d = first + i * step;
        struct made *m = make(d);
        if (!has_list(name, d))
            OK(xapc_lists_add(lists, d, m->terms, m->doc.n_terms, &err));
        free(m);
    }
    OK(xapc_lists_write(lists, in_dir(name), 0, &err));
    assert_int_equal(xapc_lists_held(lists), 0);
    xapc_lists_free(lists);
    assert_true(has_list(name, first));
}

/* Deletes such documents from it, and adds one. */
static void
change(const char *name, xapc_docid first, uint32_t step, uint32_t n)
{
    xapc_writable *w;
    struct made *m = make(first);
    OK(xapc_writable_open(&w, in_dir(name), XAPC_WRITE_OPEN, 0, &err));
    for (uint32_t i = 0; i < n; i++)
        OK(xapc_writable_delete(w, first + i * step, &err));
    OK(xapc_writable_add_prepared(NULL, w, &m->doc, &err));
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    free(m);
}

/* libxapian's check; of one table, as it compares lengths with lists. */
static void
assert_sound(const char *name, const char *table)
{
    char path[256];
    xapc_string report = {0};
    size_t errors = 0;
    snprintf(path, sizeof path, "%s%s", in_dir(name), table);
    OK(xapc_database_check(&errors, &report, path, 0, &err));
    if (errors)
        print_message("%.*s", (int)report.len, report.data);
    assert_int_equal(errors, 0);
    xapc_string_free(&report);
}

static void
assert_tables_sound(const char *name)
{
    assert_sound(name, "/postlist.glass");
    assert_sound(name, "/docdata.glass");
    assert_sound(name, "/termlist.glass");
}

static void
assert_same_terms(const char *a, const char *b)
{
    const char *names[] = {a, b};
    xapc_database *db[2];
    uint32_t count[2];
    for (int i = 0; i < 2; i++) {
        OK(xapc_database_open(&db[i], in_dir(names[i]), 0, &err));
        OK(xapc_database_doccount(&count[i], db[i], &err));
    }
    assert_int_equal(count[0], count[1]);
    for (uint32_t i = 0; i < WORDS; i++) {
        char word[NAME];
        size_t len = (size_t)snprintf(word, sizeof word, "t%04u", i);
        for (int k = 0; k < 2; k++)
            OK(xapc_database_termfreq(&count[k], db[k], word, len, &err));
        assert_int_equal(count[0], count[1]);
    }
    xapc_database_free(db[0]);
    xapc_database_free(db[1]);
}

static off_t
size_of(const char *name)
{
    char path[256];
    struct stat st;
    snprintf(path, sizeof path, "%s/termlist.glass", in_dir(name));
    assert_int_equal(stat(path, &st), 0);
    return st.st_size;
}

static void
test_listed_later(void **state)
{
    static const struct {
        xapc_docid first;
        uint32_t step, n;
    } rows[] = {{7, 1, 1},   {1, 1, 5},     {2000, 1, 900}, {100, 17, 100},
                {20, 3, 25}, {507, 500, 3}, {2999, 1, 1},   {11, 1, 1},
                {12, 1, 1},  {13, 1, 1},    {1800, 2, 40},  {1801, 2, 40}};
    (void)state;
    make_segment("full", DOCUMENTS, 0);
    make_segment("lean", DOCUMENTS, 1);
    assert_tables_sound("lean");
    assert_true(size_of("lean") * 4 < size_of("full"));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        list_some("lean", rows[i].first, rows[i].step, rows[i].n);
        assert_tables_sound("lean");
        change("full", rows[i].first, rows[i].step, rows[i].n);
        change("lean", rows[i].first, rows[i].step, rows[i].n);
        assert_tables_sound("lean");
    }
    assert_same_terms("full", "lean");
}

/* Freed blocks are used again, and all lists are those that a segment has. */
static void
test_all_listed(void **state)
{
    (void)state;
    make_segment("all", 600, 1);
    for (xapc_docid d = 1; d <= 600; d++)
        list_some("all", d * 7 % 601, 1, 1);
    assert_sound("all", "");
    make_segment("once", 600, 0);
    print_message("%ld %ld\n", (long)size_of("all"), (long)size_of("once"));
    assert_true(size_of("all") < 3 * size_of("once"));
}

static void
test_merged(void **state)
{
    char paths[2][256];
    const char *sources[] = {paths[0], paths[1]};
    (void)state;
    make_segment("one", 300, 1);
    make_segment("two", 300, 0);
    list_some("one", 5, 9, 30);
    snprintf(paths[0], sizeof paths[0], "%s", in_dir("one"));
    snprintf(paths[1], sizeof paths[1], "%s", in_dir("two"));
    OK(xapc_database_compact(in_dir("both"), sources, 2, XAPC_COMPACT_FULL, 0,
                             &err));
    assert_tables_sound("both");
    assert_true(has_list("both", 5));
    assert_false(has_list("both", 6));
    assert_true(has_list("both", 306));
}

static void
test_refused(void **state)
{
    xapc_lists *lists;
    xapc_writable *w;
    struct made *m = make(3);
    (void)state;
    make_segment("refused", 20, 1);
    OK(xapc_writable_open(&w, in_dir("refused"), XAPC_WRITE_OPEN, 0, &err));
    FAILS(XAPC_ERR_DOC_NOT_FOUND, xapc_writable_delete(w, 3, &err));
    xapc_writable_free(w);
    list_some("refused", 3, 1, 1);
    OK(xapc_lists_new(&lists, &err));
    OK(xapc_lists_write(lists, in_dir("refused"), 0, &err)); /* nothing */
    OK(xapc_lists_add(lists, 3, m->terms, m->doc.n_terms, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_lists_write(lists, in_dir("refused"), 0, &err));
    FAILS(XAPC_ERR_DATABASE_OPENING,
          xapc_lists_write(lists, in_dir("nowhere"), 0, &err));
    xapc_lists_free(lists);
    free(m);
    assert_tables_sound("refused");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_listed_later),
        cmocka_unit_test(test_all_listed),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
