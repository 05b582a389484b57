/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stop words; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_STOPPER_H
#define XAPIAN_C_API_STOPPER_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Stop words --------------------------------------------------------- */

/* Says which words are too common to be searched for. Parsers and generators
 * keep the stopper that they are given. */
typedef struct xapc_stopper xapc_stopper;

/* Sets *stop to 1 if the word is a stop word, else 0. */
typedef xapc_status xapc_stop_fn(int *stop, void *user, const char *word,
                                 size_t len, xapc_error **err);

/* Makes a stopper without words; add some with xapc_stopper_add(). */
XAPC_API xapc_status xapc_stopper_new(xapc_stopper **out, xapc_error **err);
/* Makes a stopper that asks `stop`. */
XAPC_API xapc_status xapc_stopper_new_callback(xapc_stopper **out,
                                               xapc_stop_fn *stop, void *user,
                                               xapc_destroy *destroy,
                                               xapc_error **err);
/* Adds a word, also for those that have the stopper already. A stopper that
 * asks a callback gives XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_stopper_add(xapc_stopper *stopper, const char *word,
                                      size_t len, xapc_error **err);
/* Sets *out to 1 if the word is a stop word, else 0. Fails as the callback
 * does. */
XAPC_API xapc_status xapc_stopper_stops(int *out, const xapc_stopper *stopper,
                                        const char *word, size_t len,
                                        xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_stopper_description(xapc_string *out,
                                              const xapc_stopper *stopper,
                                              xapc_error **err);
/* Frees the handle; what has the stopper keeps it. */
XAPC_API void xapc_stopper_free(xapc_stopper *stopper);

#ifdef __cplusplus
}
#endif

#endif
