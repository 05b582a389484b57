/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "names/prefilter.h"
#include "names/lexicon.h"
#include "names/slips.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* ---- Parts ------------------------------------------------------------ */

static const struct {
    const char *text, *letters, *skeleton;
} parts[] = {
    {"Jong-seo", "jongseo", "JNS"},   {"Jong-Seo", "jongseo", "JNS"},
    {"종서", "jongseo", "JNS"},       {"Goomija", "goomija", "KMJ"},
    {"Gu-mi-ja", "gumija", "KMJ"},    {"Peña", "pena", "PN"},
    {"O'Brien", "obrien", "aPLN"},    {"Hurt", "hurt", "HT"},
    {"허트", "heoteu", "HT"},         {"Frank", "frank", "PLN"},
    {"프랭크", "peuraengkeu", "PLN"}, {"Lukasz", "lukasz", "LKSJ"},
    {"Łukasz", "lukasz", "LKSJ"},     {"Ok", "ok", "aK"},
};

static void
makes_parts(void **state)
{
    (void)state;
    struct film_phonetic s;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        assert_true(film_phonetic_set(&s, film_str_from(parts[i].text)));
        assert_string_equal(s.letters, parts[i].letters);
        assert_string_equal(s.skeleton, parts[i].skeleton);
    }
    assert_false(film_phonetic_set(&s, FILM_STR("1984")));
    assert_false(film_phonetic_set(&s, FILM_STR("ביטון")));
    assert_false(film_phonetic_set(&s, FILM_STR("\xFF\xFE")));
}

/* Two parts and the bounds of their distance, as family names if so said. */
static const struct {
    const char *a, *b;
    double low, high;
    bool family;
} distances[] = {
    {"Jong-seo", "Jongseo", 0, 0, false},
    {"Jeon", "Jun", .01, .3, true},
    {"Jeon", "Chun", .01, .3, true},
    {"Jeon", "전", 0, .1, true},
    {"Lee", "Yi", .01, .3, true},
    {"Lee", "Rhee", .01, .3, true},
    {"Park", "Pak", .01, .3, true},
    {"Choi", "Choe", .01, .3, true},
    {"Woo", "U", .01, .3, true},
    {"Lee", "Park", 1, 9, true},
    {"Kim", "Min", .8, 9, true},
    {"Young-soo", "Yeong-su", .01, .4, false},
    {"Hyun", "Hyeon", .01, .4, false},
    {"Suh", "Seo", .01, .4, false},
    {"Seung-u", "Sung-woo", .01, .4, false},
    {"Jin-tae", "Jin-tai", .01, .4, false},
    {"Joyce", "조이스", 0, .5, false},
    {"Gordon", "고든", 0, .6, false},
    {"Kingsley", "킹슬리", 0, .8, false},
    {"Gordon", "Gordoe", .5, 1, false},
    {"Kristina", "Krisina", .5, 1, false},
    {"James", "Jmaes", .4, 1, false},
    {"Jane", "Jain", .01, .2, false},
    {"Kate", "Kait", .01, .2, false},
    {"Jane", "제인", .01, .2, false},
    {"Gordon", "Landon", 1.2, 9, false},
};

static double
distance(const struct film_phonetic *a, const struct film_phonetic *b,
         bool family)
{
    struct film_phonetic_families of;
    film_phonetic_families(&of, a);
    return family ? film_phonetic_family_distance(a, &of, b, FILM_PHONETIC_FAR)
                  : film_phonetic_distance(a, b, FILM_PHONETIC_FAR);
}

static void
tells_parts_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
        struct film_phonetic a, b;
        film_phonetic_set(&a, film_str_from(distances[i].a));
        film_phonetic_set(&b, film_str_from(distances[i].b));
        double d = distance(&a, &b, distances[i].family);
        double e = distance(&b, &a, distances[i].family);
        if (d < distances[i].low || d > distances[i].high || d - e > .001 ||
            e - d > .001)
            fail_msg("%s %s: %.2f, back %.2f", distances[i].a, distances[i].b,
                     d, e);
    }
}

/* ---- Names in texts --------------------------------------------------- */

