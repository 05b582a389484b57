/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which documents an article or a record becomes: their kinds, the terms with
 * how often each counts, the bounds of their dates. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index/again.h"
#include "index/document.h"
#include "names/lexicon.h"
#include "schema/schema.h"

#include <stdlib.h>

/* Terms that stand for a hash are shown by their prefix alone. */
static void
show_term(struct film_buf *out, const xapc_term *t)
{
    struct film_str term = {t->data, t->len};
    if (film_str_starts(term, FILM_STR("XT")))
        term.n = 2;
    else if (film_str_starts(term, FILM_STR("P")))
        term.n = 1;
    film_buf_byte(out, ' ');
    film_buf_str(out, term);
    if (t->wdf)
        film_buf_printf(out, ":%u", (unsigned)t->wdf);
}

/* A line a document: its kind, words and length, the bounds of its date, its
 * terms. */
static void
show(struct film_buf *out, const struct film_document *d)
{
    film_buf_printf(out, "%c %u %u", d->kind, (unsigned)d->words,
                    (unsigned)d->length);
    for (size_t i = 0; i < d->prepared.n_values; i++)
        if (d->prepared.values[i].slot != FILM_SLOT_ORDER)
            film_buf_printf(out, i ? "..%.8s" : " %.8s",
                            d->prepared.values[i].data);
    for (size_t i = 0; i < d->prepared.n_terms; i++)
        show_term(out, &d->prepared.terms[i]);
    film_buf_byte(out, '\n');
}

static struct film_document_maker *
new_maker(void)
{
    struct film_error err;
    struct film_document_maker *m = NULL;
    assert_int_equal(film_document_maker_new(&m, &err), FILM_OK);
    return m;
}

/* Appends all documents of an article; the count of its passages. */
static uint32_t
show_article(struct film_buf *out, struct film_document_maker *m,
             const struct film_article *a)
{
    struct film_error err;
    struct film_document d;
    uint32_t passages = 77;
    enum film_status s = film_document_article(m, a, &passages, &err);
    while (s == FILM_OK && (s = film_document_next(m, &d, &err)) == FILM_OK)
        show(out, &d);
    assert_int_equal(s, FILM_END);
    return passages;
}

#define PARAGRAPH(t)                                                           \
    {                                                                          \
        FILM_STR(t), FILM_BLOCK_PARAGRAPH, 0, 1, 1, 0, 0                       \
    }
#define HEADING(t)                                                             \
    {                                                                          \
        FILM_STR(t), FILM_BLOCK_HEADING, 2, 1, 1, 0, 0                         \
    }

static struct film_str cast[] = {{"Jun Jong-seo", 12}};
static struct film_str tags[] = {{"Revenge", 7}};
static struct film_id ids[] = {{{"imdb", 4}, {"tt1", 3}}};

static struct film_block one[] = {PARAGRAPH("Her debut won.")};
static struct film_block two[] = {PARAGRAPH("She won, she won."),
                                  HEADING("Cast"), PARAGRAPH("Ok-ju fights.")};
static struct film_block heading[] = {HEADING("Cast")};
static struct film_block stops[] = {
    PARAGRAPH("It is said of It: to be or not to be that is.")};

struct row {
    const char *what;
    struct film_article article;
    uint32_t passages;
    const char *documents;
};

#define ARTICLE(b, ...)                                                        \
    {                                                                          \
        .path = {"a.txt", 5}, .blocks = b,                                     \
        .block_count = sizeof(b) / sizeof *(b), __VA_ARGS__                    \
    }

