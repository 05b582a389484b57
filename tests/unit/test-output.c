/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Run with --update to rewrite the golden files. */
#include <config.h>
#include "output/output.h"
#include "output/snippet.h"
#include "base/arena.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <jansson.h>

enum { MANY = 1 << 22 };

static bool update;

/* The strings up to NULL as a list in the arena. */
static struct film_strs
list(struct film_arena *a, ...)
{
    struct film_strs l = {NULL, 0};
    const char *text;
    va_list args;
    va_start(args, a);
    while ((text = va_arg(args, const char *))) {
        struct film_str *s = film_arena_push(a, &l.v, &l.n, sizeof *s);
        *s = film_str_from(text);
    }
    va_end(args);
    return l;
}

/* An answer with everything in it. */
static struct film_hits
sample(struct film_arena *a)
{
    static struct film_range marks[] = {{0, 13}, {18, 30}, {121, 127}};
    static struct film_range korean[] = {{0, 9}};
    static struct film_matched matched[] = {
        {{"jun jong seo", 12}, {"Jeon Jong-seo", 13}, "alias"},
        {{"awards", 6}, {"awards", 6}, "exact"},
        {{"jeon jong seo", 13}, {"Jeon Jong-seo", 13}, "hyphen"}};
    static struct film_hit_film films[] = {
        {{"imdb:tt1", 8}, {"Ballerina", 9}, 2023}};
    static struct film_hit_person people[] = {
        {{"imdb:nm1", 8}, {"Jeon Jong-seo", 13}}};
    static struct film_score_part parts[] = {
        {{"text", 4}, 7.25}, {{"nearness", 8}, 0.5}, {{"role", 4}, 0}};
    static struct film_score_part gains[] = {{{"jun", 3}, 4.25},
                                             {{"seo", 3}, 3}};
    static struct film_explained_name names[] = {
        {.text = {"jun", 3}, .what = "person", .why = "by the surname"},
        {.text = {"seo", 3},
         .what = "spelling",
         .why = "in another romanisation",
         .doubtful = true,
         .backed = true}};
    static struct film_explained_word words[] = {
        {.text = {"jun", 3}, .weight = 4.5, .passages = 12},
        {.text = {"seo", 3}, .corrected = {"soe", 3}, .weight = 4.5},
        {.text = {"the", 3}, .weight = .3, .function = true}};
    static struct film_hit hits[4];
    names[0].means = list(a, "Jun \033[1m Ji-hyun", "Jeon Jong-seo", NULL);
    names[1].means = list(a, "seo jong", NULL);
    words[0].others = list(a, "jeon", "jun*", "chun", NULL);
    words[1].others = list(a, "so", NULL);
    static struct film_fact_role roles[10];
    static struct film_fact_award awards[2];
    static struct film_fact_card cards[2];
    static struct film_facet_value values[] = {
        {{"Film \x1B Noir", 11}, {"genre:\"Film \x1B Noir\"", 19}, 12},
        {{"Drama", 5}, {"genre:Drama", 11}, 3}};
    static struct film_facet facets[] = {{"genre", values, 2, 5, false},
                                         {"source", values, 0, 0, true}};
    static struct film_fact_said said[] = {
        {FILM_SAID_RUNTIME, {"93", 2}, {"", 0}, {{"films/a.nfo", 11}, 1}},
        {FILM_SAID_RUNTIME, {"94", 2}, {"", 0}, {{"films/b.nfo", 11}, 2}},
        {FILM_SAID_RELEASE,
         {"2023-10-06", 10},
         {"KR", 2},
         {{"films/a.nfo", 11}, 1}},
        {FILM_SAID_RELEASE, {"2023", 4}, {"", 0}, {{"films/a.nfo", 11}, 1}}};

    hits[0] = (struct film_hit){
        .rank = 1,
        .score = 12.3456789,
        .path = FILM_STR("corpus/a.txt"),
        .line = 12,
        .line_end = 13,
        .byte = 3051,
        .byte_end = 3712,
        .article = FILM_STR("00ff"),
        .title = FILM_STR("Ballerina: the cast"),
        .date = FILM_STR("2023-10-05"),
        .url = FILM_STR("https://a.example/?x"),
        .source = FILM_STR("a.example"),
        .section = list(a, "Cast", "Jeon Jong-seo as Ok-ju", NULL),
        .authors = list(a, "R. \"Al\" Der", NULL),
        .films = films,
        .film_count = 1,
        .people = people,
        .person_count = 1,
        .text = FILM_STR(
            "Jeon Jong-seo won Best Actress at the 2021 Baeksang Arts Awards, "
            "at the 2021 Asian Film Awards and at the Director's Cut Awards."),
        .highlights = marks,
        .highlight_count = 3,
        .matched = matched,
        .matched_count = 3,
        .also_in = list(a, "b.txt", "c d", "e", "f", NULL),
        .more_in_article = 3};
    hits[1] = (struct film_hit){
        .rank = 2,
        .score = 12.3456789,
        .path = FILM_STR("/k\xC3\xB6/b c.html"),
        .line = 7,
        .line_end = 9,
        .article = FILM_STR("01"),
        .id = FILM_STR("doc 1"),
        .text = FILM_STR("\xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C\xEB\x8A\x94 "
                         "\xEB\xB0\xB0\xEC\x9A\xB0\xEC\x9D\xB4\xEB\x8B\xA4."),
        .highlights = korean,
        .highlight_count = 1,
        .shard = "far.example:7700",
        .parts = parts,
        .part_count = 3,
        .words = gains,
        .word_count = 2,
        .share = .625};
    hits[2] = (struct film_hit){.rank = 3,
                                .score = 1,
                                .path = FILM_STR("corpus/a.txt"),
                                .line = 40,
                                .article = FILM_STR("00ff"),
                                .title = FILM_STR("Ballerina: the cast"),
                                .section = list(a, "Ending", NULL),
                                .spoiler = true,
                                .text = FILM_STR("She wins.")};
    hits[3] = (struct film_hit){
        .rank = 4,
        .score = -0.5,
        .path = FILM_STR("evil\x1B[31m\nx:1: no\xE2\x80\xAE.txt"),
        .article = FILM_STR("02"),
        .title = FILM_STR("tab\there \\ \xC2\x9B"),
        .text = FILM_STR("Bad \xFF byte, \x07 bell.")};

    for (size_t i = 0; i < 10; i++)
        roles[i] = (struct film_fact_role){.film = FILM_STR("The Call"),
                                           .film_id = FILM_STR("imdb:tt2"),
                                           .job = FILM_STR("cast"),
                                           .roles = list(a, "Young-sook", NULL),
                                           .year = (int)(2011 + i),
                                           .source = {FILM_STR("r.xml"), 3}};
    awards[0] =
        (struct film_fact_award){.ceremony = FILM_STR("Baeksang Arts Awards"),
                                 .edition = FILM_STR("57"),
                                 .category = FILM_STR("Best Actress"),
                                 .film = FILM_STR("The Call"),
                                 .person = FILM_STR("Jeon Jong-seo"),
                                 .year = 2021,
                                 .won = true,
                                 .source = {FILM_STR("r.xml"), 9},
                                 .notes = list(a, "a.txt:3 says 2020", NULL)};
    awards[1] = (struct film_fact_award){.ceremony = FILM_STR("Blue Dragon"),
                                         .source = {FILM_STR("r.xml"), 0}};
    cards[0] = (struct film_fact_card){
        .id = FILM_STR("imdb:nm1"),
        .name = FILM_STR("Jeon Jong-seo"),
        .person = true,
        .names = list(a, "Jun Jong-seo", "\xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C",
                      NULL),
        .ids = list(a, "imdb:nm1", NULL),
        .born = FILM_STR("1994-07-05"),
        .roles = roles,
        .role_count = 10,
        .awards = awards,
        .award_count = 2,
        .conflicts = list(a, "born: 1994 (a.xml:3), 1995 (b.nfo:1)", NULL),
        .source = {FILM_STR("r.xml"), 1}};
    cards[1] = (struct film_fact_card){
        .id = FILM_STR("imdb:tt1"),
        .name = FILM_STR("Ballerina"),
        .year = 2023,
        .said = said,
        .said_count = 4,
        .asked = 1u << FILM_SAID_RUNTIME | 1u << FILM_SAID_GENRE,
        .source = {FILM_STR("films/one-with-a-name-longer-than-a-line.nfo"),
                   1}};
    return (struct film_hits){.qid = FILM_STR("q 1"),
                              .query = FILM_STR("jun \"jong seo"),
                              .v = hits,
                              .n = 4,
                              .estimate = 17,
                              .absent = list(a, "jong", NULL),
                              .nearest = FILM_STR("corpus/a.txt:12"),
                              .tree = FILM_STR("(list (word jun))"),
                              .lowered = FILM_STR("jun^4.500"),
                              .names = names,
                              .name_count = 2,
                              .words = words,
                              .word_count = 3,
                              .cards = cards,
                              .card_count = 2,
                              .facets = facets,
                              .facet_count = 2,
                              .notes = list(a, "a note", NULL)};
}

