/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "base/command.h"
#include "base/hash.h"
#include "base/line.h"
#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* ---- words of a list ---- */

static void
one_of(void **state)
{
    (void)state;
    static const struct {
        const char *word, *list;
        bool same, nocase;
    } rows[] = {
        {"by", "by|von|par", true, true},
        {"par", "by|von|par", true, true},
        {"Von", "by|von|par", false, true},
        {"pa", "by|von|par", false, false},
        {"on", "by|von|par", false, false},
        {"by|von", "by|von|par", false, false},
        {"staff writer", "critic|staff writer", true, true},
        {"ÉTÉ", "été", false, false}, /* ASCII letters only */
        {"", "by|von", false, false},
        {"by", "", false, false},
        {"", "", true, true},
        {"", NULL, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_str word = film_str_from(rows[i].word);
        assert_int_equal(film_str_is_one_of(word, rows[i].list), rows[i].same);
        assert_int_equal(film_str_is_one_of_nocase(word, rows[i].list),
                         rows[i].nocase);
    }
}

/* ---- places ---- */

static void
lines(void **state)
{
    (void)state;
    const struct {
        uint32_t line;
        const char *text, *unit;
        uint32_t number;
    } rows[] = {
        {1, "1", "line", 1},
        {0x3FFFFFFF, "1073741823", "line", 0x3FFFFFFF},
        {UINT32_MAX, "4294967295", "line", UINT32_MAX},
        {film_line_of_page(12), "p12", "page", 12},
        {film_line_of_page(UINT32_MAX), "p1073741823", "page", 0x3FFFFFFF},
        {film_line_of_second(0), "00:00:00", "second", 0},
        {film_line_of_second(751), "00:12:31", "second", 751},
        {film_line_of_second(360000), "100:00:00", "second", 360000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf text;
        film_buf_init(&text, 100);
        film_line_add(&text, rows[i].line);
        assert_string_equal(text.p, rows[i].text);
        assert_string_equal(film_line_unit_name(rows[i].line), rows[i].unit);
        assert_int_equal(film_line_number(rows[i].line), rows[i].number);
        film_buf_release(&text);
    }
    assert_int_equal(film_line_of_page(7) - film_line_of_page(4), 3);
}

/* ---- arrays ---- */

static void
reserve(void **state)
{
    (void)state;
    static const struct {
        size_t n, size;
        bool ok;
    } rows[] = {
        {0, 4, true},         {1, 4, true},
        {100, 4, true},       {99, 4, true},
        {100000, 4, true},    {SIZE_MAX, 4, false},
        {100001, 4, true},    {SIZE_MAX / 4, 4, false},
        {SIZE_MAX, 1, false},
    };
    uint32_t *v = NULL;
    size_t room = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t before = room;
        const uint32_t *old = v;
        assert_int_equal(film_vec_reserve(&v, &room, rows[i].n, rows[i].size),
                         rows[i].ok);
        if (!rows[i].ok || rows[i].n <= before) {
            assert_ptr_equal(v, old);
            assert_int_equal(room, before);
        } else {
            assert_true(room >= rows[i].n && room >= 2 * before);
            for (size_t k = before; k < room; k++)
                v[k] = (uint32_t)k;
        }
        for (size_t k = 0; k < room; k++)
            assert_int_equal(v[k], k);
    }
    free(v);
}

/* ---- tables ---- */

/* Keys with bytes of all kinds, one a prefix of the next. */
static struct film_str
key_of(char bytes[], unsigned i)
{
    int n = snprintf(bytes, 32, "%x", i);
    bytes[n] = (char)(i % 3 ? 0xFF : 0);
    return (struct film_str){bytes, (size_t)n + i % 2};
}

enum { KEYS = 3000 };

static void
map(void **state)
{
    (void)state;
    struct film_map m;
    struct film_arena arena;
    char bytes[32];
    film_arena_init(&arena);
    film_map_init(&m);
    assert_null(film_map_get(&m, FILM_STR("a")));
    for (int round = 0; round < 3; round++) {
        for (unsigned i = 0; i < 2 * KEYS; i++) {
            bool added;
            struct film_map_entry *e =
                film_map_keep(&m, &arena, key_of(bytes, i % KEYS), &added);
            assert_int_equal(added, i < KEYS);
            assert_int_equal(e->value, i < KEYS ? 0 : i % KEYS);
            e->value = i % KEYS;
        }
        assert_int_equal(m.n, KEYS);
        for (unsigned i = 0; i < KEYS; i++) {
            assert_int_equal(*film_map_get(&m, key_of(bytes, i)), i);
            assert_true(film_str_equal(m.v[i].key, key_of(bytes, i)));
        }
        assert_null(film_map_get(&m, key_of(bytes, KEYS)));
        if (round == 0)
            film_map_reset(&m);
        else
            film_map_release(&m);
        film_arena_reset(&arena);
        assert_null(film_map_get(&m, key_of(bytes, 1)));
    }
    film_arena_release(&arena);
}

static int
compare_words(const void *a, const void *b)
{
    return film_str_compare(*(const struct film_str *)a,
                            *(const struct film_str *)b);
}

/* Sorts n made words of 0 to 11 letters, of which many are equal or begin with
 * the same eight. */
static void
check_sorted(size_t n)
{
    char letters[12 * 300 + 1];
    struct film_str words[300];
    struct film_sort_key keys[600];
    uint32_t random = (uint32_t)n + 1;
    for (size_t i = 0; i < n; i++) {
        char *p = letters + 12 * i;
        for (size_t k = 0; k < 12; k++) {
            random = random * 1103515245 + 12345;
            p[k] = k < 7 ? 'a' : (char)('a' + (random >> 16) % 3);
        }
        words[i] = (struct film_str){p, (random >> 20) % 12};
        keys[i] =
            (struct film_sort_key){film_sort_beginning(words[i]), &words[i]};
    }
    film_sort(keys, keys + n, n, compare_words);
    for (size_t i = 1; i < n; i++) {
        int order = compare_words(keys[i - 1].of, keys[i].of);
        assert_true(order < 0 ||
                    (order == 0 && (const struct film_str *)keys[i - 1].of <
                                       (const struct film_str *)keys[i].of));
    }
}

static void
sorted(void **state)
{
    static const size_t counts[] = {0,  1,  2,  7,  8,   9,   15, 16,
                                    17, 31, 33, 64, 100, 255, 300};
    (void)state;
    assert_true(film_sort_beginning(FILM_STR("b")) >
                film_sort_beginning(FILM_STR("azzzzzzzz")));
    assert_true(film_sort_beginning(FILM_STR("\xC3")) >
                film_sort_beginning(FILM_STR("z")));
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        check_sorted(counts[i]);
}

static void
hashes(void **state)
{
    (void)state;
    struct film_hashes s = {0};
    bool added;
    assert_false(film_hashes_has(&s, 0));
    for (int round = 0; round < 3; round++) {
        for (uint64_t i = 0; i < 2 * KEYS; i++) {
            uint64_t hash = i % KEYS << (i % KEYS % 2 ? 40 : 1);
            assert_true(film_hashes_put(&s, hash, &added));
            assert_int_equal(added, i < KEYS);
            assert_true(film_hashes_has(&s, hash));
        }
        assert_false(film_hashes_has(&s, UINT64_MAX));
        assert_int_equal(s.n, KEYS);
        if (round == 0)
            film_hashes_reset(&s);
        else
            film_hashes_release(&s);
        assert_false(film_hashes_has(&s, 2));
    }
}

/* Hashes are in indexes: they are these on every machine. */
static void
hash_of_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        uint64_t plain, seeded;
    } rows[] = {
        {"", 0xb98b148f3731bb98, 0x80fef528b2ae0e76},
        {"a", 0xd8f18d160e08be18, 0x6d4dd920837322a7},
        {"film", 0x9a0a048fbbb769e3, 0x367668b134bdcc7b},
        {"eight by", 0x17d102d903268b68, 0x307f365ef5f36d3e},
        {"nine byte", 0x17b654f8c3a0f3cb, 0xfb68514a8df52460},
        {"a film of 1968 with \xed\x95\x9c", 0x7f9ee5d46bd8b99c,
         0x91451827eb056cd2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct film_str s = {rows[i].bytes, strlen(rows[i].bytes)};
        assert_true(film_hash(s, 0) == rows[i].plain);
        assert_true(film_hash(s, 7) == rows[i].seeded);
    }
    uint64_t a = 0, b = UINT64_MAX;
    for (int i = 0; i < 10000; i++) {
        assert_true(film_hash_mix_halves(a, b) == film_hash_mix(a, b));
        a = film_hash_mix(a + 1, b) | (uint64_t)(i % 3) << 62;
        b = film_hash_mix(b, a ^ 0x5555) ^ (i % 5 ? 0 : UINT64_MAX);
    }
}

