/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>
#include <cmocka.h>

/* Appends text as one gzip member. */
static void
add_member(struct film_buf *out, struct film_str text)
{
    z_stream z = {0};
    assert_int_equal(
        deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t room = deflateBound(&z, (uLong)text.n);
    unsigned char *p = malloc(room);
    assert_non_null(p);
    z.next_in = (Bytef *)text.p;
    z.avail_in = (uInt)text.n;
    z.next_out = p;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    film_buf_add(out, p, room - z.avail_out);
    deflateEnd(&z);
    free(p);
}

static enum film_status
read_all(struct film_str bytes, const struct film_limits *limits,
         struct film_buf *out, struct film_error *err)
{
    struct film_stream *s = NULL;
    assert_int_equal(film_stream_from_bytes(&s, bytes, limits, err), FILM_OK);
    enum film_status st = film_stream_all(s, out, err);
    film_stream_free(s);
    return st;
}

/* Bytes that must be refused, and words of the reason. */
static void
refused(struct film_str bytes, enum film_status want, const char *why)
{
    struct film_buf out;
    struct film_error err;
    film_buf_init(&out, SIZE_MAX / 4);
    enum film_status st = read_all(bytes, &film_limits_default, &out, &err);
    assert_int_equal(st, want);
    if (!strstr(err.text, why))
        fail_msg("\"%s\" is not in \"%s\"", why, err.text);
    film_buf_release(&out);
}

static void
given(struct film_str bytes, struct film_str want)
{
    struct film_buf out;
    struct film_error err;
    film_buf_init(&out, SIZE_MAX / 4);
    enum film_status st = read_all(bytes, &film_limits_default, &out, &err);
    if (st != FILM_OK)
        fail_msg("%s", err.text);
    assert_true(film_str_equal(film_buf_get(&out), want));
    film_buf_release(&out);
}

/* The stream gives `want` and then ends for this reason. */
static void
broken(struct film_str bytes, const char *want, const char *why)
{
    struct film_stream *s;
    struct film_buf out;
    struct film_error err;
    film_buf_init(&out, SIZE_MAX / 4);
    film_stream_from_bytes(&s, bytes, &film_limits_default, &err);
    enum film_status st = film_stream_all(s, &out, &err);
    if (st != FILM_OK)
        fail_msg("%s", err.text);
    assert_true(film_str_starts(film_str_from(want), film_buf_get(&out)));
    assert_non_null(film_stream_broken(s));
    assert_non_null(strstr(film_stream_broken(s), why));
    film_stream_free(s);
    film_buf_release(&out);
}

static void
members(void **state)
{
    struct film_buf gz;
    (void)state;
    film_buf_init(&gz, SIZE_MAX / 4);
    given(FILM_STR(""), FILM_STR(""));
    given(FILM_STR("x"), FILM_STR("x"));
    given(FILM_STR("\x1f\x8b"), FILM_STR("\x1f\x8b"));
    add_member(&gz, FILM_STR("one "));
    given(film_buf_get(&gz), FILM_STR("one "));
    add_member(&gz, FILM_STR(""));
    add_member(&gz, FILM_STR("two"));
    given(film_buf_get(&gz), FILM_STR("one two"));
    for (int i = 0; i < 512; i++)
        film_buf_byte(&gz, '\0');
    given(film_buf_get(&gz), FILM_STR("one two"));
    film_buf_text(&gz, "x");
    broken(film_buf_get(&gz), "one two", "not gzip follow");
    film_buf_release(&gz);
}

static void
damage(void **state)
{
    static const char text[] = "Wellington, a town of films and wind.";
    struct film_buf gz;
    (void)state;
    film_buf_init(&gz, SIZE_MAX / 4);
    add_member(&gz, FILM_STR("first "));
    size_t first = gz.n;
    static const char all[] = "first Wellington, a town of films and wind.";
    add_member(&gz, film_str_from(text));
    /* Cut anywhere but between members. */
    for (size_t n = 3; n < gz.n; n++)
        if (n > first)
            broken((struct film_str){gz.p, n}, all, "cut off");
        else if (n < 12)
            refused((struct film_str){gz.p, n}, FILM_ERR_INPUT, "cut off");
    /* A bit of the checksum or the length. */
    for (size_t back = 1; back <= 8; back++) {
        gz.p[gz.n - back] ^= 1;
        broken(film_buf_get(&gz), all, "damaged");
        gz.p[gz.n - back] ^= 1;
    }
    film_buf_text(&gz, "garbage");
    broken(film_buf_get(&gz), all, "not gzip follow");
    film_buf_release(&gz);
}

static void
limits(void **state)
{
    struct film_limits few = film_limits_default;
    struct film_buf gz, out;
    struct film_error err;
    size_t big = 32u << 20;
    char *zeros = calloc(1, big);
    (void)state;
    assert_non_null(zeros);
    film_buf_init(&gz, SIZE_MAX / 4);
    film_buf_init(&out, SIZE_MAX / 4);
    add_member(&gz, (struct film_str){zeros, big});
    free(zeros);
    assert_int_equal(read_all(film_buf_get(&gz), &few, &out, &err),
                     FILM_ERR_LIMIT);
    assert_non_null(strstr(err.text, "250 times"));
    film_buf_reset(&out);
    few.inflate_ratio = 0; /* none */
    assert_int_equal(read_all(film_buf_get(&gz), &few, &out, &err), FILM_OK);
    assert_int_equal(out.n, big);
    film_buf_reset(&out);
    few.stream_bytes = 1 << 20;
    assert_int_equal(read_all(film_buf_get(&gz), &few, &out, &err),
                     FILM_ERR_LIMIT);
    film_buf_reset(&out);
    few.stream_bytes = UINT64_MAX;
    few.input_bytes = 3;
    assert_int_equal(read_all(FILM_STR("abc"), &few, &out, &err), FILM_OK);
    assert_int_equal(read_all(FILM_STR("abcd"), &few, &out, &err),
                     FILM_ERR_LIMIT);
    film_buf_release(&gz);
    film_buf_release(&out);
}

static void
lines(void **state)
{
    static const char *const want[] = {"one", "", "three\r", "four"};
    struct film_stream *s = NULL;
    struct film_error err;
    struct film_str line;
    (void)state;
    assert_int_equal(
        film_stream_from_bytes(&s, FILM_STR("one\n\r\nthree\r\r\nfour"),
                               &film_limits_default, &err),
        FILM_OK);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(film_stream_line(s, &line, &err), FILM_OK);
        assert_true(film_str_equal(line, film_str_from(want[i])));
    }
    assert_int_equal(film_stream_line(s, &line, &err), FILM_END);
    assert_int_equal(film_stream_offset(s), 18);
    film_stream_free(s);
}

