/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "schema/xapian-status.h"

#include <stdbool.h>
#include <string.h>

/* True for messages about the system, not about the index. */
static bool
is_of_system(const char *text)
{
    return strcasestr(text, "too many open files") || /* EMFILE, ENFILE */
           strstr(text, "denied") || strstr(text, "Read-only") ||
           strstr(text, "Input/output");
}

/* True for a block number beyond the end of its file: that is damage, although
 * libxapian reports it as a failure to read. */
static bool
is_past_end(const char *text)
{
    return strstr(text, "EOF reading block");
}

static enum film_status
status_of(xapc_status status, bool of_system, bool past_end)
{
    switch (status) {
    case XAPC_ERR_DATABASE_LOCK:
        /* The same class is used if the lock file cannot be written. */
        return of_system ? FILM_ERR_IO : FILM_ERR_LOCKED;
    case XAPC_ERR_DATABASE_MODIFIED:
        return FILM_ERR_BUSY;
    case XAPC_ERR_DATABASE_CORRUPT:
    case XAPC_ERR_DATABASE_OPENING:
    case XAPC_ERR_DATABASE_NOT_FOUND:
    case XAPC_ERR_DATABASE_VERSION:
    case XAPC_ERR_DOC_NOT_FOUND:
    case XAPC_ERR_RANGE:
    case XAPC_ERR_SERIALISATION:
        return of_system ? FILM_ERR_IO : FILM_ERR_INDEX;
    case XAPC_ERR_DATABASE:
        return past_end ? FILM_ERR_INDEX : FILM_ERR_IO;
    case XAPC_ERR_DATABASE_CREATE:
    case XAPC_ERR_NETWORK:
    case XAPC_ERR_NETWORK_TIMEOUT:
        return FILM_ERR_IO;
    case XAPC_ERR_NOMEM:
        return FILM_ERR_NOMEM;
    default:
        return FILM_ERR_INTERNAL;
    }
}

enum film_status
film_error_xapian(struct film_error *err, xapc_status status, xapc_error *xerr)
{
    if (status == XAPC_OK)
        return FILM_OK;
    const char *system = xapc_error_system(xerr);
    const char *context = xapc_error_context(xerr);
    const char *message = xapc_error_message(xerr);
    enum film_status s =
        status_of(status, is_of_system(system) || is_of_system(message),
                  is_past_end(message));
    film_error_set(err, s, "%s%s%s%s%s%s", message[0] ? message : "failed",
                   system[0] ? ": " : "", system, context[0] ? " (" : "",
                   context, context[0] ? ")" : "");
    xapc_error_free(xerr);
    return s;
}
