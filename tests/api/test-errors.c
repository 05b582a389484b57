/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every class of error that can be provoked from outside, remote databases,
 * and which handle may outlive which. */
#include <config.h>

#include "server.h"
#include "support.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void
write_file(const char *name, const char *text)
{
    FILE *f = fopen(in_dir(name), "w");

    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void
test_opening(void **state)
{
    xapc_writable *w = new_writer("here"), *second;
    xapc_database *db;
    xapc_prepared nothing = {0};

    (void)state;
    OK(xapc_writable_commit(w, &err));
    FAILS(XAPC_ERR_DATABASE_LOCK, xapc_writable_open(&second, in_dir("here"),
                                                     XAPC_WRITE_OPEN, 0, &err));
    FAILS(XAPC_ERR_DATABASE_CREATE,
          xapc_writable_open(&second, in_dir("here"), XAPC_WRITE_CREATE, 0,
                             &err));
    FAILS(XAPC_ERR_DATABASE_NOT_FOUND,
          xapc_writable_open(&second, in_dir("absent"), XAPC_WRITE_OPEN, 0,
                             &err));
    FAILS(XAPC_ERR_DATABASE_NOT_FOUND,
          xapc_database_open(&db, in_dir("absent"), 0, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_database_open(&db, NULL, 0, &err));
    OK(xapc_writable_close(w, &err));
    FAILS(XAPC_ERR_DATABASE_CLOSED,
          xapc_writable_add_prepared(NULL, w, &nothing, &err));
    xapc_writable_free(w);

    /* A new base file of another version. */
    write_file("here/iamglass",
               "\x0f\x0dXapian Glass\xff\xff, and so many bytes "
               "that it can be the whole of a file's head");
    FAILS(XAPC_ERR_DATABASE_VERSION,
          xapc_database_open(&db, in_dir("here"), 0, &err));
    write_file("here/iamglass", "rubbish");
    FAILS(XAPC_ERR_DATABASE_CORRUPT,
          xapc_database_open(&db, in_dir("here"), 0, &err));
}

/* A stub file can name a program: only ANY_BACKEND may run it. */
static void
test_stub(void **state)
{
    xapc_database *db;
    char line[5000];
    const char *trace;

    (void)state;
    snprintf(line, sizeof(line), "remote :touch %s\n", in_dir("ran"));
    write_file("stub", line);
    FAILS(XAPC_ERR_DATABASE_NOT_FOUND,
          xapc_database_open(&db, in_dir("stub"), 0, &err));
    trace = in_dir("ran");
    assert_int_not_equal(access(trace, F_OK), 0);
    FAILS(XAPC_ERR_NETWORK,
          xapc_database_open(&db, in_dir("stub"), XAPC_OPEN_ANY_BACKEND, &err));
    for (int i = 0; i < 100 && access(trace, F_OK) != 0; i++)
        usleep(20000);
    assert_int_equal(access(trace, F_OK), 0);
}

static void
test_use(void **state)
{
    xapc_writable *w;
    xapc_database *db, *both;
    uint32_t n;
    uint64_t revision;

    (void)state;
    w = new_writer("use");
    OK(xapc_writable_begin(w, 1, &err));
    FAILS(XAPC_ERR_INVALID_OPERATION, xapc_writable_commit(w, &err));
    FAILS(XAPC_ERR_INVALID_OPERATION, xapc_writable_begin(w, 1, &err));
    OK(xapc_writable_cancel_transaction(w, &err));
    add_doc(w, "1", NULL, "a");
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);

    db = open_db("use");
    FAILS(XAPC_ERR_DOC_NOT_FOUND, xapc_database_doclength(&n, db, 9, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_database_doclength(&n, db, 0, &err));
    FAILS(XAPC_ERR_INVALID_ARGUMENT, xapc_database_add(db, db, &err));
    OK(xapc_database_new(&both, &err));
    OK(xapc_database_add(both, db, &err));
    OK(xapc_database_add(both, db, &err));
    FAILS(XAPC_ERR_INVALID_OPERATION,
          xapc_database_revision(&revision, both, &err));
    xapc_database_free(both);
    OK(xapc_database_close(db, &err));
    FAILS(XAPC_ERR_DATABASE_CLOSED,
          xapc_database_termfreq(&n, db, "a", 1, &err));
    /* NULL for the error is fine. */
    assert_int_equal(xapc_database_termfreq(&n, db, "a", 1, NULL),
                     XAPC_ERR_DATABASE_CLOSED);
    xapc_database_free(db);
    OK(xapc_writable_open(&w, NULL, XAPC_WRITE_INMEMORY, 0, &err));
    FAILS(XAPC_ERR_UNIMPLEMENTED, xapc_writable_begin(w, 1, &err));
    xapc_writable_free(w);

    w = NULL;
    OK(xapc_writable_open(&w, in_dir("noterms"),
                          XAPC_WRITE_CREATE | XAPC_WRITE_NO_TERMLIST, 0, &err));
    add_doc(w, "1", NULL, "a");
    FAILS(XAPC_ERR_FEATURE_UNAVAILABLE, xapc_writable_delete(w, 1, &err));
    xapc_writable_free(w);
}

static void
test_null_handles(void **state)
{
    xapc_status bad = XAPC_ERR_INVALID_ARGUMENT;
    xapc_database *db = NULL;
    xapc_writable *w = NULL;
    uint32_t n;
    xapc_hit hit;

    (void)state;
    FAILS(bad, xapc_database_doccount(&n, NULL, &err));
    FAILS(bad, xapc_database_new(NULL, &err));
    FAILS(bad, xapc_database_close(NULL, &err));
    FAILS(bad, xapc_database_reopen(NULL, NULL, &err));
    FAILS(bad, xapc_writable_commit(NULL, &err));
    FAILS(bad, xapc_writable_discard(NULL, &err));
    FAILS(bad, xapc_writable_add(NULL, w, NULL, &err));
    FAILS(bad, xapc_writable_get_database(&db, NULL, &err));
    FAILS(bad, xapc_document_set_data(NULL, LIT("x"), &err));
    FAILS(bad, xapc_enquire_get_mset(NULL, NULL, 0, 1, 0, &err));
    FAILS(bad, xapc_mset_get_hits(&hit, NULL, 0, 1, &err));
    xapc_database_free(NULL);
    xapc_writable_free(NULL);
    xapc_document_free(NULL);
    xapc_query_free(NULL);
    xapc_enquire_free(NULL);
    xapc_mset_free(NULL);
    xapc_spy_free(NULL);
    xapc_postlist_free(NULL);
    xapc_allterms_free(NULL);
    xapc_stem_free(NULL);
    xapc_string_free(NULL);
    xapc_blobs_free(NULL);
    xapc_terms_free(NULL);
    xapc_eset_free(NULL);
    xapc_error_free(NULL);
    assert_int_equal(xapc_error_status(NULL), XAPC_OK);
    assert_string_equal(xapc_error_message(NULL), "");
    assert_string_equal(xapc_error_type(NULL), "");
    assert_string_equal(xapc_error_context(NULL), "");
    assert_string_equal(xapc_error_system(NULL), "");
}

/* A reader two commits behind. */
static void
test_modified(void **state)
{
    xapc_writable *w = new_writer("modified");
    xapc_database *db;
    xapc_postlist *list;
    xapc_status status = XAPC_OK;
    uint32_t freq;

    (void)state;
    for (int i = 0; i < 2000; i++)
        add_doc(w, "x", NULL, "many words in a document");
    OK(xapc_writable_commit(w, &err));
    db = open_db("modified");
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 500; i++)
            add_doc(w, "x", NULL, "many words in a document");
        OK(xapc_writable_commit(w, &err));
    }
    status = xapc_postlist_open(&list, db, LIT("words"), NULL);
    if (status == XAPC_OK) {
        size_t n;
        do
            status = xapc_postlist_next(&n, list, NULL, NULL, NULL, 100, NULL);
        while (status == XAPC_OK && n > 0);
        xapc_postlist_free(list);
    }
    assert_int_equal(status, XAPC_ERR_DATABASE_MODIFIED);
    OK(xapc_database_reopen(NULL, db, &err));
    OK(xapc_database_termfreq(&freq, db, LIT("words"), &err));
    assert_int_equal(freq, 4000);
    xapc_database_free(db);
    xapc_writable_free(w);
}

