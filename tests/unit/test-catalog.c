/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records become films and people: which are one, which stay two, whatever
 * the order they come in; entities survive damage. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "catalog/key.h"
#include "catalog/countries.h"
#include "catalog/merge.h"

#include <stdlib.h>

static const struct {
    const char *name, *key, *joined;
} keys[] = {
    {"Jeon Jong-seo", "jeon jongseo", "jeonjongseo"},
    {"JONG-SEO JEON", "jeon jongseo", "jongseojeon"},
    {"전종서", "전종서", "전종서"},
    {"Amélie Poulain", "amelie poulain", "ameliepoulain"},
    {"The Call", "call the", "thecall"},
    {"O'Brien", "obrien", "obrien"},
    {"It", "it", "it"},
    {"...", "", ""},
    {"A Very Long Film Title", "a very long film title", "averylongfilmtitle"},
};

static void
test_keys(void **state)
{
    (void)state;
    struct film_buf key;
    film_buf_init(&key, 10000);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        film_name_key(&key, film_str_from(keys[i].name));
        assert_string_equal(key.n ? key.p : "", keys[i].key);
        film_name_key_joined(&key, film_str_from(keys[i].name));
        assert_string_equal(key.n ? key.p : "", keys[i].joined);
    }
    film_buf_release(&key);
}

static const struct {
    const char *name, *orders, *surnames; /* each with a blank after it */
    const char *called;
} people[] = {
    {"Jeon Jong-seo", "jeonjongseo jongseojeon ", "jongseo jeon ", "Jeon"},
    {"Robert De Niro", "robertdeniro denirorobert nirorobertde ",
     "deniro niro ", "Niro"},
    {"Akira Kurosawa", "akirakurosawa kurosawaakira ", "kurosawa ", "Kurosawa"},
    {"Robert Downey Jr.", "robertdowneyjr downeyjrrobert jrrobertdowney ",
     "downey ", "Downey"},
    {"Madonna", "madonna ", "madonna ", ""},
    {"Jean-Luc Godard", "jeanlucgodard godardjeanluc ", "godard ", "Godard"},
    {"\354\240\204\354\242\205\354\204\234",
     "\354\240\204\354\242\205\354\204\234 ", "", ""},
    {"Chor der Wiener Staatsoper in Wien", "chorderwienerstaatsoperinwien ", "",
     "Wien"},
    {"", "", "", ""},
};

static void
test_people(void **state)
{
    (void)state;
    struct film_buf key, all;
    film_buf_init(&key, 10000);
    film_buf_init(&all, 10000);
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        struct film_str name = film_str_from(people[i].name);
        film_buf_reset(&all);
        for (size_t k = 0; film_name_order(&key, name, k); k++)
            film_buf_printf(&all, "%.*s ", (int)key.n, key.p);
        assert_string_equal(all.n ? all.p : "", people[i].orders);
        film_buf_reset(&all);
        for (size_t k = 0; film_name_surname(&key, name, k); k++)
            film_buf_printf(&all, "%.*s ", (int)key.n, key.p);
        assert_string_equal(all.n ? all.p : "", people[i].surnames);
        struct film_str called = film_name_called(name);
        if (!film_str_equal(called, film_str_from(people[i].called)))
            fail_msg("%s: %.*s", people[i].name, (int)called.n, called.p);
    }
    film_buf_release(&key);
    film_buf_release(&all);
}

static const struct {
    const char *label, *keys; /* each with a blank after it */
} roles[] = {
    {"Ok-ju", "okju "},
    {"Unosuke - Gunfighter", "unosukegunfighter unosuke gunfighter "},
    {"Adelaide Wilson / Red", "adelaidewilsonred adelaidewilson red "},
    {"Samantha (voice)", "samanthavoice samantha "},
    {"Samantha (voice) / Herself", "samanthavoiceherself samantha "},
    {"Self (archive footage)", "selfarchivefootage "},
    {"Self - Host", "selfhost host "},
    {"Kikuchiyo, the seventh samurai", "kikuchiyotheseventhsamurai kikuchiyo "},
    {"Dr. Mabuse; Dr. Weltmann", "drmabusedrweltmann drmabuse drweltmann "},
    {"Norman \342\200\223 Mother [both]", "normanmotherboth norman mother "},
    {"Jean-Luc", "jeanluc "},
    {"AC/DC", "acdc ac dc "},
    {"(uncredited)", "uncredited "},
    {"Ray (unclosed", "rayunclosed ray "},
    {"\354\230\201\354\210\231 / \354\204\234\354\227\260",
     "\354\230\201\354\210\231\354\204\234\354\227\260 "
     "\354\230\201\354\210\231 \354\204\234\354\227\260 "},
    {"", ""},
};

