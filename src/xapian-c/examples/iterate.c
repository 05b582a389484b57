/* SPDX-License-Identifier: GPL-2.0-or-later */
/* iterate DB [PREFIX]: the terms that begin with PREFIX, and for each in which
 * documents it is and how often. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

enum { BLOCK = 64 }; /* one call reads so many */

static xapc_status
print_postings(const xapc_database *db, const xapc_term *term, xapc_error **err)
{
    xapc_postlist *list;
    xapc_docid docids[BLOCK];
    uint32_t wdfs[BLOCK];
    size_t n = 0;
    xapc_status s = xapc_postlist_open(&list, db, term->data, term->len, err);
    if (s != XAPC_OK)
        return s;
    do {
        s = xapc_postlist_next(&n, list, docids, wdfs, NULL, BLOCK, err);
        for (size_t i = 0; s == XAPC_OK && i < n; i++)
            printf(" %u:%u", (unsigned)docids[i], (unsigned)wdfs[i]);
    } while (s == XAPC_OK && n > 0);
    xapc_postlist_free(list);
    return s;
}

static xapc_status
print_terms(const xapc_database *db, const char *prefix, xapc_error **err)
{
    xapc_allterms *all;
    xapc_term terms[BLOCK];
    size_t n = 0;
    xapc_status s = xapc_allterms_open(&all, db, prefix, strlen(prefix), err);
    if (s != XAPC_OK)
        return s;
    do {
        s = xapc_allterms_next(&n, all, terms, BLOCK, err);
        for (size_t i = 0; s == XAPC_OK && i < n; i++) {
            printf("%.*s", (int)terms[i].len, terms[i].data);
            s = print_postings(db, &terms[i], err);
            putchar('\n');
        }
    } while (s == XAPC_OK && n > 0);
    xapc_allterms_free(all);
    return s;
}

int
main(int argc, char **argv)
{
    xapc_database *db = NULL;
    xapc_error *err = NULL;
    if (argc < 2 || argc > 3)
        return fprintf(stderr, "usage: iterate DB [PREFIX]\n"), 2;
    xapc_status s = xapc_database_open(&db, argv[1], 0, &err);
    if (s == XAPC_OK)
        s = print_terms(db, argc > 2 ? argv[2] : "", &err);
    if (s != XAPC_OK)
        fprintf(stderr, "iterate: %s\n", xapc_error_message(err));
    xapc_error_free(err);
    xapc_database_free(db);
    return s == XAPC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
