/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemming; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_STEM_H
#define XAPIAN_C_API_STEM_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Stemming --------------------------------------------------------- */

typedef struct xapc_stem xapc_stem;

/* language: "english", "en", ...; "none" changes nothing. An unknown language
 * gives XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_stem_new(xapc_stem **out, const char *language,
                                   xapc_error **err);
/* Writes the stem of one lower-case UTF-8 word to buf. *out_len is its full
 * length; if that exceeds cap, nothing is written. No NUL is added. */
XAPC_API xapc_status xapc_stem_apply(size_t *out_len, const xapc_stem *stem,
                                     const char *word, size_t len, char *buf,
                                     size_t cap, xapc_error **err);
/* The names of all languages, separated by spaces. */
XAPC_API xapc_status xapc_stem_languages(xapc_string *out, xapc_error **err);
/* Frees the stemmer; what it was given to keeps it. */
XAPC_API void xapc_stem_free(xapc_stem *stem);

#ifdef __cplusplus
}
#endif

#endif
