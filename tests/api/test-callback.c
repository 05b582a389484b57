/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Callbacks: how their failures come back, when their data is destroyed, and
 * what outlives what. */
#include <config.h>

#include "support.h"

#include <stdlib.h>

/* What a test knows of one callback. */
struct log {
    int calls;
    int destroyed;
    int fail_at; /* the call that fails; 0: none */
    xapc_status status;
};

static void
destroy(void *user)
{
    struct log *log = user;
    log->destroyed++;
}

/* Counts the call, and fails if it is its turn. */
static xapc_status
called(void *user, xapc_error **err)
{
    struct log *log = user;
    if (++log->calls != log->fail_at)
        return XAPC_OK;
    return xapc_error_set(err, log->status, "told to fail");
}

static xapc_status
stop(int *yes, void *user, const char *word, size_t len, xapc_error **err)
{
    *yes = len == 3 && memcmp(word, "the", 3) == 0;
    return called(user, err);
}

static xapc_status
stem(xapc_str *out, void *user, const char *word, size_t len, xapc_error **err)
{
    out->data = word;
    out->len = len > 3 ? 3 : len;
    return called(user, err);
}

/* The query is made before the failure, and must be freed nevertheless. */
static xapc_status
field(xapc_query **out, void *user, const char *text, size_t len,
      xapc_error **err)
{
    xapc_status s = xapc_query_term(out, text, len, 1, 0, err);
    return s == XAPC_OK ? called(user, err) : s;
}

static xapc_status
range(xapc_query **out, void *user, xapc_str begin, xapc_str end,
      xapc_error **err)
{
    xapc_status s = xapc_query_value_range(out, 0, begin.data, begin.len,
                                           end.data, end.len, err);
    return s == XAPC_OK ? called(user, err) : s;
}

static xapc_status
decide(int *keep, void *user, const xapc_document *doc, xapc_error **err)
{
    (void)doc;
    *keep = 1;
    return called(user, err);
}

static xapc_status
decide_term(int *keep, void *user, const char *term, size_t len,
            xapc_error **err)
{
    (void)term;
    (void)len;
    *keep = 1;
    return called(user, err);
}

static xapc_status
key(xapc_str *out, void *user, const xapc_document *doc, xapc_error **err)
{
    (void)doc;
    out->data = "key";
    out->len = 3;
    return called(user, err);
}

static xapc_status
see(void *user, const xapc_document *doc, double weight, xapc_error **err)
{
    (void)doc;
    (void)weight;
    return called(user, err);
}

static xapc_status
source_open(void **cursor, xapc_source_bounds *bounds, void *user,
            const xapc_database *shard, xapc_error **err)
{
    (void)shard;
    *cursor = user;
    bounds->termfreq_est = bounds->termfreq_max = 3;
    bounds->max_weight = 1;
    return called(user, err);
}

static xapc_status
source_next(xapc_posting *at, void *cursor, double min, xapc_error **err)
{
    (void)min;
    at->docid = at->docid < 3 ? at->docid + 1 : 0;
    at->weight = .5;
    return called(cursor, err);
}

/* A database with three documents, and a search of it. */
static xapc_enquire *
searching(void)
{
    xapc_writable *w = new_writer("called");
    xapc_enquire *e = NULL;
    for (int i = 0; i < 3; i++)
        add_doc(w, "data", "value", "word other");
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    xapc_database *db = open_db("called");
    xapc_query *q = words("word");
    OK(xapc_enquire_new(&e, db, &err));
    OK(xapc_enquire_set_query(e, q, 0, &err));
    xapc_query_free(q);
    xapc_database_free(db);
    return e;
}

static xapc_status
run(xapc_enquire *e, const xapc_decider *decider, xapc_error **error)
{
    xapc_mset *mset = NULL;
    xapc_match match = {.max = 5, .decider = decider};
    xapc_status s = xapc_enquire_match(&mset, e, &match, error);
    xapc_mset_free(mset);
    return s;
}

static xapc_status
by_decider(struct log *log, xapc_error **error)
{
    xapc_enquire *e = searching();
    xapc_decider *d = NULL;
    OK(xapc_decider_new(&d, decide, log, destroy, &err));
    xapc_status s = run(e, d, error);
    xapc_enquire_free(e);
    xapc_decider_free(d);
    return s;
}

static xapc_status
by_key(struct log *log, xapc_error **error)
{
    xapc_enquire *e = searching();
    xapc_key *k = NULL;
    OK(xapc_key_new(&k, key, log, destroy, &err));
    OK(xapc_enquire_set_sort_key(e, XAPC_SORT_VALUE, k, 0, &err));
    xapc_key_free(k);
    assert_int_equal(log->destroyed, 0);
    xapc_status s = run(e, NULL, error);
    xapc_enquire_free(e);
    return s;
}

