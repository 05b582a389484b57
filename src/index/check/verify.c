/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/check/verify.h"

#include "base/str.h"
#include "index/check/audit.h"
#include "index/format/digest.h"
#include "index/generation.h"
#include "index/live.h"
#include "schema/xapian-status.h"
#include "xapian-c/xapian-c.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SECONDS = 60,             /* time limit of a check … */
    BYTES_A_SECOND = 1000000, /* … plus a second for so many bytes of tables;
                                 the slowest check reads 40 MB/s */
    MEMORY_MB = 4096,
};

struct work {
    const char *path; /* path of the generation */
    const char *db;   /* path of the index */
    struct film_str cwd;
    bool postings;
};

static void
report(const struct film_problems *p, const char *text)
{
    struct film_error why;
    film_error_set(&why, FILM_ERR_INDEX, "%s", text);
    p->report(p->user, &why);
}

/* ---- In the child ----------------------------------------------------- */

/* Runs Xapian's check of a table, which prints "… errors found" after the
 * reason. FILM_ERR_NOMEM says nothing about the table. */
static enum film_status
check_table(const char *path, const struct film_problems *problems,
            struct film_error *err)
{
    size_t errors = 0;
    xapc_string report = {0};
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_check(&errors, &report, path, 0, &xerr);
    if (x != XAPC_OK) {
        struct film_error why;
        film_error_xapian(&why, x, xerr);
        if (why.status == FILM_ERR_NOMEM)
            return film_error_nomem(err);
        film_error_prefix(&why, "Xapian's check");
        problems->report(problems->user, &why);
        return FILM_OK;
    }
    struct film_str rest = {report.data, report.len}, line;
    while (errors > 0 && film_str_cut(&rest, '\n', &line)) {
        struct film_error why;
        film_error_set(&why, FILM_ERR_INDEX, "Xapian's check: %.*s",
                       (int)line.n, line.p);
        if (line.n > 0)
            problems->report(problems->user, &why);
    }
    xapc_string_free(&report);
    return FILM_OK;
}

/* Checks each table by itself: together, Xapian would miss the term lists of
 * articles, which have none. A table without entries need not be there. */
static enum film_status
check_tables(void *arg, const struct film_problems *problems,
             struct film_error *err)
{
    static const char *const names[] = {"postlist", "docdata", "termlist"};
    const struct work *w = arg;
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && s == FILM_OK;
         i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s.glass", w->path, names[i]) < 0)
            return film_error_nomem(err);
        if (i == 0 || access(path, F_OK) == 0)
            s = check_table(path, problems, err);
        free(path);
    }
    return s;
}

/* True for a head or shard, which has only a share of what is audited. */
static bool
is_part(const char *path)
{
    xapc_database *db = NULL;
    struct film_part part = {0};
    bool is = xapc_database_open(&db, path, 0, NULL) == XAPC_OK &&
              film_live_part(&part, db, NULL) == FILM_OK && part.of > 0;
    xapc_database_free(db);
    return is;
}

static enum film_status
check_documents(void *arg, const struct film_problems *problems,
                struct film_error *err)
{
    const struct work *w = arg;
    if (is_part(w->path))
        return FILM_OK;
    enum film_status s =
        film_audit_run(w->path, w->db, w->cwd, w->postings, problems, err);
    if (s != FILM_ERR_INDEX && s != FILM_ERR_BUSY && s != FILM_ERR_INTERNAL)
        return s;
    problems->report(problems->user, err);
    return FILM_OK;
}

/* ---- The whole -------------------------------------------------------- */

static enum film_status
check(const char *path, const char *db, const struct film_verify *v,
      struct film_error *err)
{
    struct work w = {path, db, v->cwd, v->read_only};
    struct film_child child = {
        .bytes = (uint64_t)MEMORY_MB << 20,
        .seconds = SECONDS + (unsigned)(film_generation_look(path).bytes /
                                        BYTES_A_SECOND),
        .stop = v->waiting.stop,
        .problems = v->problems,
    };
    enum film_status s = film_digest_check(path, &v->problems, err);
    if (s == FILM_OK && !v->read_only)
        s = film_child_run(&child, "Xapian's check", check_tables, &w, err);
    if (s == FILM_OK)
        s = film_child_run(&child, "reading the documents", check_documents, &w,
                           err);
    return s;
}

/* Checks an index that cannot be locked because nothing can be written
 * there. */
static enum film_status
check_unlocked(const char *db, struct film_verify *v, struct film_error *err)
{
    char *path;
    enum film_status s = film_generation_path(&path, db, err);
    if (s != FILM_OK)
        return s;
    v->read_only = true;
    s = v->quick ? film_digest_check(path, &v->problems, err)
                 : check(path, db, v, err);
    free(path);
    return s;
}

static enum film_status
check_locked(const char *db, struct film_verify *v, struct film_error *err)
{
    struct film_index *ix = NULL;
    enum film_status s = film_index_lock(&ix, db, false, &v->waiting, err);
    if (s == FILM_ERR_IO)
        return check_unlocked(db, v, err);
    if (s == FILM_OK && !film_index_live(ix))
        report(&v->problems, "no generation is live");
    else if (s == FILM_OK && v->quick)
        s = film_digest_check(film_index_live(ix), &v->problems, err);
    else if (s == FILM_OK)
        s = check(film_index_live(ix), db, v, err);
    film_index_unlock(ix);
    return s;
}

/* ---- Quick check ------------------------------------------------------ */

static void
count(void *user, const struct film_error *why)
{
    (void)why;
    ++*(size_t *)user;
}

/* Checks without the lock. FILM_END if there may be a problem; libxapian, which
 * may crash then, has not opened it. */
static enum film_status
look(const char *db, struct film_error *err)
{
    size_t n = 0;
    const struct film_problems counted = {count, &n};
    xapc_database *open = NULL;
    char *path = NULL;
    enum film_status s = film_generation_path(&path, db, err);
    if (s == FILM_OK)
        s = film_digest_check(path, &counted, err);
    if (s == FILM_OK && n > 0)
        s = FILM_END;
    if (s == FILM_OK)
        s = film_live_open(&open, db, err);
    if (s == FILM_OK)
        s = film_live_check(open, db, db, err);
    xapc_database_free(open);
    free(path);
    return s;
}

/* Blocks that a writer is changing look like damage, so a problem is checked
 * again under the lock. */
static enum film_status
check_quickly(const char *db, struct film_verify *v, struct film_error *err)
{
    enum film_status s = look(db, err);
    bool sure = s != FILM_END && !film_live_may_pass(s);
    return sure ? s : check_locked(db, v, err);
}

enum film_status
film_index_verify(const char *db, struct film_verify *v, struct film_error *err)
{
    v->read_only = false;
    return v->quick ? check_quickly(db, v, err) : check_locked(db, v, err);
}
