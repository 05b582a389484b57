/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index is a directory:
 *
 *   CURRENT       the name of the live generation, one line
 *   gen-NNNNNN/   a generation: one glass database, and `digest`, hashes of
 *                 its blocks
 *   XAPIANDB      the same name, for xapian-tcpsrv
 *   lock          held (fcntl OFD lock) by the one writer
 *   new-*         what a writer is building; litter after a crash
 *                 (index/format/layout.h has the names)
 *
 * A generation is complete and synced before CURRENT names it. CURRENT is
 * replaced by rename(2) and synced with its directory, so an index is always
 * the old one or the new one. Small changes are made in place in the live
 * generation, under Xapian's own commits. */
#ifndef FILM_INDEX_GENERATION_H
#define FILM_INDEX_GENERATION_H

#include "base/error.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

struct film_index;

/* Sets *out to the path of the live generation of the index at path; the caller
 * frees it. FILM_ERR_INDEX if nothing is there, or something else. */
enum film_status film_generation_path(char **out, const char *path,
                                      struct film_error *err);

struct film_generation_state {
    uint64_t bytes;   /* size of all its files */
    time_t committed; /* time of the last commit; 0: unknown */
};

/* Examines the files of a generation; those that cannot be read do not
 * count. */
struct film_generation_state film_generation_look(const char *path);

/* What to do while another writer has the index. */
struct film_waiting {
    bool wait; /* wait until it is done */
    /* Set by a signal: stop waiting; may be NULL. */
    const volatile sig_atomic_t *stop;
    void (*begins)(void *user); /* called when a wait begins; may be NULL */
    void *user;
};

/* Locks the index at path for writing. With `create`, a path that does not
 * exist or is an empty directory becomes an index without a generation. If none
 * is published, film_index_unlock removes a directory that was created. If
 * another writer has the index: FILM_ERR_LOCKED, or a wait, which a signal ends
 * with FILM_ERR_CANCELED. FILM_ERR_IO for read-only media or missing
 * permission. FILM_ERR_INDEX if the directory is not an index; it is left
 * untouched. Litter of a crash is removed, but nothing that may belong to
 * others. */
enum film_status film_index_lock(struct film_index **out, const char *path,
                                 bool create,
                                 const struct film_waiting *waiting,
                                 struct film_error *err);

/* Unlocks the index and removes what was being built and was not published. ix
 * may be NULL. */
void film_index_unlock(struct film_index *ix);

/* The path of the live generation, or NULL if there is none yet; borrowed. */
const char *film_index_live(const struct film_index *ix);

/* Returns a path for building something inside the index: "DIR/new-<name>". The
 * caller frees it; NULL if out of memory. */
char *film_index_scratch(const struct film_index *ix, const char *name);

/* The scratch path of segment i of a bulk build. */
char *film_index_segment(const struct film_index *ix, unsigned i);

/* Makes the glass database at path (a scratch path) the live generation: all
 * its files are synced, it is renamed into place, XAPIANDB and then CURRENT
 * name it, and the old generation is removed. On failure the old generation
 * stays live. */
enum film_status film_index_publish(struct film_index *ix, const char *path,
                                    struct film_error *err);

/* Call it after a commit in place. Syncs the directory of the live generation,
 * so that the rename in Xapian's commit is on disk; Xapian itself does not do
 * that. */
enum film_status film_index_sync(struct film_index *ix, struct film_error *err);

/* Call it after the last commit in place. Updates the digests
 * (index/format/digest.h). */
enum film_status film_index_seal(struct film_index *ix, struct film_error *err);

/* Removes a directory inside the index and the tables in it; it need not exist.
 * Other files are left, and then so is the directory. */
void film_index_discard(const char *path);

#endif
