/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which film titles an article seems to name, and how they become keys. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "catalog/key.h"
#include "catalog/titles.h"

#include <stdio.h>

static const struct {
    const char *title, *key;
} keys[] = {
    {"The Call", "thecall"},
    {"Mr. & Mrs. Smith", "mrmrssmith"},
    {"mr and mrs smith", "mrmrssmith"},
    {"Spider-Man", "spiderman"},
    {"Zack Snyder's Justice League", "zacksnydersjusticeleague"},
    {"20,000 Leagues under the Sea", "20000leaguesunderthesea"},
    {"Sand", "sand"},
    {"And", ""},
    {"Am\303\251lie and I", "ameliei"},
    {"\354\275\234", "\354\275\234"},
    {"one two three four five six seven eight nine ten eleven twelve thirteen",
     "onetwothreefourfivesixseveneightnineteneleventwelve"},
    {"...", ""},
};

static void
test_title_keys(void **state)
{
    (void)state;
    struct film_buf key;
    film_buf_init(&key, 10000);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        film_title_key(&key, film_str_from(keys[i].title));
        assert_string_equal(key.n ? key.p : "", keys[i].key);
    }
    film_buf_release(&key);
}

/* key, its year and S(ubject), H(eading), T(ext), as they come */
static const struct {
    const char *title, *heading, *text;
    const char *expected;
} rows[] = {
    {"Dracula (1931)", "", "", "dracula:1931S"},
    {"The Call: a party line to the past", "", "",
     "thecallapartylinetothepastS thecallS apartylinetothepastS"},
    {"Ballerina (2023): who is who in the revenge film", "", "",
     "ballerina:2023S whoiswhointherevengefilmS"},
    {"Batman: Mask of the Phantasm (1993)", "", "",
     "batmanmaskofthephantasm:1993S batman:1993S maskofthephantasm:1993S"},
    {"2001: A Space Odyssey (1968)", "", "",
     "2001aspaceodyssey:1968S aspaceodyssey:1968S"},
    {"1917 (2019)", "", "", "1917:2019S"},
    {"Action film Ballerina streams from Friday", "", "",
     "actionfilmballerinastreamsfromfridayS actionS ballerinaS fridayS"},
    {"What Parasite won, and when", "", "",
     "whatparasitewonwhenS whatparasitewonS whatparasiteS parasiteS "
     "whenS"},
    {"Bong's Parasite at five", "", "",
     "bongsparasiteatfiveS bongsS parasiteS"},
    {"It, Her and Up", "It", "", "itherupS itS herupS"},
    {"One word titles", "Her (2013)", "", "onewordtitlesS oneS her:2013H"},
    {"News", "", "He saw the film Ballerina twice.", "newsS ballerinaT"},
    {"News", "", "He saw \342\200\234The Caller\342\200\235 and Her (2013).",
     "newsS thecallerT her:2013T"},
    {"News", "",
     "\354\230\201\355\231\224 '\354\275\234'\353\241\234 \354\203\201",
     "newsS \354\275\234T"},
    {"News", "", "Jeon Jong-seo leads the cast in Busan.", "newsS"},
    {"The Caller", "", "We saw The Caller of 2011.", "thecaller:2011S"},
    {"", "", "", ""},
};

static void
show(struct film_buf *out, const struct film_titles *t)
{
    film_buf_reset(out);
    for (size_t i = 0; i < t->n; i++) {
        film_buf_text(out, i ? " " : "");
        film_buf_str(out, t->v[i].key);
        if (t->v[i].year)
            film_buf_printf(out, ":%d", t->v[i].year);
        film_buf_byte(out, "SHT"[t->v[i].place]);
    }
}

static void
test_titles_are_found(void **state)
{
    (void)state;
    struct film_arena arena;
    struct film_buf got;
    film_arena_init(&arena);
    film_buf_init(&got, 10000);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_block heading = {.text = film_str_from(rows[i].heading),
                                     .kind = FILM_BLOCK_HEADING};
        struct film_article a = {.title = film_str_from(rows[i].title),
                                 .blocks = &heading,
                                 .block_count = heading.text.n > 0};
        struct film_titles t;
        assert_int_equal(
            film_titles_find(&t, &a, film_str_from(rows[i].text), &arena, NULL),
            FILM_OK);
        show(&got, &t);
        assert_string_equal(got.n ? got.p : "", rows[i].expected);
    }
    film_buf_release(&got);
    film_arena_release(&arena);
}

static void
test_metadata_comes_first(void **state)
{
    (void)state;
    struct film_mention films[] = {{FILM_STR("Past Lives"), 2023},
                                   {FILM_STR("Minari"), 0}};
    struct film_article a = {
        .title = FILM_STR("Minari (2020)"), .films = films, .film_count = 2};
    struct film_titles t;
    struct film_arena arena;
    struct film_buf got;
    film_arena_init(&arena);
    film_buf_init(&got, 10000);
    assert_int_equal(
        film_titles_find(&t, &a, FILM_STR("The film Her."), &arena, NULL),
        FILM_OK);
    show(&got, &t);
    assert_string_equal(got.p, "pastlives:2023S minari:2020S");
    film_buf_release(&got);
    film_arena_release(&arena);
}

/* However long the article, only so many. */
static void
test_titles_are_limited(void **state)
{
    (void)state;
    enum { HEADINGS = 100 };
    static char text[HEADINGS][16];
    struct film_block blocks[HEADINGS];
    struct film_titles t;
    struct film_arena arena;
    for (size_t i = 0; i < HEADINGS; i++) {
        snprintf(text[i], sizeof text[i], "Part %zu", i);
        blocks[i] = (struct film_block){.text = film_str_from(text[i]),
                                        .kind = FILM_BLOCK_HEADING};
    }
    struct film_article a = {.blocks = blocks, .block_count = HEADINGS};
    film_arena_init(&arena);
    assert_int_equal(film_titles_find(&t, &a, FILM_STR(""), &arena, NULL),
                     FILM_OK);
    assert_int_equal(t.n, FILM_TITLES_MOST);
    film_arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_keys),
        cmocka_unit_test(test_titles_are_found),
        cmocka_unit_test(test_metadata_comes_first),
        cmocka_unit_test(test_titles_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
