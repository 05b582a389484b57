/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "search/expand/query-hints.h"
#include "search/expand/thesaurus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static int
set_up(void **state)
{
    struct film_analyser *an;
    struct film_error err;
    if (film_analyser_new(&an, &err) != FILM_OK)
        return -1;
    *state = an;
    return 0;
}

static int
tear_down(void **state)
{
    film_analyser_free(*state);
    return 0;
}

static void
analyse(struct film_analyser *an, struct film_str text, struct film_token **t,
        size_t *n)
{
    struct film_error err;
    assert_int_equal(film_analyse(an, text, t, n, &err), FILM_OK);
}

static void
test_weak_words(void **state)
{
    (void)state;
    assert_true(film_hint_is_weak(FILM_STR("another")));
    assert_true(film_hint_is_weak(FILM_STR("went")));
    assert_true(film_hint_is_weak(FILM_STR("known")));
    assert_false(film_hint_is_weak(FILM_STR("burning")));
    assert_false(film_hint_is_weak(FILM_STR("")));
    assert_true(film_hint_is_question(FILM_STR("are")));
    assert_true(film_hint_is_question(FILM_STR("why")));
    assert_false(film_hint_is_question(FILM_STR("that")));
}

/* '.' plain, 'p' particle, 'q' question, one letter a pair and Han
 * character. */
static void
test_hangul_parts(void **state)
{
    static const struct {
        const char *text, *parts;
    } rows[] = {
        {"전종서가", "..p"},
        {"전종서", ".."},
        {"무대", "."},
        {"감독은 누구", ".pq"},
        {"영화를 만든 사람은", ".p.qq"},
        {"누구인가", "qqq"},
        {"위치하는가", "..qq"},
        {"Jeon 종서는 film", "..p."},
        {"中国電影", "......."},
    };
    struct film_analyser *an = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_str text = film_str_from(rows[i].text);
        struct film_token *t;
        size_t n;
        char got[32] = "";
        analyse(an, text, &t, &n);
        for (size_t k = 0; k < n; k++)
            got[k] = ".pq"[film_hint_hangul(t, n, k, text)];
        if (strcmp(got, rows[i].parts) != 0)
            print_message("%s: %s\n", rows[i].text, got);
        assert_string_equal(got, rows[i].parts);
    }
}

static void
test_quotations(void **state)
{
    static const struct {
        const char *text;
        bool quoted;
    } rows[] = {
        {"i stayed there a week one night", true},
        {"you had me at hello", true},
        {"what is it that you do to me", false}, /* a question */
        {"i want it", false},                    /* too short */
        {"casablanca ending and green light", false},
        {"a a a a a a a a a a a a a", false}, /* too long */
        {"", false},
    };
    struct film_analyser *an = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_token *t;
        size_t n;
        analyse(an, film_str_from(rows[i].text), &t, &n);
        if (film_hint_is_quotation(t, n) != rows[i].quoted)
            print_message("%s\n", rows[i].text);
        assert_int_equal(film_hint_is_quotation(t, n), rows[i].quoted);
    }
}

