/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include "support.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char dir[4096];

void
fail_with(xapc_error *err, const char *call, const char *file, int line)
{
    print_error("%s: %s: %s %s\n", call, xapc_error_type(err),
                xapc_error_message(err), xapc_error_system(err));
    xapc_error_free(err);
    _fail(file, line);
}

void
check_failure(xapc_status expected, xapc_status got, xapc_error *err,
              const char *call, const char *file, int line)
{
    int right = got == expected && xapc_error_status(err) == expected &&
                xapc_error_message(err)[0] && xapc_error_type(err)[0];

    if (!right)
        print_error("%s: expected %s, got %s: %s\n", call,
                    xapc_status_name(expected), xapc_status_name(got),
                    xapc_error_message(err));
    xapc_error_free(err);
    if (!right)
        _fail(file, line);
}

int
make_dir(void **state)
{
    const char *tmp = getenv("TMPDIR");

    (void)state;
    snprintf(dir, sizeof(dir), "%s/xapian-c.XXXXXX", tmp ? tmp : "/tmp");
    return mkdtemp(dir) ? 0 : -1;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

int
remove_dir(void **state)
{
    (void)state;
    return nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *
in_dir(const char *name)
{
    static char paths[4][sizeof(dir) + 64];
    static unsigned turn;
    char *path = paths[turn++ % 4];

    snprintf(path, sizeof(paths[0]), "%s/%.60s", dir, name);
    return path;
}

xapc_writable *
new_writer(const char *name)
{
    xapc_writable *w = NULL;

    OK(xapc_writable_open(&w, in_dir(name), XAPC_WRITE_CREATE_OR_OVERWRITE, 0,
                          &err));
    return w;
}

xapc_docid
add_doc(xapc_writable *w, const char *data, const char *value,
        const char *terms)
{
    xapc_document *doc = NULL;
    xapc_docid docid = 0;

    OK(xapc_document_new(&doc, &err));
    OK(xapc_document_set_data(doc, data, strlen(data), &err));
    if (value)
        OK(xapc_document_add_value(doc, 0, value, strlen(value), &err));
    while (*terms) {
        size_t len = strcspn(terms, " ");
        OK(xapc_document_add_term(doc, terms, len, 1, &err));
        terms += len + strspn(terms + len, " ");
    }
    OK(xapc_writable_add(&docid, w, doc, &err));
    xapc_document_free(doc);
    return docid;
}

xapc_database *
open_db(const char *name)
{
    xapc_database *db = NULL;

    OK(xapc_database_open(&db, in_dir(name), 0, &err));
    return db;
}

uint32_t
doccount(const xapc_database *db)
{
    uint32_t count = 0;

    OK(xapc_database_doccount(&count, db, &err));
    return count;
}

xapc_query *
words(const char *text)
{
    xapc_query *parts[16] = {NULL};
    xapc_query *query = NULL;
    size_t n = 0;

    while (*text) {
        size_t len = strcspn(text, " ");
        assert_true(n < 16);
        OK(xapc_query_term(&parts[n++], text, len, 1, 0, &err));
        text += len + strspn(text + len, " ");
    }
    OK(xapc_query_combine(&query, XAPC_OP_OR, (const xapc_query *const *)parts,
                          n, 0, &err));
    while (n > 0)
        xapc_query_free(parts[--n]);
    return query;
}
