/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/reader.h"
#include "read/xml/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

/* Writes the document as "<a><b>text</b></a>" the way the parser gives it. */
static enum film_status
walk(struct film_str doc, const struct film_limits *limits,
     struct film_buf *out, struct film_error *err)
{
    struct film_sink sink = {0};
    struct film_arena arena;
    film_arena_init(&arena);
    struct film_read_context ctx = {
        .limits = limits, .sink = &sink, .arena = &arena};
    struct film_stream *s = NULL;
    struct film_xml *x = NULL;
    assert_int_equal(film_stream_from_bytes(&s, doc, limits, err), FILM_OK);
    enum film_status st = film_xml_open(&x, s, &ctx, err);
    while (st == FILM_OK && (st = film_xml_next(x, err)) == FILM_OK) {
        if (film_xml_is_start(x, NULL))
            film_buf_printf(out, "<%s>", film_xml_name(x));
        else if (film_xml_is_end(x, NULL))
            film_buf_printf(out, "</%s>", film_xml_name(x));
        else
            film_buf_str(out, film_xml_value(x));
    }
    film_xml_free(x);
    film_stream_free(s);
    film_arena_release(&arena);
    return st == FILM_END ? FILM_OK : st;
}

static void
walks(void **state)
{
    static const struct {
        struct film_str doc;
        const char *want; /* what is given, or after "! " the error */
    } rows[] = {
        {FILM_STR("<a><b/>x<c y='1'>z</c></a>"), "<a><b></b>x<c>z</c></a>"},
        {FILM_STR("<?xml version='1.0'?><!--c--><a><![CDATA[<&>]]></a>"),
         "<a><&></a>"},
        {FILM_STR("\xEF\xBB\xBF<n:a xmlns:n='u'>\xED\x95\x9C</n:a>\n"),
         "<a>한</a>"},
        {FILM_STR("<?xml version='1.0' encoding='EUC-KR'?><a>\xC7\xD1</a>"),
         "<a>한</a>"},
        {FILM_STR("\xFF\xFE<\0a\0>\0\x5C\xD5<\0/\0a\0>\0"), "<a>한</a>"},
        {FILM_STR("<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0"
                  "1\0.\0"
                  "0\0'\0?\0>\0<\0a\0/\0>\0"),
         "<a></a>"},
        {FILM_STR("<!DOCTYPE a SYSTEM 'http://x.invalid/a.dtd'>"
                  "<a>caf&eacute;&nosuch;</a>"),
         "<a>café</a>"},
        {FILM_STR("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>"),
         "! line 1: the DOCTYPE declares an entity"},
        {FILM_STR("<!DOCTYPE a [<!-- \" --><!ELEMENT a ANY>\n"
                  "<!ENTITY % e SYSTEM 'file:///etc/passwd'>]><a/>"),
         "! line 2: the DOCTYPE declares an entity"},
        {FILM_STR("<a>\n<b></a>"), "! line 2: Opening and ending tag"},
        {FILM_STR("<a>\n\n&x;</a>"), "! line 3: Entity 'x' not defined"},
        {FILM_STR("<a>\x1b[31m</a>"), "! line 1: "},
        {FILM_STR("<a>\xff</a>"), "! line 1: "},
        {FILM_STR("<?xml version='1.0' encoding='klingon'?><a/>"),
         "! line 1: unknown encoding \"klingon\""},
        {FILM_STR("<a><b><c><d><e/></d></c></b></a>"),
         "! line 1: elements nested more than 3 deep"},
        {FILM_STR("<a><b a='=' b='' c='' d='' e='' f=''/></a>"),
         "! line 1: more than 5 attributes"},
        {FILM_STR("<a b='=======>======'><!-- ========= --></a>"), "<a></a>"},
        {FILM_STR(""), "! line 1: "},
        {FILM_STR("<a>"), "! line 1: "},
    };
    struct film_limits limits = film_limits_default;
    (void)state;
    limits.depth = 3;
    limits.attributes = 5;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        struct film_error err;
        film_buf_init(&out, 1000);
        enum film_status st = walk(rows[i].doc, &limits, &out, &err);
        const char *want = rows[i].want, *got = out.p ? out.p : "";
        if (want[0] == '!') {
            if (st == FILM_OK)
                fail_msg("row %zu: no error: %s", i, got);
            if (strncmp(err.text, want + 2, strlen(want + 2)) != 0)
                fail_msg("row %zu: \"%s\", not \"%s\"", i, err.text, want);
        } else if (st != FILM_OK || strcmp(got, want) != 0) {
            fail_msg("row %zu: \"%s\" (%s)", i, got,
                     st == FILM_OK ? "" : err.text);
        }
        film_buf_release(&out);
    }
}