/* ---- command lines ---- */

static void
commands(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words; /* a bar after each; NULL: not a line */
    } rows[] = {
        {"less -FRX", "less|-FRX|"},
        {"  vim\t-u  NONE ", "vim|-u|NONE|"},
        {"", ""},
        {"a 'b  c' \"d e\"", "a|b  c|d e|"},
        {"it\\'s 'it'\\''s' \"it's\"", "it's|it's|it's|"},
        {"\"a \\\"b\\\" \\c\"", "a \"b\" \\c|"},
        {"a''b \"\" c", "ab||c|"},
        {"'a\\b' a\\ b", "a\\b|a b|"},
        {"$HOME *;`x`", "$HOME|*;`x`|"},
        {"a 'b", NULL},
        {"a \"b'", NULL},
    };
    struct film_arena a;
    struct film_error err;
    struct film_buf got, again;
    film_arena_init(&a);
    film_buf_init(&got, 1000);
    film_buf_init(&again, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char **v, **w;
        size_t n, m;
        enum film_status s =
            film_command_split(&v, &n, film_str_from(rows[i].line), &a, &err);
        assert_int_equal(s, rows[i].words ? FILM_OK : FILM_ERR_INPUT);
        if (s != FILM_OK)
            continue;
        film_buf_reset(&got);
        film_buf_reset(&again);
        film_buf_text(&got, "");
        for (size_t k = 0; k < n; k++) {
            film_buf_printf(&got, "%s|", v[k]);
            film_command_quote(&again, film_str_from(v[k]));
            film_buf_byte(&again, ' ');
        }
        assert_null(v[n]);
        assert_string_equal(got.n ? got.p : "", rows[i].words);
        assert_int_equal(
            film_command_split(&w, &m, film_buf_get(&again), &a, &err),
            FILM_OK);
        assert_int_equal(m, n);
        for (size_t k = 0; k < n; k++)
            assert_string_equal(w[k], v[k]);
        for (size_t k = 0; k < n; k++) {
            char word[FILM_ERROR_SIZE];
            film_buf_reset(&again);
            film_command_quote(&again, film_str_from(v[k]));
            assert_string_equal(film_command_word(word, v[k]), again.p);
        }
    }
    film_buf_release(&again);
    film_buf_release(&got);
    film_arena_release(&a);
}

