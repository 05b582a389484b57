/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digests of a generation. Its file `digest` holds a 64-bit hash of every block
 * of 8192 bytes of every other file, and the revision of the database that they
 * belong to, so that any changed byte is noticed; glass blocks have no checksum
 * of their own. In a table, only the blocks that the last commit uses are
 * hashed and checked (xapian-c/glass/blocks.h). The others may contain anything
 * after a writer was killed or lost power before it committed.
 *
 * glass never changes a block that the last commit uses. It writes another
 * block, or appends to a free list after its committed end, and stamps the
 * block with the coming revision (the first four bytes). So after a commit only
 * the blocks stamped later than the digest are hashed again. Finding them takes
 * a read of four bytes per block, 34 ms for 269 MB. A block stamped earlier
 * keeps its hash, damaged or not: writing never hides damage.
 *
 * A crash between a commit and its digest leaves the digest of the previous
 * revision. Blocks stamped since then are not damage, nor are tables added
 * since. */
#ifndef FILM_INDEX_FORMAT_DIGEST_H
#define FILM_INDEX_FORMAT_DIGEST_H

#include "base/child.h"

/* Updates the digest of the generation at path to its last commit and syncs the
 * file (not its directory). Call it under the write lock only. A damaged digest
 * is rebuilt. Errors: FILM_ERR_IO, FILM_ERR_NOMEM, and those of opening the
 * database. */
enum film_status film_digest_write(const char *path, struct film_error *err);

/* Compares the files with the digest and reports each difference. Returns
 * FILM_OK even if there are some. Files that are being written look damaged, so
 * hold the lock. */
enum film_status film_digest_check(const char *path,
                                   const struct film_problems *problems,
                                   struct film_error *err);

#endif
