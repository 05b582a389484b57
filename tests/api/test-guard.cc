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
    xapc_prepared doc = {text, sizeof(text), nullptr, 0, terms, 1, 0};
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

static void
failing_allocations()
{
    long n = 0;
    xapc_status status = XAPC_ERR_NOMEM;
    while (status == XAPC_ERR_NOMEM && n < 100000) {
        xapc_error *err = nullptr;
        left = n++;
        status = session(&err);
        left = -1;
        if (xapc_error_status(err) != status)
            break;
        xapc_error_free(err);
    }
    std::printf("# %ld allocations\n", n - 1);
    ok(status == XAPC_OK && n > 20, "each allocation failing in turn");
}

int
main()
{
    xapian_classes();
    other_classes();
    failing_allocations();
    std::printf("1..%d\n", count);
    return failed != 0;
}
