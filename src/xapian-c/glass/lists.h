/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Term lists of a database in which documents have none. A segment writes no
 * list for a document that is "unlisted". Such a document is found and read as
 * any other, but libxapian can delete it only once it has its list. The format
 * is that of FORMAT.md; not installed, and it may change. */
#ifndef XAPIAN_C_GLASS_LISTS_H
#define XAPIAN_C_GLASS_LISTS_H

#include "xapian-c/xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Sets *yes to whether the document has a list. */
xapc_status xapc_lists_have(int *yes, const xapc_database *db, xapc_docid docid,
                            xapc_error **err);

/* Lists to be written together. */
typedef struct xapc_lists xapc_lists;
xapc_status xapc_lists_new(xapc_lists **out, xapc_error **err);
/* The terms must be those of the document in the database, sorted. */
xapc_status xapc_lists_add(xapc_lists *lists, xapc_docid docid,
                           const xapc_term *terms, size_t n, xapc_error **err);
/* Bytes of memory that they hold, approximately. */
size_t xapc_lists_held(const xapc_lists *lists);
/* Writes them in a commit of their own and empties `lists`. Nothing else may
 * write to the database at path, and no writer have it open. If `sync`, it is
 * on the disk then. On failure the database is as it was.
 * XAPC_ERR_INVALID_ARGUMENT: a document has a list already;
 * XAPC_ERR_FEATURE_UNAVAILABLE: the database has another format. */
xapc_status xapc_lists_write(xapc_lists *lists, const char *path, int sync,
                             xapc_error **err);
void xapc_lists_free(xapc_lists *lists);

#ifdef __cplusplus
}
#endif
#endif
