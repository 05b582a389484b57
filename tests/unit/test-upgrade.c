/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index of another version is refused by whatever would read or change it,
 * and rebuilt from the inputs it knows. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "index/build/build.h"
#include "index/build/split.h"
#include "index/inputs/path.h"
#include "index/check/scan.h"
#include "index/check/verify.h"
#include "schema/schema.h"
#include "search/search.h"
#include "xapian-c/xapian-c.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char refused[FILM_ERROR_SIZE];
static unsigned passages;

static void
on_refused(void *user, const struct film_error *why)
{
    (void)user;
    snprintf(refused, sizeof refused, "%s", why->text);
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user;
    (void)path;
    (void)line;
    (void)why;
}

static struct film_build
new_build(void)
{
    refused[0] = '\0';
    return (struct film_build){.limits = &film_limits_default,
                               .jobs = 1,
                               .cwd = index_cwd,
                               .refused = on_refused,
                               .warn = on_warn};
}

static void
write_article(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fprintf(f, "Title: %s\n\n%s\n", name, text);
    assert_int_equal(fclose(f), 0);
}

static void
set_metadata(const char *key, const char *value)
{
    xapc_writable *w;
    assert_int_equal(
        xapc_writable_open(&w, "db/gen-000001", XAPC_WRITE_OPEN, 0, NULL),
        XAPC_OK);
    assert_int_equal(xapc_writable_set_metadata(w, key, strlen(key), value,
                                                strlen(value), NULL),
                     XAPC_OK);
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    xapc_writable_free(w);
}

static enum film_status
add(struct film_error *err)
{
    const char *const paths[] = {"a.txt", "b.txt"};
    struct film_build b = new_build();
    return film_index_add("db", paths, 2, FILM_ADD_MISSING_OK, &b, err);
}

static enum film_status
upgrade(bool *current, bool drop_missing, struct film_error *err)
{
    struct film_build b = new_build();
    b.drop_missing = drop_missing;
    return film_index_upgrade(current, "db", &b, err);
}

static enum film_status
count_passage(void *user, const struct film_stored_article *a,
              const struct film_stored_passage *p, struct film_error *err)
{
    (void)user;
    (void)a;
    (void)p;
    (void)err;
    passages++;
    return FILM_OK;
}

static enum film_status
scan(struct film_error *err)
{
    const struct film_scan to = {.passage = count_passage};
    passages = 0;
    return film_index_scan("db", &to, err);
}

static int
make_index(void **state)
{
    struct film_error err;
    (void)state;
    index_remove();
    write_article("a.txt", "A paragraph on apples.");
    write_article("b.txt", "A paragraph on bananas.");
    return add(&err) != FILM_OK || scan(&err) != FILM_OK || passages != 2;
}

/* Each key that tells a version, and what it says then. */
static void
test_refused(void **state)
{
    static const struct {
        const char *key, *value;
    } rows[] = {{FILM_META_SCHEMA, "0"}, {FILM_META_ANALYSIS, "film-0"}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct film_error err;
        struct film_build b = new_build();
        struct film_verify v = {.problems = {on_refused, NULL}};
        struct film_search *search;
        const struct film_search_options o = {.db = "db"};
        const char *const a[] = {"a.txt"};
        assert_int_equal(make_index(NULL), 0);
        set_metadata(rows[i].key, rows[i].value);
        assert_int_equal(add(&err), FILM_ERR_VERSION);
        assert_non_null(strstr(err.text, "`filmindex --db db upgrade`"));
        assert_int_equal(film_index_remove("db", a, 1, &b, &err),
                         FILM_ERR_VERSION);
        assert_int_equal(film_index_compact("db", &b, &err), FILM_ERR_VERSION);
        assert_int_equal(film_index_split("db", 2, &b, &err), FILM_ERR_VERSION);
        assert_non_null(strstr(err.text, "`filmindex --db db upgrade`"));
        assert_int_equal(scan(&err), FILM_ERR_VERSION);
        assert_int_equal(film_index_verify("db", &v, &err), FILM_ERR_VERSION);
        assert_non_null(strstr(err.text, "`filmindex --db db upgrade`"));
        assert_int_equal(film_search_open(&search, &o, &err), FILM_ERR_VERSION);
    }
}

static void
test_rebuilt(void **state)
{
    bool current = true;
    struct film_error err;
    (void)state;
    set_metadata(FILM_META_ANALYSIS, "film-0");
    if (upgrade(&current, false, &err) != FILM_OK)
        fail_msg("%s", err.text);
    assert_false(current);
    assert_string_equal(refused, "");
    assert_int_equal(scan(&err), FILM_OK);
    assert_int_equal(passages, 2);
    assert_int_equal(upgrade(&current, false, &err), FILM_OK);
    assert_true(current);
}

/* To rebuild a newer index would lose what only a newer version knows. */
static void
test_newer(void **state)
{
    bool current = true;
    struct film_error err;
    struct film_verify v = {.problems = {on_refused, NULL}};
    (void)state;
    set_metadata(FILM_META_SCHEMA, "1000");
    assert_int_equal(add(&err), FILM_ERR_VERSION);
    assert_string_equal(err.text, "db: made by a newer version of filmsearch, "
                                  "which is needed to use it");
    assert_int_equal(upgrade(&current, false, &err), FILM_ERR_VERSION);
    assert_int_equal(film_index_verify("db", &v, &err), FILM_ERR_VERSION);
    assert_null(strstr(err.text, "upgrade"));
    set_metadata(FILM_META_SCHEMA, FILM_SCHEMA_VERSION);
    assert_int_equal(scan(&err), FILM_OK);
    assert_int_equal(passages, 2);
}

