/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The exception boundary from within: every class thrown into it, and every
 * allocation of a short session failing in turn. Writes TAP itself. */
#include <config.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <stdexcept>

#include "xapian-c/internal.h"

/* Allocations still to succeed; negative: all do. */
static long left = -1;

void *
operator new(std::size_t size)
{
    if (left == 0)
        throw std::bad_alloc();
    if (left > 0)
        left--;
    void *p = std::malloc(size ? size : 1);
    if (!p)
        throw std::bad_alloc();
    return p;
}

void
operator delete(void *p) noexcept
{
    std::free(p);
}

void
operator delete(void *p, std::size_t) noexcept
{
    std::free(p);
}

/* libxapian itself leaks when memory runs out while it opens a database. */
extern "C" __attribute__((visibility("default"))) const char *
__lsan_default_suppressions()
{
    return "leak:libxapian.so";
}

static int count, failed;

static void
ok(bool good, const char *name)
{
    std::printf("%s %d - %s\n", good ? "ok" : "not ok", ++count, name);
    failed += !good;
}

template <typename Class>
static void
maps_to(xapc_status expected, const char *type)
{
    xapc_error *err = nullptr;
    auto thrower = [] { throw Class("the message", "the context"); };
    xapc_status got = xapc_guard(&err, thrower);
    bool good = got == expected && xapc_error_status(err) == expected &&
                std::strcmp(xapc_error_type(err), type) == 0 &&
                std::strcmp(xapc_error_message(err), "the message") == 0 &&
                std::strcmp(xapc_error_context(err), "the context") == 0 &&
                std::strncmp(xapc_status_name(got), "XAPC_ERR_", 9) == 0 &&
                xapc_guard(nullptr, thrower) == expected;
    xapc_error_free(err);
    ok(good, type);
}

#define MAPS(class, status) maps_to<Xapian::class>(XAPC_ERR_##status, #class)

static void
xapian_classes()
{
    MAPS(AssertionError, ASSERTION);
    MAPS(InvalidArgumentError, INVALID_ARGUMENT);
    MAPS(InvalidOperationError, INVALID_OPERATION);
    MAPS(UnimplementedError, UNIMPLEMENTED);
    MAPS(DatabaseError, DATABASE);
    MAPS(DatabaseCorruptError, DATABASE_CORRUPT);
    MAPS(DatabaseCreateError, DATABASE_CREATE);
    MAPS(DatabaseLockError, DATABASE_LOCK);
    MAPS(DatabaseModifiedError, DATABASE_MODIFIED);
    MAPS(DatabaseOpeningError, DATABASE_OPENING);
    MAPS(DatabaseVersionError, DATABASE_VERSION);
    MAPS(DatabaseNotFoundError, DATABASE_NOT_FOUND);
    MAPS(DatabaseClosedError, DATABASE_CLOSED);
    MAPS(DocNotFoundError, DOC_NOT_FOUND);
    MAPS(FeatureUnavailableError, FEATURE_UNAVAILABLE);
    MAPS(InternalError, INTERNAL);
    MAPS(NetworkError, NETWORK);
    MAPS(NetworkTimeoutError, NETWORK_TIMEOUT);
    MAPS(QueryParserError, QUERY_PARSER);
    MAPS(SerialisationError, SERIALISATION);
    MAPS(RangeError, RANGE);
    MAPS(WildcardError, WILDCARD);
}

static void
other_classes()
{
    xapc_error *err = nullptr;
    ok(xapc_guard(&err, [] { throw std::bad_alloc(); }) == XAPC_ERR_NOMEM &&
           xapc_error_status(err) == XAPC_ERR_NOMEM,
       "std::bad_alloc");
    xapc_error_free(err);
    ok(xapc_guard(&err, [] { throw std::length_error("too long"); }) ==
               XAPC_ERR_CXX &&
           std::strcmp(xapc_error_message(err), "too long") == 0,
       "std::exception");
    xapc_error_free(err);
    ok(xapc_guard(&err, [] { throw 42; }) == XAPC_ERR_UNKNOWN &&
           xapc_error_message(err)[0],
       "an int");
    xapc_error_free(err);
    ok(xapc_guard(&err,
                  [] {
                      left = 0;
                      throw 42;
                  }) == XAPC_ERR_NOMEM,
       "no memory for the error itself");
    left = -1;
    xapc_error_free(err);
    err = nullptr;
    ok(xapc_guard(&err, [] {}) == XAPC_OK && !err, "nothing thrown");
}

