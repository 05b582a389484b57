/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Indexes that libxapian finds whole, but in which documents, notes and counts
 * do not fit together: the audit names each. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "index-support.h"

#include "index/check/audit.h"
#include "index/format/counts.h"
#include "index/format/store.h"
#include "schema/schema.h"
#include "text/analyse.h"
#include "xapian-c/xapian-c.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WORDS = 3 }; /* of each passage */

/* An index: its documents, one a word, and what its metadata says beyond what
 * is there. a2 article of two passages; p1 first passage; s1 article of one,
 * stored with it; r record; e entity; x unknown; - no document. After it: E
 * empty text; U not UTF-8; L, B lines, bytes run backwards; N of an input that
 * has no note; K without its kind's term. */
static const struct {
    const char *documents;
    struct film_counts more;
    struct film_input noted;
    const char *problems;
} rows[] = {
    {"a2 p1 p2 s1 r e", .problems = ""},
    {"", .problems = ""},
    /* passages of an article */
    {"a2 p1 s1",
     .problems = "article at document 1: 1 of 2 passages are missing\n"},
    {"a3 p1",
     .problems = "article at document 1: 2 of 3 passages are missing\n"},
    {"a2 p1 - p2", .problems =
                       "article at document 1: 1 of 2 passages are missing\n"
                       "document 4: a passage without its article\n"
                       "/a.txt: 1 articles, 2 passages and 0 records noted, 1, "
                       "1 and 0 found\n"},
    {"a2 p2 p1", .problems = "document 2: passage 2 where 1 belongs\n"
                             "document 3: passage 1 where 2 belongs\n"},
    {"a2 p1 p2 p3", .problems = "document 4: a passage without its article\n"
                                "/a.txt: 1 articles, 3 passages and 0 records "
                                "noted, 1, 2 and 0 found\n"},
    {"p1 s1", .problems = "document 1: a passage without its article\n"
                          "/a.txt: 1 articles, 2 passages and 0 records noted, "
                          "1, 1 and 0 found\n"},
    {"a0 s1", .problems = "document 1: an article of 0 passages\n"},
    {"a1 p1", .problems = "document 1: an article of 1 passages\n"},
    {"s2", .problems = "document 1: an article of 2 passages\n"},
    {"s0", .problems = "document 1: an article of 0 passages\n"},
    /* what a passage has */
    {"a2 p1E p2", .problems = "document 2: a passage without text\n"},
    {"s1U", .problems = "document 1: its text is not UTF-8\n"},
    {"s1L", .problems = "document 1: its position runs backwards\n"},
    {"s1B", .problems = "document 1: its position runs backwards\n"},
    /* inputs and kinds */
    {"s1N",
     .problems = "document 1: belongs to an input that is not recorded\n"},
    {"rN r",
     .problems = "document 1: belongs to an input that is not recorded\n"},
    {"x s1", .problems = "document 1: of no known kind\n"},
    {"s1K e", .problems = "documents of kind s: 0 by their term, 1 found\n"},
    {"a2K p1 p2K", .problems =
                       "documents of kind p: 1 by their term, 2 found\n"
                       "documents of kind a: 0 by their term, 1 found\n"},
    {"rK eK", .problems = "documents of kind r: 0 by their term, 1 found\n"
                          "documents of kind e: 0 by their term, 1 found\n"},
    /* sums */
    {"a2 p1 p2 s1", .more = {.passages = 1, .passage_length = 1},
     .problems = "passages: 4 noted, 3 found\n"
                 "words of passages: 10 noted, 9 found\n"},
    {"a2 p1 p2 s1", .more = {.articles = 1, .article_length = 1},
     .problems =
         "articles: 3 noted, 2 found\nwords of articles: 10 noted, 9 found\n"},
    {"a2 p1 p2 r e", .more = {.multiple = 1, .records = 1, .entities = 1},
     .problems = "articles of several passages: 2 noted, 1 found\n"
                 "records: 2 noted, 1 found\nentities: 2 noted, 1 found\n"},
    {"a2 p1 p2 r", .noted = {.articles = 1},
     .problems = "/a.txt: 2 articles, 2 passages and 1 records noted, 1, 2 and "
                 "1 found\n"},
    {"a2 p1 p2 r", .noted = {.passages = 2},
     .problems = "/a.txt: 1 articles, 4 passages and 1 records noted, 1, 2 and "
                 "1 found\n"},
    {"a2 p1 p2 r", .noted = {.records = 3},
     .problems = "/a.txt: 1 articles, 2 passages and 4 records noted, 1, 2 and "
                 "1 found\n"},
};

/* Appends the stored data of a document to data; adds it to what is noted. */
static void
store(struct film_buf *data, const char *word, struct film_counts *c,
      struct film_input *noted)
{
    struct film_sum input = film_path_id(FILM_STR("/a.txt"));
    unsigned n =
        word[1] >= '0' && word[1] <= '9' ? (unsigned)(word[1] - '0') : 0;
    struct film_stored_article a = {
        .input = input, .passages = n, .length = n * WORDS};
    struct film_stored_passage p = {
        word[0] == 'p' ? n : 0,
        {FILM_STR("It rains."), {NULL, 0}, 3, 3, 20, 29}};
    struct film_record r = {.path = FILM_STR("/a.txt")};
    bool stray = strchr(word, 'N');
    if (stray)
        a.input = film_path_id(r.path = FILM_STR("/b.txt"));
    if (strchr(word, 'E'))
        p.passage.text.n = 0;
    if (strchr(word, 'U'))
        p.passage.text = FILM_STR("It r\xE9");
    if (strchr(word, 'L'))
        p.passage.line_end = 2;
    if (strchr(word, 'B'))
        p.passage.byte_end = 19;
    bool article = word[0] == 'a' || word[0] == 's';
    bool passage = word[0] == 'p' || word[0] == 's';
    c->articles += article;
    c->article_length += article ? a.length : 0;
    c->multiple += word[0] == 'a';
    c->passages += passage;
    c->passage_length += passage ? WORDS : 0;
    c->records += word[0] == 'r';
    c->entities += word[0] == 'e';
    noted->articles += article && !stray;
    noted->passages += passage && !stray;
    noted->records += word[0] == 'r' && !stray;
    if (word[0] == 'a')
        film_store_article(data, &a);
    else if (word[0] == 'p')
        film_store_passage(data, &p);
    else if (word[0] == 's')
        film_store_single(data, &a, &p);
    else if (word[0] == 'r')
        film_store_record(data, &r);
    else
        film_buf_byte(data, word[0]);
}

