/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A compressed document comes back as it was, is shorter, and no bytes whatever
 * lead astray whoever decompresses them. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index/format/compress.h"
#include "index/format/decompress.h"
#include "index/format/store.h"
#include "index/generation.h"
#include "schema/schema.h"

#include <stdlib.h>

static struct film_compression *with, *other;
static struct film_decompressor reads, reads_other;
static struct film_arena arena;

/* ---- A dictionary ----------------------------------------------------- */

/* Appends the n-th of a row of made passages. */
static size_t
add_sample(struct film_buf *out, unsigned n)
{
    static const char *const who[] = {"William Wyler", "Jeon Jong-seo",
                                      "Ida Lupino", "Sergio Leone"};
    static const char *const what[] = {"thriller", "western", "musical"};
    size_t from = out->n;
    film_buf_printf(out,
                    "Film %u is a %u %s directed by %s, which was released in "
                    "the autumn of that year and has %u minutes.",
                    n, 1900 + n % 120, what[n % 3], who[n % 4], n % 90 + 60);
    return out->n - from;
}

static void
make_dictionary(struct film_buf *out, size_t most, unsigned first, unsigned n)
{
    struct film_buf samples;
    size_t sizes[400];
    film_buf_init(&samples, 1 << 20);
    for (unsigned i = 0; i < n; i++)
        sizes[i] = add_sample(&samples, first + i);
    assert_int_equal(
        film_dictionary_make(out, most, film_buf_get(&samples), sizes, n, NULL),
        FILM_OK);
    film_buf_release(&samples);
}

static void
set_up(struct film_compression **c, struct film_decompressor *d, unsigned first)
{
    struct film_buf content;
    film_buf_init(&content, 1 << 20);
    make_dictionary(&content, 4096, first, 400);
    assert_true(content.n > 256 && content.n <= 4096);
    assert_int_equal(film_compression_new(c, 1, film_buf_get(&content), NULL),
                     FILM_OK);
    assert_true(
        film_str_equal(film_compression_content(*c), film_buf_get(&content)));
    film_decompressor_init(d, NULL);
    assert_int_equal(film_decompressor_give(d, 1, film_buf_get(&content), NULL),
                     FILM_OK);
    film_buf_release(&content);
}

static int
before_all(void **state)
{
    (void)state;
    film_arena_init(&arena);
    set_up(&with, &reads, 0);
    set_up(&other, &reads_other, 77777);
    return 0;
}

static int
after_all(void **state)
{
    (void)state;
    film_compression_free(with);
    film_compression_free(other);
    film_decompressor_release(&reads);
    film_decompressor_release(&reads_other);
    film_arena_release(&arena);
    return 0;
}

static void
test_dictionary(void **state)
{
    struct film_buf a, b;
    (void)state;
    film_buf_init(&a, 1 << 20);
    film_buf_init(&b, 1 << 20);
    make_dictionary(&a, 4096, 0, 400);
    make_dictionary(&b, 4096, 0, 400);
    assert_true(film_str_equal(film_buf_get(&a), film_buf_get(&b)));
    /* Too little to learn from, or no room. */
    film_buf_reset(&a);
    make_dictionary(&a, 4096, 0, 0);
    make_dictionary(&a, 100, 0, 400);
    assert_int_equal(a.n, 0);
    film_buf_release(&a);
    film_buf_release(&b);
}

/* ---- Documents -------------------------------------------------------- */

/* The data of a document: kind, no dictionary, n bytes. */
static struct film_str
document(char kind, struct film_str rest)
{
    char *p = film_arena_alloc(&arena, rest.n + 3);
    assert_non_null(p);
    p[0] = kind;
    p[1] = 0;
    memcpy(p + 2, rest.p, rest.n);
    p[rest.n + 2] = '\0';
    return (struct film_str){p, rest.n + 2};
}

static void
check(struct film_str data, size_t most)
{
    struct film_compressor c = {.with = with};
    struct film_str small = data, back;
    assert_int_equal(film_compress(&small, &c, NULL), FILM_OK);
    if (most == 0) {
        assert_true(small.p == data.p && small.n == data.n);
    } else {
        if (small.n > most)
            print_error("%.40s: %zu bytes\n", data.p + 2, small.n);
        assert_true(small.n <= most && small.n < data.n);
        assert_int_equal(film_stored_dictionary(small), 1);
        assert_int_equal(film_stored_kind(small), film_stored_kind(data));
        back = small;
        assert_int_equal(film_compress(&back, &c, NULL), FILM_OK);
        assert_true(back.p == small.p); /* not twice */
    }
    back = small;
    assert_int_equal(film_decompress(&back, &reads, &arena, NULL), FILM_OK);
    assert_true(film_str_equal(back, data));
    assert_int_equal(back.p[back.n], '\0');
    film_compressor_release(&c);
}