static const struct {
    const char *text;
    const char *names; /* each "part+part;" as spelled */
} texts[] = {
    {"", ""},
    {"She met Jeon Jong-seo.", "jeon+jong-seo;"},
    {"When Jeon Jong-seo's film", "jeon+jong-seo;"},
    {"Director Lee Chung-hyun and Kim Ji-hoon", "lee+chung-hyun;kim+ji-hoon;"},
    {"Jung Hye Seon", "jung+hye seon;"},
    {"Hye Seon Jung", "hye seon+jung;"},
    {"Mary Elizabeth Winstead", "mary+winstead;"},
    {"Michael J. Fox, J.J. Cohen", "michael+fox;j+cohen;"},
    {"Robert De Niro", "robert+de niro;"},
    {"Olivia de Havilland", "olivia+de havilland;"},
    {"An Sung-ki and So Ji-sub", "an+sung-ki;so+ji-sub;"},
    {"In Seoul. The Call", ""},
    {"Robert Downey Jr. won", "robert+downey;"},
    {"HWANG GEON", "hwang+geon;"},
    {"tokyo Tokyo Lee Hong-Dan", "lee+hong-dan;"},
    {"Élodie Bouchez", "elodie+bouchez;"},
    {"Anna, Bob", ""},
    {"Anna. Bob", ""},
    {"Anna\nBob", ""},
    {"A B", ""},
    {"Иван Иванов", "иван+иванов;"},
};

/* The next name at or behind byte *at, which moves behind it. */
static bool
next_name(struct film_name_found *name, struct film_str text, size_t *at)
{
    struct film_name_run run;
    while (film_name_next_run(&run, text, at))
        if (film_name_read_run(name, text, &run))
            return true;
    return false;
}

static void
finds_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char got[200] = "";
        struct film_name_found f;
        struct film_str text = film_str_from(texts[i].text);
        for (size_t at = 0; next_name(&f, text, &at);) {
            size_t n = strlen(got);
            snprintf(got + n, sizeof got - n, "%s+%s;", f.part[0].spelled,
                     f.part[1].spelled);
            assert_true(f.from < f.to && f.to <= text.n);
        }
        assert_string_equal(got, texts[i].names);
    }
}

/* The prefilter must not miss a name in a text, and should rule out others. */
static void
prefilters_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct film_name_run run;
        struct film_name_found f;
        struct film_str text = film_str_from(texts[i].text);
        for (size_t at = 0; film_name_next_run(&run, text, &at);) {
            if (!film_name_read_run(&f, text, &run))
                continue;
            struct film_name_spelling s = {.part = {f.part[1], f.part[0]}};
            struct film_prefilter g = {.n = 0};
            film_prefilter_add(&g, &(struct film_name_spellings){&s, 1});
            if (!film_prefilter_text(&g, text) ||
                !film_prefilter_run(&g, text, &run))
                fail_msg("%s: rules out %s", texts[i].text, f.part[0].spelled);
            assert_false(film_prefilter_text(
                &g, FILM_STR("Xerxes and his brother met Zoe Quartz")));
        }
    }
}

/* ---- From a query to a text through the list -------------------------- */

static const char *const passages[] = {
    "Jeon Jong-seo and Lee Chung-hyun made The Call.",
    "A film by Joyce Gordon with Elizabeth Peña and Frank Langella.",
    "Yun Jeong-hie, Kim Gu-mi-ja and Park Chan-wook.",
    "John Waters and Bug Satan met Jo Tea at Jean Edwards.",
};

enum { PASSAGES = sizeof passages / sizeof passages[0] };

/* Of each passage; every name is listed under both of its parts. */
static const size_t listed[PASSAGES] = {4, 6, 6, 8};

/* The list as a merge of one piece a passage, to try the merging as well. */
struct list {
    struct film_lexicon set[PASSAGES];
    struct film_buf out, old, one;
};

static struct film_str
fetch(struct list *l, const char *key)
{
    film_buf_reset(&l->out);
    for (int i = 0; i < PASSAGES; i++) {
        struct film_lexicon_piece p;
        for (size_t at = 0; film_lexicon_next(&p, &l->set[i], &at);) {
            if (strcmp(p.key, key) != 0)
                continue;
            film_buf_reset(&l->old);
            film_buf_reset(&l->one);
            film_buf_str(&l->old, film_buf_get(&l->out));
            film_lexicon_piece_write(&l->one, &p);
            film_buf_reset(&l->out);
            film_lexicon_merge(&l->out, film_buf_get(&l->old),
                               film_buf_get(&l->one));
        }
    }
    return film_buf_get(&l->out);
}