static void
set_metadata(xapc_writable *w, const char *key, struct film_str value)
{
    assert_int_equal(
        xapc_writable_set_metadata(w, key, strlen(key), value.p, value.n, NULL),
        XAPC_OK);
}

/* Writes a document under the next docid; as it is counted. */
static void
add_document(xapc_writable *w, const char *word, xapc_docid docid,
             struct film_counts *c, struct film_input *noted)
{
    struct film_buf data, kind;
    xapc_document *d;
    film_buf_init(&data, 10000);
    film_buf_init(&kind, 100);
    store(&data, word, c, noted);
    assert_int_equal(xapc_document_new(&d, NULL), XAPC_OK);
    assert_int_equal(xapc_document_set_data(d, data.p, data.n, NULL), XAPC_OK);
    film_schema_term(&kind, FILM_F_KIND, (struct film_str){word, 1});
    if (!strchr(word, 'K'))
        assert_int_equal(
            xapc_document_add_boolean_term(d, kind.p, kind.n, NULL), XAPC_OK);
    if (word[0] == 'p' || word[0] == 's')
        assert_int_equal(xapc_document_add_term(d, "rain", 4, WORDS, NULL),
                         XAPC_OK);
    assert_int_equal(xapc_writable_replace(w, docid, d, NULL), XAPC_OK);
    xapc_document_free(d);
    film_buf_release(&data);
    film_buf_release(&kind);
}

static void
make_index(size_t row)
{
    char document[8], key[FILM_INPUT_KEY];
    struct film_counts c = {0};
    struct film_input noted = rows[row].noted;
    const struct film_sum id = film_path_id(FILM_STR("/a.txt"));
    struct film_buf value;
    xapc_writable *w;
    xapc_docid docid = 0;
    film_buf_init(&value, 10000);
    assert_int_equal(xapc_writable_open(&w, "db", XAPC_WRITE_CREATE, 0, NULL),
                     XAPC_OK);
    struct film_str rest = film_str_from(rows[row].documents), word;
    while (film_str_cut(&rest, ' ', &word)) {
        snprintf(document, sizeof document, "%.*s", (int)word.n, word.p);
        if (docid++, document[0] && document[0] != '-')
            add_document(w, document, docid, &c, &noted);
    }
    film_counts_add(&c, &rows[row].more);
    film_counts_write(&value, &c);
    set_metadata(w, FILM_META_COUNTS, film_buf_get(&value));
    noted.path = FILM_STR("/a.txt");
    film_buf_reset(&value);
    film_store_input(&value, &noted);
    film_input_key(&id, key);
    set_metadata(w, key, film_buf_get(&value));
    set_metadata(w, FILM_META_SCHEMA, FILM_STR(FILM_SCHEMA_VERSION));
    set_metadata(w, FILM_META_ANALYSIS,
                 film_str_from(film_analysis_fingerprint()));
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    xapc_writable_free(w);
    film_buf_release(&value);
}

static void
on_problem(void *user, const struct film_error *why)
{
    film_buf_printf(user, "%s\n", why->text);
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct film_buf found;
        struct film_error err;
        struct film_problems problems = {on_problem, &found};
        film_buf_init(&found, 10000);
        film_buf_text(&found, "");
        index_remove();
        make_index(i);
        assert_int_equal(
            film_audit_run("db", "db", FILM_STR("/"), true, &problems, &err),
            FILM_OK);
        if (strcmp(found.n ? found.p : "", rows[i].problems) != 0)
            fail_msg("row %zu: %s", i, found.n ? found.p : "nothing");
        film_buf_release(&found);
    }
}

static void
ignore_problem(void *user, const struct film_error *why)
{
    (void)user;
    (void)why;
}

/* A note that is no note, and one under another's key, are damage. */
static void
test_notes(void **state)
{
    static const struct {
        const char *key, *value;
    } notes[] = {
        {FILM_META_INPUT "0123", "x"},
        {FILM_META_INPUT "00000000000000000000000000000000", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        struct film_error err;
        struct film_problems problems = {ignore_problem, NULL};
        struct film_buf value;
        struct film_input in = {.path = FILM_STR("/b.txt")};
        xapc_writable *w;
        film_buf_init(&value, 1000);
        if (notes[i].value[0])
            film_buf_text(&value, notes[i].value);
        else
            film_store_input(&value, &in);
        index_remove();
        make_index(0);
        assert_int_equal(xapc_writable_open(&w, "db", XAPC_WRITE_OPEN, 0, NULL),
                         XAPC_OK);
        set_metadata(w, notes[i].key, film_buf_get(&value));
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        xapc_writable_free(w);
        assert_int_equal(
            film_audit_run("db", "db", FILM_STR("/"), false, &problems, &err),
            FILM_ERR_INDEX);
        assert_non_null(
            strstr(err.text, "the note of an input is missing or damaged"));
        film_buf_release(&value);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_notes)};
    return cmocka_run_group_tests(tests, index_set_up, index_tear_down);
}
