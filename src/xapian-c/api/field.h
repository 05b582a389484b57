/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fields and ranges in queries; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_FIELD_H
#define XAPIAN_C_API_FIELD_H

#include "xapian-c/api/query.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Fields and ranges in queries --------------------------------------- */

/* Makes a query of what follows "field:". Parsers keep the processors that they
 * are given. */
typedef struct xapc_field xapc_field;

/* Sets *out to the query for the text, which the caller of the callback
 * frees. */
typedef xapc_status xapc_field_fn(xapc_query **out, void *user,
                                  const char *text, size_t len,
                                  xapc_error **err);

/* Makes a processor that asks `make`. */
XAPC_API xapc_status xapc_field_new(xapc_field **out, xapc_field_fn *make,
                                    void *user, xapc_destroy *destroy,
                                    xapc_error **err);
/* Frees the handle; parsers that have the processor keep it. */
XAPC_API void xapc_field_free(xapc_field *field);

/* Makes a query of a range "begin..end". */
typedef struct xapc_range xapc_range;

typedef enum xapc_range_kind XAPC_ENUM {
    XAPC_RANGE_VALUE = 0, /* the value's bytes */
    XAPC_RANGE_DATE = 1,  /* YYYYMMDD; typed also as 31/12/2019, 2019-12-31 */
    XAPC_RANGE_NUMBER = 2 /* by xapc_sortable_serialise() */
} xapc_range_kind;

/* Flags of ranges */
#define XAPC_RANGE_SUFFIX 1   /* the affix comes last: 2..12kg */
#define XAPC_RANGE_REPEATED 2 /* the affix may be on both ends: $1..$10 */
#define XAPC_RANGE_MDY 4      /* 1/2/2019 is the second of January */

/* How ranges are recognised. */
typedef struct xapc_range_form {
    xapc_slot slot;
    const char *affix; /* which must be there: "date:"; NULL for none */
    unsigned flags;
    int epoch_year; /* years of two digits begin with it; 0 for 1970 */
} xapc_range_form;

/* Sets *out to the query for a range, which the caller of the callback frees,
 * or leaves it NULL if the range is not one of its own. The affix is taken off
 * before. An empty begin or end has no limit. */
typedef xapc_status xapc_range_fn(xapc_query **out, void *user, xapc_str begin,
                                  xapc_str end, xapc_error **err);

/* Makes a processor of Xapian's. */
XAPC_API xapc_status xapc_range_new(xapc_range **out, xapc_range_kind kind,
                                    const xapc_range_form *form,
                                    xapc_error **err);
/* Makes a processor that asks `make`. */
XAPC_API xapc_status xapc_range_new_callback(xapc_range **out,
                                             const xapc_range_form *form,
                                             xapc_range_fn *make, void *user,
                                             xapc_destroy *destroy,
                                             xapc_error **err);
/* Takes the affix off and makes the query; *out is NULL if the range is not one
 * of the processor's. */
XAPC_API xapc_status xapc_range_check(xapc_query **out, const xapc_range *range,
                                      xapc_str begin, xapc_str end,
                                      xapc_error **err);
/* Frees the handle; parsers that have the processor keep it. */
XAPC_API void xapc_range_free(xapc_range *range);

#ifdef __cplusplus
}
#endif

#endif
