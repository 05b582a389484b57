/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "base/line.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* ---- words of a list ---- */

static void
one_of(void **state)
{
    (void)state;
    static const struct {
        const char *word, *list;
        bool same, nocase;
    } rows[] = {
        {"by", "by|von|par", true, true},
        {"par", "by|von|par", true, true},
        {"Von", "by|von|par", false, true},
        {"pa", "by|von|par", false, false},
        {"on", "by|von|par", false, false},
        {"by|von", "by|von|par", false, false},
        {"staff writer", "critic|staff writer", true, true},
        {"ÉTÉ", "été", false, false}, /* ASCII letters only */
        {"", "by|von", false, false},
        {"by", "", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_str word = film_str_from(rows[i].word);
        assert_int_equal(film_str_is_one_of(word, rows[i].list), rows[i].same);
        assert_int_equal(film_str_is_one_of_nocase(word, rows[i].list),
                         rows[i].nocase);
    }
}

/* ---- places ---- */

static void
lines(void **state)
{
    (void)state;
    const struct {
        uint32_t line;
        const char *text, *unit;
        uint32_t number;
    } rows[] = {
        {1, "1", "line", 1},
        {0x3FFFFFFF, "1073741823", "line", 0x3FFFFFFF},
        {UINT32_MAX, "4294967295", "line", UINT32_MAX},
        {film_line_of_page(12), "p12", "page", 12},
        {film_line_of_page(UINT32_MAX), "p1073741823", "page", 0x3FFFFFFF},
        {film_line_of_second(0), "00:00:00", "second", 0},
        {film_line_of_second(751), "00:12:31", "second", 751},
        {film_line_of_second(360000), "100:00:00", "second", 360000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf text;
        film_buf_init(&text, 100);
        film_line_add(&text, rows[i].line);
        assert_string_equal(text.p, rows[i].text);
        assert_string_equal(film_line_unit_name(rows[i].line), rows[i].unit);
        assert_int_equal(film_line_number(rows[i].line), rows[i].number);
        film_buf_release(&text);
    }
    assert_int_equal(film_line_of_page(7) - film_line_of_page(4), 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of),
        cmocka_unit_test(lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