static const struct row {
    const char *text;
    char kind;
    size_t most; /* bytes it may take; 0: it is left as it is */
} rows[] = {
    {"", 's', 0},
    {"a", 'p', 0},
    {"QXZ#@%", 'p', 0},
    {"Film 12 is a 1912 western directed by Ida Lupino, which was released in "
     "the autumn of that year and has 72 minutes.",
     'p', 40},
    {"It is a thriller directed by William Wyler.", 's', 35},
    {"directed by Sergio Leone, which was released in the autumn", 'a', 40},
    /* Records and entities are not compressed here. */
    {"directed by Sergio Leone, which was released in the autumn", 'r', 0},
    {"directed by Sergio Leone, which was released in the autumn", 'e', 0},
    {"directed by Sergio Leone, which was released in the autumn", 'h', 0},
};

static void
test_comes_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check(document(rows[i].kind, film_str_from(rows[i].text)),
              rows[i].most);
    check((struct film_str){"", 0}, 0);
    check((struct film_str){"p", 1}, 0);
    check(document('p', (struct film_str){"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                                          "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                                          34}),
          20);
}

static void
test_large(void **state)
{
    enum { MANY = 1 << 20 };
    char *p = malloc(MANY);
    unsigned seed = 1;
    (void)state;
    assert_non_null(p);
    memset(p, ' ', MANY);
    check(document('p', (struct film_str){p, MANY}), 200);
    for (size_t i = 0; i < MANY; i++) {
        seed = seed * 1664525u + 1013904223u;
        p[i] = (char)(seed >> 24);
    }
    check(document('p', (struct film_str){p, MANY}), 0);
    free(p);
}

/* Without a dictionary nothing is compressed. */
static void
test_none(void **state)
{
    struct film_compressor c = {0};
    struct film_str data = document('p', film_str_from(rows[3].text));
    struct film_str small = data;
    (void)state;
    assert_int_equal(film_compress(&small, &c, NULL), FILM_OK);
    assert_true(small.p == data.p && small.n == data.n);
    film_compressor_release(&c);
}

/* ---- Damage ----------------------------------------------------------- */

/* A compressed document, copied. */
static struct film_str
compressed(void)
{
    struct film_compressor c = {.with = with};
    struct film_str data = document('p', film_str_from(rows[3].text)), copy;
    assert_int_equal(film_compress(&data, &c, NULL), FILM_OK);
    assert_int_equal(film_stored_dictionary(data), 1);
    assert_true(film_arena_copy(&arena, data, &copy));
    film_compressor_release(&c);
    return copy;
}

static void
test_truncated(void **state)
{
    struct film_str whole = compressed();
    struct film_error err;
    (void)state;
    for (size_t n = 3; n < whole.n; n++) {
        /* At the end of what may be read. */
        char *p = malloc(n);
        assert_non_null(p);
        memcpy(p, whole.p, n);
        struct film_str data = {p, n};
        assert_int_equal(film_decompress(&data, &reads, &arena, &err),
                         FILM_ERR_INDEX);
        assert_string_equal(err.text, "stored data is damaged");
        free(p);
    }
}

/* No memory is asked for what no writer stores, however long the frame is. */
static void
test_announced(void **state)
{
    static const char frame[] = "p\1\xE0\0\0\0\0\0\1\0\0"; /* 2^40 bytes */
    const size_t n = (size_t)33 << 20;
    struct film_error err;
    char *p = calloc(1, n);
    (void)state;
    assert_non_null(p);
    memcpy(p, frame, sizeof frame - 1);
    struct film_str data = {p, n};
    assert_int_equal(film_decompress(&data, &reads, &arena, &err),
                     FILM_ERR_INDEX);
    assert_string_equal(err.text, "stored data is damaged");
    free(p);
}

/* Any flipped bit gives an error or another document, and a bounded one. */
static void
test_flipped(void **state)
{
    struct film_str whole = compressed();
    struct film_error err;
    size_t errors = 0;
    (void)state;
    for (size_t i = 16; i < 8 * whole.n; i++) {
        struct film_str data;
        assert_true(film_arena_copy(&arena, whole, &data));
        ((char *)data.p)[i / 8] ^= (char)(1 << i % 8);
        if (film_decompress(&data, &reads, &arena, &err) != FILM_OK) {
            assert_int_equal(err.status, FILM_ERR_INDEX);
            errors++;
        } else {
            assert_true(data.n < 1 << 20);
        }
    }
    assert_true(errors > 0);
}

/* One with the same number, but of another index. */
static void
test_wrong_dictionary(void **state)
{
    struct film_str data = compressed(), right = data;
    (void)state;
    assert_int_equal(film_decompress(&right, &reads, &arena, NULL), FILM_OK);
    if (film_decompress(&data, &reads_other, &arena, NULL) == FILM_OK)
        assert_false(film_str_equal(data, right));
}

