/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Terms of text; include <xapian-c.h>. */
#ifndef XAPIAN_C_API_GENERATOR_H
#define XAPIAN_C_API_GENERATOR_H

#include "xapian-c/api/stopper.h"
#include "xapian-c/api/stem.h"
#include "xapian-c/api/writable.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Terms of text ------------------------------------------------------ */

/* Cuts text into words and adds them to a document as terms. */
typedef struct xapc_generator xapc_generator;

/* Flags of xapc_generator_set_flags() */
#define XAPC_GENERATE_SPELLING 128   /* words go to the spelling dictionary */
#define XAPC_GENERATE_CJK_NGRAM 2048 /* pairs of CJK characters are terms */

/* What becomes of stop words. */
typedef enum xapc_stop_strategy XAPC_ENUM {
    XAPC_STOP_NONE = 0,   /* they are words like others */
    XAPC_STOP_ALL = 1,    /* they are left out */
    XAPC_STOP_STEMMED = 2 /* their stems are left out; the default */
} xapc_stop_strategy;

/* Makes a generator with an empty document, without stemmer and stopper. */
XAPC_API xapc_status xapc_generator_new(xapc_generator **out, xapc_error **err);
/* Terms go to this document from now on: changes show in doc, too. */
XAPC_API xapc_status xapc_generator_set_document(xapc_generator *generator,
                                                 const xapc_document *doc,
                                                 xapc_error **err);
/* Another handle of the document that terms go to. */
XAPC_API xapc_status xapc_generator_get_document(xapc_document **out,
                                                 const xapc_generator *g,
                                                 xapc_error **err);
/* The generator keeps the stemmer; NULL for none. */
XAPC_API xapc_status xapc_generator_set_stemmer(xapc_generator *generator,
                                                const xapc_stem *stem,
                                                xapc_error **err);
/* The default is XAPC_STEM_SOME. */
XAPC_API xapc_status xapc_generator_set_stemming_strategy(
    xapc_generator *generator, xapc_stem_strategy strategy, xapc_error **err);
/* The generator keeps the stopper; NULL for none. */
XAPC_API xapc_status xapc_generator_set_stopper(xapc_generator *generator,
                                                const xapc_stopper *stopper,
                                                xapc_error **err);
XAPC_API xapc_status xapc_generator_set_stopper_strategy(
    xapc_generator *generator, xapc_stop_strategy strategy, xapc_error **err);
/* The database whose spelling dictionary gets the words, if that flag is set.
 * As long as the generator has it, freeing w does not release the lock; closing
 * w does. */
XAPC_API xapc_status xapc_generator_set_database(xapc_generator *generator,
                                                 const xapc_writable *w,
                                                 xapc_error **err);
/* Sets the flags to (flags of before & mask) ^ toggle: with mask 0, to toggle.
 * *before (may be NULL) gets those of before. */
XAPC_API xapc_status xapc_generator_set_flags(int *before,
                                              xapc_generator *generator,
                                              int toggle, int mask,
                                              xapc_error **err);
/* Longer words are left out; bytes, 64 by default. */
XAPC_API xapc_status xapc_generator_set_max_word_length(
    xapc_generator *generator, unsigned bytes, xapc_error **err);

/* Adds the words of UTF-8 text, with their positions. wdf is added to the wdf
 * of each for every occurrence. prefix is put in front of each term; NULL for
 * none. A prefix with which the longest word would exceed XAPC_TERM_MAX is
 * refused with XAPC_ERR_INVALID_ARGUMENT. Fails as callbacks do. */
XAPC_API xapc_status xapc_generator_index_text(xapc_generator *generator,
                                               const char *text, size_t len,
                                               uint32_t wdf, const char *prefix,
                                               xapc_error **err);
/* Likewise, without positions. */
XAPC_API xapc_status xapc_generator_index_text_without_positions(
    xapc_generator *generator, const char *text, size_t len, uint32_t wdf,
    const char *prefix, xapc_error **err);

/* Leaves a gap, so that no phrase reaches over it; 100 is usual. */
XAPC_API xapc_status xapc_generator_increase_position(xapc_generator *generator,
                                                      uint32_t gap,
                                                      xapc_error **err);
/* The position of the last word; 0 at first. */
XAPC_API xapc_status xapc_generator_get_position(
    uint32_t *out, const xapc_generator *generator, xapc_error **err);
/* The next word gets position + 1. */
XAPC_API xapc_status xapc_generator_set_position(xapc_generator *generator,
                                                 uint32_t position,
                                                 xapc_error **err);
/* Text for people; may change between versions of Xapian. */
XAPC_API xapc_status xapc_generator_description(xapc_string *out,
                                                const xapc_generator *generator,
                                                xapc_error **err);
/* Frees the handle; the document stays with those that have it. */
XAPC_API void xapc_generator_free(xapc_generator *generator);

#ifdef __cplusplus
}
#endif

#endif
