/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset.h"
#include "read/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

static void
names(void **state)
{
    static const struct {
        const char *label, *name; /* NULL: not known */
    } rows[] = {
        {"utf8", "UTF-8"},
        {" UTF-8 ", "UTF-8"},
        {"latin1", "CP1252"},
        {"ISO-8859-1", "CP1252"},
        {"ks_c_5601-1987", "CP949"},
        {"EUC-KR", "CP949"},
        {"Shift_JIS", "CP932"},
        {"gb2312", "GB18030"},
        {"KOI8-R", "KOI8-R"},
        {"klingon", NULL},
        {"", NULL},
        {"UTF-8//IGNORE", NULL},
        {"a name that is far too long to be a charset", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[32];
        bool known = film_charset_name(film_str_from(rows[i].label), name);
        assert_int_equal(known, rows[i].name != NULL);
        if (known)
            assert_string_equal(name, rows[i].name);
    }
}

static const struct {
    struct film_str bytes;
    const char *declared, *used, *text;
    uint64_t bad;
} rows[] = {
    {FILM_STR("caf\xC3\xA9"), NULL, "UTF-8", "café", 0},
    {FILM_STR("\xEF\xBB\xBFx"), "EUC-KR", "UTF-8", "x", 0},
    {FILM_STR("caf\xE9"), "ISO-8859-1", "CP1252", "café", 0},
    {FILM_STR("\x93hi\x94"), "latin1", "CP1252", "“hi”", 0},
    {FILM_STR("\xC7\xD1"), "euc-kr", "CP949", "한", 0},
    {FILM_STR("\xC7\xD1\xFF"), "euc-kr", "CP949", "한\xEF\xBF\xBD", 1},
    {FILM_STR("\xC7\xD1\xC7"), "euc-kr", "CP949", "한\xEF\xBF\xBD", 1},
    {FILM_STR("\xFE\xFF\xD5\x5C"), NULL, "UTF-16BE", "한", 0},
    {FILM_STR("\xFF\xFE\0\0h\0\0\0"), NULL, "UTF-32LE", "h", 0},
    {FILM_STR("h\0i\0"), NULL, "UTF-16LE", "hi", 0},
    {FILM_STR("\0h\0i"), "UTF-8", "UTF-16BE", "hi", 0},
    {FILM_STR("h\0i\0j"), NULL, "UTF-16LE", "hi\xEF\xBF\xBD", 1},
    /* declared 16 bits, but it is not */
    {FILM_STR("plain"), "UTF-16", "UTF-8", "plain", 0},
    /* declared UTF-8, but it is not */
    {FILM_STR("\xC0\xFC\xC1\xBE\xBC\xAD\xB4\xC2 \xC0\xCC\xC3\xE6\xC7\xF6 "
              "\xB0\xA8\xB5\xB6\xC0\xC7 \xBF\xB5\xBC\xF7"),
     "UTF-8", "CP949", "전종서는 이충현 감독의 영숙", 0},
    {FILM_STR("x"), "klingon", "UTF-8", "x", 0},
    {FILM_STR(""), NULL, "UTF-8", "", 0},
};

static void
decodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf out;
        struct film_error err;
        char used[32];
        uint64_t bad;
        film_buf_init(&out, 1000);
        assert_int_equal(film_charset_decode(&out, rows[i].bytes,
                                             rows[i].declared, used, &bad,
                                             &err),
                         FILM_OK);
        if (strcmp(used, rows[i].used) != 0 ||
            strcmp(out.p ? out.p : "", rows[i].text) != 0 || bad != rows[i].bad)
            fail_msg("row %zu: %s, \"%s\", %u bad", i, used, out.p ? out.p : "",
                     (unsigned)bad);
        film_buf_release(&out);
    }
}

/* Streams give the same in whatever pieces they are read. */
static void
streams(void **state)
{
    static const char text[] = "\xC0\xFC\xC1\xBE\xBC\xAD \xFF x";
    struct film_buf in;
    struct film_stream *s = NULL, *d = NULL;
    struct film_error err;
    uint64_t bad = 0;
    size_t n = 0, got, lines = 0;
    char c[2];
    (void)state;
    film_buf_init(&in, SIZE_MAX / 4);
    for (int i = 0; i < 30000; i++)
        film_buf_printf(&in, "%s\n", text);
    assert_int_equal(film_stream_from_bytes(&s, film_buf_get(&in),
                                            &film_limits_default, &err),
                     FILM_OK);
    assert_int_equal(
        film_charset_stream(&d, s, "CP949", &bad, &film_limits_default, &err),
        FILM_OK);
    do {
        assert_int_equal(film_stream_read(d, c, n % 2 + 1, &got, &err),
                         FILM_OK);
        n += got;
        for (size_t i = 0; i < got; i++)
            lines += c[i] == '\n';
    } while (got > 0);
    assert_int_equal(bad, 30000);
    assert_int_equal(lines, 30000);
    assert_int_equal(n, 30000 * (strlen("전종서 \xEF\xBF\xBD x\n")));
    film_stream_free(d);
    film_stream_free(s);
    film_buf_release(&in);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(decodes),
        cmocka_unit_test(streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
