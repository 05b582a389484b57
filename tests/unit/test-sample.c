/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which dictionary an index is compressed with in the course of its life, and
 * that its texts can always be read. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "index/build/build.h"
#include "index/build/split.h"
#include "index/check/audit.h"
#include "index/check/scan.h"
#include "index/format/decompress.h"
#include "index/format/store.h"
#include "index/generation.h"
#include "index/live.h"
#include "search/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Writes JSON Lines of n made articles, the first of this number. */
static void
write_articles(const char *path, unsigned first, unsigned n)
{
    static const char *const who[] = {"William Wyler", "Ida Lupino",
                                      "Sergio Leone", "Jeon Jong-seo"};
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (unsigned i = first; i < first + n; i++)
        fprintf(f,
                "{\"id\":\"%u\",\"title\":\"Film %u\",\"text\":\"Film %u of %u "
                "was directed by %s, and its critics found it %s. It ran for "
                "%u weeks in the cinemas of the town, and it is said that the "
                "director never saw it again.\"}\n",
                i, i, i, 1900 + i % 120, who[i % 4],
                i % 3 ? "too long" : "worth seeing", i % 50);
    assert_int_equal(fclose(f), 0);
}

/* A build without any report. */
static void
on_refused(void *user, const struct film_error *why)
{
    (void)user;
    print_error("%s\n", why->text);
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user, (void)path, (void)line, (void)why;
}

static struct film_build
build_with(unsigned jobs)
{
    return (struct film_build){.limits = &film_limits_default,
                               .jobs = jobs,
                               .cwd = index_cwd,
                               .refused = on_refused,
                               .warn = on_warn};
}

static void
add(const char *path, unsigned jobs)
{
    struct film_build b = build_with(jobs);
    struct film_error err;
    assert_int_equal(film_index_add("db", &path, 1, 0, &b, &err), FILM_OK);
}

static xapc_database *
open_live(void)
{
    xapc_database *db = NULL;
    assert_int_equal(film_live_open(&db, "db", NULL), FILM_OK);
    return db;
}

static unsigned
newest(void)
{
    unsigned number = 0;
    xapc_database *db = open_live();
    assert_int_equal(film_dictionary_newest(&number, db, NULL), FILM_OK);
    xapc_database_free(db);
    return number;
}

/* The number of the dictionary of the document at docid, 0: the last one. */
static unsigned
dictionary_of(xapc_docid docid)
{
    xapc_blobs data;
    xapc_error *xerr = NULL;
    xapc_database *db = open_live();
    if (docid == 0)
        assert_int_equal(xapc_database_lastdocid(&docid, db, &xerr), XAPC_OK);
    assert_int_equal(xapc_database_get_data_many(&data, db, &docid, 1, &xerr),
                     XAPC_OK);
    unsigned number = film_stored_dictionary(
        (struct film_str){data.items[0].data, data.items[0].len});
    xapc_blobs_free(&data);
    xapc_database_free(db);
    return number;
}

static void
count_problem(void *user, const struct film_error *why)
{
    if (++*(unsigned *)user == 1)
        print_message("%s\n", why->text);
}

/* The number of problems that reading all of the index finds. */
static unsigned
problems(void)
{
    unsigned n = 0;
    char *live = NULL;
    const struct film_problems to = {count_problem, &n};
    assert_int_equal(film_generation_path(&live, "db", NULL), FILM_OK);
    assert_int_equal(film_audit_run(live, "db", index_cwd, true, &to, NULL),
                     FILM_OK);
    free(live);
    return n;
}

static int
tear_down(void **state)
{
    (void)state;
    index_remove();
    unlink("a.jsonl");
    unlink("b.jsonl");
    unlink("c.jsonl");
    return 0;
}

/* ---- Tests ------------------------------------------------------------ */

static void
test_too_small(void **state)
{
    (void)state;
    write_articles("a.jsonl", 0, 20);
    add("a.jsonl", 1);
    assert_int_equal(newest(), 0);
    assert_int_equal(dictionary_of(0), 0);
    assert_int_equal(problems(), 0);
}

