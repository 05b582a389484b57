/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index is a directory:
 *
 *   CURRENT       the name of the live generation, one line
 *   gen-NNNNNN/   a generation: one glass database, and `digest`, hashes of
 *                 its blocks
 *   lock          held (fcntl OFD lock) by the one writer
 *   new-*         what a writer is building; litter after a crash
 *                 (index/layout.h has the names)
 *
 * A generation is complete and synced before CURRENT names it, and CURRENT is
 * replaced by rename(2) and synced with its directory: an index is always the
 * old or the new one. Small changes go into the live generation in place,
 * under Xapian's own commits. */
#ifndef FILM_INDEX_GENERATION_H
#define FILM_INDEX_GENERATION_H

#include "base/error.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct film_index;

/* The path of the live generation of the index at path, in *out, for the
 * caller to free. Nothing there, or something else: FILM_ERR_INDEX. */
enum film_status film_generation_path(char **out, const char *path,
                                      struct film_error *err);

struct film_generation_state {
    uint64_t bytes;   /* of all its files */
    time_t committed; /* when it was last written to; 0: not known */
};

/* Looks at the files of a generation; what cannot be read counts nothing. */
struct film_generation_state film_generation_look(const char *path);

/* What is done while another writer has the index. */
struct film_waiting {
    bool wait;                         /* until it is done */
    const volatile sig_atomic_t *stop; /* set by a signal: no longer; or NULL */
    void (*begins)(void *user);        /* a wait; or NULL */
    void *user;
};

/* Takes the index at path for writing; with `create` a path that is not there
 * or is an empty directory becomes one (without a generation yet; unless one is
 * published, a directory that was made is removed again when it is given back).
 * Another writer: FILM_ERR_LOCKED, or a wait, which a signal ends with
 * FILM_ERR_CANCELED. Read-only media, missing permission:
 * FILM_ERR_IO. A directory that is not an index: FILM_ERR_INDEX, nothing is
 * touched. Litter of a crash is removed, and nothing that may be another's. */
enum film_status film_index_lock(struct film_index **out, const char *path,
                                 bool create,
                                 const struct film_waiting *waiting,
                                 struct film_error *err);

/* Gives the index back; what was being built and not published is removed.
 * NULL is fine. */
void film_index_unlock(struct film_index *ix);

/* The path of the live generation, NULL if there is none yet; borrowed. */
const char *film_index_live(const struct film_index *ix);

/* A path inside the index for building something: "DIR/new-<name>"; for the
 * caller to free, NULL when out of memory. */
char *film_index_scratch(const struct film_index *ix, const char *name);

/* The scratch path of segment i of a bulk build. */
char *film_index_segment(const struct film_index *ix, unsigned i);

/* Makes the glass database at path (a scratch path) the live generation: all
 * its files are synced, renamed into place, and the old generation is removed.
 * On failure the old one stays live. */
enum film_status film_index_publish(struct film_index *ix, const char *path,
                                    struct film_error *err);

/* To be called after a commit in place: syncs the directory of the live
 * generation, so that the rename of Xapian's commit is on disk (Xapian itself
 * does not do it). */
enum film_status film_index_sync(struct film_index *ix, struct film_error *err);

/* To be called after the last commit in place: notes the digests of what was
 * written (index/digest.h). */
enum film_status film_index_seal(struct film_index *ix, struct film_error *err);

/* Removes a directory below the index and the tables in it; not being there is
 * no error. Other files are left, and then the directory, too. */
void film_index_discard(const char *path);

#endif