static void
test_more_classes(void **state)
{
    xapc_writable *w = new_writer("classes");
    xapc_document *doc = NULL;
    xapc_parser *parser = NULL;
    xapc_query *query;
    xapc_database *db;

    (void)state;
    OK(xapc_parser_new(&parser, &err));
    FAILS(XAPC_ERR_QUERY_PARSER,
          xapc_parser_parse(&query, parser, LIT("OR"), XAPC_PARSE_DEFAULT, NULL,
                            &err));
    xapc_parser_free(parser);
    OK(xapc_document_new(&doc, &err));
    OK(xapc_writable_replace(w, 0xffffffffu, doc, &err));
    FAILS(XAPC_ERR_DATABASE, xapc_writable_add(NULL, w, doc, &err));
    xapc_document_free(doc);
    xapc_writable_free(w);
    write_file("junk", "neither a database nor a stub");
    FAILS(XAPC_ERR_DATABASE_OPENING,
          xapc_database_open(&db, in_dir("junk"), XAPC_OPEN_ANY_BACKEND, &err));
}

/* A port that is listened to, but where nobody speaks. */
static void
test_timeout(void **state)
{
    struct sockaddr_in at = {.sin_family = AF_INET,
                             .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof at;
    xapc_database *db;
    int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    (void)state;
    assert_true(s >= 0);
    assert_int_equal(bind(s, (struct sockaddr *)&at, len), 0);
    assert_int_equal(listen(s, 1), 0);
    assert_int_equal(getsockname(s, (struct sockaddr *)&at, &len), 0);
    FAILS(XAPC_ERR_NETWORK_TIMEOUT,
          xapc_database_open_remote(&db, "127.0.0.1", ntohs(at.sin_port), 100,
                                    60000, &err));
    close(s);
}

/* Everything made from a handle lives on without it. */
static void
test_lifetimes(void **state)
{
    xapc_writable *w = new_writer("life");
    xapc_database *db, *more, *view;
    xapc_document *doc;
    xapc_enquire *e;
    xapc_query *q;
    xapc_spy *spy;
    xapc_mset *mset;
    xapc_postlist *list;
    xapc_allterms *all;
    xapc_blobs blobs;
    xapc_string s;
    xapc_term term;
    xapc_docid docid;
    size_t n;

    (void)state;
    add_doc(w, "kept", "v", "word");
    OK(xapc_writable_commit(w, &err));
    OK(xapc_writable_get_database(&view, w, &err));
    db = open_db("life");
    OK(xapc_database_new(&more, &err));
    OK(xapc_database_add(more, db, &err));
    OK(xapc_database_get_document(&doc, db, 1, &err));
    OK(xapc_postlist_open(&list, db, LIT("word"), &err));
    OK(xapc_allterms_open(&all, db, "", 0, &err));
    OK(xapc_enquire_new(&e, db, &err));
    xapc_database_free(db);
    q = words("word");
    OK(xapc_enquire_set_query(e, q, 0, &err));
    xapc_query_free(q);
    OK(xapc_spy_new_value_count(&spy, 0, &err));
    OK(xapc_enquire_add_spy(e, spy, &err));
    xapc_spy_free(spy);
    OK(xapc_enquire_get_mset(&mset, e, 0, 5, 10, &err));
    xapc_enquire_free(e);
    OK(xapc_mset_get_data(&blobs, mset, 0, 1, &err));
    xapc_mset_free(mset);
    assert_memory_equal(blobs.items[0].data, "kept", 4);
    xapc_blobs_free(&blobs);
    OK(xapc_document_get_data(&s, doc, &err));
    assert_string_equal(s.data, "kept");
    xapc_string_free(&s);
    OK(xapc_document_get_value(&s, doc, 0, &err));
    assert_string_equal(s.data, "v");
    xapc_string_free(&s);
    xapc_document_free(doc);
    OK(xapc_postlist_next(&n, list, &docid, NULL, NULL, 1, &err));
    assert_int_equal(n, 1);
    xapc_postlist_free(list);
    OK(xapc_allterms_next(&n, all, &term, 1, &err));
    assert_memory_equal(term.data, "word", 4);
    xapc_allterms_free(all);
    assert_int_equal(doccount(more), 1);
    xapc_database_free(more);
    xapc_writable_free(w);
    assert_int_equal(doccount(view), 1);
    xapc_database_free(view);
}

static void
test_no_server(void **state)
{
    xapc_database *db;
    xapc_error *error = NULL;

    (void)state;
    /* Port 1 of this machine: nobody listens. */
    assert_int_equal(
        xapc_database_open_remote(&db, "127.0.0.1", 1, 500, 500, &error),
        XAPC_ERR_NETWORK);
    assert_non_null(strstr(xapc_error_context(error), "127.0.0.1"));
    assert_true(xapc_error_system(error)[0] != '\0');
    xapc_error_free(error);
}

static void
test_remote(void **state)
{
    xapc_writable *w = new_writer("remote");
    xapc_database *db;
    xapc_enquire *e;
    xapc_query *q;
    xapc_mset *mset;
    xapc_blobs blobs;
    xapc_docid docids[] = {2, 7, 1};
    unsigned port = 0;
    pid_t server;

    (void)state;
    add_doc(w, "one", "a", "word");
    add_doc(w, "two", "b", "word other");
    OK(xapc_writable_close(w, &err));
    xapc_writable_free(w);
    server = server_start(in_dir("remote"), &port);
    if (server == 0) { /* skip() counts as a failure in cmocka's TAP */
        print_message("# no xapian-tcpsrv: not tried\n");
        return;
    }
    OK(xapc_database_open_remote(&db, "127.0.0.1", port, 60000, 60000, &err));
    OK(xapc_enquire_new(&e, db, &err));
    q = words("word");
    OK(xapc_enquire_set_query(e, q, 0, &err));
    xapc_query_free(q);
    OK(xapc_enquire_get_mset(&mset, e, 0, 5, 10, &err));
    OK(xapc_mset_get_data(&blobs, mset, 0, 2, &err));
    assert_memory_equal(blobs.items[0].data, "one", 3);
    assert_memory_equal(blobs.items[1].data, "two", 3);
    xapc_blobs_free(&blobs);
    OK(xapc_database_get_values_many(&blobs, db, 0, docids, 3, &err));
    assert_memory_equal(blobs.items[0].data, "b", 1);
    assert_int_equal(blobs.items[1].len, 0);
    assert_memory_equal(blobs.items[2].data, "a", 1);
    xapc_blobs_free(&blobs);
    xapc_mset_free(mset);
    xapc_enquire_free(e);
    xapc_database_free(db);
    server_end(server);
}

static void
test_version(void **state)
{
    (void)state;
    assert_string_equal(xapc_version(), PACKAGE_VERSION);
    assert_int_equal(strncmp(xapc_xapian_version(), "1.4.", 4), 0);
    assert_true(XAPC_AT_LEAST(0, 2, 0));
    assert_false(XAPC_AT_LEAST(0, 2, 1));
    assert_false(XAPC_AT_LEAST(1, 0, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opening),   cmocka_unit_test(test_stub),
        cmocka_unit_test(test_use),       cmocka_unit_test(test_null_handles),
        cmocka_unit_test(test_modified),  cmocka_unit_test(test_lifetimes),
        cmocka_unit_test(test_no_server), cmocka_unit_test(test_remote),
        cmocka_unit_test(test_timeout),   cmocka_unit_test(test_more_classes),
        cmocka_unit_test(test_version),
    };

    return cmocka_run_group_tests_name("errors", tests, make_dir, remove_dir);
}
