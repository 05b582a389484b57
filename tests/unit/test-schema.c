/* SPDX-License-Identifier: GPL-2.0-or-later */
/* index/SCHEMA.md has the schema table as it is. With --print writes the part
 * that is generated, to be put there. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "schema/schema.h"
#include "text/analyse.h"

#include <stdio.h>
#include <stdlib.h>

static void
describe(struct film_buf *out)
{
    film_buf_printf(out, "Schema version %s, analysis `%s`.\n\n",
                    FILM_SCHEMA_VERSION, film_analysis_fingerprint());
    film_schema_describe(out);
}

static void
test_schema_page_is_current(void **state)
{
    (void)state;
    struct film_buf want, page;
    char block[4096];
    size_t n;
    const char *top = getenv("TOP_SRCDIR");
    film_buf_init(&want, 1 << 20);
    film_buf_init(&page, 1 << 20);
    film_buf_printf(&page, "%s/index/SCHEMA.md", top ? top : ".");
    FILE *f = fopen(page.p, "r");
    assert_non_null(f);
    film_buf_reset(&page);
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        film_buf_add(&page, block, n);
    fclose(f);
    describe(&want);
    assert_int_equal(want.failed, FILM_OK);
    assert_true(want.n > 1000);
    assert_non_null(strstr(page.p, want.p));
    film_buf_release(&want);
    film_buf_release(&page);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_page_is_current),
    };
    if (argc == 2 && strcmp(argv[1], "--print") == 0) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        describe(&out);
        fputs(out.p, stdout);
        film_buf_release(&out);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
