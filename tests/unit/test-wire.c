/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What servers send, whole, cut off and wrong; and the notes of an index that
 * is split. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index/format/part.h"
#include "index/format/store.h"
#include "search/source/wire.h"

#define BYTES(s)                                                               \
    {                                                                          \
        s, sizeof(s) - 1                                                       \
    }

static void
test_messages(void **state)
{
    static const struct {
        struct film_str bytes;
        size_t most;
        enum film_status status;
        unsigned type;
        size_t length, rest;
    } rows[] = {
        {BYTES(""), 100, FILM_END, 0, 0, 0},
        {BYTES("\x02"), 100, FILM_END, 0, 0, 0},
        {BYTES("\x02\x00"), 100, FILM_OK, 2, 0, 0},
        {BYTES("\x02\x00\x05"), 100, FILM_OK, 2, 0, 1},
        {BYTES("\x05\x03xyz\x02\x00"), 100, FILM_OK, 5, 3, 2},
        {BYTES("\x05\x04xyz"), 100, FILM_END, 0, 0, 0},
        {BYTES("\x05\x04xyz"), 3, FILM_ERR_INPUT, 0, 0, 0},
        {BYTES("\x05\xff"), 1000, FILM_END, 0, 0, 0},
        {BYTES("\x05\xff\x05\x80"), 1000, FILM_END, 0, 0, 0},
        {BYTES("\x05\xff\x05\x80"), 100, FILM_ERR_INPUT, 0, 0, 0},
        {BYTES("\x05\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7f"), 1000,
         FILM_ERR_INPUT, 0, 0, 0},
        {BYTES("\x05\xff\x7f\x7f\x7f\x7f\x7f\xff"), 1000, FILM_ERR_INPUT, 0, 0,
         0},
        {BYTES("HTTP/1.1 200"), 1000, FILM_ERR_INPUT, 0, 0, 0},
        {BYTES("\xff\x00"), 1000, FILM_ERR_INPUT, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_wire_message m = {0, {NULL, 0}};
        struct film_str in = rows[i].bytes;
        struct film_error err;
        assert_int_equal(film_wire_take(&m, &in, rows[i].most, &err),
                         rows[i].status);
        if (rows[i].status != FILM_OK) {
            assert_int_equal(in.n, rows[i].bytes.n);
            continue;
        }
        assert_int_equal(m.type, rows[i].type);
        assert_int_equal(m.body.n, rows[i].length);
        assert_int_equal(in.n, rows[i].rest);
    }
}

static void
test_requests(void **state)
{
    static const struct {
        uint32_t docid;
        struct film_str bytes;
    } rows[] = {
        {1, BYTES("\x02\x01\x01")},
        {254, BYTES("\x02\x01\xfe")},
        {255, BYTES("\x02\x02\xff\x80")},
        {300, BYTES("\x02\x02\xff\xad")},
        {1000, BYTES("\x02\x03\xff\x69\x85")},
    };
    struct film_buf out;
    (void)state;
    film_buf_init(&out, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        film_buf_reset(&out);
        film_wire_ask_document(&out, rows[i].docid);
        assert_true(film_str_equal(film_buf_get(&out), rows[i].bytes));
    }
    film_buf_reset(&out);
    film_wire_ask_metadata(&out, FILM_STR("key"));
    assert_true(film_str_equal(film_buf_get(&out), FILM_STR("\x16\x03key")));
    film_buf_release(&out);
}

static void
test_greetings(void **state)
{
    static const struct {
        struct film_wire_message m;
        const char *why; /* NULL: it is one */
    } rows[] = {
        {{FILM_WIRE_GREETING, BYTES("\x27\x01\x00")}, NULL},
        {{FILM_WIRE_GREETING, BYTES("\x28\x01\x00")},
         "it speaks version 40 of the protocol, not 39"},
        {{FILM_WIRE_GREETING, BYTES("")},
         "it does not answer as xapian-tcpsrv does"},
        {{FILM_WIRE_DONE, BYTES("\x27\x01")},
         "it does not answer as xapian-tcpsrv does"},
        {{FILM_WIRE_EXCEPTION, BYTES("\x0b\x02xy\x04None\x00")},
         "it cannot serve: None"},
        {{FILM_WIRE_EXCEPTION, BYTES("\x0b\x02xy\x05None")},
         "it cannot serve: ?"},
        {{FILM_WIRE_EXCEPTION, BYTES("\x0b\xff\x7f\x7f")},
         "it cannot serve: ?"},
        {{FILM_WIRE_EXCEPTION, BYTES("")}, "it cannot serve: ?"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_error err = {FILM_OK, ""};
        enum film_status s = film_wire_check_greeting(&rows[i].m, &err);
        assert_int_equal(s, rows[i].why ? FILM_ERR_INPUT : FILM_OK);
        assert_string_equal(err.text, rows[i].why ? rows[i].why : "");
    }
}

/* What is written is read; what is cut off or longer is not. */
static void
test_parts(void **state)
{
    const struct film_part part = {200, 256, film_sum_of(FILM_STR("x"))};
    const struct film_elsewhere place = {2, film_sum_of(FILM_STR("y"))};
    struct film_part got;
    struct film_elsewhere there;
    struct film_str rest;
    struct film_buf out;
    (void)state;
    film_buf_init(&out, 1000);
    film_part_write(&out, &part);
    for (size_t n = 0; n < out.n; n++) {
        assert_false(film_part_read(&got, (struct film_str){out.p, n}));
        assert_int_equal(got.of, 0);
    }
    assert_true(film_part_read(&got, film_buf_get(&out)));
    assert_memory_equal(&got, &part, sizeof got);
    film_buf_byte(&out, 'x');
    assert_false(film_part_read(&got, film_buf_get(&out)));

    film_buf_reset(&out);
    film_store_elsewhere(&out, &place, FILM_STR("rest"));
    for (size_t n = 0; n + 4 < out.n; n++)
        assert_false(
            film_load_elsewhere(&there, &rest, (struct film_str){out.p, n}));
    assert_true(film_load_elsewhere(&there, &rest, film_buf_get(&out)));
    assert_memory_equal(&there, &place, sizeof there);
    assert_true(film_str_equal(rest, FILM_STR("rest")));
    assert_false(film_load_elsewhere(&there, &rest, FILM_STR("s-data")));
    film_buf_release(&out);
}

/* The text goes, and what is before it stays. */
static void
test_without_text(void **state)
{
    struct film_arena a;
    struct film_buf whole, cut;
    struct film_error err;
    struct film_stored_passage p = {
        .ordinal = 3,
        .passage = {.text = FILM_STR("The film was directed by a director."),
                    .line = 7,
                    .line_end = 9}};
    struct film_stored_passage got;
    (void)state;
    film_arena_init(&a);
    film_buf_init(&whole, 1 << 16);
    film_buf_init(&cut, 1 << 16);
    film_store_passage(&whole, &p);
    assert_true(film_store_without_text(&cut, film_buf_get(&whole), &a));
    assert_true(cut.n < whole.n);
    assert_int_equal(film_load_passage(&got, film_buf_get(&cut), &a, &err),
                     FILM_OK);
    assert_int_equal(got.ordinal, 3);
    assert_int_equal(got.passage.line, 7);
    assert_int_equal(got.passage.text.n, 0);
    assert_false(film_store_without_text(&cut, FILM_STR("r"), &a));
    assert_false(film_store_without_text(&cut, FILM_STR("p"), &a));
    assert_false(film_store_without_text(&cut, FILM_STR(""), &a));
    film_buf_release(&whole);
    film_buf_release(&cut);
    film_arena_release(&a);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages),     cmocka_unit_test(test_requests),
        cmocka_unit_test(test_greetings),    cmocka_unit_test(test_parts),
        cmocka_unit_test(test_without_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