static xapc_status
by_spy(struct log *log, xapc_error **error)
{
    xapc_enquire *e = searching();
    xapc_spy *spy = NULL;
    OK(xapc_spy_new(&spy, see, log, destroy, &err));
    OK(xapc_enquire_add_spy(e, spy, &err));
    xapc_spy_free(spy);
    assert_int_equal(log->destroyed, 0);
    xapc_status s = run(e, NULL, error);
    xapc_enquire_free(e);
    return s;
}

static xapc_status
by_source(struct log *log, xapc_error **error)
{
    const xapc_source_methods methods = {source_open, source_next, NULL, NULL};
    xapc_enquire *e = searching();
    xapc_source *source = NULL;
    xapc_query *q = NULL;
    OK(xapc_source_new(&source, &methods, log, destroy, &err));
    OK(xapc_query_source(&q, source, &err));
    OK(xapc_enquire_set_query(e, q, 0, &err));
    xapc_source_free(source);
    xapc_query_free(q);
    assert_int_equal(log->destroyed, 0);
    xapc_status s = run(e, NULL, error);
    xapc_enquire_free(e);
    return s;
}

static xapc_status
by_term_decider(struct log *log, xapc_error **error)
{
    xapc_enquire *e = searching();
    xapc_term_decider *d = NULL, *both = NULL;
    xapc_rset *rset = NULL;
    xapc_eset eset = {0};
    OK(xapc_term_decider_new(&d, decide_term, log, destroy, &err));
    OK(xapc_term_decider_new_both(&both, d, d, &err));
    OK(xapc_rset_new(&rset, &err));
    OK(xapc_rset_add(rset, 1, &err));
    xapc_term_decider_free(d);
    assert_int_equal(log->destroyed, 0);
    xapc_expand how = {.max = 9, .rset = rset, .decider = both};
    xapc_status s = xapc_enquire_expand(&eset, e, &how, error);
    xapc_eset_free(&eset);
    xapc_rset_free(rset);
    xapc_term_decider_free(both);
    xapc_enquire_free(e);
    return s;
}

/* A parser that has a stopper, a stemmer, a field and a range, of which one
 * logs here. */
static xapc_status
parse(struct log *log, char which, xapc_error **error)
{
    struct log other = {0};
    xapc_parser *p = NULL;
    xapc_stopper *stopper = NULL;
    xapc_stem *stemmer = NULL;
    xapc_field *f = NULL;
    xapc_range *r = NULL;
    xapc_query *q = NULL;
    const xapc_range_form form = {.affix = "at:"};
#define LOG(letter) which == letter ? log : &other, destroy
    OK(xapc_parser_new(&p, &err));
    OK(xapc_stopper_new_callback(&stopper, stop, LOG('s'), &err));
    OK(xapc_parser_set_stopper(p, stopper, &err));
    OK(xapc_stem_new_callback(&stemmer, stem, LOG('t'), &err));
    OK(xapc_parser_set_stemmer(p, stemmer, &err));
    OK(xapc_field_new(&f, field, LOG('f'), &err));
    OK(xapc_parser_add_field(p, "by", f, &err));
    OK(xapc_range_new_callback(&r, &form, range, LOG('r'), &err));
    OK(xapc_parser_add_range(p, r, NULL, &err));
#undef LOG
    xapc_stopper_free(stopper);
    xapc_stem_free(stemmer);
    xapc_field_free(f);
    xapc_range_free(r);
    assert_int_equal(log->destroyed, 0);
    xapc_status s =
        xapc_parser_parse(&q, p, LIT("the words by:you at:1..2 again"),
                          XAPC_PARSE_DEFAULT, NULL, error);
    xapc_query_free(q);
    xapc_parser_free(p);
    assert_int_equal(other.destroyed, 3);
    return s;
}

static xapc_status
by_stopper(struct log *log, xapc_error **error)
{
    return parse(log, 's', error);
}

static xapc_status
by_stem(struct log *log, xapc_error **error)
{
    return parse(log, 't', error);
}

static xapc_status
by_field(struct log *log, xapc_error **error)
{
    return parse(log, 'f', error);
}

static xapc_status
by_range(struct log *log, xapc_error **error)
{
    return parse(log, 'r', error);
}

static xapc_status
by_generator(struct log *log, xapc_error **error)
{
    xapc_generator *g = NULL;
    xapc_stopper *stopper = NULL;
    xapc_stem *stemmer = NULL;
    OK(xapc_generator_new(&g, &err));
    OK(xapc_stopper_new_callback(&stopper, stop, log, NULL, &err));
    OK(xapc_generator_set_stopper(g, stopper, &err));
    OK(xapc_stem_new_callback(&stemmer, stem, log, destroy, &err));
    OK(xapc_generator_set_stemmer(g, stemmer, &err));
    xapc_stopper_free(stopper);
    xapc_stem_free(stemmer);
    assert_int_equal(log->destroyed, 0);
    xapc_status s =
        xapc_generator_index_text(g, LIT("the words"), 1, NULL, error);
    xapc_generator_free(g);
    return s;
}

