/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small files of the user's: read whole, replaced at once, and why not. */
#include <config.h>
#include "base/file.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[] = "/tmp/film-file-XXXXXX";

static int
set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    return chdir("/") != 0 || rmdir(folder) != 0;
}

/* Fails unless the error names the path and ends with the reason. */
static void
assert_error(const struct film_error *err, const char *path, const char *reason)
{
    if (!strstr(err->text, path) || !strstr(err->text, reason))
        fail_msg("%s: not %s, %s", err->text, path, reason);
}

static void
saves(void **state)
{
    struct film_error err;
    struct film_buf got;
    struct stat st;
    static const char *const texts[] = {"one", "", "two\n"};
    (void)state;
    film_buf_init(&got, 1 << 20);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(film_file_save("a/b/c", film_str_from(texts[i]), &err),
                         FILM_OK);
        film_buf_reset(&got);
        assert_int_equal(film_file_load(&got, "a/b/c", &err), FILM_OK);
        assert_true(
            film_str_equal(film_buf_get(&got), film_str_from(texts[i])));
        assert_int_equal(stat("a/b/c", &st), 0);
        assert_int_equal(st.st_mode & 0777, 0600);
        assert_int_equal(stat("a", &st), 0);
        assert_int_equal(st.st_mode & 0777, 0700);
    }
    film_buf_release(&got);
    assert_int_equal(unlink("a/b/c"), 0);
    assert_int_equal(rmdir("a/b"), 0); /* nothing else is left in it */
    assert_int_equal(rmdir("a"), 0);
}

static void
does_not_save(void **state)
{
    struct film_error err;
    char longest[PATH_MAX + 10];
    (void)state;
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_int_equal(film_file_save(NULL, FILM_STR("x"), &err), FILM_ERR_IO);
    assert_error(&err, "home", "no home directory");
    assert_int_equal(film_file_save(longest, FILM_STR("x"), &err), FILM_ERR_IO);
    assert_error(&err, "xxx", "");
    assert_int_equal(film_file_save("f", FILM_STR("x"), &err), FILM_OK);
    assert_int_equal(film_file_save("f/g", FILM_STR("y"), &err), FILM_ERR_IO);
    assert_error(&err, "f/g", "Not a directory");
    assert_int_equal(mkdir("d", 0700), 0);
    assert_int_equal(film_file_save("d", FILM_STR("y"), &err), FILM_ERR_IO);
    assert_error(&err, "d: ", "Is a directory");
    assert_int_equal(rmdir("d"), 0);
    assert_int_equal(unlink("f"), 0);
}

static void
loads(void **state)
{
    struct film_error err;
    static const struct {
        size_t most;
        enum film_status want;
    } rows[] = {{3, FILM_ERR_LIMIT}, {1 << 20, FILM_OK}};
    struct film_buf got;
    (void)state;
    assert_int_equal(film_file_save("f", FILM_STR("four"), &err), FILM_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        film_buf_init(&got, rows[i].most);
        assert_int_equal(film_file_load(&got, "f", &err), rows[i].want);
        if (rows[i].want == FILM_OK)
            assert_true(film_str_equal(film_buf_get(&got), FILM_STR("four")));
        else
            assert_error(&err, "f: ", "");
        film_buf_release(&got);
    }
    film_buf_init(&got, 1 << 20);
    assert_int_equal(film_file_load(&got, "none", &err), FILM_END);
    assert_int_equal(film_file_load(&got, "f/none", &err), FILM_END);
    assert_int_equal(film_file_load(&got, ".", &err), FILM_ERR_IO);
    assert_error(&err, ".: ", "Is a directory");
    film_buf_release(&got);
    assert_int_equal(unlink("f"), 0);
}

/* A file may get the number 0, if standard input is closed. */
static void
without_input(void **state)
{
    struct film_error err;
    struct film_buf got;
    int input = dup(0);
    (void)state;
    close(0);
    film_buf_init(&got, 1 << 20);
    enum film_status saved = film_file_save("f", FILM_STR("x"), &err);
    enum film_status loaded = film_file_load(&got, "f", &err);
    if (input >= 0) {
        dup2(input, 0);
        close(input);
    }
    assert_int_equal(saved, FILM_OK);
    assert_int_equal(loaded, FILM_OK);
    assert_true(film_str_equal(film_buf_get(&got), FILM_STR("x")));
    film_buf_release(&got);
    assert_int_equal(unlink("f"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saves),
        cmocka_unit_test(does_not_save),
        cmocka_unit_test(loads),
        cmocka_unit_test(without_input),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
