/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "query/query.h"
#include "base/utf8.h"
#include "base/when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

enum { MANY = 1 << 20 };

#define TODAY "2026-11-30" /* a Monday */

static const struct row {
    const char *text, *tree;
    const char *note; /* a part of the first note; NULL: no note at all */
} rows[] = {
    {"", "(list)", NULL},
    {" \t\n", "(list)", NULL},
    {"meta.Grade:A+", "(list (field meta (word grade:A+)))", NULL},
    {"meta.venue:\"Berlin Palast\" x",
     "(list (field meta (phrase \"venue:Berlin Palast\")) (word x))", NULL},
    {"-meta.grade:B*", "(list (not (field meta (prefix grade:B))))", NULL},
    {"meta.tags:x", "(list (field tag (word x)))", NULL},
    {"meta.a:1", "(list (field meta (word a:1)))", NULL},
    {"meta.:", "(list (word meta.:))", NULL},
    {"meta.a", "(list (word meta.a))", NULL},
    {"meta.ratings.critics:4", "(list (field meta (word ratings.critics:4)))",
     NULL},
    {"meta.\xED\x8F\x89\xEC\xA0\x90:5",
     "(list (field meta (word \xED\x8F\x89\xEC\xA0\x90:5)))", NULL},
    {"meta.grade: meta.:x", "(list (word meta.grade:) (word meta.:x))",
     "a field without a value"},
    {"Jeon Jong-seo awards", "(list (word Jeon) (word Jong-seo) (word awards))",
     NULL},
    {"who's in \xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C?",
     "(list (word who's) (word in) (word "
     "\xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C?))",
     NULL},
    {"\"Money Heist\" Tokyo", "(list (phrase \"Money Heist\") (word Tokyo))",
     NULL},
    {"\"  a \t b \"", "(list (phrase \"a b\"))", NULL},
    {"\xE2\x80\x9CMoney Heist\xE2\x80\x9D", "(list (phrase \"Money Heist\"))",
     NULL},
    {"\xC2\xABle film\xC2\xBB", "(list (phrase \"le film\"))", NULL},
    {"\xEF\xBC\x82"
     "a b\xEF\xBC\x82",
     "(list (phrase \"a b\"))", NULL},
    {"\"\" x \"   \"", "(list (word x))", NULL},
    {"\"a\"b", "(list (phrase \"a\") (word b))", NULL},
    /* + and - */
    {"+jeon -money", "(list (must (word jeon)) (not (word money)))", NULL},
    {"+\"a b\" -\"c d\"",
     "(list (must (phrase \"a b\")) (not (phrase \"c d\")))", NULL},
    {"a - b -- c + d", "(list (word a) (word b) (word c) (word d))", NULL},
    {"a-b c- -", "(list (word a-b) (word c-))", NULL},
    {"-(a b)", "(list (not (list (word a) (word b))))", NULL},
    {"+-a --b ++c", "(list (word a) (word b) (word c))", NULL},
    {"NOT -a -(-b) +(-c) -(+d)",
     "(list (must (word a)) (must (word b)) (not (word c)) (not (word d)))",
     NULL},
    {"-", "(list)", NULL},
    {"-\"\" x", "(list (word x))", NULL},
    /* AND, OR, NOT */
    {"a AND b", "(list (and (word a) (word b)))", NULL},
    {"a b AND c", "(list (and (list (word a) (word b)) (word c)))", NULL},
    {"a AND b OR c AND d",
     "(list (or (and (word a) (word b)) (and (word c) (word d))))", NULL},
    {"(a AND b) AND c", "(list (and (word a) (word b) (word c)))", NULL},
    {"a AND (b OR c)", "(list (and (word a) (or (word b) (word c))))", NULL},
    {"x (a OR b)", "(list (word x) (or (word a) (word b)))", NULL},
    {"a NOT b c", "(list (word a) (not (word b)) (word c))", NULL},
    {"NOT NOT a", "(list (must (word a)))", NULL},
    {"NOT(a OR b)", "(list (not (or (word a) (word b))))", NULL},
    {"bread and butter or not",
     "(list (word bread) (word and) (word butter) (word or) (word not))", NULL},
    {"-AND +OR", "(list (not (word AND)) (must (word OR)))", NULL},
    {"AND", "(list (word and))", "'AND' read as words"},
    {"a AND", "(list (word a) (word and))", "'AND' read as words"},
    {"OR b NOT", "(list (word or) (word b) (word not))", "'OR' read as words"},
    {"a AND OR b", "(list (word a) (word and) (word or) (word b))",
     "'AND' read as words"},
    {"a AND NOT", "(list (and (word a) (word not)))", "'NOT' read as words"},
    {"a AND (OR)", "(list (and (word a) (word or)))", "'OR' read as words"},
    {"WHEAT DEALS BETWEEN ISRAEL AND SYRIA",
     "(list (word WHEAT) (word DEALS) (word BETWEEN) (word ISRAEL) (word and) "
     "(word SYRIA))",
     "all is in capitals"},
    {"KBS AND MBC OR SBS", "(list (or (and (word KBS) (word MBC)) (word SBS)))",
     NULL},
    {"A B C D AND e",
     "(list (and (list (word A) (word B) (word C) (word D)) (word e)))", NULL},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 \"a b\"",
     "(list (word 1) (word 2) (word 3) (word 4) (word 5) (word 6) (word 7) "
     "(word 8) (word 9) (word 10) (word 11) (word 12) (word 13) (word 14) "
     "(word 15) (word 16) (word 17) (word 18) (word 19) (word 20) (word 21) "
     "(word 22) (phrase \"a b\"))",
     NULL},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 \"a b\"",
     "(list (word 1) (word 2) (word 3) (word 4) (word 5) (word 6) (word 7) "
     "(word 8) (word 9) (word 10) (word 11) (word 12) (word 13) (word 14) "
     "(word 15) (word 16) (word 17) (word 18) (word 19) (word 20) (word 21) "
     "(word 22) (word 23) (word a) (word b))",
     "so long a text is not held to its quotation marks"},
    /* NEAR */
    {"a NEAR b", "(list (near 10 (word a) (word b)))", NULL},
    {"x a NEAR/3 \"b c\" NEAR/5 d y",
     "(list (word x) (near 5 (word a) (phrase \"b c\") (word d)) (word y))",
     NULL},
    {"a NEAR/0 b", "(list (near 1 (word a) (word b)))", NULL},
    {"NEAR a", "(list (word near) (word a))", "'NEAR' read as words"},
    {"+a NEAR b", "(list (must (word a)) (word near) (word b))",
     "'NEAR' read as words"},
    {"a NEAR/x b", "(list (word a) (word NEAR/x) (word b))", NULL},
    /* Groups */
    {"Ballerina (2023) cast", "(list (word Ballerina) (word 2023) (word cast))",
     NULL},
    {"actor(s)", "(list (word actor) (word s))", NULL},
    {"() (( )) a", "(list (word a))", NULL},
    {"(a b", "(list (word a) (word b))", "parenthesis"},
    {"a) :)", "(list (word a) (word :))", "parenthesis"},
    {"\"(a\" b)", "(list (phrase \"(a\") (word b))", "parenthesis"},
    /* Stray quotation marks */
    {"\"a b", "(list (word a) (word b))", "quotation mark"},
    {"12\" single 7\"", "(list (word 12) (word single) (word 7))", NULL},
    {"rock\"n\"roll", "(list (word rock) (word n) (word roll))", NULL},
    {"'quoted' it's", "(list (word 'quoted') (word it's))", NULL},
    /* Prefixes */
    {"remak*", "(list (prefix remak))", NULL},
    {"M*A*S*H *x", "(list (word M*A*S*H) (word *x))", NULL},
    {"a* * **", "(list (word a))", "too short"},
    {"aa* bb* cc* dd* ee* ff* gg* hh* ii*",
     "(list (prefix aa) (prefix bb) (prefix cc) (prefix dd) (prefix ee) "
     "(prefix ff) (prefix gg) (prefix hh) (word ii))",
     "too many"},
    /* Fields */
    {"title:ballerina", "(list (field title (word ballerina)))", NULL},
    {"TITLE:\"the call\"", "(list (field title (phrase \"the call\")))", NULL},
    {"-title:call*", "(list (not (field title (prefix call))))", NULL},
    {"title:(a OR b) c",
     "(list (or (field title (word a)) (field title (word b))) (word c))",
     NULL},
    {"actor:Jeon", "(list (field actor (word Jeon)))", NULL},
    {"title:foo:bar", "(list (field title (word foo:bar)))", NULL},
    {"foo:bar", "(list (word foo:bar))", "no such field"},
    {"Blade: Trinity", "(list (word Blade:) (word Trinity))", NULL},
    {"https://a.example/b 12:30",
     "(list (word https://a.example/b) (word 12:30))", NULL},
    {"title: x", "(list (word title:) (word x))", "without a value"},
    {"title:*", "(list (word title:))", "without a value"},
    {"title:(x", "(list (word title:) (word x))", "parenthesis"},
    {"title:(a NEAR b)",
     "(list (field title (word a)) (field title (word near)) "
     "(field title (word b)))",
     "'NEAR' read as words"},
    /* Dates */
    {"date:2021", "(list (range date 20210000 20219999))", NULL},
    {"date:2021..2023", "(list (range date 20210000 20239999))", NULL},
    {"date:2021-05..2022", "(list (range date 20210500 20229999))", NULL},
    {"date:2021-5-3", "(list (range date 20210503 20210503))", NULL},
    {"date:2023..2021", "(list (range date 20210000 20239999))",
     "'date:2023..2021' ends before it begins"},
    {"date:2021..", "(list (range date 20210000 -))", NULL},
    {"date:..2021/12", "(list (range date - 20211299))", NULL},
    {"-year:2021", "(list (not (range date 20210000 20219999)))", NULL},
    {"date:(2020 OR 2022)",
     "(list (or (range date 20200000 20209999) (range date 20220000 "
     "20229999)))",
     NULL},
    {"date:\"2021-05\"", "(list (range date 20210500 20210599))", NULL},
    {"date:1y..", "(list (range date 20251130 -))", NULL},
    {"year:3m..last-month", "(list (range date 20260830 20261031))", NULL},
    {"date:\"last week\" x", "(list (range date 20261123 20261129) (word x))",
     NULL},
    {"date:2w..1y", "(list (range date 20251130 20261116))",
     "'date:2w..1y' ends before it begins"},
    {"date:(today OR yesterday)",
     "(list (or (range date 20261130 20261130) (range date 20261129 "
     "20261129)))",
     NULL},
    {"date:\"next year\"", "(list (word date:) (phrase \"next year\"))",
     "without a value"},
    {"date:(2020 OR 2021) BURNING CALL HER IT",
     "(list (or (range date 20200000 20209999) (range date 20210000 "
     "20219999)) (word BURNING) (word CALL) (word HER) (word IT))",
     NULL},
    {"date:(X) A B C D AND E",
     "(list (word X) (word A) (word B) (word C) (word D) (word and) "
     "(word E))",
     "all is in capitals"},
    {"date:soon", "(list (word date:soon))", "no date"},
    {"date:2021-13", "(list (word date:2021-13))", "no date"},
    {"date:..", "(list (word date:..))", "no date"},
    {"date:202*", "(list (word date:202))", "no date"},
    {"title:(date:x)", "(list (field title (word x)))", "no date"},
    /* What copied text brings along */
    {"a\xE2\x80\x8B\xE3\x80\x80"
     "b\xE2\x80\x8F\xE2\x80\xAE",
     "(list (word a) (word b))", NULL},
    {"e\xCC\x81t\xC3\xA9", "(list (word \xC3\xA9t\xC3\xA9))", NULL},
    {"a\xFF"
     "b\x1B[31m",
     "(list (word a\xEF\xBF\xBD"
     "b) (word [31m))",
     NULL},
};

