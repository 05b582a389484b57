/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compressed text comes back as it was, is shorter, and no bytes whatever lead
 * astray whoever decompresses them. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index/format/compress.h"

#include <stdio.h>

static const struct row {
    const char *text;
    size_t most; /* bytes it may take; 0: it is left as it is */
} rows[] = {
    {"", 0},
    {"a", 0},
    {"the ", 3},
    {"The film was directed by William Wyler.", 24},
    {"She won best actress at the Grand Bell Awards for the film, and the "
     "role of Ok-ju was written for her.",
     66},
    {"Na\xC3\xAFve caf\xC3\xA9s are what the film is about, it is said.", 41},
    {"\xEC\xA0\x84\xEC\xA2\x85\xEC\x84\x9C \xEB\xB0\xB0\xEC\x9A\xB0", 0},
    {"QXZ#@%QXZ#@%", 0},
    {"\xff\xff\xff\xff", 0},
};

static void
check(struct film_str text, size_t most)
{
    struct film_buf out;
    struct film_arena arena;
    struct film_str back;
    film_arena_init(&arena);
    film_buf_init(&out, 1 << 20);
    film_buf_text(&out, "before");
    bool compressed = film_compress(&out, text);
    if (compressed != (most > 0) || (compressed && out.n - 6 > most))
        print_error("%.*s: %zu bytes\n", (int)text.n, text.p, out.n - 6);
    assert_int_equal(compressed, most > 0);
    if (compressed) {
        assert_true(out.n - 6 <= most);
        assert_true(film_decompress(
            &back, (struct film_str){out.p + 6, out.n - 6}, &arena));
        assert_true(film_str_equal(back, text));
        assert_int_equal(back.p[back.n], '\0');
    } else {
        assert_int_equal(out.n, 6);
    }
    film_buf_release(&out);
    film_arena_release(&arena);
}

static void
test_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check(film_str_from(rows[i].text), rows[i].most);
    check((struct film_str){"the \0 the \0 the \0", 18}, 13);
}

/* Every way that a text may end within a frequent string. */
static void
test_every_beginning(void **state)
{
    static const char text[] = "The film was directed by the same director, "
                               "and starring William, as in the ";
    (void)state;
    for (size_t n = 12; n < sizeof text; n++)
        check((struct film_str){text, n}, n);
}

static void
test_any_bytes(void **state)
{
    struct film_arena arena;
    char bytes[64];
    unsigned seed = 1;
    (void)state;
    film_arena_init(&arena);
    for (int round = 0; round < 20000; round++) {
        struct film_str text;
        size_t n = (size_t)round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 16 & 7 ? seed >> 24 : 255);
        }
        assert_true(
            film_decompress(&text, (struct film_str){bytes, n}, &arena));
        assert_true(text.n <= 8 * n);
        film_arena_reset(&arena);
    }
    film_arena_release(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_back),
        cmocka_unit_test(test_every_beginning),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