/* However many threads there are. */
static void
test_same_dictionary(void **state)
{
    struct film_dictionary d[2];
    (void)state;
    write_articles("a.jsonl", 0, 2000);
    for (unsigned i = 0; i < 2; i++) {
        index_remove();
        add("a.jsonl", 1 + 3 * i);
        xapc_database *db = open_live();
        assert_int_equal(film_dictionary_load(&d[i], db, 1, NULL), FILM_OK);
        xapc_database_free(db);
    }
    assert_true(film_str_equal(d[0].content, d[1].content));
    film_dictionary_free(&d[0]);
    film_dictionary_free(&d[1]);
}

static void
test_life(void **state)
{
    const char *gone = "a.jsonl";
    struct film_build b = build_with(2);
    (void)state;
    write_articles("a.jsonl", 0, 2000);
    add("a.jsonl", 2);
    assert_int_equal(newest(), 1);
    assert_int_equal(dictionary_of(1), 1);
    /* In place. */
    write_articles("b.jsonl", 50000, 10);
    add("b.jsonl", 1);
    assert_int_equal(newest(), 1);
    assert_int_equal(dictionary_of(0), 1);
    /* In bulk, and more than there was. */
    write_articles("c.jsonl", 100000, 20000);
    add("c.jsonl", 2);
    assert_int_equal(newest(), 2);
    assert_int_equal(dictionary_of(1), 1);
    assert_int_equal(dictionary_of(0), 2);
    assert_int_equal(problems(), 0);
    /* Changed in place. */
    write_articles("b.jsonl", 60000, 10);
    add("b.jsonl", 1);
    assert_int_equal(newest(), 2);
    assert_int_equal(dictionary_of(0), 2);
    assert_int_equal(film_index_remove("db", &gone, 1, &b, NULL), FILM_OK);
    assert_int_equal(problems(), 0);
    assert_int_equal(film_index_compact("db", &b, NULL), FILM_OK);
    assert_int_equal(newest(), 2);
    assert_int_equal(problems(), 0);
}

static enum film_status
pass_passage(void *user, const struct film_stored_article *a,
             const struct film_stored_passage *p, struct film_error *err)
{
    (void)user, (void)a, (void)p, (void)err;
    return FILM_OK;
}

static enum film_status
query(struct film_error *err)
{
    const struct film_search_options o = {.db = "db", .limit = 1};
    struct film_search *search;
    struct film_hits hits;
    struct film_arena arena;
    film_arena_init(&arena);
    assert_int_equal(film_search_open(&search, &o, NULL), FILM_OK);
    enum film_status s =
        film_search_run(search, FILM_STR("Wyler"), &arena, &hits, err);
    film_search_close(search);
    film_arena_release(&arena);
    return s;
}

/* Every document of a dictionary that is damaged is reported, and whoever needs
 * one names the index. */
static void
test_damaged(void **state)
{
    static const char why[] = "db: dictionary 1 of its texts is damaged";
    const struct film_scan to = {.passage = pass_passage};
    struct film_build b = build_with(1);
    struct film_error err;
    char *live = NULL, key[FILM_DICTIONARY_KEY];
    xapc_writable *w;
    xapc_error *xerr = NULL;
    (void)state;
    write_articles("a.jsonl", 0, 1000);
    add("a.jsonl", 1);
    assert_int_equal(film_generation_path(&live, "db", NULL), FILM_OK);
    assert_int_equal(xapc_writable_open(&w, live, XAPC_WRITE_OPEN, 0, &xerr),
                     XAPC_OK);
    film_dictionary_key(key, 1);
    assert_int_equal(xapc_writable_set_metadata(w, key, strlen(key),
                                                "not a dictionary", 16, &xerr),
                     XAPC_OK);
    assert_int_equal(xapc_writable_commit(w, &xerr), XAPC_OK);
    xapc_writable_free(w);
    free(live);
    assert_true(problems() >= 1000);
    assert_int_equal(film_index_scan("db", &to, &err), FILM_ERR_INDEX);
    assert_string_equal(err.text, why);
    assert_int_equal(film_index_split("db", 2, &b, &err), FILM_ERR_INDEX);
    assert_string_equal(err.text, why);
    assert_int_equal(query(&err), FILM_ERR_INDEX);
    assert_string_equal(err.text, why);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_too_small, tear_down),
        cmocka_unit_test_teardown(test_same_dictionary, tear_down),
        cmocka_unit_test_teardown(test_life, tear_down),
        cmocka_unit_test_teardown(test_damaged, tear_down),
    };
    return cmocka_run_group_tests(tests, index_set_up, index_tear_down);
}