static void
trees(void **state)
{
    (void)state;
    struct film_arena a;
    struct film_buf got;
    film_arena_init(&a);
    film_buf_init(&got, MANY);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_node *root;
        struct film_strs notes = {NULL, 0};
        struct film_error err;
        assert_int_equal(film_query_parse(&root, &notes, &a,
                                          film_str_from(rows[i].text), TODAY,
                                          &err),
                         FILM_OK);
        film_buf_reset(&got);
        film_query_dump(&got, root);
        print_message("# %s\n", rows[i].text);
        assert_string_equal(got.p, rows[i].tree);
        if (rows[i].note) {
            assert_true(notes.n > 0);
            assert_non_null(strstr(notes.v[0].p, rows[i].note));
        } else {
            assert_int_equal(notes.n, 0);
        }
        film_arena_reset(&a);
    }
    film_buf_release(&got);
    film_arena_release(&a);
}

/* Reads text, prints the tree, reads that: the same tree, quickly. */
static void
round_trip(struct film_arena *a, struct film_buf *printed, struct film_str text)
{
    struct film_node *first, *second;
    struct film_strs notes = {NULL, 0};
    struct film_error err;
    clock_t start = clock();
    assert_int_equal(film_query_parse(&first, &notes, a, text, TODAY, &err),
                     FILM_OK);
    film_buf_reset(printed);
    film_query_print(printed, first);
    assert_int_equal(printed->failed, FILM_OK);
    assert_true(film_utf8_valid(film_buf_get(printed)));
    assert_true(printed->n <= FILM_QUERY_RAW_MAX);
    assert_int_equal(
        film_query_parse(&second, &notes, a, film_buf_get(printed), NULL, &err),
        FILM_OK);
    assert_true(clock() - start < CLOCKS_PER_SEC);
    if (!film_query_equal(first, second)) {
        struct film_buf d;
        film_buf_init(&d, MANY);
        film_query_dump(&d, first);
        film_buf_byte(&d, '\n');
        film_query_dump(&d, second);
        fprintf(stderr, "typed:   %.*s\nprinted: %s\n%s\n", (int)text.n, text.p,
                printed->p, d.p);
        film_buf_release(&d);
        fail();
    }
    for (size_t i = 0; i < notes.n; i++)
        assert_true(film_utf8_valid(notes.v[i]));
    film_arena_reset(a);
}

