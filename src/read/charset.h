/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Character sets of inputs: which one it is, and turning it into UTF-8. */
#ifndef FILM_READ_CHARSET_H
#define FILM_READ_CHARSET_H

#include "read/charset-name.h"
#include "read/stream.h"

/* Returns the charset that is evident from the start of head: from a byte order
 * mark, or from ASCII text in 16 or 32 bits; NULL if there is neither. *mark is
 * set to the length of the mark, or 0. */
const char *film_charset_mark(struct film_str head, size_t *mark);

/* The charset a text was decoded from. */
struct film_charset {
    char name[32];
    char rival[32];   /* another charset that it may as well be, or "" */
    char unknown[32]; /* what is declared but not known here, or "" */
    uint64_t bad;     /* bytes that were replaced by U+FFFD */
    bool twice;       /* it was encoded in UTF-8 twice, and that was undone */
};

/* Appends bytes to out as UTF-8. The charset is given by a mark, else by the
 * bytes if they are UTF-8 beyond ASCII, else by declared (may be NULL) if its
 * name is known and it is not a form of Unicode; else guessed. */
enum film_status film_charset_decode(struct film_buf *out,
                                     struct film_str bytes,
                                     const char *declared,
                                     struct film_charset *c,
                                     struct film_error *err);

/* Warns of bytes that were replaced, of text that was mended, of a guess that
 * is unsure, and of one that stands for a declared charset. */
struct film_read_context;
void film_charset_warn(const struct film_read_context *ctx,
                       const struct film_charset *c);

/* Reads all of `in`, decodes it as above from the context's charset or, if that
 * is NULL, from `declared` (which may be NULL), and appends it to text, with
 * warnings. Line ends of CR alone become LF; NULs and Ctrl-Z at the end are
 * left out. *base is set to the offset in the input at which text begins (after
 * a mark), or to UINT64_MAX if the input had to be decoded or repaired, so that
 * offsets in text are not those of the input. */
enum film_status film_charset_read(struct film_stream *in,
                                   struct film_read_context *ctx,
                                   const char *declared, struct film_buf *text,
                                   uint64_t *base, struct film_error *err);

/* Reads and decodes all of `in` as above, without a declared charset, and hands
 * the text, borrowed for the call, to take, whose status is returned. */
enum film_status
film_charset_read_text(struct film_stream *in, struct film_read_context *ctx,
                       enum film_status (*take)(struct film_str text,
                                                struct film_read_context *ctx,
                                                struct film_error *err),
                       struct film_error *err);

/* A stream of what is left of `in` (borrowed) in UTF-8 from the named charset;
 * *bad, which must outlive the stream, counts replaced bytes. For "UTF-8" it
 * only repairs. */
enum film_status film_charset_stream(struct film_stream **out,
                                     struct film_stream *in,
                                     const char *charset, uint64_t *bad,
                                     const struct film_limits *limits,
                                     struct film_error *err);

#endif
