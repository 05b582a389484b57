/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which films, people and characters a query mentions, and which words only
 * look like it. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "search/expand/planner.h"

#include <stdio.h>
#include <unistd.h>

/* ---- The index -------------------------------------------------------- */

static const struct {
    const char *title, *original;
    int year;
    const char *director, *actor, *role;
} films[] = {
    {"Psycho", "Psycho", 1960, "Alfred Hitchcock", "Anthony Perkins",
     "Norman Bates"},
    {"Psycho II", "Psycho II", 1983, "Richard Franklin", "Vera Miles",
     "Lila Loomis"},
    {"The Thing", "The Thing", 1982, "John Carpenter", "Kurt Russell",
     "MacReady"},
    {"Escape from New York", "Escape from New York", 1981, "John Carpenter",
     "Kurt Russell", "Snake Plissken"},
    {"Rosemary's Baby", "Rosemary's Baby", 1968, "Roman Polanski", "Mia Farrow",
     "Rosemary Woodhouse"},
    {"12 Angry Men", "12 Angry Men", 1957, "Sidney Lumet", "Henry Fonda",
     "Juror 8"},
    {"Mr. &amp; Mrs. Smith", "Mr. &amp; Mrs. Smith", 2005, "Doug Liman",
     "Brad Pitt", "John Smith"},
    {"Her", "Her", 2013, "Spike Jonze", "Joaquin Phoenix", "Theodore"},
    {"The Call", "콜", 2020, "Lee Chung-hyun", "Jeon Jong-seo", "Young-sook"},
    {"The Call", "The Call", 2013, "Brad Anderson", "Halle Berry", "Jordan"},
    {"The Lord of the Rings: The Two Towers",
     "The Lord of the Rings: The Two Towers", 2002, "Peter Jackson",
     "Elijah Wood", "Frodo"},
    {"Tommy", "Tommy", 1975, "Ken Russell", "Wendy Who", "Nurse"},
    {"Soviet Mirror", "Зеркало", 1975, "Андрей Тарковский",
     "Маргарита Терехова", "Natalya"},
    {"Air Force", "Air Force", 1943, "Howard Hawks", "John Ridgely",
     "Quincannon"},
    {"Dawn of Justice", "Dawn of Justice", 2016, "Zack Snyder", "Steve Jasgur",
     "Signals Officer - Air Force"},
    {"Sherlock Holmes", "Sherlock Holmes", 2009, "Guy Ritchie",
     "Robert Downey Jr.", "Sherlock Holmes"},
};

static const char article[] =
    "Title: Names in print\n\nThe critic met Kim Min-hee at the festival. "
    "Later she saw Marguerite Duprat on stage, and everyone had a good "
    "time.\n\nNobody else came to the city that night.\n";

static void
write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static int
make_index(void **state)
{
    enum { FILMS = sizeof films / sizeof films[0] };
    static char paths[FILMS + 1][32];
    const char *all[FILMS + 1];
    if (index_set_up(state) != 0)
        return -1;
    for (size_t i = 0; i <= FILMS; i++)
        all[i] = paths[i];
    for (size_t i = 0; i < FILMS; i++) {
        char text[1000];
        snprintf(paths[i], sizeof paths[i], "film-%zu.nfo", i);
        snprintf(text, sizeof text,
                 "<movie><title>%s</title><originaltitle>%s</originaltitle>"
                 "<year>%d</year><uniqueid type=\"imdb\">tt%07zu</uniqueid>"
                 "<director>%s</director><actor><name>%s</name>"
                 "<role>%s</role></actor></movie>",
                 films[i].title, films[i].original, films[i].year, i + 1,
                 films[i].director, films[i].actor, films[i].role);
        write_file(paths[i], text);
    }
    snprintf(paths[FILMS], sizeof paths[FILMS], "article.txt");
    write_file(paths[FILMS], article);
    int failed = index_add(all, FILMS + 1);
    for (size_t i = 0; i <= FILMS; i++)
        unlink(paths[i]);
    return failed;
}

/* ---- Mentions --------------------------------------------------------- */

