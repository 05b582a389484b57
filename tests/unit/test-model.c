/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A copy of an article has all that the article has, in memory of its own. */
#include <config.h>
#include "model/copy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* Bytes that change after the copy was made. */
static char source[] = "path|id|title|url|source|language|date|author|name|tag|"
                       "field|imdb|tt1|film|heading|text";

/* The part of them with number n. */
static struct film_str
part(unsigned n)
{
    struct film_str rest = {source, sizeof source - 1}, s = {"", 0};
    for (unsigned i = 0; i <= n; i++)
        film_str_cut(&rest, '|', &s);
    return s;
}

static void
assert_str(struct film_str s, const char *want)
{
    if (!film_str_equal(s, film_str_from(want)))
        fail_msg("%.*s, not %s", (int)s.n, s.p, want);
}

static void
copies_all(void **state)
{
    struct film_arena arena;
    struct film_str authors[] = {part(7), part(8)}, cast[] = {part(8)},
                    tags[] = {part(9)}, fields[] = {part(10)};
    struct film_id ids[] = {{part(11), part(12)}};
    struct film_named_title films[] = {{part(13), 1968}};
    struct film_block blocks[] = {
        {.text = part(14), .kind = FILM_BLOCK_HEADING, .level = 2, .line = 3},
        {.text = part(15), .line = 4, .line_end = 5},
    };
    const struct film_article a = {
        .path = part(0),
        .id = part(1),
        .line = 9,
        .format = "test",
        .title = part(2),
        .url = part(3),
        .source = part(4),
        .language = part(5),
        .date = part(6),
        .authors = {authors, 2},
        .cast = {cast, 1},
        .tags = {tags, 1},
        .fields = {fields, 1},
        .title_made = true,
        .film_ids = ids,
        .film_id_count = 1,
        .films = films,
        .film_count = 1,
        .blocks = blocks,
        .block_count = 2,
    };
    struct film_article b;
    (void)state;
    film_arena_init(&arena);
    assert_true(film_article_copy(&arena, &a, &b));
    memset(source, '#', sizeof source - 1);
    memset(authors, 0, sizeof authors);
    memset(ids, 0, sizeof ids);
    memset(films, 0, sizeof films);
    memset(blocks, 0, sizeof blocks);
    assert_str(b.path, "path");
    assert_str(b.id, "id");
    assert_str(b.title, "title");
    assert_str(b.url, "url");
    assert_str(b.source, "source");
    assert_str(b.language, "language");
    assert_str(b.date, "date");
    assert_int_equal(b.line, 9);
    assert_string_equal(b.format, "test");
    assert_true(b.title_made);
    assert_int_equal(b.authors.n, 2);
    assert_str(b.authors.v[0], "author");
    assert_str(b.authors.v[1], "name");
    assert_str(b.cast.v[0], "name");
    assert_str(b.tags.v[0], "tag");
    assert_str(b.fields.v[0], "field");
    assert_str(b.film_ids[0].scheme, "imdb");
    assert_str(b.film_ids[0].value, "tt1");
    assert_str(b.films[0].title, "film");
    assert_int_equal(b.films[0].year, 1968);
    assert_str(b.blocks[0].text, "heading");
    assert_int_equal(b.blocks[0].kind, FILM_BLOCK_HEADING);
    assert_int_equal(b.blocks[0].level, 2);
    assert_str(b.blocks[1].text, "text");
    assert_int_equal(b.blocks[1].line_end, 5);
    film_arena_release(&arena);
}

static void
copies_nothing(void **state)
{
    struct film_arena arena;
    struct film_article a = {0}, b;
    (void)state;
    film_arena_init(&arena);
    assert_true(film_article_copy(&arena, &a, &b));
    assert_int_equal(b.path.n, 0);
    assert_null(b.authors.v);
    assert_null(b.cast.v);
    assert_null(b.tags.v);
    assert_null(b.fields.v);
    assert_null(b.film_ids);
    assert_null(b.films);
    assert_null(b.blocks);
    film_arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_all),
        cmocka_unit_test(copies_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
