/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const names[FILM_STATUS_COUNT] = {
    [FILM_OK] = "ok",
    [FILM_END] = "end",
    [FILM_ERR_USAGE] = "usage",
    [FILM_ERR_NOMEM] = "out of memory",
    [FILM_ERR_IO] = "i/o",
    [FILM_ERR_INPUT] = "input",
    [FILM_ERR_FORMAT] = "format",
    [FILM_ERR_BESIDE] = "beside",
    [FILM_ERR_LIMIT] = "limit",
    [FILM_ERR_TIME] = "time",
    [FILM_ERR_INDEX] = "index",
    [FILM_ERR_VERSION] = "version",
    [FILM_ERR_LOCKED] = "locked",
    [FILM_ERR_BUSY] = "busy",
    [FILM_ERR_CANCELED] = "canceled",
    [FILM_ERR_INTERNAL] = "internal",
};

/* Messages contain parts of inputs: no control byte may reach a terminal, and a
 * message that is cut must not end in half a character. */
static void
clean(char *s)
{
    size_t n = strlen(s);
    if (n == FILM_ERROR_SIZE - 1) {
        while (n > 0 && ((unsigned char)s[n - 1] & 0xC0) == 0x80)
            n--;
        if (n > 0 && (unsigned char)s[n - 1] >= 0xC0)
            n--;
        s[n] = '\0';
    }
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c < 0x20 || c == 0x7F)
            *s = '?';
        else if (c == 0xC2 && (unsigned char)s[1] < 0xA0)
            s[0] = s[1] = '?'; /* C1 controls */
    }
}

enum film_status
film_error_set(struct film_error *err, enum film_status status,
               const char *format, ...)
{
    if (err) {
        va_list args;
        va_start(args, format);
        vsnprintf(err->text, sizeof err->text, format, args);
        va_end(args);
        err->status = status;
        clean(err->text);
    }
    return status;
}

enum film_status
film_error_errno(struct film_error *err, int number, const char *format, ...)
{
    if (err) {
        char what[FILM_ERROR_SIZE / 2], why[128];
        va_list args;
        va_start(args, format);
        vsnprintf(what, sizeof what, format, args);
        va_end(args);
        film_error_set(err, number == ENOMEM ? FILM_ERR_NOMEM : FILM_ERR_IO,
                       "%s: %s", what, strerror_r(number, why, sizeof why));
    }
    return number == ENOMEM ? FILM_ERR_NOMEM : FILM_ERR_IO;
}

enum film_status
film_error_prefix(struct film_error *err, const char *format, ...)
{
    if (!err)
        return FILM_ERR_INTERNAL;
    char what[FILM_ERROR_SIZE / 2], rest[FILM_ERROR_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    memcpy(rest, err->text, sizeof rest);
    return film_error_set(err, err->status, "%s: %s", what, rest);
}

enum film_status
film_error_nomem(struct film_error *err)
{
    return film_error_set(err, FILM_ERR_NOMEM, "out of memory");
}

const char *
film_status_name(enum film_status status)
{
    return (unsigned)status < FILM_STATUS_COUNT ? names[status] : "unknown";
}