static const struct row rows[] = {
    {"nothing has no documents", {.path = {"a.txt", 5}}, 0, ""},
    {"one passage is one document", ARTICLE(one, .title = {"Burning", 7}), 1,
     "s 2 3 P Sburn:1 XKs XT debut:1 won:1\n"},
    {"metadata filters, and its words are found",
     ARTICLE(one, .date = {"2018-05", 7}, .language = {"en", 2},
             .source = {"Variety", 7}, .cast = {cast, 1}, .tags = {tags, 1},
             .film_ids = ids, .film_id_count = 1),
     1,
     "s 2 8 20180500..20180599 Hvariety Krevenge Len P S05:1 S2018:1 Sjong:1"
     " Sjongseo:1 Sjun:1 Sseo:1 XIimdb:tt1 XKs debut:1 won:1\n"},
    {"several passages follow the article",
     ARTICLE(two, .title = {"The Ballerina", 13}, .film_ids = ids,
             .film_id_count = 1),
     2,
     "a 6 10 P XAballerina:2 XAfight:1 XAju:1 XAok:1 XAokju:1 XAthe:2 XAwon:2"
     " XIimdb:tt1 XKa XT XT\n"
     "p 0 2 XI.imdb:tt1 XKp XSballerina XSthe XT won:2\n"
     "p 0 5 Scast:1 XI.imdb:tt1 XKp XSballerina XSthe XT fight:1 ju:1 ok:1"
     " okju:1\n"},
    {"a heading alone is a passage", ARTICLE(heading, .date = {"18", 2}), 1,
     "s 1 2 P S18:1 XKs XT cast:1\n"},
    {"function words count in titles and long runs", ARTICLE(stops, .line = 1),
     1, "s 11 11 P XKs be:2 is:1 it:1 not:1 of:1 or:1 said:1 that:1 to:2\n"},
};

/* Each twice: nothing of an article is left for the next one. */
static void
test_articles(void **state)
{
    (void)state;
    struct film_document_maker *m = new_maker();
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i / 2];
        film_buf_reset(&text);
        assert_int_equal(show_article(&text, m, &row->article), row->passages);
        if (!film_str_equal(film_buf_get(&text), film_str_from(row->documents)))
            fail_msg("%s:\n%s", row->what, text.p);
    }
    film_buf_release(&text);
    film_document_maker_free(m);
}

/* The order of an article's first document among equals. */
static void
take_order(char out[12], struct film_document_maker *m,
           const struct film_article *a)
{
    struct film_error err;
    struct film_document d;
    uint32_t passages;
    assert_int_equal(film_document_article(m, a, &passages, &err), FILM_OK);
    assert_int_equal(film_document_next(m, &d, &err), FILM_OK);
    const xapc_value *last = &d.prepared.values[d.prepared.n_values - 1];
    assert_int_equal(last->slot, FILM_SLOT_ORDER);
    assert_int_equal(last->len, 12);
    memcpy(out, last->data, 12);
}

/* Ascending by date; what has the same differs by title, and then by path. */
static void
test_order_of_equals(void **state)
{
    (void)state;
    struct film_article v[] = {
        ARTICLE(one, .title = {"A", 1}),
        ARTICLE(one, .title = {"A", 1}, .date = {"2019", 4}),
        ARTICLE(one, .title = {"A", 1}, .date = {"2019-12-31", 10}),
        ARTICLE(one, .title = {"A", 1}, .date = {"2020-01-01", 10}),
    };
    char order[4][12], other[12];
    struct film_document_maker *m = new_maker();
    for (size_t i = 0; i < 4; i++) {
        take_order(order[i], m, &v[i]);
        assert_true(i == 0 || memcmp(order[i - 1], order[i], 12) < 0);
    }
    v[3].path = (struct film_str){"b.txt", 5};
    take_order(other, m, &v[3]);
    assert_memory_equal(order[3], other, 8);
    assert_memory_not_equal(order[3] + 8, other + 8, 4);
    v[3].title = (struct film_str){"B", 1};
    take_order(other, m, &v[3]);
    assert_memory_equal(order[3], other, 4);
    assert_memory_not_equal(order[3] + 4, other + 4, 4);
    film_document_maker_free(m);
}

/* What is stored comes back, and leads from a passage to its article. */
static void
test_stored(void **state)
{
    (void)state;
    const struct film_article a = ARTICLE(two, .title = {"The Ballerina", 13});
    struct film_document_maker *m = new_maker();
    struct film_arena arena;
    struct film_error err;
    struct film_document d;
    struct film_stored_article article;
    struct film_stored_passage passage;
    uint32_t n;
    film_arena_init(&arena);
    assert_int_equal(film_document_article(m, &a, &n, &err), FILM_OK);
    assert_int_equal(film_document_next(m, &d, &err), FILM_OK);
    struct film_str data = {d.prepared.data, d.prepared.data_len};
    assert_int_equal(film_load_article(&article, data, &arena, &err), FILM_OK);
    assert_int_equal(article.passages, 2);
    assert_int_equal(article.length, d.words);
    struct film_sum input = film_path_id(a.path);
    assert_int_equal(film_sum_compare(&article.input, &input), 0);
    for (uint32_t i = 1; i <= 2; i++) {
        assert_int_equal(film_document_next(m, &d, &err), FILM_OK);
        data = (struct film_str){d.prepared.data, d.prepared.data_len};
        assert_int_equal(film_load_passage(&passage, data, &arena, &err),
                         FILM_OK);
        assert_int_equal(passage.ordinal, i);
        assert_int_equal(passage.passage.section.n, i - 1);
    }
    assert_int_equal(film_document_next(m, &d, &err), FILM_END);
    film_arena_release(&arena);
    film_document_maker_free(m);
}