static uint64_t seed = 88172645463325252u;

static uint32_t
any(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 11) % below);
}

static void
add_random(struct film_buf *b)
{
    static const char *const pieces[] = {
        " ",
        " ",
        " ",
        " ",
        " AND ",
        " OR ",
        " NOT ",
        "NOT",
        "AND",
        " NEAR ",
        " NEAR/4 ",
        "NEAR",
        "+",
        "-",
        "*",
        "\"",
        "\"",
        "(",
        ")",
        "(",
        ")",
        ":",
        "title:",
        "date:",
        "year:",
        "date:2021",
        "..",
        "2022-5",
        "person:",
        "foo:",
        "\xE2\x80\x9C",
        "\xEF\xBC\x82",
        "a",
        "b",
        "word",
        "Jong-seo",
        "'",
        "\xEC\xA0\x84",
        "\xCC\x81",
        "e\xCC\x81",
        "\xCC\xB8",
        "/",
        "\t",
        "<",
        "=",
        "\xE2\x80\xAE",
        "\xFF",
        "\xE1\x84\x80",
        "\xE1\x85\xA1",
    };
    if (any(8))
        film_buf_text(b, pieces[any(sizeof pieces / sizeof pieces[0])]);
    else if (any(4))
        film_utf8_add(b, any(any(2) ? 0x3000 : 0x110000));
    else
        film_buf_byte(b, (char)any(256));
}