/* Every kind, with none failing, and with each of its calls failing in turn. */
static void
test_every_callback(void **state)
{
    static xapc_status (*const kinds[])(struct log *, xapc_error **) = {
        by_decider, by_key,  by_spy,   by_source, by_term_decider,
        by_stopper, by_stem, by_field, by_range,  by_generator};
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct log whole = {0};
        xapc_error *error = NULL;
        assert_int_equal(kinds[i](&whole, &error), XAPC_OK);
        assert_null(error);
        assert_true(whole.calls > 0);
        assert_int_equal(whole.destroyed, 1);
        for (int at = 1; at <= whole.calls; at++) {
            struct log log = {.fail_at = at, .status = XAPC_ERR_RANGE};
            FAILS(XAPC_ERR_RANGE, kinds[i](&log, &err));
            assert_int_equal(log.calls, at);
            assert_int_equal(log.destroyed, 1);
            log = (struct log){.fail_at = at, .status = XAPC_ERR_CALLBACK};
            assert_int_equal(kinds[i](&log, NULL), XAPC_ERR_CALLBACK);
        }
    }
}

static void
test_error_set(void **state)
{
    xapc_error *error = NULL;
    (void)state;
    assert_int_equal(xapc_error_set(&error, XAPC_ERR_WILDCARD, "text"),
                     XAPC_ERR_WILDCARD);
    assert_string_equal(xapc_error_message(error), "text");
    assert_string_equal(xapc_error_type(error), "WildcardError");
    xapc_error_free(error);
    assert_int_equal(xapc_error_set(&error, XAPC_OK, NULL), XAPC_ERR_CALLBACK);
    assert_string_equal(xapc_status_name(XAPC_ERR_CALLBACK),
                        "XAPC_ERR_CALLBACK");
    xapc_error_free(error);
    assert_int_equal(xapc_error_set(NULL, XAPC_ERR_RANGE, ""), XAPC_ERR_RANGE);
}

/* The data stays the caller's if it was not taken. */
static void
test_refused(void **state)
{
    struct log log = {0};
    xapc_stopper *stopper;
    xapc_source *source;
    const xapc_source_methods none = {0};
    (void)state;
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_stopper_new_callback(&stopper, NULL, &log, destroy, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_stopper_new_callback(NULL, stop, &log, destroy, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_spy_new(NULL, see, &log, destroy, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT,
          xapc_source_new(&source, &none, &log, destroy, &err));
    assert_int_equal(log.destroyed, 0);
}

/* What is for one kind of object is refused by the others. */
static void
test_wrong_kind(void **state)
{
    xapc_status bad = XAPC_ERR_INVALID_OPERATION;
    struct log log = {0};
    xapc_stopper *stopper = NULL;
    xapc_decider *decider = NULL;
    xapc_key *k = NULL;
    xapc_spy *spy = NULL;
    xapc_source *source = NULL;
    xapc_terms terms;
    size_t n;
    (void)state;
    OK(xapc_stopper_new_callback(&stopper, stop, &log, destroy, &err));
    FAILS(bad, xapc_stopper_add(stopper, LIT("x"), &err));
    OK(xapc_decider_new(&decider, decide, &log, destroy, &err));
    FAILS(bad, xapc_decider_add_value(decider, LIT("x"), &err));
    FAILS(bad, xapc_decider_remove_value(decider, LIT("x"), &err));
    OK(xapc_key_new(&k, key, &log, destroy, &err));
    FAILS(bad, xapc_key_add_value(k, 0, 0, LIT("x"), &err));
    OK(xapc_spy_new(&spy, see, &log, destroy, &err));
    FAILS(bad, xapc_spy_total(&n, spy, &err));
    FAILS(bad, xapc_spy_values(&terms, spy, &err));
    OK(xapc_source_new_fixed_weight(&source, 1, &err));
    FAILS(bad, xapc_source_add_mapping(source, LIT("x"), 1, &err));
    FAILS(bad, xapc_source_clear_mappings(source, &err));
    xapc_stopper_free(stopper);
    xapc_decider_free(decider);
    xapc_key_free(k);
    xapc_spy_free(spy);
    xapc_source_free(source);
    assert_int_equal(log.destroyed, 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_callback),
        cmocka_unit_test(test_error_set),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_wrong_kind),
    };

    return cmocka_run_group_tests_name("callback", tests, make_dir, remove_dir);
}
