/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads and processes: the rules that xapian-c.h states. Writers over the
 * network. */
#include <config.h>

#include "support.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 50, DOCUMENTS = 200 };

/* One search with handles of its own; the number of hits. */
static uint32_t
search_once(const char *path)
{
    xapc_database *db = NULL;
    xapc_parser *p = NULL;
    xapc_query *q = NULL;
    xapc_enquire *e = NULL;
    xapc_mset *mset = NULL;
    xapc_mset_info info = {0};
    OK(xapc_database_open(&db, path, 0, &err));
    OK(xapc_parser_new(&p, &err));
    OK(xapc_parser_parse(&q, p, LIT("even AND word"), XAPC_PARSE_DEFAULT, NULL,
                         &err));
    OK(xapc_enquire_new(&e, db, &err));
    OK(xapc_enquire_set_query(e, q, 0, &err));
    OK(xapc_enquire_get_mset(&mset, e, 0, 10, DOCUMENTS, &err));
    OK(xapc_mset_get_info(&info, mset, &err));
    xapc_mset_free(mset);
    xapc_enquire_free(e);
    xapc_query_free(q);
    xapc_parser_free(p);
    xapc_database_free(db);
    return info.estimated;
}

static void
fill(const char *name)
{
    xapc_writable *w = new_writer(name);
    for (int i = 0; i < DOCUMENTS; i++)
        add_doc(w, "data", NULL, i % 2 ? "word odd" : "word even");
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
}

static void *
searcher(void *path)
{
    uintptr_t wrong = 0;
    for (int i = 0; i < ROUNDS; i++)
        wrong += search_once(path) != DOCUMENTS / 2;
    return (void *)wrong;
}

/* Each thread writes a database of its own. */
static void *
writer(void *path)
{
    xapc_writable *w = NULL;
    OK(xapc_writable_open(&w, path, XAPC_WRITE_CREATE, 0, &err));
    for (int i = 0; i < DOCUMENTS; i++)
        add_doc(w, "data", NULL, "word even");
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    return (void *)(uintptr_t)(search_once(path) != DOCUMENTS);
}

static void
test_threads(void **state)
{
    char paths[2 * THREADS][5000];
    pthread_t threads[2 * THREADS];
    (void)state;
    fill("shared");
    for (int i = 0; i < 2 * THREADS; i++) {
        char name[20];
        snprintf(name, sizeof name, "own%d", i);
        snprintf(paths[i], sizeof paths[i], "%s",
                 in_dir(i < THREADS ? "shared" : name));
        assert_int_equal(pthread_create(&threads[i], NULL,
                                        i < THREADS ? searcher : writer,
                                        paths[i]),
                         0);
    }
    for (int i = 0; i < 2 * THREADS; i++) {
        void *wrong;
        assert_int_equal(pthread_join(threads[i], &wrong), 0);
        assert_null(wrong);
    }
}

/* Errors, strings and lists belong to the thread that has them. */
static void *
free_error(void *error)
{
    int right = xapc_error_status(error) == XAPC_ERR_DATABASE_NOT_FOUND;
    xapc_error_free(error);
    return (void *)(uintptr_t)!right;
}

static void
test_error_moves(void **state)
{
    xapc_database *db;
    xapc_error *error = NULL;
    pthread_t thread;
    void *wrong;
    (void)state;
    xapc_database_open(&db, in_dir("absent"), 0, &error);
    assert_int_equal(pthread_create(&thread, NULL, free_error, error), 0);
    assert_int_equal(pthread_join(thread, &wrong), 0);
    assert_null(wrong);
}

/* A child opens the database for itself, and leaves the parent's handles be:
 * its reader and the lock and changes of its writer go on. */
static void
test_fork(void **state)
{
    xapc_writable *w, *second;
    xapc_database *db;
    int status;
    (void)state;
    fill("forked");
    db = open_db("forked");
    OK(xapc_writable_open(&w, in_dir("forked"), XAPC_WRITE_OPEN, 0, &err));
    add_doc(w, "data", NULL, "word even");
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        int right =
            search_once(in_dir("forked")) == DOCUMENTS / 2 &&
            xapc_writable_open(&second, in_dir("forked"), XAPC_WRITE_OPEN, 0,
                               NULL) == XAPC_ERR_DATABASE_LOCK;
        _exit(!right);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    FAILS(XAPC_ERR_DATABASE_LOCK, xapc_writable_open(&second, in_dir("forked"),
                                                     XAPC_WRITE_OPEN, 0, &err));
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    OK(xapc_database_reopen(NULL, db, &err));
    assert_int_equal(doccount(db), DOCUMENTS + 1);
    xapc_database_free(db);
}