/* One status per call; the first failure ends it. */
static xapc_status
session(xapc_error **err)
{
    xapc_writable *w = nullptr;
    xapc_database *db = nullptr;
    xapc_query *query = nullptr;
    xapc_enquire *enquire = nullptr;
    xapc_mset *mset = nullptr;
    xapc_blobs blobs = {};
    const char text[] = "a text too long for a string's own room";
    xapc_term terms[] = {{"a term too long for a string's own room", 39, 1, 0}};
    xapc_prepared doc = {text, sizeof(text), nullptr, 0, terms, 1, 0, 0};
    xapc_status status;

    (void)((status = xapc_writable_open(&w, "", XAPC_WRITE_INMEMORY, 0, err)) ||
           (status = xapc_writable_add_prepared(nullptr, w, &doc, err)) ||
           (status = xapc_writable_get_database(&db, w, err)) ||
           (status = xapc_query_term(&query, terms[0].data, terms[0].len, 1, 0,
                                     err)) ||
           (status = xapc_enquire_new(&enquire, db, err)) ||
           (status = xapc_enquire_set_query(enquire, query, 0, err)) ||
           (status = xapc_enquire_get_mset(&mset, enquire, 0, 1, 0, err)) ||
           (status = xapc_mset_get_data(&blobs, mset, 0, 1, err)));
    xapc_blobs_free(&blobs);
    xapc_mset_free(mset);
    xapc_enquire_free(enquire);
    xapc_query_free(query);
    xapc_database_free(db);
    xapc_writable_free(w);
    return status;
}

/* Ends a session at the first call that fails. */
#define TRY(call)                                                              \
    do {                                                                       \
        if ((status = (call)) != XAPC_OK)                                      \
            goto end;                                                          \
    } while (0)

static const char LONG[] = "a text too long for a string's own room";

static xapc_status
stop(int *, void *, const char *, size_t, xapc_error **)
{
    return XAPC_OK;
}

static xapc_status
make_field(xapc_query **out, void *, const char *text, size_t len,
           xapc_error **err)
{
    return xapc_query_term(out, text, len, 1, 0, err);
}

/* Its data is freed by whoever has it at the end. */
static void
count_down(void *user)
{
    --*static_cast<int *>(user);
}

/* Parsing a query, with a callback. */
static xapc_status
parsing(xapc_error **err)
{
    xapc_parser *parser = nullptr;
    xapc_stem *stem = nullptr;
    xapc_stopper *stopper = nullptr;
    xapc_field *field = nullptr;
    xapc_range *range = nullptr;
    xapc_query *query = nullptr;
    xapc_blobs blobs = {};
    xapc_string text = {};
    const xapc_range_form form = {1, "$", 0, 0};
    xapc_status status;

    TRY(xapc_parser_new(&parser, err));
    TRY(xapc_stem_new(&stem, "english", err));
    TRY(xapc_parser_set_stemmer(parser, stem, err));
    TRY(xapc_stopper_new_callback(&stopper, stop, nullptr, nullptr, err));
    TRY(xapc_parser_set_stopper(parser, stopper, err));
    TRY(xapc_field_new(&field, make_field, nullptr, nullptr, err));
    TRY(xapc_parser_add_field(parser, "field", field, err));
    TRY(xapc_parser_add_boolean_prefix(parser, "kind", "XK", "group", err));
    TRY(xapc_range_new(&range, XAPC_RANGE_NUMBER, &form, err));
    TRY(xapc_parser_add_range(parser, range, nullptr, err));
    TRY(xapc_parser_parse(&query, parser, LONG, sizeof LONG - 1,
                          XAPC_PARSE_DEFAULT, nullptr, err));
    TRY(xapc_parser_stoplist(&blobs, parser, err));
    TRY(xapc_query_description(&text, query, err));
end:
    xapc_string_free(&text);
    xapc_blobs_free(&blobs);
    xapc_query_free(query);
    xapc_range_free(range);
    xapc_field_free(field);
    xapc_stopper_free(stopper);
    xapc_stem_free(stem);
    xapc_parser_free(parser);
    return status;
}

/* Making terms of text, and lists of them. */
static xapc_status
generating(xapc_error **err)
{
    xapc_generator *generator = nullptr;
    xapc_stem *stem = nullptr;
    xapc_document *doc = nullptr, *copy = nullptr;
    xapc_terms terms = {};
    xapc_values values = {};
    xapc_positions positions = {};
    xapc_string bytes = {};
    xapc_status status;

    TRY(xapc_generator_new(&generator, err));
    TRY(xapc_stem_new(&stem, "english", err));
    TRY(xapc_generator_set_stemmer(generator, stem, err));
    TRY(xapc_document_new(&doc, err));
    TRY(xapc_generator_set_document(generator, doc, err));
    TRY(xapc_generator_index_text(generator, LONG, sizeof LONG - 1, 1, "XLONG",
                                  err));
    TRY(xapc_document_add_value(doc, 3, LONG, sizeof LONG, err));
    TRY(xapc_document_get_terms(&terms, doc, err));
    TRY(xapc_document_get_values(&values, doc, err));
    TRY(xapc_document_positions(&positions, doc, "XLONGtext", 9, err));
    TRY(xapc_document_serialise(&bytes, doc, err));
    TRY(xapc_document_unserialise(&copy, bytes.data, bytes.len, err));
end:
    xapc_string_free(&bytes);
    xapc_positions_free(&positions);
    xapc_values_free(&values);
    xapc_terms_free(&terms);
    xapc_document_free(copy);
    xapc_document_free(doc);
    xapc_stem_free(stem);
    xapc_generator_free(generator);
    return status;
}

