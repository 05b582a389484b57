/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest of a generation: bringing it up to a commit by the stamps of the
 * blocks gives what hashing everything would, after any changes; what a writer
 * leaves that never committed is no damage; any changed byte that the last
 * commit uses is. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "base/hash.h"
#include "index/format/digest.h"
#include "xapian-c/glass/blocks.h"
#include "xapian-c/xapian-c.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DATA = 3000 }; /* bytes of a document, which no compression shrinks */

static char dir[] = "/tmp/test-digest-XXXXXX";
static char db_path[64];
static uint64_t seed = 1;
static unsigned problems;
static char last_problem[FILM_ERROR_SIZE];

static uint32_t
next_random(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % below;
}

static void
on_problem(void *user, const struct film_error *why)
{
    (void)user;
    problems++;
    snprintf(last_problem, sizeof last_problem, "%s", why->text);
}

static unsigned
check(void)
{
    const struct film_problems tell = {on_problem, NULL};
    struct film_error err = {.text = ""};
    problems = 0;
    if (film_digest_check(db_path, &tell, &err) != FILM_OK)
        fail_msg("%s", err.text);
    return problems;
}

static void
write_digest(void)
{
    struct film_error err = {.text = ""};
    if (film_digest_write(db_path, &err) != FILM_OK)
        fail_msg("%s", err.text);
}

static void
empty_directory(const char *path)
{
    DIR *d = opendir(path);
    struct dirent *e;
    while (d && (e = readdir(d)))
        if (e->d_name[0] != '.')
            unlinkat(dirfd(d), e->d_name, 0);
    if (d)
        closedir(d);
}

static xapc_writable *
open_writer(int flags)
{
    xapc_writable *w;
    assert_int_equal(
        xapc_writable_open(&w, db_path, flags | XAPC_WRITE_NO_SYNC, 0, NULL),
        XAPC_OK);
    return w;
}

static void
add(xapc_writable *w)
{
    char data[DATA];
    char word[16];
    xapc_term term;
    for (size_t i = 0; i < sizeof data; i++)
        data[i] = (char)next_random(256);
    snprintf(word, sizeof word, "w%u", (unsigned)next_random(500));
    term = (xapc_term){.data = word, .len = strlen(word), .wdf = 1};
    const xapc_prepared doc = {
        .data = data, .data_len = sizeof data, .terms = &term, .n_terms = 1};
    assert_int_equal(xapc_writable_add_prepared(NULL, w, &doc, NULL), XAPC_OK);
}

static void
delete_some(xapc_writable *w, unsigned n)
{
    xapc_database *db;
    xapc_docid last = 0;
    assert_int_equal(xapc_writable_get_database(&db, w, NULL), XAPC_OK);
    assert_int_equal(xapc_database_lastdocid(&last, db, NULL), XAPC_OK);
    for (unsigned i = 0; i < n && last > 0; i++)
        xapc_writable_delete(w, 1 + next_random(last), NULL);
    xapc_database_free(db);
}

static void
change(xapc_writable *w, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        add(w);
    delete_some(w, n / 2);
}

static int
make_database(void **state)
{
    (void)state;
    empty_directory(db_path);
    xapc_writable *w = open_writer(XAPC_WRITE_CREATE_OR_OVERWRITE);
    change(w, 40);
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    xapc_writable_free(w);
    write_digest();
    return 0;
}

static void
test_follows_commits(void **state)
{
    (void)state;
    xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
    for (int i = 0; i < 60; i++) {
        unsigned n = next_random(30);
        xapc_writable_begin(w, 1, NULL);
        change(w, n);
        if (next_random(4) == 0) {
            xapc_writable_cancel_transaction(w, NULL);
            continue;
        }
        assert_int_equal(xapc_writable_commit_transaction(w, NULL), XAPC_OK);
        if (next_random(3) > 0) /* else one digest for several commits */
            write_digest();
        if (check() > 0)
            fail_msg("after %d changes: %s", i, last_problem);
    }
    xapc_writable_free(w);
}

/* So many blocks are freed at once that their list takes several blocks. */
static void
test_follows_long_lists_of_free_blocks(void **state)
{
    (void)state;
    xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
    for (int round = 0; round < 4; round++) {
        change(w, 6000);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        write_digest();
        if (check() > 0)
            fail_msg("round %d, added: %s", round, last_problem);
        delete_some(w, 20000);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        write_digest();
        if (check() > 0)
            fail_msg("round %d, deleted: %s", round, last_problem);
    }
    xapc_writable_free(w);
}

static char *
in_database(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", db_path, name);
    return path;
}

/* A writer that is gone in the midst leaves blocks that no commit has. */
static void
test_uncommitted_is_no_damage(void **state)
{
    (void)state;
    xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
    xapc_writable_begin(w, 1, NULL);
    change(w, 400);
    if (check() > 0)
        fail_msg("%s", last_problem);
    xapc_writable_free(w);
    assert_int_equal(check(), 0);
}

