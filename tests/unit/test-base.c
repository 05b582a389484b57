/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