static xapc_status
keep(int *yes, void *, const xapc_document *, xapc_error **)
{
    *yes = 1;
    return XAPC_OK;
}

static xapc_status
make_key(xapc_str *key, void *, const xapc_document *, xapc_error **)
{
    *key = {LONG, sizeof LONG};
    return XAPC_OK;
}

static xapc_status
look(void *, const xapc_document *, double, xapc_error **)
{
    return XAPC_OK;
}

/* A database in memory, to be searched. */
static xapc_status
make_database(xapc_database **db, xapc_error **err)
{
    xapc_writable *w = nullptr;
    const xapc_term terms[] = {{LONG, sizeof LONG - 1, 1, 0}};
    xapc_prepared doc = {LONG, sizeof LONG, nullptr, 0, terms, 1, 0, 0};
    xapc_status status;

    TRY(xapc_writable_open(&w, "", XAPC_WRITE_INMEMORY, 0, err));
    TRY(xapc_writable_add_prepared(nullptr, w, &doc, err));
    TRY(xapc_writable_get_database(db, w, err));
end:
    xapc_writable_free(w);
    return status;
}

/* Searching with callbacks of all kinds. */
static xapc_status
deciding(xapc_error **err)
{
    xapc_database *db = nullptr;
    xapc_enquire *enquire = nullptr;
    xapc_query *query = nullptr;
    xapc_decider *decider = nullptr;
    xapc_key *key = nullptr;
    xapc_spy *spy = nullptr;
    xapc_rset *rset = nullptr;
    xapc_mset *mset = nullptr;
    xapc_eset eset = {};
    xapc_string text = {};
    const xapc_snippet how = XAPC_SNIPPET_INIT;
    xapc_match match = {0, 5, 5, nullptr, nullptr};
    xapc_expand expand = {5, 0, 0, nullptr, nullptr};
    xapc_status status;
    int data = 0;

    TRY(make_database(&db, err));
    TRY(xapc_enquire_new(&enquire, db, err));
    TRY(xapc_query_match_all(&query, err));
    TRY(xapc_enquire_set_query(enquire, query, 0, err));
    TRY(xapc_decider_new(&decider, keep, &data, count_down, err));
    data++;
    TRY(xapc_key_new(&key, make_key, &data, count_down, err));
    data++;
    TRY(xapc_enquire_set_sort_key(enquire, XAPC_SORT_VALUE, key, 0, err));
    TRY(xapc_spy_new(&spy, look, &data, count_down, err));
    data++;
    TRY(xapc_enquire_add_spy(enquire, spy, err));
    TRY(xapc_rset_new(&rset, err));
    TRY(xapc_rset_add(rset, 1, err));
    match.decider = decider;
    match.rset = rset;
    TRY(xapc_enquire_match(&mset, enquire, &match, err));
    expand.rset = rset;
    TRY(xapc_enquire_expand(&eset, enquire, &expand, err));
    TRY(xapc_mset_snippet(&text, mset, &how, LONG, sizeof LONG - 1, err));
end:
    xapc_string_free(&text);
    xapc_eset_free(&eset);
    xapc_mset_free(mset);
    xapc_rset_free(rset);
    xapc_spy_free(spy);
    xapc_key_free(key);
    xapc_decider_free(decider);
    xapc_query_free(query);
    xapc_enquire_free(enquire);
    xapc_database_free(db);
    return data == 0 ? status : XAPC_ERR_ASSERTION;
}

#undef TRY

static void
failing_allocations(const char *name, xapc_status (*run)(xapc_error **))
{
    long n = 0;
    xapc_status status = XAPC_ERR_NOMEM;
    while (status == XAPC_ERR_NOMEM && n < 100000) {
        xapc_error *err = nullptr;
        left = n++;
        status = run(&err);
        left = -1;
        if (xapc_error_status(err) != status)
            break;
        xapc_error_free(err);
    }
    std::printf("# %ld allocations\n", n - 1);
    ok(status == XAPC_OK && n > 20, name);
}

int
main()
{
    xapian_classes();
    other_classes();
    failing_allocations("each allocation failing in turn", session);
    failing_allocations("while a query is parsed", parsing);
    failing_allocations("while terms are made", generating);
    failing_allocations("while callbacks decide", deciding);
    std::printf("1..%d\n", count);
    return failed != 0;
}