/* Without the counts sums would begin at nothing and run below it. */
static void
test_counts(void **state)
{
    static const char *const bad[] = {"", "\1", "\x80"};
    struct film_error err;
    const char *const a[] = {"a.txt"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct film_build b = new_build();
        set_metadata(FILM_META_COUNTS, bad[i]);
        assert_int_equal(film_index_remove("db", a, 1, &b, &err),
                         FILM_ERR_INDEX);
        assert_string_equal(err.text, "db: its counts are damaged");
        assert_int_equal(film_index_compact("db", &b, &err), FILM_ERR_INDEX);
    }
}

static void
test_sources_gone(void **state)
{
    bool current = true;
    struct film_error err;
    (void)state;
    set_metadata(FILM_META_SCHEMA, "0");
    assert_int_equal(unlink("a.txt"), 0);
    assert_int_equal(upgrade(&current, false, &err), FILM_ERR_INPUT);
    assert_string_equal(refused, "a.txt: missing");
    assert_non_null(strstr(err.text, "1 of the 2 inputs are missing"));
    set_metadata(FILM_META_SCHEMA, FILM_SCHEMA_VERSION);
    assert_int_equal(scan(&err), FILM_OK);
    assert_int_equal(passages, 2);
    set_metadata(FILM_META_SCHEMA, "0");
    assert_int_equal(upgrade(&current, true, &err), FILM_OK);
    assert_string_equal(refused, "a.txt: missing");
    assert_int_equal(scan(&err), FILM_OK);
    assert_int_equal(passages, 1);

    assert_int_equal(make_index(NULL), 0);
    set_metadata(FILM_META_SCHEMA, "0");
    unlink("a.txt");
    unlink("b.txt");
    assert_int_equal(upgrade(&current, true, &err), FILM_ERR_INPUT);
    set_metadata(FILM_META_SCHEMA, FILM_SCHEMA_VERSION);
    assert_int_equal(scan(&err), FILM_OK);
    assert_int_equal(passages, 2);
}

/* Sets the note of the n-th input; without one, that of this version. */
static void
set_note(const char *path, unsigned nth, const struct film_buf *note)
{
    char key[FILM_INPUT_KEY];
    struct film_sum id = film_path_id(film_str_from(path));
    if (note)
        snprintf(key, sizeof key, "film.input:%011u", nth);
    else
        film_input_key(&id, key);
    xapc_writable *w;
    assert_int_equal(
        xapc_writable_open(&w, "db/gen-000001", XAPC_WRITE_OPEN, 0, NULL),
        XAPC_OK);
    assert_int_equal(xapc_writable_set_metadata(w, key, strlen(key),
                                                note ? note->p : "",
                                                note ? note->n : 0, NULL),
                     XAPC_OK);
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    xapc_writable_free(w);
}

/* Notes of earlier versions stood under hashes of 11 characters; a digest was
 * a number. Version 2 noted paths as they were named, one twice when it was
 * named in two ways, and nothing after them. */
static void
test_earlier(void **state)
{
    static const char *const paths[] = {"a.txt", "./a.txt", "b.txt"};
    (void)state;
    for (int version = 2; version <= 3; version++) {
        char text[2] = {(char)('0' + version), '\0'};
        bool current = true;
        struct film_error err;
        struct film_root root;
        assert_int_equal(make_index(NULL), 0);
        for (unsigned i = 0; i < 3; i++) {
            struct film_buf note;
            assert_int_equal(film_path_root(&root, film_str_from(paths[i]),
                                            index_cwd, &index_arena, &err),
                             FILM_OK);
            set_note(root.key.p, i, NULL);
            if (version == 3 && i == 1)
                continue;
            film_buf_init(&note, 1000);
            for (int k = 0; k < 6; k++)
                film_buf_varint(&note, UINT64_MAX / 3); /* size … records */
            film_buf_varstr(&note, FILM_STR("text"));
            film_buf_varstr(&note,
                            version == 2 ? film_str_from(paths[i]) : root.key);
            if (version == 3)
                film_buf_add(&note, "\0\1\0\0", 4); /* NUL … limits */
            set_note(NULL, i, &note);
            film_buf_release(&note);
        }
        set_metadata(FILM_META_SCHEMA, text);
        if (upgrade(&current, false, &err) != FILM_OK)
            fail_msg("%s", err.text);
        assert_false(current);
        assert_int_equal(scan(&err), FILM_OK);
        assert_int_equal(passages, 2);
        assert_int_equal(add(&err), FILM_OK);
        assert_int_equal(scan(&err), FILM_OK);
        assert_int_equal(passages, 2);
    }
}

static int
tear_down(void **state)
{
    unlink("a.txt");
    unlink("b.txt");
    return index_tear_down(state);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test_setup(test_rebuilt, make_index),
        cmocka_unit_test_setup(test_newer, make_index),
        cmocka_unit_test_setup(test_counts, make_index),
        cmocka_unit_test_setup(test_sources_gone, make_index),
        cmocka_unit_test(test_earlier),
    };
    return cmocka_run_group_tests(tests, index_set_up, tear_down);
}