/* Keeps a copy of the stored data, and the terms as text. */
static struct film_str
keep(struct film_arena *arena, struct film_buf *terms,
     const struct film_document *d)
{
    struct film_str copy;
    struct film_str data = {d->prepared.data, d->prepared.data_len};
    show(terms, d);
    for (size_t i = 0; i < d->prepared.n_terms; i++)
        film_buf_add(terms, d->prepared.terms[i].data,
                     d->prepared.terms[i].len);
    assert_true(film_arena_copy(arena, data, &copy));
    return copy;
}

/* Loads what was stored of an article with n passages. */
static void
load_all(struct film_stored_article *a, struct film_passage *passages,
         const struct film_str *data, size_t n, struct film_arena *arena)
{
    struct film_error err;
    assert_int_equal(film_load_article(a, data[0], arena, &err), FILM_OK);
    for (size_t i = 0; i < n; i++) {
        struct film_stored_passage p;
        assert_int_equal(
            film_load_passage(&p, data[n > 1 ? i + 1 : i], arena, &err),
            FILM_OK);
        passages[i] = p.passage;
    }
}

/* Made again from what is stored, the documents of an article are the same. */
static void
check_again(const struct film_article *a)
{
    struct film_document_maker *m = new_maker();
    struct film_arena arena;
    struct film_error err;
    struct film_document d;
    struct film_stored_article stored;
    struct film_passage passages[8];
    struct film_str data[9], again;
    struct film_buf first, second;
    uint32_t n;
    size_t made = 0;
    film_arena_init(&arena);
    film_buf_init(&first, 1 << 20);
    film_buf_init(&second, 1 << 20);
    assert_int_equal(film_document_article(m, a, &n, &err), FILM_OK);
    while (film_document_next(m, &d, &err) == FILM_OK)
        data[made++] = keep(&arena, &first, &d);
    film_lexicon_reset(film_document_names(m));
    if (n > 0) {
        load_all(&stored, passages, data, n, &arena);
        assert_int_equal(film_document_again(m, &stored, passages, &err),
                         FILM_OK);
        for (size_t i = 0; i < made; i++) {
            assert_int_equal(film_document_next(m, &d, &err), FILM_OK);
            again = keep(&arena, &second, &d);
            assert_true(film_str_equal(again, data[i]));
        }
        assert_int_equal(film_document_next(m, &d, &err), FILM_END);
    }
    assert_true(film_str_equal(film_buf_get(&first), film_buf_get(&second)));
    assert_int_equal(film_document_names(m)->names.n, 0);
    film_buf_release(&first);
    film_buf_release(&second);
    film_arena_release(&arena);
    film_document_maker_free(m);
}

static void
test_again(void **state)
{
    (void)state;
    static struct film_block titled[] = {
        HEADING("Heat (1995)"), PARAGRAPH("Ronin (1998) is \"Heat\" again."),
        HEADING("Burning (2018)"), HEADING("Alone (2020)"),
        PARAGRAPH("The film Burning. She saw The End of It All.")};
    const struct film_article headed = ARTICLE(
        titled, .title = {"Two films", 9}, .url = {"http://a.org/x", 14});
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_again(&rows[i].article);
    check_again(&headed);
}

static void
put_data(xapc_writable *w, const struct film_buf *data)
{
    xapc_document *doc;
    assert_int_equal(xapc_document_new(&doc, NULL), XAPC_OK);
    assert_int_equal(xapc_document_set_data(doc, data->p, data->n, NULL),
                     XAPC_OK);
    assert_int_equal(xapc_writable_add(NULL, w, doc, NULL), XAPC_OK);
    xapc_document_free(doc);
}