/* What might be pasted: the rules for long texts and capitals look at it. */
static void
add_pasted(struct film_buf *b)
{
    static const char *const pieces[] = {
        "A ", "B ",  "C ",    "D ",  "AND ",   "OR ",       "NOT ", "\"",
        "\"", "\" ", "NEAR ", "(",   "date:(", "DATE:\"",   ") ",   "X* ",
        "-",  "1 ",  "a ",    "e* ", "date:",  "2021..22 ", ": ",   "TITLE:",
    };
    bool plain = any(12);
    film_buf_text(b, pieces[any(plain ? 10 : sizeof pieces / sizeof *pieces)]);
}

static void
random_strings(void **state)
{
    (void)state;
    const char *more = getenv("FILM_TEST_ROUNDS");
    long rounds = more ? strtol(more, NULL, 10) : 5000;
    struct film_arena a;
    struct film_buf text, printed;
    film_arena_init(&a);
    film_buf_init(&text, MANY);
    film_buf_init(&printed, MANY);
    for (long i = 0; i < rounds; i++) {
        uint32_t pieces = any(i % 50 ? 40 : 3000);
        film_buf_reset(&text);
        bool pasted = any(3) == 0;
        while (pieces-- > 0)
            if (pasted)
                add_pasted(&text);
            else
                add_random(&text);
        round_trip(&a, &printed, film_buf_get(&text));
    }
    film_buf_release(&text);
    film_buf_release(&printed);
    film_arena_release(&a);
}

