/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building an index: adding inputs, removing them, compacting. An input (one
 * file) is one atomic unit: all of it is in the index or nothing. */
#ifndef FILM_INDEX_BUILD_BUILD_H
#define FILM_INDEX_BUILD_BUILD_H

#include "index/build/report.h"

/* What film_index_add does beyond adding. */
enum {
    FILM_ADD_FORGET = 1,     /* known inputs at or below the paths that are
                                gone are forgotten */
    FILM_ADD_SPARING = 4,    /* with that: not more than half of what the
                                index has at or below a path; else all of it
                                stays and is reported as refused */
    FILM_ADD_MISSING_OK = 2, /* a path need not exist, nor be what can be read:
                                paths where something has changed */
};

/* Adds the paths (files and directories) to the index at db, which is made if
 * it is not there; unchanged inputs are skipped. A path that leads to nothing
 * is reported and counted as a wrong name; if all are, no index is made.
 * FILM_ERR_VERSION for an index of another version (nothing is done then).
 * Refused inputs are not errors: see the report. On an error the index is as at
 * the last commit. */
enum film_status film_index_add(const char *db, const char *const *paths,
                                size_t n, unsigned flags, struct film_build *b,
                                struct film_error *err);

/* Makes an index of the export at fd (borrowed): the same articles and records
 * with their paths, dates and places, without the files. FILM_ERR_USAGE if
 * there is an index. */
enum film_status film_index_import(const char *db, int fd, struct film_build *b,
                                   struct film_error *err);

/* Forgets inputs: those named, and those below a named directory. Unknown
 * ones are reported through refused. */
enum film_status film_index_remove(const char *db, const char *const *paths,
                                   size_t n, struct film_build *b,
                                   struct film_error *err);

/* Rewrites the index small and swaps it in. */
enum film_status film_index_compact(const char *db, struct film_build *b,
                                    struct film_error *err);

/* Rebuilds an index of another version from the inputs it knows and swaps it
 * in; *current (then nothing is done) says that it is of this version. Inputs
 * that are gone are reported through refused; the index is then left as it was
 * (FILM_ERR_INPUT) unless they are to be dropped and some are left. */
enum film_status film_index_upgrade(bool *current, const char *db,
                                    struct film_build *b,
                                    struct film_error *err);

#endif