static const char *
how_of(const struct film_mention *m)
{
    switch (m->how) {
    case FILM_KEY_FILM:
        return "film";
    case FILM_KEY_PART:
        return "part";
    case FILM_KEY_INITIALS:
        return "initials";
    case FILM_KEY_PERSON:
        return "person";
    case FILM_KEY_SURNAME:
        return "surname";
    case FILM_KEY_ROLE:
        return "role";
    default:
        return "spelled";
    }
}

/* "HOW TEXT>FIRST BEARER+MORE; " of each that is sure, and of each that texts
 * alone spell otherwise "spelled TEXT; ". */
static void
print_mentions(struct film_buf *out, const struct film_mentions *v)
{
    for (size_t i = 0; i < v->n; i++) {
        const struct film_mention *m = &v->v[i];
        bool sure = film_mention_is_sure(m);
        bool known = false;
        for (size_t k = 0; k < v->n; k++)
            known |= film_mention_is_sure(&v->v[k]) &&
                     film_mention_overlaps(&v->v[k], m->from, m->to);
        if (!sure && (m->n > 0 || known))
            continue;
        assert_int_equal(m->text.n, m->to - m->from);
        film_buf_printf(out, "%s %.*s", how_of(m), (int)m->text.n, m->text.p);
        if (sure)
            film_buf_printf(out, ">%.*s", (int)m->bearers[0].names.v[0].text.n,
                            m->bearers[0].names.v[0].text.p);
        if (sure && !m->bearers[0].person)
            film_buf_printf(out, " %d", m->bearers[0].year);
        if (m->n > 1)
            film_buf_printf(out, "+%zu", m->n - 1);
        film_buf_text(out, "; ");
    }
}

