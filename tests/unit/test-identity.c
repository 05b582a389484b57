/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands for bytes stands for no others, even for those that were made
 * to have the same film_hash. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "base/hash.h"
#include "index/build/build.h"
#include "index/check/scan.h"
#include "index/check/verify.h"
#include "index/inputs/path.h"
#include "schema/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Sums ------------------------------------------------------------- */

/* As `b2sum -l 128` prints them. The longer ones end within, at and after the
 * end of a block. */
static void
test_sums(void **state)
{
    static const struct {
        size_t n; /* times 'x' */
        const char *sum;
    } rows[] = {
        {0, "cae66941d9efbd404e4d88758ea67670"},
        {1, "442a44457137672b3218c1007dc8f76a"},
        {127, "faeac286ccce46d5273182d599dd943b"},
        {128, "874acca82a22239ec64a3e70c3ae494e"},
        {129, "b9ee96f69e8210c624fee55d71d5a54f"},
        {256, "0b2c2b0de02938ad7a728b51e8da3357"},
        {257, "6111369e4b587b4a4bf84d6ef4d86968"},
        {100000, "cf8bc4c586909323c8009d0ef5bb8d82"},
    };
    static char bytes[100000];
    (void)state;
    memset(bytes, 'x', sizeof bytes);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t piece = 1; piece < 400; piece += 57) {
            struct film_summer s;
            char text[40];
            film_summer_init(&s);
            for (size_t at = 0; at < rows[i].n; at += piece)
                film_summer_add(&s,
                                (struct film_str){bytes, rows[i].n - at < piece
                                                             ? rows[i].n - at
                                                             : piece});
            struct film_sum sum = film_summer_end(&s);
            for (size_t k = 0; k < sizeof sum.bytes; k++)
                snprintf(text + 2 * k, 3, "%02x", sum.bytes[k]);
            assert_string_equal(text, rows[i].sum);
        }
}

/* An index and what quotes an id serve other machines and later versions. */
static void
test_ids(void **state)
{
    char key[FILM_INPUT_KEY], text[FILM_SUM_TEXT + 1];
    (void)state;
    struct film_sum input = film_path_id(FILM_STR("/films/a.txt"));
    film_input_key(&input, key);
    assert_string_equal(key, "film.input:ZmUp3Hy2bb2Ifm66p4Lc_b");
    struct film_sum article = film_article_id(&input, FILM_STR("1"));
    film_sum_text(&article, text);
    assert_string_equal(text, "uBwVRkizQmFV3y19BnnVRb");
    assert_int_equal(film_hash(FILM_STR("eleven bytes"), 7),
                     0xdc0bb948e7b282d9u);
}

/* ---- Collisions ------------------------------------------------------- */

static const uint64_t k0 = 0x9E3779B97F4A7C15u, k1 = 0xD6E8FEB86659FD93u;

/* Replaces 16 bytes of s at a multiple of 8 by letters and marks that end in
 * the state 0 of film_hash: what was before them does not count. */
static void
forget(char *s, size_t n, size_t at, uint64_t seed)
{
    uint64_t h = seed ^ film_hash_mix(k0 ^ n, k1);
    for (size_t i = 0; i < at; i += 8)
        h = film_hash_mix(h ^ film_hash_word(s + i, 8) ^ k0, k1);
    for (unsigned i = 0;; i++) {
        char hex[9];
        snprintf(hex, sizeof hex, "%08x", i);
        uint64_t w = k0 ^ film_hash_mix(h ^ film_hash_word(hex, 8) ^ k0, k1);
        bool plain = true;
        for (int k = 0; k < 8; k++) {
            char c = (char)(w >> 8 * k);
            plain &= c > ' ' && c <= '~' && c != '/' && c != '\\';
            s[at + 8 + (size_t)k] = c;
        }
        memcpy(s + at, hex, 8);
        if (plain)
            return;
    }
}

static void
write_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static unsigned refused;

static void
on_refused(void *user, const struct film_error *why)
{
    (void)user;
    print_message("%s\n", why->text);
    refused++;
}

static void
on_warn(void *user, struct film_str path, uint32_t line, const char *why)
{
    (void)user;
    (void)path;
    (void)line;
    (void)why;
}

static struct film_build
new_build(void)
{
    refused = 0;
    return (struct film_build){.limits = &film_limits_default,
                               .jobs = 1,
                               .cwd = index_cwd,
                               .refused = on_refused,
                               .warn = on_warn};
}

static void
add(const char *const paths[], size_t n)
{
    struct film_error err;
    struct film_build b = new_build();
    if (film_index_add("db", paths, n, 0, &b, &err) != FILM_OK)
        fail_msg("%s", err.text);
    assert_int_equal(refused, 0);
}

