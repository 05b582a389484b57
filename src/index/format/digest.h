/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digests of a generation: its file `digest` holds a 64-bit hash of every
 * block of 8192 bytes of every other file, and the revision of the database
 * that they belong to, so that any changed byte is noticed. glass blocks carry
 * no checksum of their own. Of a table only those blocks are hashed and judged
 * that the last commit uses (xapian-c/glass/blocks.h): a writer that was killed
 * or lost its power before it committed may have left anything in the others.
 *
 * glass never changes a block that the last commit uses: it writes another
 * one, or appends to a list of free ones after the end that is committed, and
 * stamps it with the revision that will be (the first four bytes). So after a
 * commit only the blocks stamped later than the digest are hashed again; to
 * find them takes a read of four bytes a block, 34 ms for 269 MB. What is
 * stamped earlier keeps the hash it had, damaged or not: writing never hides
 * damage.
 *
 * Between a commit and its digest a crash leaves a digest of the revision
 * before. Blocks stamped since are not damage then, nor are tables that came to
 * be since. */
#ifndef FILM_INDEX_FORMAT_DIGEST_H
#define FILM_INDEX_FORMAT_DIGEST_H

#include "base/child.h"

/* Brings the digest of the generation at path up to its last commit and syncs
 * it (not its directory). Under the write lock only. A damaged digest is made
 * again. Errors: FILM_ERR_IO, FILM_ERR_NOMEM, what opening the database gives.
 */
enum film_status film_digest_write(const char *path, struct film_error *err);

/* Compares the files with the digest and reports each difference. FILM_OK also
 * when there are some. Files that are being written seem damaged: hold the
 * lock. */
enum film_status film_digest_check(const char *path,
                                   const struct film_problems *problems,
                                   struct film_error *err);

#endif