static const struct {
    const char *query, *mentions;
} rows[] = {
    {"Psycho", "film Psycho>Psycho 1960; "},
    {"psycho review", "film psycho>Psycho 1960; "},
    {"Hitchcock's Psycho",
     "surname Hitchcock>Alfred Hitchcock; film Psycho>Psycho 1960; "},
    {"Psycho II", "film Psycho II>Psycho II 1983; "},
    {"psycho 2", "film psycho 2>Psycho II 1983; "},
    {"psycho two ending", "film psycho two>Psycho II 1983; "},
    {"Psycho 1960", "film Psycho>Psycho 1960; "},
    {"Psycho 1999", ""},
    {"psychology of murder", ""},
    {"the thing", "film the thing>The Thing 1982; "},
    {"The Thing (1982)", "film The Thing>The Thing 1982; "},
    {"thing", "film thing>The Thing 1982; "},
    {"a good thing to do", ""},
    {"Carpenter", "surname Carpenter>John Carpenter; "},
    {"John Carpenter", "person John Carpenter>John Carpenter; "},
    {"Carpenter, John", "person Carpenter, John>John Carpenter; "},
    {"a carpenter built the house", ""},
    {"Rosemary’s Baby", "film Rosemary’s Baby>Rosemary's Baby 1968; "},
    {"rosemarys baby", "film rosemarys baby>Rosemary's Baby 1968; "},
    {"rosemary's baby's ending", "film rosemary's baby>Rosemary's Baby 1968; "},
    {"twelve angry men", "film twelve angry men>12 Angry Men 1957; "},
    {"Twelve Angry Men review", "film Twelve Angry Men>12 Angry Men 1957; "},
    {"men who are angry", ""},
    {"mr and mrs smith", "film mr and mrs smith>Mr. & Mrs. Smith 2005; "},
    {"Mr + Mrs Smith", "film Mr Mrs Smith>Mr. & Mrs. Smith 2005; "},
    {"Her", "film Her>Her 2013; "},
    {"her 2013", "film her>Her 2013; "},
    {"the ending of Her", "film Her>Her 2013; "},
    {"her career in films", ""},
    {"The Call 2020", "film The Call>The Call 2020; "},
    {"the call 2013", "film the call>The Call 2013; "},
    {"call me tomorrow", ""},
    {"콜", "film 콜>The Call 2020; "},
    {"콜은", ""},
    {"전종서", "person 전종서>Jeon Jong-seo; "},
    {"전종서가 나온 영화", "person 전종서>Jeon Jong-seo; "},
    {"Jun Jong Seo", "person Jun Jong Seo>Jeon Jong-seo; "},
    {"jeon jongseo", "person jeon jongseo>Jeon Jong-seo; "},
    {"Jong-seo Jeon", "person Jong-seo Jeon>Jeon Jong-seo; "},
    {"Norman Bates", "role Norman Bates>Anthony Perkins; "},
    {"bates motel", ""},
    {"who plays MacReady", "role MacReady>Kurt Russell; "},
    {"Air Force", "film Air Force>Air Force 1943; "},
    {"who played in Air Force", "film Air Force>Air Force 1943; "},
    {"who played the captain in Air Force", "film Air Force>Air Force 1943; "},
    {"who plays Signals Officer", "role Signals Officer>Steve Jasgur; "},
    {"who plays Sherlock Holmes", "film Sherlock Holmes>Sherlock Holmes 2009; "
                                  "role Sherlock Holmes>Robert Downey Jr.; "},
    {"Kurt Russell The Thing",
     "person Kurt Russell>Kurt Russell; film The Thing>The Thing 1982; "},
    {"lotr", "initials lotr>The Lord of the Rings: The Two Towers 2002; "},
    {"LOTR", "initials LOTR>The Lord of the Rings: The Two Towers 2002; "},
    {"the two towers",
     "part the two towers>The Lord of the Rings: The Two Towers 2002; "},
    {"two towers of the city", ""},
    {"Тарковский", "surname Тарковский>Андрей Тарковский; "},
    {"Андрей Тарковский", "person Андрей Тарковский>Андрей Тарковский; "},
    {"Зеркало", "film Зеркало>Soviet Mirror 1975; "},
    {"Andrei Tarkovsky", "person Andrei Tarkovsky>Андрей Тарковский; "},
    {"Tarkovski", ""},
    {"김민희", "spelled 김민희; "},
    {"Kim Minhee", "spelled Kim Minhee; "},
    {"Margerite Duprat", "spelled Margerite Duprat; "},
    {"good time", ""},
    {"nobody came to the city", ""},
    {"Anthony Wong", ""},
    /* nothing but a title is left of what is asked */
    {"how long is psycho", "film psycho>Psycho 1960; "},
    {"runtime of psycho", "film psycho>Psycho 1960; "},
    {"when was the thing released", "film the thing>The Thing 1982; "},
    {"the release date of tommy", "film tommy>Tommy 1975; "},
    {"who wrote tommy", "film tommy>Tommy 1975; "},
    {"which country is psycho ii from", "film psycho ii>Psycho II 1983; "},
    {"how long is her career", ""},
    {"how long did he call for", ""},
    {"who wrote a good thing", ""},
    {"how long is it", ""},
    {"the actor who left", ""},
    {"directed by who", ""},
};

static void
test_mentions(void **state)
{
    (void)state;
    struct film_shard shard;
    struct film_error err;
    struct film_strs notes = {NULL, 0};
    struct film_search_options o = FILM_SEARCH_OPTIONS_INIT;
    struct film_search_ctx c = {.shards = &shard,
                                .n = 1,
                                .arena = &index_arena,
                                .notes = &notes,
                                .err = &err};
    struct film_buf got;
    size_t wrong = 0;
    film_buf_init(&got, 10000);
    assert_int_equal(film_analyser_new(&c.an, &err), FILM_OK);
    assert_int_equal(film_shard_open_local(&shard, "db", &err), FILM_OK);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_plan plan;
        film_planner_make(&c, &plan, film_str_from(rows[i].query), &o);
        assert_int_equal(c.status, FILM_OK);
        film_buf_reset(&got);
        print_mentions(&got, &plan.mentions);
        if (!film_str_equal(film_buf_get(&got),
                            film_str_from(rows[i].mentions))) {
            print_message("%s: %s\n", rows[i].query, got.n ? got.p : "");
            wrong++;
        }
        film_planner_release(&plan);
    }
    film_buf_release(&got);
    film_shard_close(&shard);
    film_analyser_free(c.an);
    assert_int_equal(wrong, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mentions),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("mentions", tests, make_index,
                                       index_tear_down);
}
