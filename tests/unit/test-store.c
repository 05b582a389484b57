/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stored articles, passages and records come back as they were, and cut or
 * changed bytes are told, never read beyond. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index/format/store.h"
#include "schema/schema.h"

#include <stdlib.h>

static struct film_str authors[] = {{"Jane Doe", 8}, {"Kim", 3}};
static struct film_id ids[] = {{{"imdb", 4}, {"tt1", 3}}};
static struct film_named_title films[] = {{{"Burning", 7}, 2018}};

static struct film_stored_title titles[] = {
    {(1u << 30) - 1, 2018, FILM_TITLE_TEXT}, {0, 0, FILM_TITLE_SUBJECT}};

static struct film_stored_article
sample_article(void)
{
    struct film_stored_article a = {.passages = 1, .length = 7};
    a.input = film_path_id(FILM_STR("dir/a.txt"));
    a.titles = titles;
    a.title_count = 2;
    a.meta.id = FILM_STR("7");
    a.meta.line = 3;
    a.meta.title = FILM_STR("A title");
    a.meta.date = FILM_STR("2023-10");
    a.meta.authors = (struct film_strs){authors, 2};
    a.meta.film_ids = ids;
    a.meta.film_id_count = 1;
    a.meta.films = films;
    a.meta.film_count = 1;
    return a;
}

static struct film_str section[] = {{"Cast", 4}, {"Ok-ju", 5}};

static struct film_stored_passage
sample_passage(void)
{
    return (struct film_stored_passage){
        0, {FILM_STR("She won."), {section, 2}, 12, 14, 300, 308}};
}

static void
check_article(const struct film_stored_article *a)
{
    struct film_sum input = film_path_id(FILM_STR("dir/a.txt"));
    assert_int_equal(film_sum_compare(&a->input, &input), 0);
    assert_true(film_str_equal(a->meta.title, FILM_STR("A title")));
    assert_int_equal(a->meta.line, 3);
    assert_int_equal(a->meta.authors.n, 2);
    assert_true(film_str_equal(a->meta.authors.v[1], FILM_STR("Kim")));
    assert_true(film_str_equal(a->meta.film_ids[0].value, FILM_STR("tt1")));
    assert_int_equal(a->meta.films[0].year, 2018);
    assert_int_equal(a->length, 7);
    assert_int_equal(a->title_count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(a->titles[i].number, titles[i].number);
        assert_int_equal(a->titles[i].year, titles[i].year);
        assert_int_equal(a->titles[i].place, titles[i].place);
    }
}

static void
check_passage(const struct film_stored_passage *p)
{
    assert_true(film_str_equal(p->passage.text, FILM_STR("She won.")));
    assert_int_equal(p->passage.section.n, 2);
    assert_true(film_str_equal(p->passage.section.v[1], FILM_STR("Ok-ju")));
    assert_int_equal(p->passage.line_end, 14);
    assert_int_equal(p->passage.byte, 300);
    assert_int_equal(p->passage.byte_end, 308);
}

static void
test_single_comes_back(void **state)
{
    (void)state;
    struct film_stored_article a = sample_article(), b;
    struct film_stored_passage p = sample_passage(), q;
    struct film_buf data;
    struct film_arena arena;
    film_buf_init(&data, 10000);
    film_arena_init(&arena);
    film_store_single(&data, &a, &p);
    assert_int_equal(film_stored_kind(film_buf_get(&data)),
                     FILM_KIND_SINGLE[0]);
    assert_int_equal(film_load_article(&b, film_buf_get(&data), &arena, NULL),
                     FILM_OK);
    assert_int_equal(film_load_passage(&q, film_buf_get(&data), &arena, NULL),
                     FILM_OK);
    check_article(&b);
    check_passage(&q);
    film_arena_release(&arena);
    film_buf_release(&data);
}

static void
test_kinds_are_told_apart(void **state)
{
    (void)state;
    struct film_stored_article a = sample_article();
    struct film_stored_passage p = sample_passage();
    struct film_error err;
    struct film_buf data;
    struct film_arena arena;
    film_buf_init(&data, 10000);
    film_arena_init(&arena);
    film_store_article(&data, &a);
    assert_int_equal(film_load_passage(&p, film_buf_get(&data), &arena, &err),
                     FILM_ERR_INDEX);
    struct film_record r;
    assert_int_equal(film_load_record(&r, film_buf_get(&data), &arena, &err),
                     FILM_ERR_INDEX);
    assert_int_equal(film_load_article(&a, FILM_STR(""), &arena, &err),
                     FILM_ERR_INDEX);
    film_arena_release(&arena);
    film_buf_release(&data);
}

