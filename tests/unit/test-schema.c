/* SPDX-License-Identifier: GPL-2.0-or-later */
/* index/SCHEMA.md has the schema table as it is, and the manual page of the
 * query language its fields. With --print or --print-manual writes the part
 * that is generated, to be put there. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/sum.h"
#include "schema/schema.h"
#include "schema/xapian-status.h"
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
    static const struct {
        const char *key, *want;
    } rows[] = {
        {"", ""},
        {"Grade of It-2", "grade_of_it-2"},
        {"AZaz", "azaz"},
        {"@[`{/:09", "@[`{/:09"}, /* beside the letters */
        {" a  b ", "_a__b_"},
        {"\xED\x8F\x89", "\xED\x8F\x89"},
    };
    struct film_buf out;
    (void)state;
    film_buf_init(&out, 100);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        film_buf_reset(&out);
        film_schema_meta_key(&out, film_str_from(rows[i].key));
        if (!film_str_equal(film_buf_get(&out), film_str_from(rows[i].want)))
            fail_msg("%s", rows[i].key);
    }
    film_buf_release(&out);
}

static void
test_names_of_fields(void **state)
{
    static const struct {
        const char *name;
        int field; /* -1: none */
    } rows[] = {
        {"title", FILM_F_TITLE},
        {"TiTle", FILM_F_TITLE},
        {"titles", -1},
        {"titl", -1},
        {"by", FILM_F_AUTHOR},
        {"keyword", FILM_F_TAG},
        {"TAGS", FILM_F_TAG},
        {"category", FILM_F_TAG},
        {"keyword,tags", -1},
        {"categor", -1},
        {"movie", FILM_F_FILM},
        {"text", FILM_F_TEXT},
        {"article", FILM_F_ARTICLE},
        {"actor", FILM_F_ACTOR},
        {"kind", -1},
        {"", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct film_field_row *r =
            film_schema_find(film_str_from(rows[i].name));
        if ((r ? (int)r->field : -1) != rows[i].field)
            fail_msg("%s", rows[i].name);
    }
}

/* A capital or a colon after a prefix has a colon in front. */
static void
test_terms(void **state)
{
    static const struct {
        enum film_field field;
        const char *value, *term;
    } rows[] = {
        {FILM_F_AUTHOR, "jane", "Ajane"}, {FILM_F_AUTHOR, "Jane", "A:Jane"},
        {FILM_F_AUTHOR, "A", "A:A"},      {FILM_F_AUTHOR, "Z", "A:Z"},
        {FILM_F_AUTHOR, "@", "A@"},       {FILM_F_AUTHOR, "[", "A["},
        {FILM_F_AUTHOR, ":x", "A::x"},    {FILM_F_AUTHOR, ";x", "A;x"},
        {FILM_F_AUTHOR, "9", "A9"},       {FILM_F_AUTHOR, "", "A"},
        {FILM_F_TITLE, "heat", "XSheat"}, {FILM_F_TEXT, "Heat", "Heat"},
        {FILM_F_TEXT, ":", ":"},
    };
    struct film_buf term;
    (void)state;
    film_buf_init(&term, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        film_schema_term(&term, rows[i].field, film_str_from(rows[i].value));
        if (!film_str_equal(film_buf_get(&term), film_str_from(rows[i].term)))
            fail_msg("row %zu: %s", i, term.p);
    }
    film_buf_release(&term);
}

/* What is too long ends in its sum, cut between two characters. */
static void
test_long_terms(void **state)
{
    enum { END = FILM_SUM_TEXT + 1, KEPT = FILM_TERM_MAX - END };
    static const struct {
        size_t n, at; /* bytes of the value; where a character of 3 begins */
        size_t term, kept; /* bytes of the term, and of the value in it */
    } rows[] = {
        {FILM_TERM_MAX - 1, 500, FILM_TERM_MAX, FILM_TERM_MAX - 1},
        {FILM_TERM_MAX, 500, FILM_TERM_MAX, KEPT - 1},
        {FILM_TERM_MAX + 1, 500, FILM_TERM_MAX, KEPT - 1},
        {400, 500, FILM_TERM_MAX, KEPT - 1},
        {400, KEPT - 4, FILM_TERM_MAX, KEPT - 1},
        {400, KEPT - 3, FILM_TERM_MAX - 2, KEPT - 3},
        {400, KEPT - 2, FILM_TERM_MAX - 1, KEPT - 2},
        {400, KEPT - 1, FILM_TERM_MAX, KEPT - 1},
    };
    struct film_buf term;
    (void)state;
    film_buf_init(&term, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[512], sum_text[FILM_SUM_TEXT + 1];
        memset(bytes, 'x', sizeof bytes);
        if (rows[i].at + 3 < sizeof bytes)
            memcpy(bytes + rows[i].at, "\xED\x95\x9C", 3);
        struct film_str value = {bytes, rows[i].n};
        film_schema_term(&term, FILM_F_AUTHOR, value);
        if (term.n != rows[i].term)
            fail_msg("row %zu: %zu bytes", i, term.n);
        assert_memory_equal(term.p + 1, bytes, rows[i].kept);
        if (rows[i].n < FILM_TERM_MAX)
            continue;
        struct film_sum sum = film_sum_of(value);
        film_sum_text(&sum, sum_text);
        assert_int_equal(term.p[1 + rows[i].kept], '~');
        assert_string_equal(term.p + 2 + rows[i].kept, sum_text);
    }
    film_buf_release(&term);
}

static void
test_failures_of_xapian(void **state)
{
    static const struct {
        xapc_status status;
        enum film_status want;
    } rows[] = {
        {XAPC_OK, FILM_OK},
        {XAPC_ERR_NOMEM, FILM_ERR_NOMEM},
        {XAPC_ERR_DATABASE_LOCK, FILM_ERR_LOCKED},
        {XAPC_ERR_DATABASE_MODIFIED, FILM_ERR_BUSY},
        {XAPC_ERR_DATABASE_CORRUPT, FILM_ERR_INDEX},
        {XAPC_ERR_DATABASE_OPENING, FILM_ERR_INDEX},
        {XAPC_ERR_DATABASE_NOT_FOUND, FILM_ERR_INDEX},
        {XAPC_ERR_DATABASE_VERSION, FILM_ERR_INDEX},
        {XAPC_ERR_DOC_NOT_FOUND, FILM_ERR_INDEX},
        {XAPC_ERR_RANGE, FILM_ERR_INDEX},
        {XAPC_ERR_SERIALISATION, FILM_ERR_INDEX},
        {XAPC_ERR_DATABASE, FILM_ERR_IO},
        {XAPC_ERR_DATABASE_CREATE, FILM_ERR_IO},
        {XAPC_ERR_NETWORK, FILM_ERR_IO},
        {XAPC_ERR_NETWORK_TIMEOUT, FILM_ERR_IO},
        {XAPC_ERR_INVALID_ARGUMENT, FILM_ERR_INTERNAL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_error err = {0};
        if (film_error_xapian(&err, rows[i].status, NULL) != rows[i].want)
            fail_msg("row %zu", i);
        if (rows[i].want != FILM_OK)
            assert_string_equal(err.text, "failed");
    }
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_page_is_current),
        cmocka_unit_test(test_manual_tells_the_fields),
        cmocka_unit_test(test_keys_of_metadata),
        cmocka_unit_test(test_names_of_fields),
        cmocka_unit_test(test_terms),
        cmocka_unit_test(test_long_terms),
        cmocka_unit_test(test_failures_of_xapian),
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