static void
test_roles(void **state)
{
    (void)state;
    struct film_buf key, all;
    film_buf_init(&key, 10000);
    film_buf_init(&all, 10000);
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        struct film_str label = film_str_from(roles[i].label);
        film_buf_reset(&all);
        for (size_t k = 0; film_role_key(&key, label, k); k++)
            if (key.n > 0)
                film_buf_printf(&all, "%.*s ", (int)key.n, key.p);
        assert_string_equal(all.n ? all.p : "", roles[i].keys);
    }
    film_buf_release(&key);
    film_buf_release(&all);
}

static struct film_name name_jeon_jong_seo[] = {
    {{"Jeon Jong-seo", 13}, {0}, {0}, FILM_NAME_MAIN}};
static struct film_name name_ok_ju[] = {
    {{"Ok-ju", 5}, {0}, {0}, FILM_NAME_MAIN}};
static struct film_name name_kim_ji_hoon[] = {
    {{"Kim Ji-hoon", 11}, {0}, {0}, FILM_NAME_MAIN}};
static struct film_name name_jong_seo_jeon[] = {
    {{"Jong-seo Jeon", 13}, {0}, {0}, FILM_NAME_MAIN}};
static struct film_name name_ballerina[] = {
    {{"Ballerina", 9}, {0}, {0}, FILM_NAME_MAIN}};
static struct film_name name_balerina[] = {
    {{"Balerina", 8}, {0}, {0}, FILM_NAME_MAIN}};

static struct film_id imdb1[] = {{{"imdb", 4}, {"nm1", 3}}};
static struct film_id imdb2[] = {{{"imdb", 4}, {"nm2", 3}}};
static struct film_id film1[] = {{{"imdb", 4}, {"tt1", 3}}};

static struct film_str countries_a[] = {{"South Korea", 11}, {"Freedonia", 9}};
static struct film_str countries_b[] = {{"KOR", 3}, {"France", 6}};
static struct film_str genres_a[] = {{"Action", 6}, {"Film-Noir", 9}};
static struct film_str genres_b[] = {{"action", 6}};
static struct film_release releases[] = {{{"2023-10-06", 10}, {"KR", 2}},
                                         {{"2023", 4}, {"", 0}}};

/* Ballerina twice (one says 2023, one 2022), a cast of two, and two people
 * called Kim Ji-hoon. */
static size_t
make_records(struct film_record *r, struct film_credit *c, struct film_award *a)
{
    c[0] = (struct film_credit){
        .names = {name_jeon_jong_seo, 1}, .roles = {name_ok_ju, 1}, .line = 5};
    c[1] = (struct film_credit){.names = {name_kim_ji_hoon, 1}, .line = 6};
    c[2] = (struct film_credit){.names = {name_jong_seo_jeon, 1}, .line = 9};
    a[0] = (struct film_award){.ceremony = FILM_STR("Baeksang Arts Awards"),
                               .category = FILM_STR("Best Actress"),
                               .person = FILM_STR("Jeon Jong-seo"),
                               .year = 2021,
                               .won = true,
                               .line = 7};
    r[0] = (struct film_record){.path = FILM_STR("a.xml"),
                                .format = "nfo",
                                .names = {name_ballerina, 1},
                                .ids = film1,
                                .id_count = 1,
                                .year = 2023,
                                .credits = c,
                                .credit_count = 2,
                                .awards = a,
                                .award_count = 1,
                                .runtime = 93,
                                .countries = {countries_a, 2},
                                .genres = {genres_a, 2},
                                .releases = releases,
                                .release_count = 2};
    r[1] = (struct film_record){.path = FILM_STR("b.nfo"),
                                .format = "nfo",
                                .names = {name_balerina, 1},
                                .ids = film1,
                                .id_count = 1,
                                .year = 2022,
                                .credits = c + 2,
                                .credit_count = 1,
                                .runtime = 94,
                                .countries = {countries_b, 2},
                                .genres = {genres_b, 1},
                                .releases = releases,
                                .release_count = 1};
    r[2] = (struct film_record){.kind = FILM_RECORD_PERSON,
                                .path = FILM_STR("p.xml"),
                                .format = "filmxml",
                                .line = 1,
                                .names = {name_kim_ji_hoon, 1},
                                .ids = imdb1,
                                .id_count = 1};
    r[3] = (struct film_record){.kind = FILM_RECORD_PERSON,
                                .path = FILM_STR("p.xml"),
                                .format = "filmxml",
                                .line = 2,
                                .names = {name_kim_ji_hoon, 1},
                                .ids = imdb2,
                                .id_count = 1};
    r[4] = (struct film_record){.kind = FILM_RECORD_PERSON,
                                .path = FILM_STR("q.xml"),
                                .format = "filmxml",
                                .names = {name_jeon_jong_seo, 1},
                                .born = FILM_STR("1994-07-05")};
    return 5;
}

