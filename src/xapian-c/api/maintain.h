/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compacting and checking of databases; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_MAINTAIN_H
#define XAPIAN_C_API_MAINTAIN_H

#include "xapian-c/api/database.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Maintenance ------------------------------------------------------ */

/* Flags of xapc_database_compact() */
#define XAPC_COMPACT_STANDARD 0 /* don't split items unnecessarily */
#define XAPC_COMPACT_FULL 1     /* split items whenever it saves space */
#define XAPC_COMPACT_FULLER 2   /* smallest; bad if updated afterwards */
#define XAPC_COMPACT_NO_RENUMBER 4
#define XAPC_COMPACT_MULTIPASS 8
#define XAPC_COMPACT_SINGLE_FILE 16

/* Merges the glass databases at n paths into a new one at dest. Document ids
 * are renumbered unless NO_RENUMBER is set; if metadata keys are equal, the
 * value of the first source is kept. block_size 0 means the default, 8192.
 * Three files per source are open at once. Nobody may write to a source
 * meanwhile. After a failure, dest may exist and be unusable. */
XAPC_API xapc_status xapc_database_compact(const char *dest,
                                           const char *const *sources, size_t n,
                                           int flags, unsigned block_size,
                                           xapc_error **err);

/* What compacting may ask and report; either may be NULL. */
typedef struct xapc_compact_hooks {
    /* "postlist" and "Reduced by 8% 24K (296K -> 272K)", for people. */
    xapc_status (*report)(void *user, const char *table, const char *status,
                          xapc_error **err);
    /* Sets *value to what a metadata key has, of n sources that differ. The
     * bytes are the callback's own or those of a value, and stay until it is
     * called again. NULL: that of the first source. */
    xapc_status (*resolve)(xapc_str *value, void *user, xapc_str key,
                           const xapc_str *values, size_t n, xapc_error **err);
    void *user;
} xapc_compact_hooks;

/* Merges the shards of an open database, likewise. hooks may be NULL. */
XAPC_API xapc_status xapc_database_compact_to(const xapc_database *db,
                                              const char *dest, int flags,
                                              unsigned block_size,
                                              const xapc_compact_hooks *hooks,
                                              xapc_error **err);
/* Likewise, to a descriptor that is open for reading and writing, at its
 * present offset; SINGLE_FILE is taken for granted. fd is closed, also when
 * this fails. */
XAPC_API xapc_status xapc_database_compact_to_fd(
    const xapc_database *db, int fd, int flags, unsigned block_size,
    const xapc_compact_hooks *hooks, xapc_error **err);

/* Flags of xapc_database_check() */
#define XAPC_CHECK_SHORT_TREE 1
#define XAPC_CHECK_FULL_TREE 2
#define XAPC_CHECK_SHOW_FREELIST 4
#define XAPC_CHECK_SHOW_STATS 8

/* Looks for damage. *errors is the number of errors found, *report (may be
 * NULL) the text printed by Xapian. Nobody may write meanwhile, and the files
 * must be writable. libxapian may crash on a damaged table, so run it in a
 * child process. */
XAPC_API xapc_status xapc_database_check(size_t *errors, xapc_string *report,
                                         const char *path, int flags,
                                         xapc_error **err);

/* Likewise, for a database in a single file at the present offset of fd, which
 * is closed, also when this fails. */
XAPC_API xapc_status xapc_database_check_fd(size_t *errors, xapc_string *report,
                                            int fd, int flags,
                                            xapc_error **err);

#ifdef __cplusplus
}
#endif

#endif