static const struct {
    const char *query, *as;
    enum film_name_how how;
} finds[] = {
    {"Jeon Jong-seo", "Jeon Jong-seo", FILM_NAME_HOW_EXACT},
    {"jeon jong-seo", "Jeon Jong-seo", FILM_NAME_HOW_EXACT},
    {"Jeon Jong seo", "Jeon Jong-seo", FILM_NAME_HOW_HYPHEN},
    {"Jeon Jongseo awards", "Jeon Jong-seo", FILM_NAME_HOW_HYPHEN},
    {"Jong-seo Jeon", "Jeon Jong-seo", FILM_NAME_HOW_ORDER},
    {"Jun Jong-seo", "Jeon Jong-seo", FILM_NAME_HOW_ROMANISED},
    {"jun jong suh", "Jeon Jong-seo", FILM_NAME_HOW_ROMANISED},
    {"전종서", "Jeon Jong-seo", FILM_NAME_HOW_HANGUL},
    {"전종서가", "Jeon Jong-seo", FILM_NAME_HOW_HANGUL},
    {"Jeon Jong-sek", "Jeon Jong-seo", FILM_NAME_HOW_TYPO},
    {"Keon Jong-seo", "Jeon Jong-seo", FILM_NAME_HOW_TYPO},
    {"Jong-seo in", NULL, FILM_NAME_HOW_EXACT},
    {"who is Yi Chunghyon", "Lee Chung-hyun", FILM_NAME_HOW_ROMANISED},
    {"조이스 고든", "Joyce Gordon", FILM_NAME_HOW_HANGUL},
    {"Gordon, Joyce", "Joyce Gordon", FILM_NAME_HOW_ORDER},
    {"Joyce Gordoe", "Joyce Gordon", FILM_NAME_HOW_TYPO},
    {"Elizabeth Pena", "Elizabeth Peña", FILM_NAME_HOW_EXACT},
    {"Gim Goomija", "Kim Gu-mi-ja", FILM_NAME_HOW_ROMANISED},
    {"Pak Chan Uk", "Park Chan-wook", FILM_NAME_HOW_ROMANISED},
    {"Tom Cruise", NULL, FILM_NAME_HOW_EXACT},
    {"Joyxe Gordoe", NULL, FILM_NAME_HOW_EXACT}, /* two slips */
    /* alike in sound, but in few letters */
    {"Bak Sodam", NULL, FILM_NAME_HOW_EXACT},
    {"Zhao Tao", NULL, FILM_NAME_HOW_EXACT},
    {"Jeon awards", NULL, FILM_NAME_HOW_EXACT},
    {"Joyce Ann Gordoe", NULL, FILM_NAME_HOW_EXACT}, /* and a gap */
    {"John Watters", "John Waters", FILM_NAME_HOW_TYPO},
    {"the best of it all", NULL, FILM_NAME_HOW_EXACT},
};

static void
look(struct list *l, struct film_arena *a, size_t row)
{
    struct film_str query = film_str_from(finds[row].query);
    struct film_name_windows w;
    struct film_error err;
    struct film_name_span best = {0};
    double likeness = 0;
    const char *in = NULL;
    assert_int_equal(film_name_windows(&w, a, query, &err), FILM_OK);
    for (size_t i = 0; i < w.n; i++) {
        struct film_name_spellings s = {0};
        for (unsigned side = 0; side < 2; side++) {
            char key[4];
            film_lexicon_key(key, &w.v[i].part[side]);
            assert_true(
                film_lexicon_match(&s, a, &w.v[i], side, true, fetch(l, key)));
        }
        film_lexicon_trim(&s);
        for (int p = 0; p < PASSAGES; p++) {
            struct film_name_found f;
            struct film_name_span span;
            struct film_str text = film_str_from(passages[p]);
            for (size_t at = 0; next_name(&f, text, &at);)
                if (film_name_match(&span, &s, &f) &&
                    span.spelling->likeness > likeness) {
                    best = span;
                    likeness = span.spelling->likeness;
                    in = passages[p];
                }
        }
    }
    if (!finds[row].as) {
        if (in)
            fail_msg("%s: found in %s", finds[row].query, in);
        return;
    }
    if (!in)
        fail_msg("%s: not found", finds[row].query);
    char as[64];
    snprintf(as, sizeof as, "%.*s", (int)(best.to - best.from), in + best.from);
    assert_string_equal(as, finds[row].as);
    if (best.how != finds[row].how)
        fail_msg("%s: %s", finds[row].query, film_name_how_text(best.how));
}

