/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemming; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_STEM_H
#define XAPIAN_C_API_STEM_H

#include "xapian-c/api/common.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Stemming --------------------------------------------------------- */

/* Immutable. Parsers and generators keep the stemmer that they are given. */
typedef struct xapc_stem xapc_stem;

/* Which words parsers and generators stem. Both must do the same for a word to
 * be found. */
typedef enum xapc_stem_strategy XAPC_ENUM {
    XAPC_STEM_NONE = 0,
    XAPC_STEM_SOME = 1,         /* adds "Z" + stem, without positions */
    XAPC_STEM_ALL = 2,          /* the stem instead of the word */
    XAPC_STEM_ALL_Z = 3,        /* "Z" + stem instead of the word */
    XAPC_STEM_SOME_FULL_POS = 4 /* like SOME, with positions */
} xapc_stem_strategy;

/* Sets *stem to the stem of the word, in bytes of the callback's own that stay
 * until it is called again. It is set to the word itself before. */
typedef xapc_status xapc_stem_fn(xapc_str *stem, void *user, const char *word,
                                 size_t len, xapc_error **err);

/* language: "english", "en", ...; "none" changes nothing. An unknown language
 * gives XAPC_ERR_INVALID_ARGUMENT. */
XAPC_API xapc_status xapc_stem_new(xapc_stem **out, const char *language,
                                   xapc_error **err);
/* Likewise, but an unknown language is taken for "none". */
XAPC_API xapc_status xapc_stem_new_or_none(xapc_stem **out,
                                           const char *language,
                                           xapc_error **err);
/* Makes a stemmer that asks `stem`. */
XAPC_API xapc_status xapc_stem_new_callback(xapc_stem **out, xapc_stem_fn *stem,
                                            void *user, xapc_destroy *destroy,
                                            xapc_error **err);
/* Sets *out to 1 if the stemmer changes nothing, else 0. */
XAPC_API xapc_status xapc_stem_is_none(int *out, const xapc_stem *stem,
                                       xapc_error **err);
/* Writes the stem of one lower-case UTF-8 word to buf. *out_len is its full
 * length; if that exceeds cap, nothing is written. No NUL is added. Fails as
 * the callback does. */
XAPC_API xapc_status xapc_stem_apply(size_t *out_len, const xapc_stem *stem,
                                     const char *word, size_t len, char *buf,
                                     size_t cap, xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_stem_description(xapc_string *out,
                                           const xapc_stem *stem,
                                           xapc_error **err);
/* The names of all languages, separated by spaces. */
XAPC_API xapc_status xapc_stem_languages(xapc_string *out, xapc_error **err);
/* Frees the handle; what has the stemmer keeps it. */
XAPC_API void xapc_stem_free(xapc_stem *stem);

#ifdef __cplusplus
}
#endif

#endif
