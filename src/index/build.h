/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building an index: adding inputs, removing them, compacting. An input (one
 * file) is one atomic unit: all of it is in the index or nothing. */
#ifndef FILM_INDEX_BUILD_H
#define FILM_INDEX_BUILD_H

#include "index/generation.h"
#include "index/inputs.h"
#include "index/walk.h"
#include "read/reader.h"

#include <signal.h>

struct film_build_report {
    uint64_t added, unchanged, refused, removed; /* inputs */
    uint64_t articles, passages, records;        /* added */
    uint64_t bytes;                              /* of the inputs read */
    uint64_t warnings;
};

/* How a build is to be done and whom to tell; all calls come one at a time
 * (but from any thread). */
struct film_build {
    const struct film_limits *limits;
    unsigned jobs;               /* threads; 0: as many as there are cores */
    bool wait;                   /* for another writer to finish */
    volatile sig_atomic_t *stop; /* set by a signal: drop the batch; or NULL */
    void *user;
    /* An input was refused; the message names it. */
    void (*refused)(void *user, const struct film_error *why);
    /* Something of an input was left out or mended. */
    void (*warn)(void *user, struct film_str path, uint32_t line,
                 const char *why);
    /* Now and then: files and bytes done and in all; or NULL. */
    void (*progress)(void *user, uint64_t files, uint64_t all_files,
                     uint64_t bytes, uint64_t all_bytes);
    struct film_build_report report;
};

/* Adds the paths (files and directories) to the index at db, which is made if
 * it is not there; unchanged inputs are skipped. With `forget`, known inputs
 * below the given directories that are gone are forgotten. FILM_ERR_INPUT for
 * a path that does not exist (nothing is done then). Refused inputs are no
 * error: see the report. On an error the index is as at the last commit. */
enum film_status film_index_add(const char *db, const char *const *paths,
                                size_t n, bool forget, struct film_build *b,
                                struct film_error *err);

/* Forgets inputs: those named, and those below a named directory. Unknown
 * ones are told through refused. */
enum film_status film_index_remove(const char *db, const char *const *paths,
                                   size_t n, struct film_build *b,
                                   struct film_error *err);

/* Rewrites the index small and swaps it in. */
enum film_status film_index_compact(const char *db, struct film_build *b,
                                    struct film_error *err);

#endif
