/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as values; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_NUMBER_H
#define XAPIAN_C_API_NUMBER_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Numbers as values ------------------------------------------------ */

#define XAPC_SORTABLE_MAX 9

/* Encodes a number as bytes that sort like the numbers; returns how many. */
XAPC_API size_t xapc_sortable_serialise(char buf[XAPC_SORTABLE_MAX],
                                        double number);
/* The number that was encoded; of other bytes, some number. */
XAPC_API double xapc_sortable_unserialise(const char *data, size_t len);

#ifdef __cplusplus
}
#endif

#endif
