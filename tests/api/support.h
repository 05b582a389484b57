/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of xapian-c share. */
#ifndef TESTS_API_SUPPORT_H
#define TESTS_API_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "xapian-c/xapian-c.h"

/* Bytes of a string literal, NULs within it included. */
#define LIT(s) (s), sizeof(s) - 1

/* `call` ends in `&err)`; it must succeed. */
#define OK(call)                                                               \
    do {                                                                       \
        xapc_error *err = NULL;                                                \
        if ((call) != XAPC_OK)                                                 \
            fail_with(err, #call, __FILE__, __LINE__);                         \
    } while (0)

/* It must fail with this status, and the error must say the same. */
#define FAILS(expected, call)                                                  \
    do {                                                                       \
        xapc_error *err = NULL;                                                \
        xapc_status got_ = (call);                                             \
        check_failure(expected, got_, err, #call, __FILE__, __LINE__);         \
    } while (0)

void fail_with(xapc_error *err, const char *call, const char *file, int line);
void check_failure(xapc_status expected, xapc_status got, xapc_error *err,
                   const char *call, const char *file, int line);

/* Group fixtures: a fresh directory, removed with all in it. */
int make_dir(void **state);
int remove_dir(void **state);
/* Path of `name` in this directory; static, four calls later overwritten. */
const char *in_dir(const char *name);

/* A new writer at `name`, overwriting what is there. */
xapc_writable *new_writer(const char *name);
/* Adds a document: data, one value in slot 0 if not NULL, and the words of
 * `terms` each with wdf 1. */
xapc_docid add_doc(xapc_writable *w, const char *data, const char *value,
                   const char *terms);
xapc_database *open_db(const char *name);
uint32_t doccount(const xapc_database *db);
/* OR of the words. */
xapc_query *words(const char *text);

#endif
