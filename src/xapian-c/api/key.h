/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys to sort by; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_KEY_H
#define XAPIAN_C_API_KEY_H

#include "xapian-c/api/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Keys to sort by ---------------------------------------------------- */

/* Makes the key by which a document is sorted: see
 * xapc_enquire_set_sort_key(). A search keeps the one that it is given. */
typedef struct xapc_key xapc_key;

/* Sets *key to the key of the document, in bytes of the callback's own that
 * stay until it is called again. Keys are compared as bytes. */
typedef xapc_status xapc_key_fn(xapc_str *key, void *user,
                                const xapc_document *doc, xapc_error **err);

/* Makes a maker of keys that asks `make`. */
XAPC_API xapc_status xapc_key_new(xapc_key **out, xapc_key_fn *make, void *user,
                                  xapc_destroy *destroy, xapc_error **err);
/* Makes a maker of keys of several values; add their slots with
 * xapc_key_add_value(). */
XAPC_API xapc_status xapc_key_new_values(xapc_key **out, xapc_error **err);
/* Appends the value in a slot to the keys. reverse 1: the highest first.
 * Documents without a value there are sorted as if theirs were `instead`. A
 * maker that asks a callback gives XAPC_ERR_INVALID_OPERATION. */
XAPC_API xapc_status xapc_key_add_value(xapc_key *key, xapc_slot slot,
                                        int reverse, const char *instead,
                                        size_t len, xapc_error **err);
/* The key of the document. Fails as the callback does. */
XAPC_API xapc_status xapc_key_make(xapc_string *out, const xapc_key *key,
                                   const xapc_document *doc, xapc_error **err);
/* Frees the handle; searches that have the maker keep it. */
XAPC_API void xapc_key_free(xapc_key *key);

#ifdef __cplusplus
}
#endif

#endif