/* A hundred kilobytes of one thing over and over. */
static void
long_strings(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "(",
        ")",
        "()",
        "(a ",
        "a AND (",
        "NOT ",
        "w NOT (",
        "\"",
        "\"a\" ",
        "-",
        "a*",
        "title:(",
        "title:(a ",
        "date:2021.. ",
        "a OR b AND ",
        "a",
        "\xEC\xA0\x84",
        "\xCC\x81\xCC\xA3",
        " ",
        "a NEAR ",
        "-(",
        "x:y ",
        "date:2021-5-3..2022-6-7 ",
        "date:(2021-5-3..2022-6-7 ",
        "\xFF",
        "\xE0\xA5\x98 ",
        "a ",
        "(a b) OR ",
    };
    enum { LONG = 100000 };
    struct film_arena a;
    struct film_buf text, printed;
    film_arena_init(&a);
    film_buf_init(&text, MANY);
    film_buf_init(&printed, MANY);
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        film_buf_reset(&text);
        while (text.n < LONG)
            film_buf_text(&text, pieces[i]);
        round_trip(&a, &printed, film_buf_get(&text));
        while (text.n < 2 * LONG)
            film_buf_byte(&text, ')');
        round_trip(&a, &printed, film_buf_get(&text));
    }
    film_buf_release(&text);
    film_buf_release(&printed);
    film_arena_release(&a);
}

static void
limits(void **state)
{
    (void)state;
    struct film_arena a;
    struct film_buf text;
    struct film_node *root;
    struct film_strs notes = {NULL, 0};
    struct film_error err;
    film_arena_init(&a);
    film_buf_init(&text, MANY);
    for (int i = 0; i < FILM_QUERY_WORDS_MAX + 1; i++)
        film_buf_text(&text, "a ");
    assert_int_equal(
        film_query_parse(&root, &notes, &a, film_buf_get(&text), NULL, &err),
        FILM_OK);
    size_t n = 0;
    for (struct film_node *c = root->first; c; c = c->next)
        n++;
    assert_int_equal(n, FILM_QUERY_WORDS_MAX);
    assert_int_equal(notes.n, 1);
    assert_non_null(strstr(notes.v[0].p, "too long"));
    film_buf_release(&text);
    film_arena_release(&a);
}

