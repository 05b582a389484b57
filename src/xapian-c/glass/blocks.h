/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finds the blocks of a glass database that its last commit uses. This depends
 * on the format (FORMAT.md) and is not installed: it may change or disappear
 * with any version. */
#ifndef XAPIAN_C_GLASS_BLOCKS_H
#define XAPIAN_C_GLASS_BLOCKS_H

#include "xapian-c/xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The blocks of one table's file. A writer that did not commit may have left
 * anything in unused blocks and after the end of the free list, which it
 * appends to in place, changing the stamp of that block. */
typedef struct xapc_blocks {
    size_t n; /* number of blocks; anything after them is unused */
    const unsigned char *used; /* for each block: 0 or 1 */
    size_t block_size;         /* in bytes */
    size_t list;     /* index of the block where the free list ends; or n */
    size_t list_end; /* end of the used bytes of that block, … */
                     /* … which start after the stamp, at 4 */
    void *owner;
} xapc_blocks;

/* Reads the blocks of the table ("postlist", "docdata" ...) of the database at
 * path, which must not be written meanwhile. Free *out with xapc_blocks_free. n
 * is 0 if the table was never written to, whatever its file contains.
 * XAPC_ERR_FEATURE_UNAVAILABLE: the database has another format, or its version
 * file is damaged. XAPC_ERR_DATABASE_CORRUPT: its free list is damaged. */
xapc_status xapc_blocks_read(xapc_blocks *out, const char *path,
                             const char *table, xapc_error **err);
void xapc_blocks_free(xapc_blocks *blocks);

/* Sets *revision to that of the last commit of the database at path. The
 * database is not opened for this, because libxapian 1.4 may crash if the
 * version file is damaged. XAPC_ERR_FEATURE_UNAVAILABLE as above. */
xapc_status xapc_blocks_revision(uint64_t *revision, const char *path,
                                 xapc_error **err);

#ifdef __cplusplus
}
#endif
#endif