static void
flip(const char *name, off_t at, unsigned bit)
{
    unsigned char c;
    int fd = open(in_database(name), O_RDWR);
    assert_true(fd >= 0);
    assert_int_equal(pread(fd, &c, 1, at), 1);
    c ^= (unsigned char)(1u << bit);
    assert_int_equal(pwrite(fd, &c, 1, at), 1);
    close(fd);
}

/* A hash of all that can be read: documents, their terms, postings. */
static uint64_t
contents(void)
{
    xapc_database *db;
    xapc_docid last = 0;
    uint64_t sum = 0;
    assert_int_equal(xapc_database_open(&db, db_path, 0, NULL), XAPC_OK);
    assert_int_equal(xapc_database_lastdocid(&last, db, NULL), XAPC_OK);
    for (xapc_docid i = 1; i <= last; i++) {
        xapc_blobs data;
        uint32_t length;
        if (xapc_database_get_data_many(&data, db, &i, 1, NULL) != XAPC_OK)
            continue;
        sum = film_hash(
            (struct film_str){data.items[0].data, data.items[0].len}, sum);
        xapc_blobs_free(&data);
        if (xapc_database_doclength(&length, db, i, NULL) == XAPC_OK)
            sum = sum * 31 + length;
    }
    for (unsigned i = 0; i < 500; i++) {
        char word[16];
        uint32_t freq = 0;
        snprintf(word, sizeof word, "w%u", i);
        xapc_database_termfreq(&freq, db, word, strlen(word), NULL);
        sum = sum * 31 + freq;
    }
    xapc_database_free(db);
    return sum;
}

static void
assert_sound(void)
{
    size_t errors = 0;
    xapc_string report = {0};
    assert_int_equal(xapc_database_check(&errors, &report, db_path, 0, NULL),
                     XAPC_OK);
    if (errors)
        print_error("%s\n", report.data);
    xapc_string_free(&report);
    assert_int_equal(errors, 0);
}

/* Flips bits anywhere; returns how many of `tries` went unnoticed, which are
 * left as they are. They change nothing. */
static unsigned
flip_anywhere(unsigned tries)
{
    static const char *const names[] = {"postlist.glass", "docdata.glass",
                                        "termlist.glass", "iamglass", "digest"};
    unsigned unnoticed = 0;
    uint64_t before = contents();
    for (unsigned i = 0; i < tries; i++) {
        const char *name = names[next_random(5)];
        struct stat st;
        assert_int_equal(stat(in_database(name), &st), 0);
        off_t at = next_random((uint32_t)st.st_size);
        unsigned bit = next_random(8);
        flip(name, at, bit);
        if (check() == 0) {
            unnoticed++;
            if (contents() != before)
                fail_msg("%s byte %ld bit %u", name, (long)at, bit);
            continue;
        }
        flip(name, at, bit);
        assert_int_equal(check(), 0);
    }
    return unnoticed;
}

static void
test_every_bit_counts(void **state)
{
    (void)state;
    /* Of 101 blocks some are free again before the first commit. */
    assert_in_range(flip_anywhere(500), 0, 100);
    assert_sound();
}

/* Of a database with many free blocks the same, and a writer that goes on
 * there finds nothing wrong. */
static void
test_free_blocks_hold_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
        change(w, 40);
        delete_some(w, 10);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        xapc_writable_free(w);
        write_digest();
        assert_in_range(flip_anywhere(100), 0, 80);
        assert_sound();
    }
}

/* A writer that was killed before its first commit leaves a table that is no
 * part of the database, and the next one stamps its blocks as if it were the
 * first. */
static void
test_tables_made_late(void **state)
{
    (void)state;
    empty_directory(db_path);
    xapc_writable *w = open_writer(XAPC_WRITE_CREATE_OR_OVERWRITE);
    for (char key = 'a'; key < 'f'; key++) { /* no documents, five commits */
        xapc_writable_set_metadata(w, &key, 1, "v", 1, NULL);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    }
    write_digest();
    for (int i = 0; i < 400; i++)
        add(w);
    assert_int_equal(access(in_database("docdata.glass"), F_OK), 0);
    assert_int_equal(check(), 0);
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    assert_int_equal(check(), 0); /* before its digest */
    xapc_writable_free(w);
    write_digest();
    assert_int_equal(check(), 0);
    flip("docdata.glass", 50, 1);
    assert_int_equal(check(), 1);
}

/* What a power cut may leave of blocks that were being written: half of each,
 * zeros, or anything. */
