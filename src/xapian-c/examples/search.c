/* SPDX-License-Identifier: GPL-2.0-or-later */
/* search DB WORD...: the ten documents that have most of the words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

enum { WORDS = 32, HITS = 10 };

/* OR of the stems of the words. */
static xapc_status
make_query(xapc_query **out, char *const *words, size_t n, xapc_error **err)
{
    xapc_stem *stem;
    xapc_query *parts[WORDS] = {NULL};
    xapc_status s = xapc_stem_new(&stem, "english", err);
    if (s != XAPC_OK)
        return s;
    for (size_t i = 0; i < n && s == XAPC_OK; i++) {
        char term[XAPC_TERM_MAX];
        size_t length;
        s = xapc_stem_apply(&length, stem, words[i], strlen(words[i]), term,
                            sizeof term, err);
        if (s == XAPC_OK)
            s = xapc_query_term(&parts[i], term, length, 1, 0, err);
    }
    if (s == XAPC_OK)
        s = xapc_query_combine(out, XAPC_OP_OR,
                               (const xapc_query *const *)parts, n, 0, err);
    for (size_t i = 0; i < n; i++)
        xapc_query_free(parts[i]);
    xapc_stem_free(stem);
    return s;
}

/* Prints weight and data of the hits. */
static xapc_status
print(const xapc_mset *mset, xapc_error **err)
{
    xapc_mset_info info;
    xapc_hit hits[HITS];
    xapc_blobs data = {0};
    xapc_status s = xapc_mset_get_info(&info, mset, err);
    if (s == XAPC_OK)
        s = xapc_mset_get_hits(hits, mset, 0, info.size, err);
    if (s == XAPC_OK)
        s = xapc_mset_get_data(&data, mset, 0, info.size, err);
    for (size_t i = 0; i < data.n; i++)
        printf("%.3f %.*s\n", hits[i].weight, (int)data.items[i].len,
               data.items[i].data);
    xapc_blobs_free(&data);
    return s;
}

int
main(int argc, char **argv)
{
    xapc_database *db = NULL;
    xapc_enquire *enquire = NULL;
    xapc_query *query = NULL;
    xapc_mset *mset = NULL;
    xapc_error *err = NULL;
    if (argc < 3 || argc - 2 > WORDS)
        return fprintf(stderr, "usage: search DB WORD...\n"), 2;
    xapc_status s = xapc_database_open(&db, argv[1], 0, &err);
    if (s == XAPC_OK)
        s = make_query(&query, argv + 2, (size_t)argc - 2, &err);
    if (s == XAPC_OK)
        s = xapc_enquire_new(&enquire, db, &err);
    if (s == XAPC_OK)
        s = xapc_enquire_set_query(enquire, query, 0, &err);
    if (s == XAPC_OK)
        s = xapc_enquire_get_mset(&mset, enquire, 0, HITS, 0, &err);
    if (s == XAPC_OK)
        s = print(mset, &err);
    if (s != XAPC_OK)
        fprintf(stderr, "search: %s\n", xapc_error_message(err));
    xapc_error_free(err);
    xapc_mset_free(mset);
    xapc_enquire_free(enquire);
    xapc_query_free(query);
    xapc_database_free(db);
    return s == XAPC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
