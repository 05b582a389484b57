/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening the live generation for reading while a writer may be changing it. */
#ifndef FILM_INDEX_LIVE_H
#define FILM_INDEX_LIVE_H

#include "base/error.h"
#include "index/format/part.h"
#include "xapian-c/xapian-c.h"

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

/* How often a reader opens the index and reads before it accepts that what it
 * reads is damaged or gone; blocks that a writer has reused look like that. Of
 * 33,254 queries during 532 commits, one needed a third attempt. */
enum { FILM_READ_TRIES = 10 };

/* True for a failure that may not recur at the newest revision. */
bool film_live_may_pass(enum film_status s);

/* Prefixes the path of the index to an error that is one of the index and does
 * not begin with it. Returns s, the status of the error; err may be NULL. */
enum film_status film_live_name_error(const char *path, enum film_status s,
                                      struct film_error *err);

/* Opens the last committed state of the index at path. The caller frees *db.
 * FILM_ERR_INDEX if it is missing, foreign or damaged, possibly also while it
 * is being replaced. */
enum film_status film_live_open(xapc_database **db, const char *path,
                                struct film_error *err);

/* Distinguishes one commit from another: each of them replaces a file. */
struct film_live_stamp {
    uint64_t device, inode;
    struct timespec written;
};

/* The stamp of the last committed state of the index at path, which is not
 * opened. Fails as film_live_open does. */
enum film_status film_live_stamp(struct film_live_stamp *out, const char *path,
                                 struct film_error *err);
bool film_live_same(const struct film_live_stamp *a,
                    const struct film_live_stamp *b);

/* True if the index has a newer schema version than this program. */
bool film_live_is_newer(const xapc_database *db);

/* Reads which part of an index that is split this is; .of 0: it is a whole. */
enum film_status film_live_part(struct film_part *out, const xapc_database *db,
                                struct film_error *err);

/* FILM_ERR_INDEX if the index called `name` in messages is only a part. */
enum film_status film_live_check_whole(const xapc_database *db,
                                       const char *name,
                                       struct film_error *err);

/* FILM_ERR_VERSION if the index was made under another schema version or
 * analysis fingerprint; the message names the command that repairs it, if there
 * is one. `name` is the index in messages; `path` is where it is (NULL: not on
 * this machine). */
enum film_status film_live_check(const xapc_database *db, const char *name,
                                 const char *path, struct film_error *err);

#endif