static void
test_record_comes_back(void **state)
{
    (void)state;
    struct film_name names[] = {{FILM_STR("Jeon Jong-seo"), FILM_STR("en"),
                                 FILM_STR("Jeon"), FILM_NAME_MAIN}};
    struct film_name roles[] = {{FILM_STR("Ok-ju"), {0}, {0}, 0}};
    struct film_credit credit = {.job = FILM_JOB_CAST,
                                 .names = {names, 1},
                                 .roles = {roles, 1},
                                 .line = 9};
    struct film_award award = {.ceremony = FILM_STR("Baeksang Arts Awards"),
                               .category = FILM_STR("Best Actress"),
                               .year = 2021,
                               .won = true,
                               .line = 4};
    struct film_record in = {.kind = FILM_RECORD_FILM,
                             .path = FILM_STR("a.xml"),
                             .format = "film-xml",
                             .names = {names, 1},
                             .year = 2023,
                             .credits = &credit,
                             .credit_count = 1,
                             .awards = &award,
                             .award_count = 1},
                       out;
    struct film_buf data;
    struct film_arena arena;
    film_buf_init(&data, 10000);
    film_arena_init(&arena);
    film_store_record(&data, &in);
    assert_int_equal(film_load_record(&out, film_buf_get(&data), &arena, NULL),
                     FILM_OK);
    assert_string_equal(out.format, "film-xml");
    assert_int_equal(out.year, 2023);
    assert_true(film_str_equal(out.names.v[0].family, FILM_STR("Jeon")));
    assert_true(
        film_str_equal(out.credits[0].roles.v[0].text, FILM_STR("Ok-ju")));
    assert_int_equal(out.credits[0].line, 9);
    assert_int_equal(out.awards[0].year, 2021);
    assert_true(out.awards[0].won);
    film_arena_release(&arena);
    film_buf_release(&data);
}

/* Every cut and every changed byte is decoded without reading outside (the
 * copies are of exact size: a sanitizer sees it) and ends in OK or a told
 * error. */
static void
test_damage_is_survived(void **state)
{
    (void)state;
    struct film_stored_article a = sample_article(), b;
    struct film_stored_passage p = sample_passage(), q;
    struct film_buf data;
    struct film_arena arena;
    size_t told = 0;
    film_buf_init(&data, 10000);
    film_arena_init(&arena);
    film_store_single(&data, &a, &p);
    for (size_t n = 0; n < data.n; n++) {
        char *cut = malloc(n + 1);
        assert_non_null(cut);
        memcpy(cut, data.p, n);
        struct film_str s = {cut, n};
        told += film_load_article(&b, s, &arena, NULL) != FILM_OK;
        film_load_passage(&q, s, &arena, NULL);
        free(cut);
        film_arena_reset(&arena);
    }
    assert_true(told > 20);
    for (size_t i = 0; i < data.n; i++) {
        char *changed = malloc(data.n);
        assert_non_null(changed);
        memcpy(changed, data.p, data.n);
        changed[i] = (char)(changed[i] ^ 0xFF);
        struct film_str s = {changed, data.n};
        film_load_article(&b, s, &arena, NULL);
        film_load_passage(&q, s, &arena, NULL);
        free(changed);
        film_arena_reset(&arena);
    }
    film_arena_release(&arena);
    film_buf_release(&data);
}

static void
test_terms_follow_the_schema(void **state)
{
    (void)state;
    struct film_buf term;
    film_buf_init(&term, 4 * FILM_TERM_MAX);
    film_schema_term(&term, FILM_F_SOURCE, FILM_STR("example.org"));
    assert_string_equal(term.p, "Hexample.org");
    film_schema_term(&term, FILM_F_SOURCE, FILM_STR("Empire"));
    assert_string_equal(term.p, "H:Empire");
    char lengthy[1000];
    memset(lengthy, 'x', sizeof lengthy);
    film_schema_term(&term, FILM_F_TAG, (struct film_str){lengthy, 1000});
    assert_true(term.n <= FILM_TERM_MAX);
    size_t fits = FILM_TERM_MAX - strlen(film_schema_field(FILM_F_TAG)->prefix);
    film_schema_term(&term, FILM_F_TAG, (struct film_str){lengthy, fits});
    assert_int_equal(term.n, FILM_TERM_MAX);
    assert_null(strchr(term.p, '~'));
    film_schema_term(&term, FILM_F_TAG, (struct film_str){lengthy, fits + 1});
    assert_true(term.n <= FILM_TERM_MAX);
    assert_non_null(strchr(term.p, '~'));
    for (size_t i = 0; i < FILM_FIELD_COUNT; i++)
        assert_int_equal(film_schema_field((enum film_field)i)->field, i);
    assert_ptr_equal(film_schema_find(FILM_STR("MOVIE")),
                     film_schema_field(FILM_F_FILM));
    assert_null(film_schema_find(FILM_STR("nonsense")));
    film_buf_release(&term);
}

/* No prefix may be the beginning of another one and a capital: terms of both
 * would meet. */
static void
test_prefixes_do_not_meet(void **state)
{
    (void)state;
    for (size_t i = 0; i < FILM_FIELD_COUNT; i++)
        for (size_t k = 0; k < FILM_FIELD_COUNT; k++) {
            const char *p = film_schema_field((enum film_field)i)->prefix;
            const char *q = film_schema_field((enum film_field)k)->prefix;
            if (i == k || !p[0] || strlen(q) < strlen(p))
                continue;
            assert_true(strncmp(p, q, strlen(p)) != 0);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_single_comes_back),
        cmocka_unit_test(test_kinds_are_told_apart),
        cmocka_unit_test(test_record_comes_back),
        cmocka_unit_test(test_damage_is_survived),
        cmocka_unit_test(test_terms_follow_the_schema),
        cmocka_unit_test(test_prefixes_do_not_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
