/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Segments: glass databases written without libxapian. Bound to the format
 * (FORMAT.md) and not installed: it may change or go with any version. */
#ifndef XAPIAN_C_GLASS_SEGMENT_H
#define XAPIAN_C_GLASS_SEGMENT_H

#include "xapian-c/xapian-c.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A new glass database written in one pass, in less than half the time of a
 * writer, and to be merged by xapc_database_compact(): documents are added in
 * order and never looked at again before the end. Their terms must be sorted by
 * bytes, each once, and their values by slot. One thread each. */
typedef struct xapc_segment xapc_segment;

/* A segment at path, where nothing is yet. XAPC_ERR_FEATURE_UNAVAILABLE, and
 * an empty database is left at path: libxapian writes another format than the
 * one of its releases 1.4, which segments are written in; or its version is
 * newer than the newest that segments were tried with, and it does not read one
 * as it should. */
xapc_status xapc_segment_open(xapc_segment **out, const char *path,
                              xapc_error **err);
/* The first document gets the docid 1, each other the next. After another
 * failure than XAPC_ERR_INVALID_ARGUMENT the segment is lost. */
xapc_status xapc_segment_add(xapc_segment *s, const xapc_prepared *doc,
                             xapc_error **err);
/* An empty value removes the key. */
xapc_status xapc_segment_set_metadata(xapc_segment *s, const char *key,
                                      size_t key_len, const char *value,
                                      size_t value_len, xapc_error **err);
/* About how many bytes of memory it holds: they grow with every document. */
size_t xapc_segment_held(const xapc_segment *s);
/* Writes all of it, without making sure that it is on the disk. It can be
 * opened then; s can only be freed. */
xapc_status xapc_segment_finish(xapc_segment *s, xapc_error **err);
/* What was not finished is left at the path, unusable. */
void xapc_segment_free(xapc_segment *s);

#ifdef __cplusplus
}
#endif
#endif
