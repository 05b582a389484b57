/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A segment must hold what a writer of libxapian makes of the same documents:
 * whatever libxapian reads of the one it must read of the other. */
#include <config.h>

#include "support.h"

#include "xapian-c/glass/segment.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- Documents -------------------------------------------------------- */

enum { WORDS = 3000, TERMS_MAX = 120, DATA_MAX = 30000, VALUES = 4 };

static uint32_t seed;

static uint32_t
any(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Term n of WORDS, in the order of bytes: with NULs in some, long ones. */
static size_t
make_word(char *word, uint32_t n)
{
    size_t len = (size_t)snprintf(word, 16, "%c%04u", (int)('A' + n % 7), n);
    if (n % 11 == 0)
        word[2] = '\0';
    if (n % 13 == 0) {
        memset(word + len, 'x', 150);
        len += 150;
    }
    return len;
}

struct made {
    char words[TERMS_MAX][256];
    xapc_term terms[TERMS_MAX];
    char data[DATA_MAX];
    char numbers[VALUES][16];
    xapc_value values[VALUES];
    xapc_prepared doc;
};

static int
compare_terms(const void *a, const void *b)
{
    const xapc_term *x = a, *y = b;
    size_t n = x->len < y->len ? x->len : y->len;
    int order = memcmp(x->data, y->data, n);
    return order ? order : (x->len > y->len) - (x->len < y->len);
}

static void
make_terms(struct made *m, uint32_t most)
{
    uint32_t n = any(most + 1), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t common = any(4) ? any(WORDS) : any(8);
        size_t len = make_word(m->words[i], common);
        uint32_t wdf = any(9) ? any(4) : any(100000);
        m->terms[i] = (xapc_term){m->words[i], len, wdf, 0};
    }
    qsort(m->terms, n, sizeof m->terms[0], compare_terms);
    for (uint32_t i = 0; i < n; i++)
        if (kept == 0 || compare_terms(&m->terms[kept - 1], &m->terms[i]) != 0)
            m->terms[kept++] = m->terms[i];
    m->doc.terms = m->terms;
    m->doc.n_terms = kept;
}

static void
make_data(struct made *m, uint32_t most)
{
    static const char text[] = "etaoin shrdlu ETAOIN \xc3\xa9\xec\xa0\x84";
    uint32_t n = any(7) ? any(400) : any(most);
    bool noise = any(10) == 0;
    for (uint32_t i = 0; i < n; i++)
        m->data[i] = noise ? (char)any(256) : text[any(sizeof text)];
    m->doc.data = m->data;
    m->doc.data_len = n;
    m->doc.incompressible = any(5) == 0;
}

static void
make_values(struct made *m)
{
    static const xapc_slot slots[VALUES] = {0, 1, 127, 300};
    size_t n = 0;
    for (size_t i = 0; i < VALUES; i++) {
        if (any(3) == 0)
            continue;
        int len =
            snprintf(m->numbers[i], sizeof m->numbers[i], "%08u", any(100000));
        m->values[n++] = (xapc_value){slots[i], m->numbers[i], (size_t)len};
    }
    m->doc.values = m->values;
    m->doc.n_values = n;
}

/* The n documents of a seed, into one of them. */
static void
add_all(xapc_segment *s, xapc_writable *w, uint32_t from, uint32_t n,
        uint32_t terms, uint32_t data)
{
    struct made *m = calloc(1, sizeof *m);
    assert_non_null(m);
    seed = from;
    for (uint32_t i = 0; i < n; i++) {
        make_terms(m, terms);
        make_data(m, data);
        make_values(m);
        if (s)
            OK(xapc_segment_add(s, &m->doc, &err));
        else
            OK(xapc_writable_add_prepared(NULL, w, &m->doc, &err));
    }
    free(m);
}

static void
set_metadata(xapc_segment *s, xapc_writable *w)
{
    static char large[50000];
    char key[16];
    memset(large, 'v', sizeof large);
    for (int i = 0; i < 300; i++) {
        size_t len = (size_t)snprintf(key, sizeof key, "k%d", i);
        if (s)
            OK(xapc_segment_set_metadata(s, key, len, large,
                                         (size_t)(i * i % 50000), &err));
        else
            OK(xapc_writable_set_metadata(w, key, len, large,
                                          (size_t)(i * i % 50000), &err));
    }
}

