/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Segments: glass databases written without libxapian. They depend on the
 * format (FORMAT.md), and this header is not installed: it may change or
 * disappear with any version. */
#ifndef XAPIAN_C_GLASS_SEGMENT_H
#define XAPIAN_C_GLASS_SEGMENT_H

#include "xapian-c/xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A new glass database written in one pass, in less than half the time that a
 * libxapian writer takes, and meant to be merged by xapc_database_compact().
 * Documents are added in order and are not accessed again before the end. Their
 * terms must be sorted by bytes without duplicates, their values by slot. Each
 * thread needs a segment of its own. */
typedef struct xapc_segment xapc_segment;

/* Creates a segment at path, which must not exist.
 * XAPC_ERR_FEATURE_UNAVAILABLE, leaving an empty database at path, if libxapian
 * does not write the format of its releases 1.4, which segments are written in,
 * or if its version is newer than the newest one tested and it does not read a
 * segment correctly. */
xapc_status xapc_segment_open(xapc_segment **out, const char *path,
                              xapc_error **err);
/* Adds a document. The first one gets docid 1, and so on. After any failure
 * other than XAPC_ERR_INVALID_ARGUMENT the segment is lost. */
xapc_status xapc_segment_add(xapc_segment *s, const xapc_prepared *doc,
                             xapc_error **err);
/* An empty value removes the key. */
xapc_status xapc_segment_set_metadata(xapc_segment *s, const char *key,
                                      size_t key_len, const char *value,
                                      size_t value_len, xapc_error **err);
/* Approximate number of bytes of memory that it holds; grows with every
 * document. */
size_t xapc_segment_held(const xapc_segment *s);
/* Writes everything, but does not sync it to disk. The database can be opened
 * then; s can only be freed. */
xapc_status xapc_segment_finish(xapc_segment *s, xapc_error **err);
/* If the segment was not finished, an unusable database is left at the path. */
void xapc_segment_free(xapc_segment *s);

#ifdef __cplusplus
}
#endif
#endif