/* Normal form C, whatever characters stand around what is to be composed. */
static void
composed(void **state)
{
    static const struct {
        struct film_str in;
        const char *out;
    } rows[] = {
        {FILM_STR(""), ""},
        {FILM_STR("plain"), "plain"},
        {FILM_STR("e\xCC\x81"), "\xC3\xA9"}, /* e, acute */
        {FILM_STR("\xED\x95\x9C e\xCC\x81"), "\xED\x95\x9C \xC3\xA9"},
        {FILM_STR("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"),
         "\xED\x95\x9C"}, /* h, a, n */
        {FILM_STR("\xEF\xBB\xBF"
                  "a"),
         "a"}, /* U+FEFF */
        {FILM_STR("a\0b"), "ab"},
        {FILM_STR("a\xFF"
                  "b"),
         "a\xEF\xBF\xBD"
         "b"},
        {FILM_STR("\xE2\x84\xAB"), "\xC3\x85"}, /* Angstrom */
    };
    struct film_buf out;
    (void)state;
    film_buf_init(&out, 1 << 16);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        film_buf_reset(&out);
        film_utf8_nfc(&out, rows[i].in);
        if (!film_str_equal(film_buf_get(&out), film_str_from(rows[i].out)))
            fail_msg("row %zu: %.*s", i, (int)out.n, out.p);
    }
    film_buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of),   cmocka_unit_test(lines),
        cmocka_unit_test(one_of),   cmocka_unit_test(reserve),
        cmocka_unit_test(map),      cmocka_unit_test(sorted),
        cmocka_unit_test(hashes),   cmocka_unit_test(hash_of_bytes),
        cmocka_unit_test(commands), cmocka_unit_test(composed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
