/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kodi records and Markdown reviews of public collections, where the
 * environment variable FILM_SAMPLES names their folder. What the records must
 * give was taken from the files by other means. */
#include <config.h>
#include "read/reader.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

struct film {
    const char *file, *title;
    int year;
    unsigned cast;
    const char *actor, *role, *imdb; /* the first of the cast */
};

/* In the order of files and of records in them; "" for what is not given. */
static const struct film films[] = {
    {"Kodi__DCEU_A_Chronology_DCEU_A_Chronology_E02", "Part 2", 0, 0, "", "",
     ""},
    {"Kodi__Season_1_1999_S01E06_Mr._Bull_", "Mr. Bull!", 2016, 0, "", "", ""},
    {"MediaElch__movie_kodi_v18_Alien_1979", "Alien", 1979, 10, "Tom Skerritt",
     "Arthur Koblenz Dallas", "tt0078748"},
    {"MediaElch__show_kodi_v18_episode_American_Dad_S02E01", "Camp Refoogee",
     2005, 6, "Seth MacFarlane", "Stan Smith / Roger", "tt0818273"},
    {"MediaElch__show_kodi_v18_episode_American_Dad_S02E03-S02E04", "Con Heir",
     2005, 11, "Mike Henry", "", ""},
    {"MediaElch__show_kodi_v18_episode_American_Dad_S02E03-S02E04",
     "All About Steve", 2005, 16, "Seth MacFarlane", "", ""},
    {"MediaElch__show_kodi_v18_show_all", "Angel", 1999, 2, "David Boreanaz",
     "Angel", "tt0162065"},
    {"MediaElch__show_kodi_v20_show_all", "Angel", 1999, 2, "David Boreanaz",
     "Angel", "tt0162065"},
    {"OnePaceNFO__tvshow", "One Pace", 0, 0, "", "", ""},
    {"jellyfin__Test_Data_CommunityRating_OutOfRange", "Test Movie", 0, 0, "",
     "", ""},
    {"jellyfin__Test_Data_Dancing_Queen", "Dancing Queen", 1976, 1, "ABBA", "",
     ""},
    {"jellyfin__Test_Data_Justice_League", "Justice League", 2017, 16,
     "Ben Affleck", "Batman", "tt0974015"},
    {"jellyfin__Test_Data_Rising", "Rising (1)", 2004, 2, "Joe Flanigan",
     "John Sheppard", ""},
    {"jellyfin__Test_Data_Rising", "Rising (2)", 2004, 2, "Joe Flanigan",
     "John Sheppard", ""},
    {"jellyfin__Test_Data_Sonarr-Thumb",
     "Sometimes a Genius's Every Action Is at the Mercy of X", 2019, 0, "", "",
     ""},
    {"lca2018-nfo__s01e26_-_Stemformatics_Architecture",
     "Stemformatics Architecture", 2018, 1, "isha nagpal", "Presenter", ""},
    {"lca2018-nfo__tvshow", "Linux.conf.au 2018", 2018, 0, "", "", ""},
    {"monogatari_jellyfin_nfos__tvshow", "Monogatari", 2009, 13,
     "Hiroshi Kamiya", "Koyomi Araragi", ""},
    {"nforeader__episode", "Filmed Before a Live Studio Audience", 2021, 2,
     "Randall Park", "Jimmy Woo", "tt9601584"},
    {"nforeader__tvshow", "WandaVision", 2021, 2, "Elizabeth Olsen",
     "Wanda Maximoff / The Scarlet Witch", "tt9140560"},
};

/* Files without a record; they say so. */
static const char *const none[] = {
    "MediaElch__concert_kodi_v18_concert_empty",
    "MediaElch__movie_kodi_v18_movie_empty",
    "MediaElch__show_kodi_v18_show_empty",
    "jellyfin__Test_Data_The_Best_of_1980-1990",
    "jellyfin__Test_Data_Tvdb",
    "jellyfin__Test_Data_U2",
};

struct found {
    size_t film; /* the next in films */
    unsigned articles, warnings;
};