static void
test_roots(void **state)
{
    static const struct {
        const char *stem, *root;
    } rows[] = {
        {"director", "direct"},
        {"direct", "direct"},
        {"robberi", "robb"},
        {"robber", "robb"},
        {"act", ""},
        {"1984", ""},
        {"thriller", "thrill"},
        {"", ""},
        {"감독", ""},
        {"swimmer", "swim"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_str root = film_hint_root(film_str_from(rows[i].stem));
        assert_int_equal(root.n, strlen(rows[i].root));
        assert_memory_equal(rows[i].root, root.n ? root.p : "", root.n);
    }
}

static bool
are_relatives(const char *a, const char *b)
{
    struct film_str x = film_str_from(a), y = film_str_from(b);
    struct film_str root = film_hint_root(x);
    return film_str_equal(root, film_hint_root(y)) &&
           film_hint_are_relatives(x, y, root);
}

static void
test_relatives(void **state)
{
    (void)state;
    assert_true(are_relatives("director", "direct"));
    assert_true(are_relatives("cinematograph", "cinematographi"));
    assert_true(are_relatives("swim", "swimmer"));
    assert_false(are_relatives("burn", "burden"));
    assert_false(are_relatives("porter", "portal")); /* short, neither root */
    assert_true(are_relatives("port", "porter"));
}

/* ---- The thesaurus ---------------------------------------------------- */

/* Every member is short enough to be known by its ends, and in its group
 * once. */
static void
test_groups(void **state)
{
    enum { MOST = 64 };
    struct film_analyser *an = *state;
    for (size_t g = 0; film_thesaurus_group(g); g++) {
        struct film_str rest = film_str_from(film_thesaurus_group(g)), member;
        struct film_str seen[MOST];
        size_t count = 0;
        while (film_str_cut(&rest, '|', &member)) {
            struct film_token *t;
            size_t n, words = 0, joined = 0;
            analyse(an, member, &t, &n);
            for (size_t i = 0; i < n; i++) {
                words += !t[i].word->stop && !(t[i].flags & FILM_TOKEN_JOINED);
                joined += (t[i].flags & FILM_TOKEN_JOINED) != 0;
            }
            if ((words < 1 || words > 3) && joined != 1)
                print_message("%.*s\n", (int)member.n, member.p);
            assert_true((words >= 1 && words <= 3) || joined == 1);
            for (size_t i = 0; i < count; i++)
                assert_false(film_str_equal(seen[i], member));
            assert_true(count < MOST);
            seen[count++] = member;
        }
        assert_true(count >= 2);
    }
}

/* The first and second words of the synonyms of query's token, joined. */
static bool
has_synonym(struct film_analyser *an, const char *query, size_t token,
            const char *synonym)
{
    struct film_arena arena;
    struct film_error err;
    struct film_search_ctx c = {.an = an, .arena = &arena, .err = &err};
    bool has = false;
    film_arena_init(&arena);
    struct film_synonyms found =
        film_thesaurus_find(&c, film_ctx_tokens(&c, film_str_from(query)));
    assert_int_equal(c.status, FILM_OK);
    for (size_t i = 0; i < found.n; i++) {
        struct film_synonym *s = &found.v[i];
        char text[200];
        snprintf(text, sizeof text, "%.*s%s%.*s", (int)s->first->folded.n,
                 s->first->folded.p, s->second ? " " : "",
                 s->second ? (int)s->second->folded.n : 0,
                 s->second ? s->second->folded.p : "");
        has |= s->token == token && strcmp(text, synonym) == 0;
    }
    film_arena_release(&arena);
    return has;
}

static void
test_synonyms(void **state)
{
    struct film_analyser *an = *state;
    assert_true(has_synonym(an, "first talkie", 1, "sound film"));
    assert_true(has_synonym(an, "early talkies", 1, "sound film"));
    assert_true(has_synonym(an, "sound film", 0, "talkie"));
    assert_true(has_synonym(an, "sound film", 1, "talkie"));
    assert_true(has_synonym(an, "director of photography", 0, "lensing"));
    assert_true(has_synonym(an, "director of photography", 2, "lensing"));
    assert_true(has_synonym(an, "cinematographer", 0, "director photography"));
    assert_true(has_synonym(an, "voice-over", 2, "narration"));
    assert_true(has_synonym(an, "Jeon awards", 1, "수상"));
    assert_false(has_synonym(an, "sound of a film", 0, "talkie") &&
                 has_synonym(an, "sound in every old film", 0, "talkie"));
    assert_false(has_synonym(an, "Burning", 0, "talkie"));
    assert_false(has_synonym(an, "talkie", 0, "talkie"));
    assert_false(has_synonym(an, "", 0, "talkie"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weak_words), cmocka_unit_test(test_hangul_parts),
        cmocka_unit_test(test_quotations), cmocka_unit_test(test_roots),
        cmocka_unit_test(test_relatives),  cmocka_unit_test(test_groups),
        cmocka_unit_test(test_synonyms),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