static void
show(struct film_buf *out, const struct film_catalog *c)
{
    film_buf_reset(out);
    for (size_t i = 0; i < c->n; i++)
        film_entity_store(out, &c->v[i]);
}

static const struct film_entity *
find(const struct film_catalog *c, const char *id)
{
    for (size_t i = 0; i < c->n; i++)
        if (film_str_equal(c->v[i].id, film_str_from(id)))
            return &c->v[i];
    return NULL;
}

/* What two records of one film say, and whether that is a conflict. */
static void
test_conflicts(void **state)
{
    (void)state;
    static const struct {
        int year[2], runtime[2];
        const char *directors[2][2];
        const char *what; /* NULL: they agree */
        const char *said[2];
    } rows[] = {
        {{2019, 2019}, {104, 104}, {{"Ann Lee"}, {"Ann Lee"}}, NULL, {NULL}},
        {{2019, 2020}, {0}, {{NULL}}, "year", {"2019", "2020"}},
        {{2019, 0}, {104, 0}, {{"Ann Lee"}, {NULL}}, NULL, {NULL}},
        {{2019, 2019}, {104, 105}, {{NULL}}, NULL, {NULL}},
        {{2019, 2019}, {104, 106}, {{NULL}}, "runtime", {"104", "106"}},
        {{2019, 2019}, {10, 104}, {{NULL}}, "runtime", {"10", "104"}},
        {{0},
         {0},
         {{"Ann Lee"}, {"Carl May"}},
         "director",
         {"Ann Lee", "Carl May"}},
        {{0}, {0}, {{"Ann Lee"}, {"Dee Ola", "Ann Lee"}}, NULL, {NULL}},
        {{0},
         {0},
         {{"Ann Lee", "Carl May"}, {"Ann Lee", "Dee Ola"}},
         "director",
         {"Ann Lee and Carl May", "Ann Lee and Dee Ola"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_record r[2];
        struct film_credit c[2][2];
        struct film_name names[2][2];
        struct film_catalog out;
        struct film_arena arena;
        for (size_t k = 0; k < 2; k++) {
            size_t n = 0;
            while (n < 2 && rows[i].directors[k][n]) {
                names[k][n] = (struct film_name){
                    .text = film_str_from(rows[i].directors[k][n])};
                c[k][n] = (struct film_credit){.names = {&names[k][n], 1},
                                               .job = FILM_JOB_DIRECTOR};
                n++;
            }
            r[k] = (struct film_record){.path = FILM_STR("a.nfo"),
                                        .names = {name_ballerina, 1},
                                        .ids = film1,
                                        .id_count = 1,
                                        .year = rows[i].year[k],
                                        .runtime = rows[i].runtime[k],
                                        .credits = c[k],
                                        .credit_count = n};
        }
        film_arena_init(&arena);
        assert_int_equal(film_catalog_merge(&out, r, 2, &arena, NULL), FILM_OK);
        const struct film_entity *film = find(&out, "imdb:tt1");
        assert_non_null(film);
        assert_int_equal(film->conflict_count, rows[i].what != NULL);
        for (size_t k = 0; k < 2 && rows[i].what; k++) {
            const struct film_entity_conflict *found = &film->conflicts[0];
            assert_true(
                film_str_equal(found->what, film_str_from(rows[i].what)));
            assert_true(film_str_equal(found->claims[k].said,
                                       film_str_from(rows[i].said[k])));
        }
        film_arena_release(&arena);
    }
}

static void
test_records_are_joined(void **state)
{
    (void)state;
    struct film_record r[5];
    struct film_credit c[3];
    struct film_award a[1];
    struct film_catalog out;
    struct film_arena arena;
    film_arena_init(&arena);
    size_t n = make_records(r, c, a);
    assert_int_equal(film_catalog_merge(&out, r, n, &arena, NULL), FILM_OK);
    /* one film, Jeon Jong-seo, two known Kim Ji-hoons and the one of the
     * cast, of whom nobody can tell which he is */
    assert_int_equal(out.n, 5);
    const struct film_entity *film = find(&out, "imdb:tt1");
    assert_non_null(film);
    assert_int_equal(film->names.n, 2);
    assert_int_equal(film->conflict_count, 1);
    const struct film_entity_conflict *year = &film->conflicts[0];
    assert_true(film_str_equal(year->what, FILM_STR("year")));
    assert_int_equal(year->n, 2);
    assert_true(film_str_equal(year->claims[0].said, FILM_STR("2023")));
    assert_true(film_str_equal(year->claims[0].source.path, FILM_STR("a.xml")));
    assert_true(film_str_equal(year->claims[1].said, FILM_STR("2022")));
    assert_true(film_str_equal(year->claims[1].source.path, FILM_STR("b.nfo")));
    const struct film_entity *she = find(&out, "name:jeon jongseo:1994-07-05");
    assert_non_null(she);
    assert_true(she->person);
    assert_int_equal(she->credit_count, 1);
    assert_true(film_str_equal(she->credits[0].roles.v[0], FILM_STR("Ok-ju")));
    assert_int_equal(she->award_count, 1);
    assert_true(film_str_equal(she->awards[0].film, FILM_STR("Ballerina")));
    assert_int_equal(she->awards[0].source.line, 7);
    assert_non_null(find(&out, "imdb:nm1"));
    assert_non_null(find(&out, "imdb:nm2"));
    assert_int_equal(find(&out, "imdb:nm1")->credit_count, 0);
    film_arena_release(&arena);
}

static void
test_order_does_not_matter(void **state)
{
    (void)state;
    struct film_record r[5];
    struct film_credit c[3];
    struct film_award a[1];
    struct film_catalog out;
    struct film_arena arena;
    struct film_buf first, other;
    film_arena_init(&arena);
    film_buf_init(&first, 100000);
    film_buf_init(&other, 100000);
    size_t n = make_records(r, c, a);
    assert_int_equal(film_catalog_merge(&out, r, n, &arena, NULL), FILM_OK);
    show(&first, &out);
    srand(1);
    for (int round = 0; round < 50; round++) {
        make_records(r, c, a);
        for (size_t i = n - 1; i > 0; i--) {
            size_t k = (size_t)rand() % (i + 1);
            struct film_record swap = r[i];
            r[i] = r[k];
            r[k] = swap;
        }
        assert_int_equal(film_catalog_merge(&out, r, n, &arena, NULL), FILM_OK);
        show(&other, &out);
        assert_int_equal(first.n, other.n);
        assert_memory_equal(first.p, other.p, first.n);
    }
    film_buf_release(&first);
    film_buf_release(&other);
    film_arena_release(&arena);
}

/* What records say of a film is there once, of all of them, each with its
 * first record; different runtimes are both there. */
static void
test_facts(void **state)
{
    (void)state;
    static const struct {
        enum film_entity_fact_kind kind;
        const char *said, *of, *path;
    } want[] = {
        {FILM_ENTITY_RUNTIME, "93", "", "a.xml"},
        {FILM_ENTITY_COUNTRY, "South Korea", "kr", "a.xml"},
        {FILM_ENTITY_COUNTRY, "Freedonia", "freedonia", "a.xml"},
        {FILM_ENTITY_GENRE, "Action", "", "a.xml"},
        {FILM_ENTITY_GENRE, "Film-Noir", "", "a.xml"},
        {FILM_ENTITY_RELEASE, "2023-10-06", "KR", "a.xml"},
        {FILM_ENTITY_RELEASE, "2023", "", "a.xml"},
        {FILM_ENTITY_RUNTIME, "94", "", "b.nfo"},
        {FILM_ENTITY_COUNTRY, "France", "fr", "b.nfo"},
    };
    enum { WANT = sizeof want / sizeof want[0] };
    struct film_record r[5];
    struct film_credit c[3];
    struct film_award a[1];
    struct film_catalog out;
    struct film_arena arena;
    int years[FILM_ENTITY_YEARS];
    size_t n;
    film_arena_init(&arena);
    n = make_records(r, c, a);
    assert_int_equal(film_catalog_merge(&out, r, n, &arena, NULL), FILM_OK);
    const struct film_entity *e = find(&out, "imdb:tt1");
    assert_non_null(e);
    assert_int_equal(e->fact_count, WANT);
    for (size_t i = 0; i < WANT; i++) {
        const struct film_entity_fact *f = &e->facts[i];
        assert_int_equal(f->kind, want[i].kind);
        assert_true(film_str_equal(f->said, film_str_from(want[i].said)));
        assert_true(film_str_equal(f->of, film_str_from(want[i].of)));
        assert_true(
            film_str_equal(f->source.path, film_str_from(want[i].path)));
    }
    film_entity_years(years, &n, e);
    assert_int_equal(n, 2);
    assert_int_equal(years[0], 2023);
    assert_int_equal(years[1], 2022);
    film_arena_release(&arena);
}

static void
test_countries(void **state)
{
    (void)state;
    static const struct {
        const char *name, *key;
    } rows[] = {
        {"South Korea", "kr"},
        {"Südkorea", "kr"},
        {"KOR", "kr"},
        {"kr", "kr"},
        {"Republic of Korea", "kr"},
        {"대한민국", "kr"},
        {"한국", "kr"},
        {"韓国", "kr"},
        {"North Korea", "kp"},
        {"USA", "us"},
        {"U.S.A.", "us"},
        {"The United States of America", "theunitedstatesofamerica"},
        {"United States", "us"},
        {"États-Unis", "us"},
        {"Etats-Unis", "us"},
        {"美國", "us"},
        {"UK", "gb"},
        {"United Kingdom", "gb"},
        {"Deutschland", "de"},
        {"West Germany", "xwg"},
        {"East Germany", "dd"},
        {"СССР", "su"},
        {"Россия", "ru"},
        {"Czechoslovakia", "xcs"},
        {"Czech Republic", "cz"},
        {"Česko", "cz"},
        {"Hong Kong", "hk"},
        {"香港", "hk"},
        {"Türkiye", "tr"},
        {"Côte d'Ivoire", "ci"},
        {"Freedonia", "freedonia"},
        {"a", "a"},
        {"", ""},
        {"|", ""},
        {"kr|us", "krus"},
    };
    struct film_buf key;
    film_buf_init(&key, 1 << 16);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        film_country_key(&key, film_str_from(rows[i].name));
        print_message("# %s\n", rows[i].name);
        assert_true(
            film_str_equal(film_buf_get(&key), film_str_from(rows[i].key)));
    }
    film_buf_release(&key);
    assert_true(film_country_begins(FILM_STR("de"), FILM_STR("ger")));
    assert_true(film_country_begins(FILM_STR("freedonia"), FILM_STR("free")));
    assert_false(film_country_begins(FILM_STR("de"), FILM_STR("fra")));
    assert_false(film_country_begins(FILM_STR("freedonia"), FILM_STR("dom")));
}

/* However the records come, a person's films stand by year, then title, those
 * of no year last; awards likewise. */
static void
test_cards_are_sorted(void **state)
{
    (void)state;
    static struct film_name titles[] = {
        {{"Zeta", 4}, {0}, {0}, FILM_NAME_MAIN},
        {{"Undated", 7}, {0}, {0}, FILM_NAME_MAIN},
        {{"Alpha", 5}, {0}, {0}, FILM_NAME_MAIN},
        {{"Late", 4}, {0}, {0}, FILM_NAME_MAIN}};
    static const int years[] = {2018, 0, 2018, 2023};
    static const char *const want[] = {"Alpha", "Zeta", "Late", "Undated"};
    struct film_credit credit = {.names = {name_jeon_jong_seo, 1}};
    struct film_award awards[] = {
        {.ceremony = FILM_STR("Z"), .year = 2022, .won = true, .line = 7},
        {.ceremony = FILM_STR("B"), .year = 2021, .won = true, .line = 9},
        {.ceremony = FILM_STR("A"), .year = 2021, .won = true, .line = 8}};
    struct film_record r[5];
    struct film_catalog out;
    struct film_arena arena;
    film_arena_init(&arena);
    for (size_t i = 0; i < 4; i++)
        r[i] = (struct film_record){.path = FILM_STR("a.xml"),
                                    .format = "nfo",
                                    .line = (uint32_t)i,
                                    .names = {&titles[i], 1},
                                    .year = years[i],
                                    .credits = &credit,
                                    .credit_count = 1};
    r[4] = (struct film_record){.kind = FILM_RECORD_PERSON,
                                .path = FILM_STR("p.xml"),
                                .format = "nfo",
                                .names = {name_jeon_jong_seo, 1},
                                .awards = awards,
                                .award_count = 3};
    assert_int_equal(film_catalog_merge(&out, r, 5, &arena, NULL), FILM_OK);
    const struct film_entity *e = find(&out, "name:jeon jongseo");
    assert_non_null(e);
    assert_int_equal(e->credit_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(
            film_str_equal(e->credits[i].other, film_str_from(want[i])));
    assert_int_equal(e->award_count, 3);
    assert_true(film_str_equal(e->awards[0].ceremony, FILM_STR("A")));
    assert_true(film_str_equal(e->awards[2].ceremony, FILM_STR("Z")));
    film_arena_release(&arena);
}

/* Dracula and Drácula of one year have ids of their own; a record without any
 * could be either; one with the id of another scheme is the only one's. */
static void
test_films_of_one_title_and_year(void **state)
{
    (void)state;
    static struct film_name dracula[] = {
        {{"Dracula", 7}, {0}, {0}, FILM_NAME_MAIN}};
    static struct film_id ids[] = {{{"imdb", 4}, {"tt1", 3}},
                                   {{"imdb", 4}, {"tt2", 3}},
                                   {{"kobis", 5}, {"9", 1}}};
    static const struct {
        int ids[3]; /* of three records, -1: none */
        size_t films;
    } rows[] = {{{0, 1, -1}, 3},
                {{0, 0, -1}, 1},
                {{0, 2, -1}, 1},
                {{-1, -1, -1}, 1},
                {{0, 1, 2}, 3}};
    struct film_arena arena;
    film_arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_record r[3];
        struct film_catalog out;
        for (size_t k = 0; k < 3; k++) {
            int id = rows[i].ids[k];
            r[k] = (struct film_record){.path = FILM_STR("a.xml"),
                                        .format = "nfo",
                                        .line = (uint32_t)k,
                                        .names = {dracula, 1},
                                        .ids = id < 0 ? NULL : &ids[id],
                                        .id_count = id >= 0,
                                        .year = 1931};
        }
        assert_int_equal(film_catalog_merge(&out, r, 3, &arena, NULL), FILM_OK);
        assert_int_equal(out.n, rows[i].films);
    }
    film_arena_release(&arena);
}

static void
test_damage_is_survived(void **state)
{
    (void)state;
    struct film_record r[5];
    struct film_credit c[3];
    struct film_award a[1];
    struct film_catalog out;
    struct film_entity e;
    struct film_arena arena;
    struct film_buf data;
    size_t told = 0;
    film_arena_init(&arena);
    film_buf_init(&data, 100000);
    size_t n = make_records(r, c, a);
    assert_int_equal(film_catalog_merge(&out, r, n, &arena, NULL), FILM_OK);
    film_entity_store(&data, find(&out, "imdb:tt1"));
    assert_int_equal(film_entity_load(&e, film_buf_get(&data), &arena, NULL),
                     FILM_OK);
    assert_int_equal(e.credit_count, 2);
    for (size_t i = 0; i < data.n; i++) {
        char *cut = malloc(i + 1);
        assert_non_null(cut);
        memcpy(cut, data.p, i);
        told += film_entity_load(&e, (struct film_str){cut, i}, &arena, NULL) ==
                FILM_ERR_INDEX;
        free(cut);
    }
    assert_int_equal(told, data.n);
    film_buf_release(&data);
    film_arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_records_are_joined),
        cmocka_unit_test(test_order_does_not_matter),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_countries),
        cmocka_unit_test(test_conflicts),
        cmocka_unit_test(test_cards_are_sorted),
        cmocka_unit_test(test_films_of_one_title_and_year),
        cmocka_unit_test(test_damage_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
