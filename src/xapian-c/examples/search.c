/* SPDX-License-Identifier: GPL-2.0-or-later */
/* search DB QUERY: the ten documents that answer a query best, each with the
 * part that has most of it. Knows AND, OR, NOT, "phrases" and stations*. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xapian-c.h>

enum { HITS = 10 };

/* What is typed, as a query; words are stemmed as index does. */
static xapc_status
parse(xapc_query **out, const xapc_stem *stem, const char *typed,
      xapc_error **err)
{
    xapc_parser *parser;
    xapc_status s = xapc_parser_new(&parser, err);
    if (s != XAPC_OK)
        return s;
    s = xapc_parser_set_stemmer(parser, stem, err);
    if (s == XAPC_OK)
        s = xapc_parser_parse(out, parser, typed, strlen(typed),
                              XAPC_PARSE_DEFAULT | XAPC_PARSE_WILDCARD, NULL,
                              err);
    xapc_parser_free(parser);
    return s;
}

static xapc_status
search(xapc_mset **out, const xapc_database *db, const xapc_query *query,
       xapc_error **err)
{
    xapc_enquire *enquire;
    xapc_status s = xapc_enquire_new(&enquire, db, err);
    if (s != XAPC_OK)
        return s;
    s = xapc_enquire_set_query(enquire, query, 0, err);
    if (s == XAPC_OK)
        s = xapc_enquire_get_mset(out, enquire, 0, HITS, 0, err);
    xapc_enquire_free(enquire);
    return s;
}

/* Prints weight and snippet of the hits. */
static xapc_status
print(const xapc_mset *mset, const xapc_stem *stem, xapc_error **err)
{
    xapc_mset_info info;
    xapc_hit hits[HITS];
    xapc_blobs data = {0};
    xapc_snippet how = XAPC_SNIPPET_INIT;
    how.length = 70;
    how.stem = stem;
    how.hi_start = how.hi_end = "*";
    xapc_status s = xapc_mset_get_info(&info, mset, err);
    if (s == XAPC_OK)
        s = xapc_mset_get_hits(hits, mset, 0, info.size, err);
    if (s == XAPC_OK)
        s = xapc_mset_get_data(&data, mset, 0, info.size, err);
    for (size_t i = 0; i < data.n && s == XAPC_OK; i++) {
        xapc_string text = {0};
        s = xapc_mset_snippet(&text, mset, &how, data.items[i].data,
                              data.items[i].len, err);
        if (s == XAPC_OK)
            printf("%.3f %s\n", hits[i].weight, text.data);
        xapc_string_free(&text);
    }
    xapc_blobs_free(&data);
    return s;
}

int
main(int argc, char **argv)
{
    xapc_database *db = NULL;
    xapc_stem *stem = NULL;
    xapc_query *query = NULL;
    xapc_mset *mset = NULL;
    xapc_error *err = NULL;
    if (argc != 3)
        return fprintf(stderr, "usage: search DB QUERY\n"), 2;
    xapc_status s = xapc_database_open(&db, argv[1], 0, &err);
    if (s == XAPC_OK)
        s = xapc_stem_new(&stem, "english", &err);
    if (s == XAPC_OK)
        s = parse(&query, stem, argv[2], &err);
    if (s == XAPC_OK)
        s = search(&mset, db, query, &err);
    if (s == XAPC_OK)
        s = print(mset, stem, &err);
    if (s != XAPC_OK)
        fprintf(stderr, "search: %s\n", xapc_error_message(err));
    xapc_error_free(err);
    xapc_mset_free(mset);
    xapc_query_free(query);
    xapc_stem_free(stem);
    xapc_database_free(db);
    return s == XAPC_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