/* ---- Comparison ------------------------------------------------------- */

static void
assert_same_string(xapc_string *a, xapc_string *b)
{
    assert_int_equal(a->len, b->len);
    assert_memory_equal(a->data, b->data, a->len);
    xapc_string_free(a);
    xapc_string_free(b);
}

static void
assert_same_terms(const xapc_terms *a, const xapc_terms *b)
{
    assert_int_equal(a->n, b->n);
    for (size_t i = 0; i < a->n; i++) {
        assert_int_equal(compare_terms(&a->items[i], &b->items[i]), 0);
        assert_int_equal(a->items[i].wdf, b->items[i].wdf);
    }
}

static void
assert_same_document(const xapc_database *a, const xapc_database *b,
                     xapc_docid docid)
{
    static const xapc_slot slots[] = {0, 1, 2, 127, 300};
    xapc_document *x, *y;
    xapc_terms t, u;
    xapc_string s, r;
    uint32_t n, m;
    OK(xapc_database_get_document(&x, a, docid, &err));
    OK(xapc_database_get_document(&y, b, docid, &err));
    OK(xapc_document_get_terms(&t, x, &err));
    OK(xapc_document_get_terms(&u, y, &err));
    assert_same_terms(&t, &u);
    xapc_terms_free(&t);
    xapc_terms_free(&u);
    OK(xapc_document_get_data(&s, x, &err));
    OK(xapc_document_get_data(&r, y, &err));
    assert_same_string(&s, &r);
    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++) {
        OK(xapc_document_get_value(&s, x, slots[i], &err));
        OK(xapc_document_get_value(&r, y, slots[i], &err));
        assert_same_string(&s, &r);
    }
    xapc_document_free(x);
    xapc_document_free(y);
    OK(xapc_database_doclength(&n, a, docid, &err));
    OK(xapc_database_doclength(&m, b, docid, &err));
    assert_int_equal(n, m);
}

static void
assert_same_postings(const xapc_database *a, const xapc_database *b,
                     const char *name, size_t len)
{
    static xapc_docid d[60000], e[60000];
    static uint32_t f[60000], g[60000];
    size_t n, m;
    uint64_t sum, other;
    uint32_t count, same;
    xapc_postlist *p, *q;
    OK(xapc_database_termfreq(&count, a, name, len, &err));
    OK(xapc_database_termfreq(&same, b, name, len, &err));
    assert_int_equal(count, same);
    OK(xapc_database_collfreq(&sum, a, name, len, &err));
    OK(xapc_database_collfreq(&other, b, name, len, &err));
    assert_int_equal(sum, other);
    OK(xapc_postlist_open(&p, a, name, len, &err));
    OK(xapc_postlist_open(&q, b, name, len, &err));
    OK(xapc_postlist_next(&n, p, d, f, NULL, 60000, &err));
    OK(xapc_postlist_next(&m, q, e, g, NULL, 60000, &err));
    assert_int_equal(n, count);
    assert_int_equal(m, count);
    assert_memory_equal(d, e, n * sizeof d[0]);
    assert_memory_equal(f, g, n * sizeof f[0]);
    xapc_postlist_free(p);
    xapc_postlist_free(q);
}

static void
assert_same_values(const xapc_database *a, const xapc_database *b)
{
    static const xapc_slot slots[] = {0, 1, 2, 127, 300};
    for (size_t i = 0; i < sizeof slots / sizeof slots[0]; i++) {
        uint32_t n, m;
        xapc_string low, high, low2, high2;
        OK(xapc_database_value_freq(&n, a, slots[i], &err));
        OK(xapc_database_value_freq(&m, b, slots[i], &err));
        assert_int_equal(n, m);
        OK(xapc_database_value_bounds(&low, &high, a, slots[i], &err));
        OK(xapc_database_value_bounds(&low2, &high2, b, slots[i], &err));
        assert_same_string(&low, &low2);
        assert_same_string(&high, &high2);
    }
}

static void
assert_same_metadata(const xapc_database *a, const xapc_database *b)
{
    xapc_blobs k, l;
    OK(xapc_database_metadata_keys(&k, a, "", 0, &err));
    OK(xapc_database_metadata_keys(&l, b, "", 0, &err));
    assert_int_equal(k.n, l.n);
    for (size_t i = 0; i < k.n; i++) {
        xapc_string s, r;
        OK(xapc_database_get_metadata(&s, a, k.items[i].data, k.items[i].len,
                                      &err));
        OK(xapc_database_get_metadata(&r, b, l.items[i].data, l.items[i].len,
                                      &err));
        assert_same_string(&s, &r);
    }
    xapc_blobs_free(&k);
    xapc_blobs_free(&l);
}