/* An article or single that says it has so many passages; two follow. */
static xapc_database *
new_stored(bool single, uint32_t passages)
{
    const struct film_stored_article a = {.passages = passages};
    const struct film_stored_passage p = {.passage = {.text = {"Ronin.", 6}}};
    struct film_buf data;
    xapc_database *db;
    xapc_writable *w;
    film_buf_init(&data, 1 << 20);
    assert_int_equal(xapc_writable_open(&w, "", XAPC_WRITE_INMEMORY, 0, NULL),
                     XAPC_OK);
    if (single)
        film_store_single(&data, &a, &p);
    else
        film_store_article(&data, &a);
    put_data(w, &data);
    film_buf_reset(&data);
    film_store_passage(&data, &p);
    put_data(w, &data);
    put_data(w, &data);
    assert_int_equal(xapc_writable_get_database(&db, w, NULL), XAPC_OK);
    xapc_writable_free(w);
    film_buf_release(&data);
    return db;
}

/* Passages that a damaged article only announces are not read. */
static void
test_again_damaged(void **state)
{
    static const struct {
        bool single;
        uint32_t passages;
        size_t documents; /* 0: it is damaged */
    } cases[] = {
        {true, 1, 1},   {true, 0, 0},           {true, 2, 0},
        {true, 50, 0},  {true, UINT32_MAX, 0},  {false, 2, 3},
        {false, 0, 0},  {false, 1, 0},          {false, 3, 0},
        {false, 50, 0}, {false, UINT32_MAX, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct film_again *g;
        struct film_error err;
        size_t n = 0;
        xapc_database *db = new_stored(cases[i].single, cases[i].passages);
        assert_int_equal(film_again_new(&g, db, &err), FILM_OK);
        assert_int_equal(film_again_begin(g, 1, &n, &err),
                         cases[i].documents ? FILM_OK : FILM_ERR_INDEX);
        if (cases[i].documents)
            assert_int_equal(n, cases[i].documents);
        film_again_free(g);
        xapc_database_free(db);
    }
}

static void
test_record(void **state)
{
    (void)state;
    static struct film_name names[] = {{.text = {"Burning", 7}},
                                       {.text = {"Beoning", 7}}};
    static struct film_name person[] = {{.text = {"Jun Jong-seo", 12}}};
    static struct film_name role[] = {{.text = {"Hae-mi", 6}}};
    static struct film_credit credit = {.names = {person, 1},
                                        .roles = {role, 1}};
    const struct film_record r = {.path = {"a.xml", 5},
                                  .names = {names, 2},
                                  .ids = ids,
                                  .id_count = 1,
                                  .year = 2018,
                                  .credits = &credit,
                                  .credit_count = 1};
    struct film_document_maker *m = new_maker();
    struct film_document d;
    struct film_error err;
    struct film_buf text;
    film_buf_init(&text, 1 << 20);
    assert_int_equal(film_document_record(m, &r, &d, &err), FILM_OK);
    show(&text, &d);
    assert_string_equal(text.p,
                        "r 0 10 P XIimdb:tt1 XKr XR2018:1 XRbeon:1 XRburn:1"
                        " XRhae:1 XRhaemi:1 XRjong:1 XRjongseo:1 XRjun:1"
                        " XRmi:1 XRseo:1\n");
    assert_true(film_document_names(m)->names.n > 0);
    film_buf_release(&text);
    film_document_maker_free(m);
}

/* An id longer than a term is found by its beginning and a hash. */
static void
test_long_id(void **state)
{
    (void)state;
    size_t n = 100000;
    char *value = malloc(n);
    assert_non_null(value);
    memset(value, '7', n);
    struct film_id id = {{"imdb", 4}, {value, n}};
    const struct film_record r = {
        .path = {"a.xml", 5}, .ids = &id, .id_count = 1};
    struct film_document_maker *m = new_maker();
    struct film_document d;
    struct film_error err;
    assert_int_equal(film_document_record(m, &r, &d, &err), FILM_OK);
    for (size_t i = 0; i < d.prepared.n_terms; i++)
        assert_in_range(d.prepared.terms[i].len, 1, FILM_TERM_MAX);
    film_document_maker_free(m);
    free(value);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_articles),
        cmocka_unit_test(test_order_of_equals),
        cmocka_unit_test(test_stored),
        cmocka_unit_test(test_record),
        cmocka_unit_test(test_long_id),
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_again_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