static void
change_remotely(xapc_writable *w)
{
    xapc_database *db = NULL;
    xapc_document *doc = NULL;
    add_doc(w, "one", "v", "word");
    add_doc(w, "two", "v", "word");
    OK(xapc_writable_commit(w, &err));
    OK(xapc_document_new(&doc, &err));
    OK(xapc_document_set_data(doc, LIT("three"), &err));
    OK(xapc_writable_replace(w, 2, doc, &err));
    OK(xapc_writable_delete(w, 1, &err));
    OK(xapc_writable_set_metadata(w, LIT("k"), LIT("v"), &err));
    OK(xapc_writable_commit(w, &err));
    xapc_document_free(doc);
    add_doc(w, "dropped", NULL, "word");
    OK(xapc_writable_discard(w, &err));
    OK(xapc_writable_get_database(&db, w, &err));
    OK(xapc_database_keep_alive(db, &err));
    assert_int_equal(doccount(db), 1);
    xapc_database_free(db);
}

static void
test_remote_writer(void **state)
{
    xapc_writable *w;
    xapc_database *db;
    xapc_string s;
    char args[5000];
    (void)state;
    if (access("/usr/bin/xapian-progsrv", X_OK) != 0) {
        print_message("# no xapian-progsrv: not tried\n");
        return;
    }
    w = new_writer("served");
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    snprintf(args, sizeof args, "--writable %s", in_dir("served"));
    OK(xapc_writable_open_program(&w, "xapian-progsrv", args, 60000, &err));
    change_remotely(w);
    FAILS(XAPC_ERR_UNIMPLEMENTED,
          xapc_writable_add_synonym(w, (xapc_str){"a", 1}, (xapc_str){"b", 1},
                                    &err));
    xapc_writable_free(w);
    snprintf(args, sizeof args, "%s", in_dir("served"));
    OK(xapc_database_open_program(&db, "xapian-progsrv", args, 60000, &err));
    OK(xapc_database_get_metadata(&s, db, LIT("k"), &err));
    assert_string_equal(s.data, "v");
    xapc_string_free(&s);
    xapc_database_free(db);
    FAILS(XAPC_ERR_NETWORK,
          xapc_writable_open_remote(&w, "127.0.0.1", 1, 500, 500, &err));
}

/* Two writers as one, and a database in one file that is read by its
 * descriptor. */
static void
test_shards(void **state)
{
    xapc_writable *all = NULL, *one = new_writer("half1"),
                  *two = new_writer("half2");
    xapc_database *db = NULL, *single = NULL;
    size_t shards = 0, errors = 9;
    (void)state;
    OK(xapc_writable_new(&all, &err));
    OK(xapc_writable_add_shards(all, one, &err));
    OK(xapc_writable_add_shards(all, two, &err));
    for (int i = 0; i < 10; i++)
        add_doc(all, "data", NULL, "word");
    OK(xapc_writable_commit(all, &err));
    OK(xapc_writable_get_database(&db, all, &err));
    OK(xapc_database_shards(&shards, db, &err));
    assert_int_equal(shards, 2);
    assert_int_equal(doccount(db), 10);
    xapc_database_free(db);
    xapc_writable_free(all);
    xapc_writable_free(one);
    xapc_writable_free(two);
    db = open_db("half1");
    assert_int_equal(doccount(db), 5);
    int fd = open(in_dir("single"), O_RDWR | O_CREAT, 0600);
    OK(xapc_database_compact_to_fd(db, fd, XAPC_COMPACT_FULL, 0, NULL, &err));
    xapc_database_free(db);
    OK(xapc_database_check_fd(&errors, NULL, open(in_dir("single"), O_RDONLY),
                              0, &err));
    assert_int_equal(errors, 0);
    OK(xapc_database_open_fd(&single, open(in_dir("single"), O_RDONLY), &err));
    assert_int_equal(doccount(single), 5);
    xapc_database_free(single);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_error_moves),
        cmocka_unit_test(test_fork),
        cmocka_unit_test(test_shards),
        cmocka_unit_test(test_remote_writer),
    };

    return cmocka_run_group_tests_name("process", tests, make_dir, remove_dir);
}
