/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Segments with a libxapian that is newer than any they were tried with
 * (newer.cc): it reads one first, and where that fails there are none. */
#include <config.h>

#include "support.h"

#include "xapian-c/glass/segment.h"

#include <stdlib.h>

static void
test_proved(void **state)
{
    static const xapc_term terms[] = {{"a", 1, 1, 0}};
    static const xapc_prepared doc = {
        .data = "d", .data_len = 1, .terms = terms, .n_terms = 1};
    xapc_segment *s;
    (void)state;
    OK(xapc_segment_open(&s, in_dir("proved"), &err));
    OK(xapc_segment_add(s, &doc, &err));
    OK(xapc_segment_finish(s, &err));
    xapc_segment_free(s);
    xapc_database *db = open_db("proved");
    assert_int_equal(doccount(db), 1); /* nothing is left of the trial */
    uint32_t n = 9;
    OK(xapc_database_termfreq(&n, db, LIT("all"), &err));
    assert_int_equal(n, 0);
    xapc_database_free(db);
}

/* An empty database is left, which a writer can go on with. */
static void
test_refused(void **state)
{
    xapc_segment *s;
    xapc_writable *w;
    (void)state;
    setenv("NEWER_REFUSED", "refused", 1);
    FAILS(XAPC_ERR_FEATURE_UNAVAILABLE,
          xapc_segment_open(&s, in_dir("refused"), &err));
    OK(xapc_writable_open(&w, in_dir("refused"), XAPC_WRITE_OPEN, 0, &err));
    add_doc(w, "x", NULL, "word");
    OK(xapc_writable_commit(w, &err));
    xapc_writable_free(w);
    xapc_database *db = open_db("refused");
    assert_int_equal(doccount(db), 1);
    xapc_database_free(db);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_proved),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, make_dir, remove_dir);
}
