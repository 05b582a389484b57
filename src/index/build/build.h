/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building an index: adding inputs, removing them, compacting. An input is one
 * file and one atomic unit: the index has all of it or nothing. */
#ifndef FILM_INDEX_BUILD_BUILD_H
#define FILM_INDEX_BUILD_BUILD_H

#include "index/build/report.h"

/* Flags of film_index_add. */
enum {
    FILM_ADD_FORGET = 1, /* also forget known inputs at or below the paths whose
                            files are gone */
    FILM_ADD_SPARING = 4, /* with FILM_ADD_FORGET: if more than half of what the
                             index has at or below a path is gone, forget
                             nothing there and report the path as refused */
    FILM_ADD_AGAIN = 8,   /* read unchanged inputs, too */
    FILM_ADD_MISSING_OK = 2, /* a path may be missing, or be of a kind that is
                                not read: for paths where a change was seen */
};

/* Adds the paths (files and directories) to the index at db, which is created
 * if it does not exist; unchanged inputs are skipped. A path that leads to
 * nothing is reported and counted as a wrong name; if all paths are wrong, no
 * index is created. FILM_ERR_VERSION if the index has another version; nothing
 * is changed then. Refused inputs are not errors: see the report. After an
 * error the index is as it was at the last commit. */
enum film_status film_index_add(const char *db, const char *const *paths,
                                size_t n, unsigned flags, struct film_build *b,
                                struct film_error *err);

/* Creates an index from the export at fd (borrowed): the same articles and
 * records with their paths, dates and places, without the files. FILM_ERR_USAGE
 * if an index exists already. */
enum film_status film_index_import(const char *db, int fd, struct film_build *b,
                                   struct film_error *err);

/* Forgets the named inputs and those below a named directory. Unknown ones are
 * reported through refused. */
enum film_status film_index_remove(const char *db, const char *const *paths,
                                   size_t n, struct film_build *b,
                                   struct film_error *err);

/* Rewrites the index compactly and swaps the result in. */
enum film_status film_index_compact(const char *db, struct film_build *b,
                                    struct film_error *err);

/* Rebuilds an index of another version from the inputs it knows and swaps the
 * result in. *current is set if the index already has this version; nothing is
 * done then. Inputs that are gone are reported through refused; the index is
 * then left unchanged (FILM_ERR_INPUT), unless b->drop_missing is set and at
 * least one input is left. */
enum film_status film_index_upgrade(bool *current, const char *db,
                                    struct film_build *b,
                                    struct film_error *err);

#endif