/* A source that gives a byte at a time, to meet every border. */
struct drip {
    struct film_str left;
};

static enum film_status
drip_read(void *user, void *p, size_t room, size_t *got, struct film_error *err)
{
    struct drip *d = user;
    (void)room;
    (void)err;
    *got = d->left.n > 0;
    if (*got) {
        *(char *)p = *d->left.p++;
        d->left.n--;
    }
    return FILM_OK;
}

static void
drops(void **state)
{
    struct film_buf gz;
    struct film_stream *s = NULL;
    struct film_error err;
    struct film_str line;
    (void)state;
    film_buf_init(&gz, SIZE_MAX / 4);
    add_member(&gz, FILM_STR("on"));
    add_member(&gz, FILM_STR("e\ntwo\n"));
    struct drip d = {film_buf_get(&gz)};
    struct film_stream_source source = {&d, drip_read, NULL};
    assert_int_equal(
        film_stream_from_source(&s, source, &film_limits_default, &err),
        FILM_OK);
    assert_int_equal(film_stream_line(s, &line, &err), FILM_OK);
    assert_true(film_str_equal(line, FILM_STR("one")));
    assert_int_equal(film_stream_peek(s, 100, &line, &err), FILM_OK);
    assert_true(film_str_equal(line, FILM_STR("two\n")));
    assert_int_equal(film_stream_skip(s, 1, &err), FILM_OK);
    assert_int_equal(film_stream_line(s, &line, &err), FILM_OK);
    assert_true(film_str_equal(line, FILM_STR("wo")));
    assert_int_equal(film_stream_line(s, &line, &err), FILM_END);
    film_stream_free(s);
    film_buf_release(&gz);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members), cmocka_unit_test(damage),
        cmocka_unit_test(limits),  cmocka_unit_test(lines),
        cmocka_unit_test(drops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
