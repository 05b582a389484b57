/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which film titles an article seems to name, and how they become keys. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "catalog/key.h"
#include "catalog/numerals.h"
#include "catalog/titles.h"
#include "catalog/words.h"

#include <stdio.h>

static const struct {
    const char *title, *key;
} keys[] = {
    {"The Call", "call"},
    {"call", "call"},
    {"The", "the"},
    {"A", "a"},
    {"A*P*E", "ape"},
    {"La La Land", "laland"},
    {"Das Boot", "boot"},
    {"Il Posto", "posto"},
    {"L'Avventura", "avventura"},
    {"L\342\200\231Avventura", "avventura"},
    {"L.A. Confidential", "laconfidential"},
    {"Die Hard", "diehard"},
    {"Die Hard 2", "hard2"},
    {"die hard two", "hard2"},
    {"Mr. & Mrs. Smith", "mrmrssmith"},
    {"mr and mrs smith", "mrmrssmith"},
    {"Mr + Mrs Smith", "mrmrssmith"},
    {"Rock 'n' Roll High School", "rockrollhighschool"},
    {"Rock and Roll High School", "rockrollhighschool"},
    {"Spider-Man", "spiderman"},
    {"Zack Snyder's Justice League", "zacksnydersjusticeleague"},
    {"Zack Snyder\342\200\231s Justice League", "zacksnydersjusticeleague"},
    {"20,000 Leagues under the Sea", "20000leaguesunderthesea"},
    {"Twenty Thousand Leagues Under the Sea", "20000leaguesunderthesea"},
    {"20 Thousand Leagues Under the Sea", "20000leaguesunderthesea"},
    {"12 Angry Men", "12angrymen"},
    {"Twelve Angry Men", "12angrymen"},
    {"The Thirty-Nine Steps", "39steps"},
    {"the thirty nine steps", "39steps"},
    {"The 39 Steps", "39steps"},
    {"One Hundred and One Dalmatians", "101dalmatians"},
    {"101 Dalmatians", "101dalmatians"},
    {"Nineteen Eighty-Four", "1984"},
    {"8\302\275", "812"},
    {"8 1/2", "812"},
    {"Eight and a Half", "812"},
    {"Se7en", "7"},
    {"Seven", "7"},
    {"Thir13en Ghosts", "13ghosts"},
    {"Fant4stic", "fantastic"},
    {"S1m0ne", "simone"},
    {"Ocean's 8", "oceans8"},
    {"U-571", "u571"},
    {"The Exorcist III", "exorcist3"},
    {"exorcist three", "exorcist3"},
    {"Rocky IV", "rocky4"},
    {"V for Vendetta", "vforvendetta"},
    {"Malcolm X", "malcolm10"},
    {"I, Robot", "irobot"},
    {"Withnail & I", "withnaili"},
    {"Part I", "part1"},
    {"Dune: Part One", "dune1"},
    {"Dune 1", "dune1"},
    {"Kill Bill: Vol. 2", "killbill2"},
    {"kill bill volume two", "killbill2"},
    {"Guardians of the Galaxy 2", "guardiansofthegalaxy2"},
    {"Friday the 13th pt. VIII", "fridaythe13th8"},
    {"Friday the 13th Part 8", "fridaythe13th8"},
    {"Star Wars: Episode V", "starwars5"},
    {"The Book of Eli", "bookofeli"},
    {"The Best Part", "bestpart"},
    {"Chapter 27", "chapter27"},
    {"Affair, The", "affair"},
    {"Dolce Vita, La", "dolcevita"},
    {"affair , the ", "affair"},
    {"Die, Monster, Die!", "diemonsterdie"},
    {"Him and Her, the", "himher"},
    {"To Be the", "tobethe"},
    {"Friday the 13th", "fridaythe13th"},
    {"Friday the Thirteenth", "fridaythe13th"},
    {"The 2nd Civil War", "2thcivilwar"},
    {"The Second Civil War", "2thcivilwar"},
    {"The Twenty-First Day", "21thday"},
    {"Freddy vs. Jason", "freddy5jason"},
    {"M*A*S*H", "mash"},
    {"MASH", "mash"},
    {"S.W.A.T.", "swat"},
    {"Sand", "sand"},
    {"And", "and"},
    {"And Then", "andthen"},
    {"Am\303\251lie and I", "ameliei"},
    {"\354\275\234", "\354\275\234"},
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

/* However long a title is, its key is not. */
static void
test_title_keys_are_limited(void **state)
{
    (void)state;
    static char title[100000];
    struct film_buf key;
    film_buf_init(&key, 10000);
    for (size_t i = 0; i + 1 < sizeof title; i++)
        title[i] = i % 5 == 4 ? ' ' : 'b';
    film_title_key(&key, film_str_from(title));
    assert_int_equal(key.n, 4 * FILM_WORDS_MOST);
    memset(title, 'b', sizeof title - 1);
    film_title_key(&key, film_str_from(title));
    assert_int_equal(key.n, FILM_KEY_BYTES);
    film_buf_release(&key);
}

/* article, parts and initials, each with a blank after it */
static const struct {
    const char *title, *article, *parts, *initials;
} pieces[] = {
    {"The Lord of the Rings: The Return of the King", "The",
     "lordoftherings returnoftheking ",
     "tlotrtrotk lotrtrotk tlotr lotr "
     "trotk rotk "},
    {"Terminator 2: Judgment Day", "", "terminator2 judgmentday ", "t2jd t2 "},
    {"Dune: Part Two", "", "dune ", "dp2 "},
    {"Star Trek: The Movie", "", "startrek ", "sttm "},
    {"Birdman or (The Unexpected Virtue of Ignorance)", "",
     "birdman unexpectedvirtueofignorance ", "botuvoi tuvoi uvoi "},
    {"Kill Bill - Vol. 1", "", "killbill ", "kbv1 "},
    {"Heat", "", "", ""},
    {"der Himmel \303\274ber Berlin", "der", "", "dhub hub "},
    {"L'Avventura", "L", "", ""},
    {"Die Hard", "", "", ""},
    {"The Ring", "The", "", ""},
};

static void
test_title_pieces(void **state)
{
    (void)state;
    struct film_buf key, all;
    film_buf_init(&key, 10000);
    film_buf_init(&all, 10000);
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct film_str title = film_str_from(pieces[i].title);
        struct film_str article = film_title_article(title);
        assert_int_equal(article.n, strlen(pieces[i].article));
        assert_memory_equal(article.p, pieces[i].article, article.n);
        film_buf_reset(&all);
        for (size_t k = 0; film_title_part(&key, title, k); k++)
            film_buf_printf(&all, "%.*s%s", (int)key.n, key.p,
                            key.n ? " " : "");
        assert_string_equal(all.n ? all.p : "", pieces[i].parts);
        film_buf_reset(&all);
        for (size_t k = 0; film_title_initials(&key, title, k); k++)
            film_buf_printf(&all, "%.*s%s", (int)key.n, key.p,
                            key.n ? " " : "");
        assert_string_equal(all.n ? all.p : "", pieces[i].initials);
    }
    film_buf_release(&key);
    film_buf_release(&all);
}

