/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which blocks of a glass database its last commit uses. Bound to the format
 * (FORMAT.md) and not installed: it may change or go with any version. */
#ifndef XAPIAN_C_GLASS_BLOCKS_H
#define XAPIAN_C_GLASS_BLOCKS_H

#include "xapian-c/xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Of the file of one table. A writer that came to no commit may have left
 * anything in blocks that are not used, and after the end of the list of free
 * blocks: it appends to that in place, and stamps the block again. */
typedef struct xapc_blocks {
    size_t n;                  /* blocks; what is after them is not used */
    const unsigned char *used; /* of each: 0 or 1 */
    size_t block_size;         /* bytes */
    size_t list;               /* the block where the list ends; or n */
    size_t list_end; /* the bytes of it that are used: from 4 on, … */
                     /* … which is after the stamp, to here */
    void *owner;
} xapc_blocks;

/* Reads those of the table ("postlist", "docdata" ...) of the database at
 * path, which nobody may be writing; to be freed. No blocks: the table was
 * never written to, whatever its file holds. XAPC_ERR_FEATURE_UNAVAILABLE: the
 * database has another format, or its version file is damaged.
 * XAPC_ERR_DATABASE_CORRUPT: its list of free blocks is damaged. */
xapc_status xapc_blocks_read(xapc_blocks *out, const char *path,
                             const char *table, xapc_error **err);
void xapc_blocks_free(xapc_blocks *blocks);

/* The revision of the last commit of the database at path, read without
 * opening it: that may crash libxapian 1.4 where the version file is damaged.
 * XAPC_ERR_FEATURE_UNAVAILABLE as above. */
xapc_status xapc_blocks_revision(uint64_t *revision, const char *path,
                                 xapc_error **err);

#ifdef __cplusplus
}
#endif
#endif