static void
dates(void **state)
{
    (void)state;
    static const struct {
        const char *text, *low, *high;
    } days[] = {
        {"2021", "20210000", "20219999"},
        {"2021-05", "20210500", "20210599"},
        {"2021-5-3", "20210503", "20210503"},
        {"2021/05/03", "20210503", "20210503"},
        {"2021.5", "20210500", "20210599"},
        {"", "", ""},
        {"21", "", ""},
        {"20210503", "", ""},
        {"2021-", "", ""},
        {"2021-00", "", ""},
        {"2021-13", "", ""},
        {"2021-05-32", "", ""},
        {"2021-05-03T10", "", ""},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char low[FILM_DAY_SIZE] = "", high[FILM_DAY_SIZE] = "";
        bool ok = film_date_bounds(film_str_from(days[i].text), low, high);
        assert_int_equal(ok, days[i].low[0] != '\0');
        assert_string_equal(low, days[i].low);
        assert_string_equal(high, days[i].high);
    }
}

static void
relative_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text, *today, *low, *high;
    } days[] = {
        {"2019", TODAY, "20190000", "20199999"},
        {"today", TODAY, "20261130", "20261130"},
        {"NOW", TODAY, "20261130", "20261130"},
        {"Yesterday", TODAY, "20261129", "20261129"},
        {"yesterday", "2024-03-01", "20240229", "20240229"},
        {"3d", TODAY, "20261127", "20261127"},
        {"2w", TODAY, "20261116", "20261116"},
        {"6m", TODAY, "20260530", "20260530"},
        {"1y", TODAY, "20251130", "20251130"},
        {"0d", TODAY, "20261130", "20261130"},
        {"3               months               ago ", TODAY, "20260830",
         "20260830"}, /* of 40 bytes, and of 41 */
        {"3               months                ago", TODAY, "", ""},
        {"3 months ago", TODAY, "20260830", "20260830"},
        {"3months", TODAY, "20260830", "20260830"},
        {"3-months-ago", TODAY, "20260830", "20260830"},
        {"a year  ago", TODAY, "20251130", "20251130"},
        {"1 month", "2026-03-31", "20260228", "20260228"},
        {"1 year", "2024-02-29", "20230228", "20230228"},
        {"last week", TODAY, "20261123", "20261129"},
        {"last week", "2026-11-29", "20261116", "20261122"},
        {"this week", "2026-11-29", "20261123", "20261129"},
        {"last month", TODAY, "20261001", "20261031"},
        {"last_month", "2024-03-31", "20240201", "20240229"},
        {"this month", TODAY, "20261101", "20261130"},
        {"last year", TODAY, "20250101", "20251231"},
        {"last day", TODAY, "20261129", "20261129"},
        {"last 3 months", TODAY, "20260830", "20261130"},
        {"past 10 days", TODAY, "20261120", "20261130"},
        {"yesterday", NULL, "", ""},
        {"yesterday", "", "", ""},
        {"2019", NULL, "20190000", "20199999"},
        {"tomorrow", TODAY, "", ""},
        {"3", TODAY, "", ""},
        {"3 ago", TODAY, "", ""},
        {"3 months later", TODAY, "", ""},
        {"months", TODAY, "", ""},
        {"last", TODAY, "", ""},
        {"last monday", TODAY, "", ""},
        {"last 3 months ago", TODAY, "", ""},
        {"3000y", TODAY, "", ""},
        {"99999999999d", TODAY, "", ""},
        {"", TODAY, "", ""},
        {"--", TODAY, "", ""},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char low[FILM_DAY_SIZE] = "", high[FILM_DAY_SIZE] = "";
        print_message("# %s\n", days[i].text);
        assert_int_equal(film_when_bounds(film_str_from(days[i].text),
                                          days[i].today, low, high),
                         days[i].low[0] != '\0');
        assert_string_equal(low, days[i].low);
        assert_string_equal(high, days[i].high);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trees),        cmocka_unit_test(random_strings),
        cmocka_unit_test(long_strings), cmocka_unit_test(limits),
        cmocka_unit_test(dates),        cmocka_unit_test(relative_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