static void
compare(const char *name, struct film_str got)
{
    char path[4096], want[16384];
    snprintf(path, sizeof path, "%s/tests/golden/%s", getenv("TOP_SRCDIR"),
             name);
    print_message("# %s\n", name);
    FILE *f = fopen(path, update ? "w" : "r");
    assert_non_null(f);
    if (update) {
        assert_int_equal(fwrite(got.p, 1, got.n, f), got.n);
    } else {
        size_t n = fread(want, 1, sizeof want - 1, f);
        want[n] = '\0';
        assert_string_equal(got.p, want);
        assert_int_equal(got.n, n);
    }
    assert_int_equal(fclose(f), 0);
}

static void
golden(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct film_output o;
    } rows[] = {
        {"output-text.txt", {.format = FILM_FORMAT_TEXT}},
        {"output-terminal.txt",
         {.format = FILM_FORMAT_TEXT,
          .color = true,
          .fold_spoilers = true,
          .width = 40,
          .host = "here",
          .cwd = "/home/me"}},
        {"output-full.txt", {.format = FILM_FORMAT_TEXT, .full = true}},
        {"output.json", {.format = FILM_FORMAT_JSON}},
        {"output.jsonl", {.format = FILM_FORMAT_JSONL}},
        {"output.tsv", {.format = FILM_FORMAT_TSV}},
        {"output-batch.tsv", {.format = FILM_FORMAT_TSV, .batch = true}},
        {"output-paths.txt", {.format = FILM_FORMAT_PATHS}},
        {"output-trec.txt", {.format = FILM_FORMAT_TREC}},
        {"output.md", {.format = FILM_FORMAT_MARKDOWN}},
        {"output.bib", {.format = FILM_FORMAT_BIBTEX, .today = "2026-11-30"}},
        {"output-csl.json", {.format = FILM_FORMAT_CSL, .today = "2026-11-30"}},
        {"output.ris", {.format = FILM_FORMAT_RIS, .today = "2026-11-30"}},
        {"output-count.txt", {.count = true}},
    };
    struct film_arena a;
    film_arena_init(&a);
    struct film_hits hits = sample(&a);
    struct film_buf out;
    film_buf_init(&out, MANY);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        film_buf_reset(&out);
        film_output_answer(&out, &hits, &rows[i].o);
        assert_int_equal(out.failed, FILM_OK);
        compare(rows[i].name, film_buf_get(&out));
    }
    film_buf_release(&out);
    film_arena_release(&a);
}