static void
same(struct film_str got, const char *want)
{
    if (!film_str_equal(got, film_str_from(want)))
        fail_msg("\"%.*s\", not \"%s\"", (int)got.n, got.p, want);
}

static enum film_status
check_film(void *user, const struct film_record *r, struct film_error *err)
{
    struct found *f = user;
    const struct film *want = &films[f->film++];
    unsigned cast = 0;
    (void)err;
    assert_true(f->film <= sizeof films / sizeof *films);
    same(r->names.v[0].text, want->title);
    assert_int_equal(r->year, want->year);
    for (size_t i = 0; i < r->credit_count; i++) {
        const struct film_credit *c = &r->credits[i];
        if (c->job != FILM_JOB_CAST || cast++ > 0)
            continue;
        same(c->names.v[0].text, want->actor);
        same(c->roles.n ? c->roles.v[0].text : FILM_STR(""), want->role);
    }
    assert_int_equal(cast, want->cast);
    struct film_str imdb = FILM_STR("");
    for (size_t i = 0; i < r->id_count; i++)
        if (film_str_equal(r->ids[i].scheme, FILM_STR("imdb")))
            imdb = r->ids[i].value;
    same(imdb, want->imdb);
    return FILM_OK;
}

static enum film_status
check_review(void *user, const struct film_article *a, struct film_error *err)
{
    struct found *f = user;
    (void)err;
    f->articles++;
    assert_true(a->title.n > 0 && a->block_count > 0);
    assert_int_equal(a->date.n, 10);
    assert_int_equal(a->film_id_count, 1);
    assert_true(film_str_starts(a->film_ids[0].value, FILM_STR("tt")));
    for (size_t i = 0; i < a->block_count; i++) {
        struct film_str s = a->blocks[i].text;
        assert_null(memmem(s.p, s.n, "<span", 5));
        assert_null(memmem(s.p, s.n, "{%", 2));
    }
    return FILM_OK;
}

static void
take_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    (void)loss;
    (void)path;
    (void)line;
    (void)why;
    ((struct found *)user)->warnings++;
}

static enum film_status
read_sample(struct found *f, const char *path)
{
    const struct film_sink sink = {f,    check_review, check_film, take_warning,
                                   NULL, NULL};
    struct film_error err;
    return film_read_file(film_str_from(path), &film_limits_default, &sink,
                          &err);
}

static void
kodi(void **state)
{
    struct found f = {0};
    char path[1000];
    (void)state;
    for (size_t i = 0; i < sizeof films / sizeof *films; i++) {
        if (f.film > i) /* a further record of the file before */
            continue;
        snprintf(path, sizeof path, "%s/nfo/%s.nfo", getenv("FILM_SAMPLES"),
                 films[i].file);
        if (read_sample(&f, path) != FILM_OK || f.film <= i)
            fail_msg("nothing in %s", path);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        f.warnings = 0;
        snprintf(path, sizeof path, "%s/nfo/%s.nfo", getenv("FILM_SAMPLES"),
                 none[i]);
        if (read_sample(&f, path) == FILM_OK)
            assert_true(f.warnings > 0);
    }
    assert_int_equal(f.film, sizeof films / sizeof *films);
}

static void
reviews(void **state)
{
    struct found f = {0};
    char pattern[1000];
    glob_t files;
    (void)state;
    snprintf(pattern, sizeof pattern, "%s/markdown-frontmatter/*.md",
             getenv("FILM_SAMPLES"));
    assert_int_equal(glob(pattern, 0, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        assert_int_equal(read_sample(&f, files.gl_pathv[i]), FILM_OK);
    assert_int_equal(f.articles, files.gl_pathc);
    assert_int_equal(f.warnings, 0);
    globfree(&files);
}

int
main(void)
{
    if (!getenv("FILM_SAMPLES")) {
        puts("1..0 # SKIP FILM_SAMPLES is not set");
        return 0;
    }
    film_read_init();
    const struct CMUnitTest tests[] = {cmocka_unit_test(kodi),
                                       cmocka_unit_test(reviews)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