/* key, its year and S(ubject), H(eading), T(ext), as they come */
static const struct {
    const char *title, *heading, *text;
    const char *expected;
} rows[] = {
    {"Dracula (1931)", "", "", "dracula:1931S"},
    {"The Call: a party line to the past", "", "",
     "callapartylinetothepastS callS partylinetothepastS"},
    {"Ballerina (2023): who is who in the revenge film", "", "",
     "ballerina:2023S whoiswhointherevengefilmS"},
    {"Batman: Mask of the Phantasm (1993)", "", "",
     "batmanmaskofthephantasm:1993S batman:1993S maskofthephantasm:1993S"},
    {"2001: A Space Odyssey (1968)", "", "",
     "2001aspaceodyssey:1968S spaceodyssey:1968S"},
    {"1917 (2019)", "", "", "1917:2019S"},
    {"Action film Ballerina streams from Friday", "", "",
     "actionfilmballerinastreamsfromfridayS actionS ballerinaS fridayS"},
    {"What Parasite won, and when", "", "",
     "whatparasitewonwhenS whatparasitewonS whatparasiteS parasiteS "
     "andwhenS"},
    {"Bong's Parasite at five", "", "", "bongsparasiteat5S bongsS parasiteS"},
    {"It, Her and Up", "It", "", "itherupS itS herupS"},
    {"One word titles", "Her (2013)", "", "1wordtitlesS 1S her:2013H"},
    {"News", "", "He saw the film Ballerina twice.", "newsS ballerinaT"},
    {"News", "", "He saw \342\200\234The Caller\342\200\235 and Her (2013).",
     "newsS callerT her:2013T"},
    {"News", "",
     "\354\230\201\355\231\224 '\354\275\234'\353\241\234 \354\203\201",
     "newsS \354\275\234T"},
    {"News", "", "Jeon Jong-seo leads the cast in Busan.", "newsS"},
    {"The Caller", "", "We saw The Caller of 2011.", "caller:2011S"},
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
    struct film_named_title films[] = {{FILM_STR("Past Lives"), 2023},
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

/* The first letter decides most: one word for each that numbers begin with. */
static void
test_numerals(void **state)
{
    static const struct {
        const char *word, *figures;
    } numerals[] = {
        {"acht", "8"},
        {"cinq", "5"},
        {"deux", "2"},
        {"eight", "8"},
        {"fifth", "5th"},
        {"first", "1th"},
        {"funf", "5"},
        {"hundred", "100"},
        {"huit", "8"},
        {"nine", "9"},
        {"oito", "8"},
        {"one", "1"},
        {"quatre", "4"},
        {"seis", "6"},
        {"sixteenth", "16th"},
        {"tre", "3"},
        {"thirtieth", "30th"},
        {"thousand", "1000"},
        {"undici", "11"},
        {"vierhundert", "400"},
        {"zero", "0"},
        {"zwolf", "12"},
        {"bat", ""},
        {"eighths", ""},
        {"on", ""},
        {"o", ""},
        {"", ""},
        {"\xC3\xA9t\xC3\xA9", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof numerals / sizeof numerals[0]; i++) {
        struct film_buf figures;
        film_buf_init(&figures, 64);
        struct film_str word = film_str_from(numerals[i].word);
        size_t taken = film_numeral_words(&figures, &word, 1);
        assert_int_equal(taken, numerals[i].figures[0] != '\0');
        assert_string_equal(taken ? figures.p : "", numerals[i].figures);
        film_buf_release(&figures);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_keys),
        cmocka_unit_test(test_title_keys_are_limited),
        cmocka_unit_test(test_title_pieces),
        cmocka_unit_test(test_titles_are_found),
        cmocka_unit_test(test_metadata_comes_first),
        cmocka_unit_test(test_titles_are_limited),
        cmocka_unit_test(test_numerals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
