/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cstring>
#include <exception>
#include <new>

#include "xapian-c/callback.h"

struct xapc_error {
    xapc_status status;
    std::string type;
    std::string message;
    std::string context;
    std::string system;
};

struct status_row {
    xapc_status status;
    const char *name;
    const char *type; /* Xapian::Error::get_type() */
};

static const status_row statuses[] = {
    {XAPC_OK, "XAPC_OK", ""},
    {XAPC_ERR_ASSERTION, "XAPC_ERR_ASSERTION", "AssertionError"},
    {XAPC_ERR_INVALID_ARGUMENT, "XAPC_ERR_INVALID_ARGUMENT",
     "InvalidArgumentError"},
    {XAPC_ERR_INVALID_OPERATION, "XAPC_ERR_INVALID_OPERATION",
     "InvalidOperationError"},
    {XAPC_ERR_UNIMPLEMENTED, "XAPC_ERR_UNIMPLEMENTED", "UnimplementedError"},
    {XAPC_ERR_DATABASE, "XAPC_ERR_DATABASE", "DatabaseError"},
    {XAPC_ERR_DATABASE_CORRUPT, "XAPC_ERR_DATABASE_CORRUPT",
     "DatabaseCorruptError"},
    {XAPC_ERR_DATABASE_CREATE, "XAPC_ERR_DATABASE_CREATE",
     "DatabaseCreateError"},
    {XAPC_ERR_DATABASE_LOCK, "XAPC_ERR_DATABASE_LOCK", "DatabaseLockError"},
    {XAPC_ERR_DATABASE_MODIFIED, "XAPC_ERR_DATABASE_MODIFIED",
     "DatabaseModifiedError"},
    {XAPC_ERR_DATABASE_OPENING, "XAPC_ERR_DATABASE_OPENING",
     "DatabaseOpeningError"},
    {XAPC_ERR_DATABASE_VERSION, "XAPC_ERR_DATABASE_VERSION",
     "DatabaseVersionError"},
    {XAPC_ERR_DATABASE_NOT_FOUND, "XAPC_ERR_DATABASE_NOT_FOUND",
     "DatabaseNotFoundError"},
    {XAPC_ERR_DATABASE_CLOSED, "XAPC_ERR_DATABASE_CLOSED",
     "DatabaseClosedError"},
    {XAPC_ERR_DOC_NOT_FOUND, "XAPC_ERR_DOC_NOT_FOUND", "DocNotFoundError"},
    {XAPC_ERR_FEATURE_UNAVAILABLE, "XAPC_ERR_FEATURE_UNAVAILABLE",
     "FeatureUnavailableError"},
    {XAPC_ERR_INTERNAL, "XAPC_ERR_INTERNAL", "InternalError"},
    {XAPC_ERR_NETWORK, "XAPC_ERR_NETWORK", "NetworkError"},
    {XAPC_ERR_NETWORK_TIMEOUT, "XAPC_ERR_NETWORK_TIMEOUT",
     "NetworkTimeoutError"},
    {XAPC_ERR_QUERY_PARSER, "XAPC_ERR_QUERY_PARSER", "QueryParserError"},
    {XAPC_ERR_SERIALISATION, "XAPC_ERR_SERIALISATION", "SerialisationError"},
    {XAPC_ERR_RANGE, "XAPC_ERR_RANGE", "RangeError"},
    {XAPC_ERR_WILDCARD, "XAPC_ERR_WILDCARD", "WildcardError"},
    {XAPC_ERR_NOMEM, "XAPC_ERR_NOMEM", "std::bad_alloc"},
    {XAPC_ERR_CXX, "XAPC_ERR_CXX", "std::exception"},
    {XAPC_ERR_UNKNOWN, "XAPC_ERR_UNKNOWN", ""},
    {XAPC_ERR_CALLBACK, "XAPC_ERR_CALLBACK", "callback"},
};

/* Returned when there is no memory for an error; never freed. Its strings are
 * short enough to be stored inside the string objects. */
static xapc_error out_of_memory = {XAPC_ERR_NOMEM, "std::bad_alloc",
                                   "out of memory", "", ""};

static xapc_status
status_of_type(const char *type)
{
    for (const status_row &row : statuses)
        if (std::strcmp(row.type, type) == 0 && row.status != XAPC_OK)
            return row.status;
    return XAPC_ERR_UNKNOWN;
}

static xapc_status
give_error(xapc_error **err, xapc_status status, const char *type,
           const std::string &message, const std::string &context = "",
           const char *system = nullptr)
{
    if (err)
        *err = new xapc_error{status, type, message, context,
                              system ? system : ""};
    return status;
}

/* What a callback reported, on its way through libxapian. */
struct raised {
    std::shared_ptr<xapc_error> error;
};

void
xapc_raise(xapc_status status, xapc_error *err)
{
    if (!err)
        xapc_error_set(&err, status, "a callback failed");
    throw raised{std::shared_ptr<xapc_error>(err, xapc_error_free)};
}

static xapc_status
translate(xapc_error **err)
{
    try {
        throw;
    } catch (const raised &e) {
        if (err)
            *err = new xapc_error(*e.error);
        return e.error->status;
    } catch (const Xapian::Error &e) {
        return give_error(err, status_of_type(e.get_type()), e.get_type(),
                          e.get_msg(), e.get_context(), e.get_error_string());
    } catch (const std::bad_alloc &) {
        if (err)
            *err = &out_of_memory;
        return XAPC_ERR_NOMEM;
    } catch (const std::exception &e) {
        return give_error(err, XAPC_ERR_CXX, "std::exception", e.what());
    } catch (...) {
        return give_error(err, XAPC_ERR_UNKNOWN, "", "unknown C++ exception");
    }
}

xapc_status
xapc_capture(xapc_error **err) noexcept
{
    try {
        return translate(err);
    } catch (...) { /* no memory to describe the failure */
        if (err)
            *err = &out_of_memory;
        return XAPC_ERR_NOMEM;
    }
}

void
xapc_refuse(const std::string &why)
{
    throw Xapian::InvalidArgumentError("refused: " + why);
}

static const char *
type_of_status(xapc_status status)
{
    for (const status_row &row : statuses)
        if (row.status == status)
            return row.type;
    return "";
}

xapc_status
xapc_error_set(xapc_error **err, xapc_status status, const char *message)
{
    if (status == XAPC_OK)
        status = XAPC_ERR_CALLBACK;
    try {
        return give_error(err, status, type_of_status(status),
                          message ? message : "");
    } catch (...) {
        if (err)
            *err = &out_of_memory;
        return XAPC_ERR_NOMEM;
    }
}

xapc_status
xapc_error_status(const xapc_error *err)
{
    return err ? err->status : XAPC_OK;
}

const char *
xapc_error_type(const xapc_error *err)
{
    return err ? err->type.c_str() : "";
}

const char *
xapc_error_message(const xapc_error *err)
{
    return err ? err->message.c_str() : "";
}

const char *
xapc_error_context(const xapc_error *err)
{
    return err ? err->context.c_str() : "";
}

const char *
xapc_error_system(const xapc_error *err)
{
    return err ? err->system.c_str() : "";
}

void
xapc_error_free(xapc_error *err)
{
    if (err != &out_of_memory)
        delete err;
}

const char *
xapc_status_name(xapc_status status)
{
    for (const status_row &row : statuses)
        if (row.status == status)
            return row.name;
    return "XAPC_ERR_UNKNOWN";
}