/* Paths are bytes for whoever asked for NULs. */
static void
null_paths(void **state)
{
    (void)state;
    struct film_output o = {.format = FILM_FORMAT_PATHS, .null = true};
    struct film_arena a;
    film_arena_init(&a);
    struct film_hits hits = sample(&a);
    struct film_buf out;
    film_buf_init(&out, MANY);
    hits.v += 2;
    hits.n = 2;
    film_output_answer(&out, &hits, &o);
    static const char want[] =
        "corpus/a.txt\0evil\x1B[31m\nx:1: no\xE2\x80\xAE.txt";
    assert_int_equal(out.n, sizeof want);
    assert_memory_equal(out.p, want, sizeof want);
    film_buf_release(&out);
    film_arena_release(&a);
}

static void
nothing(void **state)
{
    (void)state;
    struct film_hits none = {.query = FILM_STR("x")};
    struct film_buf out;
    film_buf_init(&out, MANY);
    for (int f = FILM_FORMAT_TEXT; f <= FILM_FORMAT_TREC; f++) {
        struct film_output o = {.format = (enum film_format)f};
        film_buf_reset(&out);
        film_output_answer(&out, &none, &o);
        assert_int_equal(out.n > 0, f == FILM_FORMAT_JSON);
    }
    film_buf_release(&out);
}