static void
spoil_unused(unsigned how)
{
    static const char *const names[] = {"postlist", "docdata", "termlist"};
    char block[8192];
    for (int t = 0; t < 3; t++) {
        char file[32];
        xapc_blocks used;
        assert_int_equal(xapc_blocks_read(&used, db_path, names[t], NULL),
                         XAPC_OK);
        snprintf(file, sizeof file, "%s.glass", names[t]);
        int fd = open(in_database(file), O_RDWR);
        assert_true(fd >= 0);
        for (size_t i = 0; i < used.n + 3; i++) {
            size_t from = how == 0 ? 4096 : 0;
            if (i < used.n && used.used[i] && i != used.list)
                continue;
            if (i == used.list) /* is appended to in place */
                from = how == 0 && used.list_end < 4096 ? 4096 : used.list_end;
            memset(block, how == 1 ? 0 : 0xa5, sizeof block);
            assert_true(pwrite(fd, block + from, sizeof block - from,
                               (off_t)(i * sizeof block + from)) > 0);
            if (i == used.list)
                assert_int_equal(pwrite(fd, "\x0f\xff", 2, /* its stamp */
                                        (off_t)(i * sizeof block + 2)),
                                 2);
        }
        close(fd);
        xapc_blocks_free(&used);
    }
}

static void
test_unsynced_blocks_are_no_damage(void **state)
{
    (void)state;
    for (unsigned how = 0; how < 12; how++) {
        xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
        change(w, 200);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        xapc_writable_free(w);
        write_digest();
        uint64_t before = contents();
        if (next_random(2)) { /* a cut before the digest was written */
            w = open_writer(XAPC_WRITE_OPEN);
            change(w, 50);
            assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
            xapc_writable_free(w);
            before = contents();
        }
        spoil_unused(how % 3);
        if (check() > 0)
            fail_msg("%u: %s", how, last_problem);
        assert_true(contents() == before);
        w = open_writer(XAPC_WRITE_OPEN);
        change(w, 50);
        assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
        xapc_writable_free(w);
        write_digest();
        assert_int_equal(check(), 0);
        assert_sound();
    }
}

/* Damage stays noticed when something else is written. */
static void
test_writing_hides_nothing(void **state)
{
    (void)state;
    flip("docdata.glass", 5000, 3);
    assert_int_equal(check(), 1);
    assert_string_equal(last_problem,
                        "docdata.glass: changed between bytes 0 and 8192");
    xapc_writable *w = open_writer(XAPC_WRITE_OPEN);
    assert_int_equal(xapc_writable_set_metadata(w, "k", 1, "v", 1, NULL),
                     XAPC_OK);
    assert_int_equal(xapc_writable_commit(w, NULL), XAPC_OK);
    xapc_writable_free(w);
    write_digest();
    assert_int_equal(check(), 1);
}

static void
test_files_cut_and_gone(void **state)
{
    (void)state;
    assert_int_equal(truncate(in_database("postlist.glass"), 4096), 0);
    assert_int_equal(check(), 2); /* too short, and not the same block */
    assert_int_equal(unlink(in_database("flintlock")), 0);
    assert_int_equal(unlink(in_database("termlist.glass")), 0);
    assert_int_equal(check(), 4);
    assert_int_equal(unlink(in_database("digest")), 0);
    assert_int_equal(check(), 1);
    assert_string_equal(last_problem, "digest: missing or damaged");
}

/* Between a commit and its digest a revision may not be made up. */
static void
test_false_revision(void **state)
{
    (void)state;
    xapc_database *db;
    uint64_t before = 0, after = 0;
    assert_int_equal(xapc_database_open(&db, db_path, 0, NULL), XAPC_OK);
    xapc_database_revision(&before, db, NULL);
    xapc_database_free(db);
    struct stat st;
    assert_int_equal(stat(in_database("iamglass"), &st), 0);
    unsigned seen = 0;
    for (off_t at = 0; at < st.st_size; at++) {
        flip("iamglass", at, 1);
        if (xapc_database_open(&db, db_path, 0, NULL) == XAPC_OK) {
            xapc_database_revision(&after, db, NULL);
            xapc_database_free(db);
            seen += after > before;
        }
        assert_true(check() > 0);
        flip("iamglass", at, 1);
    }
    assert_true(seen > 0);
}

static int
set_up(void **state)
{
    (void)state;
    if (!mkdtemp(dir))
        return 1;
    snprintf(db_path, sizeof db_path, "%s/db", dir);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    empty_directory(db_path);
    rmdir(db_path);
    return rmdir(dir);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_follows_commits, make_database),
        cmocka_unit_test_setup(test_follows_long_lists_of_free_blocks,
                               make_database),
        cmocka_unit_test_setup(test_uncommitted_is_no_damage, make_database),
        cmocka_unit_test_setup(test_every_bit_counts, make_database),
        cmocka_unit_test_setup(test_free_blocks_hold_nothing, make_database),
        cmocka_unit_test_setup(test_tables_made_late, make_database),
        cmocka_unit_test_setup(test_unsynced_blocks_are_no_damage,
                               make_database),
        cmocka_unit_test_setup(test_writing_hides_nothing, make_database),
        cmocka_unit_test_setup(test_files_cut_and_gone, make_database),
        cmocka_unit_test_setup(test_false_revision, make_database),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