/* Everything that can be read of both, and Xapian's own check of each. */
static void
assert_same(const char *one, const char *other)
{
    const char *both[] = {one, other};
    xapc_database *a = open_db(one), *b = open_db(other);
    uint32_t n = doccount(a);
    xapc_docid last;
    double mean, same;
    assert_int_equal(n, doccount(b));
    OK(xapc_database_lastdocid(&last, b, &err));
    assert_int_equal(last, n);
    OK(xapc_database_average_length(&mean, a, &err));
    OK(xapc_database_average_length(&same, b, &err));
    assert_true(mean == same);
    for (xapc_docid i = 1; i <= n; i++)
        assert_same_document(a, b, i);
    for (uint32_t i = 0; i < WORDS; i++) {
        char name[256];
        size_t len = make_word(name, i);
        assert_same_postings(a, b, name, len);
    }
    assert_same_values(a, b);
    assert_same_metadata(a, b);
    xapc_database_free(a);
    xapc_database_free(b);
    for (int i = 0; i < 2; i++) {
        xapc_string report = {0};
        size_t errors;
        OK(xapc_database_check(&errors, &report, in_dir(both[i]), 0, &err));
        if (errors)
            print_error("%s\n", report.data);
        xapc_string_free(&report);
        assert_int_equal(errors, 0);
    }
}

/* ---- Tests ------------------------------------------------------------ */

static void
write_both(const char *segment, const char *database, uint32_t n,
           uint32_t terms, uint32_t data)
{
    xapc_segment *s;
    OK(xapc_segment_open(&s, in_dir(segment), &err));
    add_all(s, NULL, n, n, terms, data);
    set_metadata(s, NULL);
    OK(xapc_segment_finish(s, &err));
    xapc_segment_free(s);
    xapc_writable *w = new_writer(database);
    add_all(NULL, w, n, n, terms, data);
    set_metadata(NULL, w);
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
}

static void
test_as_a_writer(void **state)
{
    static const struct {
        uint32_t documents, terms, data;
    } rows[] = {{0, 0, 1},
                {1, TERMS_MAX, DATA_MAX},
                {2500, TERMS_MAX, DATA_MAX},
                {40000, 3, 10}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char segment[32], database[32];
        snprintf(segment, sizeof segment, "segment%zu", i);
        snprintf(database, sizeof database, "database%zu", i);
        write_both(segment, database, rows[i].documents, rows[i].terms,
                   rows[i].data);
        assert_same(segment, database);
    }
}

static void
test_merged(void **state)
{
    char paths[4][512];
    (void)state;
    write_both("a", "x", 700, 50, 500);
    write_both("b", "y", 900, 30, 5000);
    static const char *const names[] = {"a", "b", "x", "y"};
    const char *sources[4];
    for (int i = 0; i < 4; i++) {
        snprintf(paths[i], sizeof paths[i], "%s", in_dir(names[i]));
        sources[i] = paths[i];
    }
    OK(xapc_database_compact(in_dir("ab"), sources, 2, XAPC_COMPACT_FULL, 0,
                             &err));
    OK(xapc_database_compact(in_dir("xy"), sources + 2, 2, XAPC_COMPACT_FULL, 0,
                             &err));
    assert_same("ab", "xy");
}

/* A writer may go on where a segment ended. */
static void
test_changed_later(void **state)
{
    static const char *const names[] = {"c", "z"};
    (void)state;
    write_both("c", "z", 1200, 40, 2000);
    for (int i = 0; i < 2; i++) {
        xapc_writable *w;
        OK(xapc_writable_open(&w, in_dir(names[i]), XAPC_WRITE_OPEN, 0, &err));
        add_all(NULL, w, 99, 300, 40, 2000);
        OK(xapc_writable_commit(w, &err));
        xapc_writable_free(w);
    }
    assert_same("c", "z");
    for (int i = 0; i < 2; i++) {
        xapc_writable *w;
        xapc_string report = {0};
        size_t errors;
        OK(xapc_writable_open(&w, in_dir(names[i]), XAPC_WRITE_OPEN, 0, &err));
        for (xapc_docid d = 1; d <= 1500; d++)
            OK(xapc_writable_delete(w, d, &err));
        OK(xapc_writable_commit(w, &err));
        xapc_writable_free(w);
        OK(xapc_database_check(&errors, &report, in_dir(names[i]), 0, &err));
        xapc_string_free(&report);
        assert_int_equal(errors, 0);
    }
}

