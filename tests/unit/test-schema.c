/* SPDX-License-Identifier: GPL-2.0-or-later */
/* index/SCHEMA.md has the schema table as it is, and the manual page of the
 * query language its fields. With --print or --print-manual writes the part
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

static const char *
kind_name(enum film_field_kind kind)
{
    static const char *const names[] = {"text", "exact", "name", "date", "key"};
    return names[kind];
}

static void
describe_homes(struct film_buf *out, unsigned homes)
{
    static const char *const names[] = {"passage", "article", "record",
                                        "entity"};
    const char *between = "";
    for (unsigned i = 0; i < 4; i++) {
        if (!(homes & 1u << i))
            continue;
        film_buf_printf(out, "%s%s", between, names[i]);
        between = ", ";
    }
}

/* The table in index/SCHEMA.md. */
static void
describe_table(struct film_buf *out)
{
    film_buf_text(out, "| field | also | kind | prefix | on | what | example "
                       "|\n|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < FILM_FIELD_COUNT; i++) {
        const struct film_field_row *r = film_schema_field((enum film_field)i);
        film_buf_printf(out, "| %s | %s | %s | %s | ", r->name ? r->name : "-",
                        r->aliases, kind_name(r->kind), r->prefix);
        describe_homes(out, r->homes);
        film_buf_printf(out, " | %s | %s%s%s |\n", r->what,
                        r->example[0] ? "`" : "", r->example,
                        r->example[0] ? "`" : "");
    }
}

static void
describe(struct film_buf *out)
{
    film_buf_printf(out, "Schema version %s, analysis `%s`.\n\n",
                    FILM_SCHEMA_VERSION, film_analysis_fingerprint());
    describe_table(out);
}

/* The paragraph of a field: its name, further names, and what it is; what
 * follows a semicolon is how, and of no use to who asks. */
static void
describe_field(struct film_buf *out, const struct film_field_row *row)
{
    struct film_str rest = film_str_from(row->aliases), part;
    film_buf_printf(out, ".TP\n.B%s %s", rest.n ? "R" : "", row->name);
    while (film_str_cut(&rest, ',', &part))
        film_buf_printf(out, " \", \" %.*s", (int)part.n, part.p);
    rest = film_str_from(row->what);
    film_str_cut(&rest, ';', &part);
    film_buf_printf(out, "\n%.*s\n", (int)part.n, part.p);
}

static void
describe_manual(struct film_buf *out)
{
    film_buf_text(out, ".\\\" fields: begin\n");
    for (int i = 0; i < FILM_FIELD_COUNT; i++) {
        const struct film_field_row *row =
            film_schema_field((enum film_field)i);
        if (row->name)
            describe_field(out, row);
    }
    film_buf_text(out, ".\\\" fields: end\n");
}

/* The file at `name` in the source tree holds what describe writes. */
static void
holds(const char *name, void (*describe_it)(struct film_buf *))
{
    struct film_buf want, page;
    char block[4096];
    size_t n;
    const char *top = getenv("TOP_SRCDIR");
    film_buf_init(&want, 1 << 20);
    film_buf_init(&page, 1 << 20);
    film_buf_printf(&page, "%s/%s", top ? top : ".", name);
    FILE *f = fopen(page.p, "r");
    assert_non_null(f);
    film_buf_reset(&page);
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        film_buf_add(&page, block, n);
    fclose(f);
    describe_it(&want);
    assert_int_equal(want.failed, FILM_OK);
    assert_true(want.n > 500);
    assert_non_null(strstr(page.p, want.p));
    film_buf_release(&want);
    film_buf_release(&page);
}

static void
test_schema_page_is_current(void **state)
{
    (void)state;
    holds("index/SCHEMA.md", describe);
}

static void
test_manual_tells_the_fields(void **state)
{
    (void)state;
    holds("man/filmsearch-query.7", describe_manual);
}

static void
test_keys_of_metadata(void **state)
{
    struct film_buf out;
    (void)state;
    film_buf_init(&out, 100);
    film_schema_meta_key(&out, FILM_STR("Grade of It-2"));
    assert_true(film_str_equal(film_buf_get(&out), FILM_STR("grade_of_it-2")));
    film_buf_release(&out);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_page_is_current),
        cmocka_unit_test(test_manual_tells_the_fields),
        cmocka_unit_test(test_keys_of_metadata),
    };
    if (argc == 2) {
        struct film_buf out;
        film_buf_init(&out, 1 << 20);
        if (strcmp(argv[1], "--print") == 0)
            describe(&out);
        else if (strcmp(argv[1], "--print-manual") == 0)
            describe_manual(&out);
        else
            return 2;
        fputs(out.p, stdout);
        film_buf_release(&out);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