/* A tag with very many attributes ends soon, not after quadratic time. */
static void
many_attributes(void **state)
{
    struct film_buf doc, out;
    struct film_error err;
    (void)state;
    film_buf_init(&doc, SIZE_MAX / 4);
    film_buf_init(&out, 1000);
    film_buf_text(&doc, "<a");
    for (int i = 0; i < 200000; i++)
        film_buf_printf(&doc, " a%d=''", i);
    film_buf_text(&doc, "/>");
    assert_int_equal(walk(film_buf_get(&doc), &film_limits_default, &out, &err),
                     FILM_ERR_LIMIT);
    film_buf_release(&doc);
    film_buf_release(&out);
}

static void
mends(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"<a>b &amp; c</a>", "<a>b &amp; c</a>"},
        {"<a>b & c &copy; &nosuch; &#65; &#27;</a>",
         "<a>b &amp; c © &amp;nosuch; &#65; </a>"},
        {"https://x.example/t?a=1&b=2\n<?xml version='1.0'?><a/>",
         "                           \n                     <a/>"},
        {"<a>1 < 2 <![CDATA[a & b]]><!-- & --></a>",
         "<a>1 &lt; 2 <![CDATA[a & b]]><!-- & --></a>"},
        {"<a>\x01"
         "b\xff</a>",
         "<a>b\xEF\xBF\xBD</a>"},
        {"<!DOCTYPE a [<!ENTITY x '>'>]>\n<a>&x;</a>",
         "                              \n<a>&amp;x;</a>"},
        {"<a>&</a>", "<a>&amp;</a>"},
        {"<a>&;&#;</a>&amp", "<a>&amp;;</a>&amp;amp"},
        {"<a>&abcdefghijklmnopqrstuvwxyz01234;</a>",
         "<a>&amp;abcdefghijklmnopqrstuvwxyz01234;</a>"},
        {"<a>&a:b; &lt &quot;&apos;&gt;</a>",
         "<a>&amp;a:b; &amp;lt &quot;&apos;&gt;</a>"},
        {"<a>&#xZZ;&#-5;&#x41;</a>", "<a>&#x41;</a>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        film_buf_init(&out, 1000);
        bool changed = film_xml_mend(&out, film_str_from(rows[i].text));
        assert_string_equal(out.p, rows[i].want);
        assert_int_equal(changed, strcmp(rows[i].text, rows[i].want) != 0);
        film_buf_release(&out);
    }
}

static void
roots(void **state)
{
    static const struct {
        const char *head, *name, *space;
    } rows[] = {
        {"<a/>", "a", ""},
        {" <?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE c [<!X '>'>]><a b='1'>",
         "a", ""},
        {"<f:feed xmlns='x' xmlns:f = \"http://f\">", "feed", "http://f"},
        {"<feed xmlns:f='http://f' xmlns='http://g'>", "feed", "http://g"},
        {"<!DOCTYPE c SYSTEM \"a>b\" 'c>d' [<!X \"]>\">]><a>", "a", ""},
        {"<!DOCTYPE c [ ] ><a>", "a", ""},
        {"<!DOCTYPE c \"", NULL, NULL},
        {"<a xxmlns='x' xmlns\t=\n'y'>", "a", "y"},
        {"<a xmlns>", "a", ""},
        {"<a xmlns=>", "a", ""},
        {"<a xmlns='x>", "a", ""},
        {"<a xmlns=''>", "a", ""},
        {"<f:a xmlns='x'>", "a", ""},
        {"<?x?>\n\t<?y?><!--z--> <a>", "a", ""},
        {"<feed", NULL, NULL},
        {"text <a>", NULL, NULL},
        {"", NULL, NULL},
        {"<", NULL, NULL},
        {"<!-- ", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_str name, space;
        bool is = film_xml_root(film_str_from(rows[i].head), &name, &space);
        assert_int_equal(is, rows[i].name != NULL);
        if (is) {
            assert_true(film_str_equal(name, film_str_from(rows[i].name)));
            assert_true(film_str_equal(space, film_str_from(rows[i].space)));
        }
    }
}

static int
setup(void **state)
{
    (void)state;
    film_read_init();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks),
        cmocka_unit_test(many_attributes),
        cmocka_unit_test(mends),
        cmocka_unit_test(roots),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