/* ---- Edges of the format ---------------------------------------------- */

/* One document into both. */
static void
add_both(xapc_segment *s, xapc_writable *w, const xapc_prepared *doc)
{
    OK(xapc_segment_add(s, doc, &err));
    OK(xapc_writable_add_prepared(NULL, w, doc, &err));
}

static void
end_both(xapc_segment *s, xapc_writable *w)
{
    OK(xapc_segment_finish(s, &err));
    xapc_segment_free(s);
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
}

/* Data as long as a stored block of deflate can be and a byte more or less,
 * of one and of many components, with and without compression. */
static void
test_lengths_of_data(void **state)
{
    static const size_t lengths[] = {
        1,     17,    18,    19,    2024,  2025,  2026,  2037,   4060,
        65530, 65534, 65535, 65536, 65537, 65541, 70000, 131072, 400000};
    static const char words[] = "etaoin shrdlu ";
    static char data[400000];
    xapc_segment *s;
    (void)state;
    OK(xapc_segment_open(&s, in_dir("lengths"), &err));
    xapc_writable *w = new_writer("lengths2");
    for (int kind = 0; kind < 4; kind++) { /* text or noise, said to be so */
        seed = 3;
        for (size_t i = 0; i < sizeof data; i++)
            data[i] = kind & 1 ? (char)any(256) : words[any(sizeof words - 1)];
        for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++)
            add_both(s, w,
                     &(xapc_prepared){.data = data,
                                      .data_len = lengths[i],
                                      .incompressible = kind > 1});
    }
    end_both(s, w);
    assert_same("lengths", "lengths2");
    const char *sources[] = {in_dir("lengths")};
    OK(xapc_database_compact(in_dir("lengths3"), sources, 1, XAPC_COMPACT_FULL,
                             0, &err));
    assert_same("lengths3", "lengths2");
}

/* Terms of 245 bytes, NULs counted twice, in so many documents that their
 * postings take several chunks. */
static void
test_longest_terms(void **state)
{
    enum { TERMS = 12, DOCUMENTS = 2500 };
    static char names[TERMS][XAPC_TERM_MAX];
    xapc_term terms[TERMS];
    xapc_segment *s;
    (void)state;
    for (int i = 0; i < TERMS; i++) {
        size_t nuls = (size_t)(i < 6 ? i : 122), len = XAPC_TERM_MAX - nuls;
        memset(names[i], 'x', sizeof names[i]);
        names[i][1] = (char)('a' + i);
        for (size_t j = 0; j < nuls; j++) /* at the end, or everywhere else */
            names[i][i < 6 ? len - 1 - j : j == 1 ? len - 1 : j] = '\0';
        terms[i] = (xapc_term){names[i], len, 1, 0};
    }
    qsort(terms, TERMS, sizeof terms[0], compare_terms);
    OK(xapc_segment_open(&s, in_dir("longest"), &err));
    xapc_writable *w = new_writer("longest2");
    size_t n = 1;
    for (size_t i = 1; i < TERMS; i++) /* those that begin with NULs are one */
        if (compare_terms(&terms[n - 1], &terms[i]) != 0)
            terms[n++] = terms[i];
    assert_in_range(n, 7, TERMS);
    for (int i = 0; i < DOCUMENTS; i++)
        add_both(s, w, &(xapc_prepared){.terms = terms, .n_terms = n});
    end_both(s, w);
    xapc_database *a = open_db("longest"), *b = open_db("longest2");
    for (size_t i = 0; i < n; i++)
        assert_same_postings(a, b, terms[i].data, terms[i].len);
    xapc_database_free(a);
    xapc_database_free(b);
    assert_same("longest", "longest2");
}

/* Chunks of postings that are full at exactly 2,000 bytes, a byte before, a
 * byte behind: a posting takes two bytes, the first one, and one that is
 * frequent three. */