/* "PATH: TEXT" of every passage. */
static enum film_status
list_passage(void *user, const struct film_stored_article *a,
             const struct film_stored_passage *p, struct film_error *err)
{
    struct film_buf *out = user;
    (void)err;
    film_buf_str(out, a->meta.path);
    film_buf_text(out, ": ");
    film_buf_str(out, p->passage.text);
    film_buf_byte(out, '\n');
    return FILM_OK;
}

static void
assert_index(const char *want)
{
    struct film_buf got;
    struct film_error err;
    film_buf_init(&got, 1 << 20);
    const struct film_scan to = {
        .user = &got, .passage = list_passage, .cwd = index_cwd};
    assert_int_equal(film_index_scan("db", &to, &err), FILM_OK);
    film_buf_byte(&got, '\0');
    assert_string_equal(got.p, want);
    film_buf_release(&got);
    struct film_verify v = {.problems = {on_refused, NULL}};
    refused = 0;
    assert_int_equal(film_index_verify("db", &v, &err), FILM_OK);
    assert_int_equal(refused, 0);
}

/* A name of the working folder whose whole path has a hash that its first
 * letter has no part in. */
static void
make_name(char *name, char first)
{
    char path[512];
    int n = snprintf(path, sizeof path, "%.*s/%c", (int)index_cwd.n,
                     index_cwd.p, first);
    while (n % 8)
        path[n++] = '_';
    memcpy(path + n, "0123456701234567.txt", 21);
    forget(path, (size_t)n + 20, (size_t)n, 1);
    memcpy(name, path + index_cwd.n + 1, (size_t)n + 20 - index_cwd.n);
}

static void
test_paths(void **state)
{
    char a[512], b[512], want[2048];
    struct film_str path[2];
    struct film_error err;
    const char *const both[] = {a, b};
    (void)state;
    make_name(a, 'a');
    make_name(b, 'b');
    for (int i = 0; i < 2; i++) {
        struct film_root root;
        assert_int_equal(film_path_root(&root, film_str_from(both[i]),
                                        index_cwd, &index_arena, &err),
                         FILM_OK);
        path[i] = root.key;
    }
    assert_int_equal(film_hash(path[0], 1), film_hash(path[1], 1));
    assert_false(film_str_equal(path[0], path[1]));
    write_file(a, "A paragraph on apples.\n");
    write_file(b, "A paragraph on bananas.\n");
    add(both, 2);
    snprintf(want, sizeof want,
             "%s: A paragraph on apples.\n%s: A paragraph on bananas.\n", a, b);
    assert_index(want);
    write_file(a, "A paragraph on cherries.\n");
    add(both, 1);
    snprintf(want, sizeof want,
             "%s: A paragraph on bananas.\n%s: A paragraph on cherries.\n", b,
             a);
    assert_index(want);
    struct film_build build = new_build();
    assert_int_equal(film_index_remove("db", both, 1, &build, &err), FILM_OK);
    snprintf(want, sizeof want, "%s: A paragraph on bananas.\n", b);
    assert_index(want);
    unlink(a);
    unlink(b);
    index_remove();
}

static void
test_contents(void **state)
{
    const char *const path[] = {"c.txt"};
    char old[] = "She won it in 1961, he said. 0123456701234567 The end.";
    char new[] = "She won it in 1962, he said. 0123456701234567 The end.";
    char want[200];
    (void)state;
    forget(old, strlen(old), 32, 0);
    forget(new, strlen(new), 32, 0);
    assert_int_equal(film_hash(film_str_from(old), 0),
                     film_hash(film_str_from(new), 0));
    write_file("c.txt", old);
    add(path, 1);
    write_file("c.txt", new);
    add(path, 1);
    snprintf(want, sizeof want, "c.txt: %s\n", new);
    assert_index(want);
    unlink("c.txt");
    index_remove();
}

/* A value too long for a term stands in it as its sum. */
static void
test_terms(void **state)
{
    char value[2][1000];
    struct film_buf term[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        memset(value[i], 'x', sizeof value[i]);
        value[i][500] = (char)('a' + i);
        forget(value[i], sizeof value[i], 800, 0);
        film_buf_init(&term[i], 1000);
        film_schema_term(&term[i], FILM_F_TAG,
                         (struct film_str){value[i], sizeof value[i]});
    }
    assert_int_equal(film_hash((struct film_str){value[0], 1000}, 0),
                     film_hash((struct film_str){value[1], 1000}, 0));
    assert_int_equal(term[0].n, term[1].n);
    assert_memory_not_equal(term[0].p, term[1].p, term[0].n);
    for (int i = 0; i < 2; i++)
        film_buf_release(&term[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),  cmocka_unit_test(test_ids),
        cmocka_unit_test(test_paths), cmocka_unit_test(test_contents),
        cmocka_unit_test(test_terms),
    };
    return cmocka_run_group_tests(tests, index_set_up, index_tear_down);
}