static void
test_any_bytes(void **state)
{
    char bytes[64];
    unsigned seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t n = (size_t)round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 24);
        }
        if (n > 1) {
            bytes[0] = 'p';
            bytes[1] = 1;
        }
        struct film_str data = {bytes, n};
        struct film_error err;
        if (film_decompress(&data, &reads, &arena, &err) != FILM_OK)
            assert_int_equal(err.status, FILM_ERR_INDEX);
        film_arena_reset(&arena);
    }
}

/* ---- Dictionaries of an index ----------------------------------------- */

static char folder[] = "/tmp/film-compress-XXXXXX";

static const struct value_row {
    unsigned number;
    size_t cut;        /* bytes left of the value under that number; 0: all */
    size_t flip;       /* this byte of it is changed; 0: none */
    const char *error; /* NULL: it is read */
} values[] = {
    {1, 0, 0, NULL},
    {2, 0, 9, "dictionary 2 of its texts is damaged"},
    {3, 0, 3, "dictionary 3 of its texts is damaged"},
    {4, 40, 0, "dictionary 4 of its texts is damaged"},
    {5, 8, 0, "dictionary 5 of its texts is damaged"},
    {7, 1, 0, "dictionary 7 of its texts is damaged"},
};

static void
put_value(xapc_writable *db, unsigned number, struct film_str value)
{
    char key[FILM_DICTIONARY_KEY];
    xapc_error *xerr = NULL;
    film_dictionary_key(key, number);
    assert_int_equal(xapc_writable_set_metadata(db, key, strlen(key), value.p,
                                                value.n, &xerr),
                     XAPC_OK);
}

static void
set_value(xapc_writable *db, const struct value_row *r)
{
    struct film_buf value;
    film_buf_init(&value, 1 << 20);
    film_dictionary_write(&value, film_compression_content(with));
    if (r->cut)
        value.n = r->cut;
    if (r->flip)
        value.p[r->flip] ^= 1;
    put_value(db, r->number, film_buf_get(&value));
    film_buf_release(&value);
}

/* A dictionary of so many bytes, whose hash is right. */
static void
set_large(xapc_writable *db, unsigned number, size_t n)
{
    struct film_buf value;
    char *p = calloc(1, n);
    assert_non_null(p);
    film_buf_init(&value, 1 << 24);
    film_dictionary_write(&value, (struct film_str){p, n});
    assert_int_equal(film_buf_check(&value, NULL), FILM_OK);
    put_value(db, number, film_buf_get(&value));
    film_buf_release(&value);
    free(p);
}

static void
check_value(const xapc_database *db, unsigned number, const char *error)
{
    struct film_str data = compressed();
    struct film_decompressor d;
    struct film_error err = {.status = FILM_OK};
    ((char *)data.p)[1] = (char)number;
    film_decompressor_init(&d, db);
    enum film_status s = film_decompress(&data, &d, &arena, &err);
    assert_int_equal(s, error ? FILM_ERR_INDEX : FILM_OK);
    if (error)
        assert_string_equal(err.text, error);
    film_decompressor_release(&d);
}

static void
test_of_index(void **state)
{
    const size_t n = sizeof values / sizeof *values;
    xapc_writable *w;
    xapc_database *db;
    xapc_error *xerr = NULL;
    struct film_compression *loaded = NULL;
    unsigned newest = 9;
    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(
        xapc_writable_open(&w, folder, XAPC_WRITE_CREATE, 0, &xerr), XAPC_OK);
    assert_int_equal(xapc_writable_get_database(&db, w, &xerr), XAPC_OK);
    assert_int_equal(film_dictionary_newest(&newest, db, NULL), FILM_OK);
    assert_int_equal(newest, 0);
    for (size_t i = 0; i < n; i++)
        set_value(w, &values[i]);
    for (size_t i = 0; i < n; i++)
        check_value(db, values[i].number, values[i].error);
    check_value(db, 6, "dictionary 6 of its texts is missing");
    check_value(db, 64, "dictionary 64 of its texts is missing");
    check_value(db, 65, "stored data is damaged");
    check_value(db, 255, "stored data is damaged");
    assert_int_equal(film_dictionary_newest(&newest, db, NULL), FILM_OK);
    assert_int_equal(newest, 7);
    set_large(w, 8, FILM_DICTIONARY_MOST + 1);
    check_value(db, 8, "dictionary 8 of its texts is damaged");
    assert_int_equal(film_compression_load(&loaded, db, 1, NULL), FILM_OK);
    assert_int_equal(film_compression_number(loaded), 1);
    film_compression_free(loaded);
    assert_int_equal(film_compression_load(&loaded, db, 2, NULL),
                     FILM_ERR_INDEX);
    xapc_database_free(db);
    xapc_writable_free(w);
    film_index_discard(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dictionary),
        cmocka_unit_test(test_comes_back),
        cmocka_unit_test(test_large),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_announced),
        cmocka_unit_test(test_flipped),
        cmocka_unit_test(test_wrong_dictionary),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_of_index),
    };
    return cmocka_run_group_tests(tests, before_all, after_all);
}