/* A hit that is too small a place for its answer. */
static void
too_much(void **state)
{
    (void)state;
    struct film_arena a;
    film_arena_init(&a);
    struct film_hits hits = sample(&a);
    struct film_buf out;
    for (int f = FILM_FORMAT_TEXT; f <= FILM_FORMAT_TREC; f++) {
        struct film_output o = {.format = (enum film_format)f};
        film_buf_init(&out, 20);
        film_output_answer(&out, &hits, &o);
        assert_int_equal(out.failed, FILM_ERR_LIMIT);
        film_buf_release(&out);
    }
    film_arena_release(&a);
}

static void
snippets(void **state)
{
    (void)state;
    static const char text[] = "One is here. Two is there. Three is far away. "
                               "Four is the last of all of them.";
    static const struct {
        struct film_range mark;
        size_t budget;
        const char *shown;
    } rows[] = {
        {{0, 0}, 60, text},
        {{0, 3}, 20, "One is here. "},
        {{13, 16}, 20, "Two is there. "},
        {{27, 32}, 35, "Two is there. Three is far away. "},
        {{70, 73}, 10, "all of them."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_range mark = rows[i].mark;
        struct film_hit h = {.text = film_str_from(text),
                             .highlights = &mark,
                             .highlight_count = mark.to > 0};
        struct film_range r = film_snippet(&h, rows[i].budget);
        char got[sizeof text];
        memcpy(got, text + r.from, r.to - r.from);
        got[r.to - r.from] = '\0';
        assert_string_equal(got, rows[i].shown);
    }
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

static struct film_str
noise(struct film_buf *b)
{
    static const char *const pieces[] = {" ",
                                         ". ",
                                         "word",
                                         "\"",
                                         "\\",
                                         "\n",
                                         "\x1B[31m",
                                         "\xE2\x80\xAE",
                                         "\xC2\x85",
                                         "\xFF",
                                         "\xF0\x9F\x8E\xAC",
                                         "\xEC\xA0\x84",
                                         "\xCC\x81"};
    film_buf_reset(b);
    for (uint32_t n = any(40); n > 0; n--) {
        if (any(4))
            film_buf_text(b, pieces[any(sizeof pieces / sizeof pieces[0])]);
        else
            film_buf_byte(b, (char)any(256));
    }
    return film_buf_get(b);
}

static void
check_line(const char *p, size_t n)
{
    json_error_t e;
    json_t *j = json_loadb(p, n, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &e);
    assert_true(json_is_object(j));
    assert_true(json_is_integer(json_object_get(j, "schema_version")));
    json_decref(j);
}

/* What no output may hold. */
static void
check_clean(struct film_str s)
{
    assert_true(film_utf8_valid(s));
    for (size_t i = 0; i < s.n;)
        assert_false(film_utf8_control(film_utf8_next(s, &i)));
}

static void
random_answers(void **state)
{
    (void)state;
    struct film_buf b[4], out;
    film_buf_init(&out, MANY);
    for (size_t i = 0; i < 4; i++)
        film_buf_init(&b[i], MANY);
    for (int round = 0; round < 3000; round++) {
        struct film_str text = noise(&b[0]), path = noise(&b[1]),
                        title = noise(&b[2]), id = noise(&b[3]);
        uint32_t from = any((uint32_t)text.n + 1);
        struct film_range mark = {from,
                                  from + any((uint32_t)text.n - from + 1)};
        struct film_hit h = {.path = path,
                             .text = text,
                             .title = title,
                             .section = {&title, 1},
                             .article = id,
                             .highlights = &mark,
                             .highlight_count = 1,
                             .also_in = {&path, 1}};
        struct film_fact_card card = {.name = title, .names = {&path, 1}};
        struct film_hits hits = {.qid = id,
                                 .query = text,
                                 .v = &h,
                                 .n = 1,
                                 .cards = &card,
                                 .card_count = 1,
                                 .notes = {&title, 1}};
        for (int f = FILM_FORMAT_TEXT; f <= FILM_FORMAT_TREC; f++) {
            struct film_output o = {.format = (enum film_format)f,
                                    .width = any(50)};
            film_buf_reset(&out);
            film_output_answer(&out, &hits, &o);
            check_clean(film_buf_get(&out));
            if (f == FILM_FORMAT_JSON || f == FILM_FORMAT_JSONL)
                check_line(out.p, out.n);
            if (f != FILM_FORMAT_TEXT)
                assert_ptr_equal(strchr(out.p, '\n'), out.p + out.n - 1);
        }
    }
    film_buf_release(&out);
    for (size_t i = 0; i < 4; i++)
        film_buf_release(&b[i]);
}

/* No line of a terminal is wider than it, but for words that are. */
static void
widths(void **state)
{
    (void)state;
    struct film_buf text, out;
    film_buf_init(&text, MANY);
    film_buf_init(&out, MANY);
    for (int i = 0; i < 200; i++)
        film_buf_text(&text, any(3) ? "word " : "\xEC\xA0\x84\xEC\xA2\x85 ");
    for (int i = 0; i < 100; i++)
        film_buf_text(&text, "\xEC\xA0\x84");
    struct film_hit h = {.path = FILM_STR("a"), .text = film_buf_get(&text)};
    struct film_hits hits = {.v = &h, .n = 1};
    for (unsigned width = 20; width < 60; width++) {
        struct film_output o = {.width = width, .full = true};
        struct film_str line, rest;
        film_buf_reset(&out);
        film_output_answer(&out, &hits, &o);
        for (rest = film_buf_get(&out); film_str_cut(&rest, '\n', &line);) {
            size_t columns = 0;
            for (size_t i = 0; i < line.n;)
                columns += (size_t)film_utf8_width(film_utf8_next(line, &i));
            assert_true(columns <= width);
        }
    }
    film_buf_release(&text);
    film_buf_release(&out);
}

/* What tells those apart who have one name: years of films, not of people. */
static void
shared(void **state)
{
    static struct film_str film[] = {FILM_STR("The Quay")};
    static struct film_str person[] = {FILM_STR("Jane Roe"),
                                       FILM_STR("Roe Jane")};
    static struct film_fact_role roles[] = {
        {.job = FILM_STR("director"), .film = FILM_STR("Ines Vogt")},
        {.job = FILM_STR("cast"), .film = FILM_STR("Not She")},
    };
    static struct film_fact_role parts[] = {
        {.job = FILM_STR("cast"),
         .film = FILM_STR("The Quay"),
         .film_id = FILM_STR("q"),
         .year = 2019},
    };
    static struct film_fact_card films[] = {
        {.name = FILM_STR("The Quay"),
         .id = FILM_STR("imdb:tt1"),
         .year = 1979,
         .roles = roles,
         .role_count = 2,
         .source = {FILM_STR("a.xml"), 3}},
        {.name = FILM_STR("The Quay"), .year = 2019},
    };
    static struct film_fact_card people[] = {
        {.name = FILM_STR("Jane Roe"),
         .person = true,
         .year = 1,
         .born = FILM_STR("1971"),
         .roles = parts,
         .role_count = 1},
    };
    struct film_shared_name names[] = {
        {{film, 1}, films, 2, 5},
        {{person, 2}, people, 1, 1},
    };
    struct film_hits hits = {.shared = names, .shared_count = 2};
    struct film_output o = {.format = FILM_FORMAT_TEXT};
    struct film_buf out;
    (void)state;
    film_buf_init(&out, MANY);
    film_output_answer(&out, &hits, &o);
    film_buf_byte(&out, '\0');
    assert_string_equal(out.p,
                        "The Quay: 5\n"
                        "    The Quay (1979), imdb:tt1: Ines Vogt [a.xml:3]\n"
                        "    The Quay (2019)\n"
                        "Jane Roe, Roe Jane: 1\n"
                        "    Jane Roe, born 1971: The Quay (2019)\n");
    film_buf_release(&out);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),   cmocka_unit_test(null_paths),
        cmocka_unit_test(nothing),  cmocka_unit_test(too_much),
        cmocka_unit_test(snippets), cmocka_unit_test(random_answers),
        cmocka_unit_test(widths),   cmocka_unit_test(shared),
    };
    update = argc > 1 && strcmp(argv[1], "--update") == 0;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