static void
finds_spellings(void **state)
{
    (void)state;
    struct list l;
    struct film_arena arena;
    struct film_error err;
    film_arena_init(&arena);
    film_buf_init(&l.out, 1 << 20);
    film_buf_init(&l.old, 1 << 20);
    film_buf_init(&l.one, 1 << 20);
    for (int i = 0; i < PASSAGES; i++) {
        film_lexicon_init(&l.set[i]);
        /* twice: a name stands in the list once */
        for (int k = 0; k < 2; k++)
            film_lexicon_add(&l.set[i], film_str_from(passages[i]), &err);
        assert_int_equal(l.set[i].names.n, listed[i]);
        assert_true(film_lexicon_sort(&l.set[i]));
    }
    for (size_t i = 0; i < sizeof finds / sizeof *finds; i++)
        look(&l, &arena, i);
    for (int i = 0; i < PASSAGES; i++)
        film_lexicon_release(&l.set[i]);
    film_buf_release(&l.out);
    film_buf_release(&l.old);
    film_buf_release(&l.one);
    film_arena_release(&arena);
}

/* ---- The list as bytes ------------------------------------------------ */

/* Cut or changed at any byte, a piece is read without harm. */
static void
survives_damage(void **state)
{
    (void)state;
    struct film_lexicon set;
    struct film_lexicon_piece p;
    struct film_buf b;
    struct film_error err;
    film_lexicon_init(&set);
    film_buf_init(&b, 1 << 20);
    film_lexicon_add(
        &set, FILM_STR("Kim Ana, Kim Bo-ra, Kim Bona, Gim Cho; Kam D"), &err);
    assert_true(film_lexicon_sort(&set));
    for (size_t at = 0; film_lexicon_next(&p, &set, &at);) {
        film_buf_reset(&b);
        film_lexicon_piece_write(&b, &p);
        for (size_t cut = 0; cut <= b.n; cut++)
            for (unsigned flip = 0; flip < 256; flip += 15) {
                char *copy = malloc(cut + 1);
                assert_non_null(copy);
                memcpy(copy, b.p, cut);
                if (cut > 0)
                    copy[cut / 2] ^= (char)flip;
                struct film_lexicon_cursor c;
                film_lexicon_cursor_init(&c, (struct film_str){copy, cut});
                while (film_lexicon_cursor_group(&c))
                    while (film_lexicon_cursor_next(&c))
                        assert_true(strlen(c.second) <= FILM_PHONETIC_SPELLED);
                free(copy);
            }
    }
    film_lexicon_release(&set);
    film_buf_release(&b);
}

/* ---- Slips ------------------------------------------------------------ */

static void
slips(void **state)
{
    enum { MOST = 20 };
    static const struct {
        const char *a, *b;
        unsigned cost;
    } rows[] = {
        {"hopper", "hopper", 0},
        {"hoper", "hopper", FILM_SLIP_DOUBLED},
        {"hoppper", "hopper", FILM_SLIP_DOUBLED},
        {"hoppr", "hopper", FILM_SLIP},
        {"hopperx", "hopper", FILM_SLIP},
        {"hoppir", "hopper", FILM_SLIP_LIKELY},
        {"hopber", "hopper", FILM_SLIP_LIKELY},
        {"hopxer", "hopper", FILM_SLIP},
        {"hpoper", "hopper", FILM_SLIP_LIKELY},
        {"cubrick", "kubrick", FILM_SLIP_LIKELY},
        {"kubrik", "kubrick", FILM_SLIP_LIKELY},
        {"phriedkin", "friedkin", FILM_SLIP_LIKELY},
        {"friedkin", "phriedkin", FILM_SLIP_LIKELY},
        {"kristof", "christoph", 2 * FILM_SLIP_LIKELY},
        {"fassbender", "fassbinder", FILM_SLIP_LIKELY},
        {"aneke", "haneke", FILM_SLIP},
        {"hopper", "sturges", MOST + 1},
        {"", "hopper", MOST + 1},
        {"", "", 0},
        {"abcdefghijklmnopqrstuvwxyzabcdefgh",
         "abcdefghijklmnopqrstuvwxyzabcdefgh", MOST + 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_str a = film_str_from(rows[i].a);
        struct film_str b = film_str_from(rows[i].b);
        if (film_slips(a, b, MOST) != rows[i].cost)
            print_error("%s %s\n", rows[i].a, rows[i].b);
        assert_int_equal(film_slips(a, b, MOST), rows[i].cost);
    }
    assert_true(film_slips_alike('c', 'k'));
    assert_false(film_slips_alike('c', 'l'));
    assert_false(film_slips_alike('c', '-'));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips),
        cmocka_unit_test(makes_parts),
        cmocka_unit_test(tells_parts_apart),
        cmocka_unit_test(finds_names),
        cmocka_unit_test(prefilters_names),
        cmocka_unit_test(finds_spellings),
        cmocka_unit_test(survives_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