static void
test_ends_of_chunks(void **state)
{
    enum { MOST = 2006, FROM = 996, TERMS = 2 * (MOST - FROM) };
    static char names[TERMS][16];
    xapc_segment *s;
    (void)state;
    OK(xapc_segment_open(&s, in_dir("ends"), &err));
    xapc_writable *w = new_writer("ends2");
    for (int t = 0; t < TERMS; t++)
        snprintf(names[t], sizeof names[t], "%c%04d", t % 2 ? 'n' : 'm',
                 FROM + t / 2);
    for (int d = 0; d < MOST; d++) {
        xapc_term terms[TERMS];
        size_t n = 0;
        for (int kind = 0; kind < 2; kind++)
            for (int t = kind; t < TERMS; t += 2)
                if (d < FROM + t / 2)
                    terms[n++] =
                        (xapc_term){names[t], strlen(names[t]),
                                    kind && d % 1000 == 500 ? 200 : 1, 0};
        add_both(s, w, &(xapc_prepared){.terms = terms, .n_terms = n});
    }
    end_both(s, w);
    xapc_database *a = open_db("ends"), *b = open_db("ends2");
    for (int t = 0; t < TERMS; t++)
        assert_same_postings(a, b, names[t], strlen(names[t]));
    xapc_database_free(a);
    xapc_database_free(b);
    assert_same("ends", "ends2");
}

/* Values of about a chunk, of several, and so many that they take several. */
static void
test_lengths_of_values(void **state)
{
    static const size_t lengths[] = {1,    7,    8,    1996, 1997,  1998, 1999,
                                     2000, 2001, 2500, 8192, 65536, 70000};
    static char bytes[70000];
    xapc_segment *s;
    (void)state;
    OK(xapc_segment_open(&s, in_dir("values"), &err));
    xapc_writable *w = new_writer("values2");
    seed = 5;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)any(256);
    for (int i = 0; i < 3000; i++) {
        size_t large = lengths[any(sizeof lengths / sizeof lengths[0])];
        const xapc_value values[] = {
            {0, bytes + i, 8},                    /* 9, then 10 bytes */
            {1, bytes + i, 7 + (i % 250 == 249)}, /* exactly 2,000 */
            {127, bytes, i % 50 ? 1 : large},
            {300, bytes + i, i % 3 ? 0 : 1 + (size_t)i % 13},
        };
        add_both(s, w, &(xapc_prepared){.values = values, .n_values = 4});
    }
    end_both(s, w);
    assert_same("values", "values2");
}

static void
test_refused(void **state)
{
    static const xapc_term unsorted[] = {{"b", 1, 1, 0}, {"a", 1, 1, 0}};
    static const xapc_term twice[] = {{"a", 1, 1, 0}, {"a", 1, 1, 0}};
    static const xapc_term empty[] = {{"", 0, 1, 0}};
    static const xapc_value slots[] = {{3, "x", 1}, {2, "y", 1}};
    const xapc_prepared rows[] = {
        {.data = "d", .data_len = 1, .terms = unsorted, .n_terms = 2},
        {.data = "d", .data_len = 1, .terms = twice, .n_terms = 2},
        {.data = "d", .data_len = 1, .terms = empty, .n_terms = 1},
        {.data = "d", .data_len = 1, .values = slots, .n_values = 2},
        {.data = NULL, .data_len = 1},
    };
    static const xapc_prepared good = {
        .data = "d", .data_len = 1, .terms = unsorted, .n_terms = 1};
    xapc_segment *s;
    (void)state;
    OK(xapc_segment_open(&s, in_dir("refused"), &err));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_segment_add(s, &rows[i], &err));
    OK(xapc_segment_add(s, &good, &err));
    assert_true(xapc_segment_held(s) > 0);
    OK(xapc_segment_finish(s, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_segment_add(s, &good, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_segment_finish(s, &err));
    xapc_segment_free(s);
    xapc_segment_free(NULL);
    xapc_database *db = open_db("refused");
    assert_int_equal(doccount(db), 1);
    xapc_database_free(db);
    FAILS(XAPC_ERR_DATABASE_CREATE,
          xapc_segment_open(&s, in_dir("none/segment"), &err));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_a_writer),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_changed_later),
        cmocka_unit_test(test_lengths_of_data),
        cmocka_unit_test(test_longest_terms),
        cmocka_unit_test(test_ends_of_chunks),
        cmocka_unit_test(test_lengths_of_values),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
