/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Character sets of inputs: which one it is, and turning it into UTF-8. */
#ifndef FILM_READ_CHARSET_H
#define FILM_READ_CHARSET_H

#include "read/stream.h"

/* The name iconv knows for a label as documents write it ("ks_c_5601-1987"
 * gives "CP949", "latin1" gives "CP1252": what browsers take them for, WHATWG
 * Encoding Standard, section 4.2), written to name; false if iconv does not
 * know it. */
bool film_charset_name(struct film_str label, char name[32]);

/* The charset that a byte order mark, or ASCII text in 16 or 32 bits, at the
 * start of head tells; NULL if there is none. *mark is the length of the mark
 * (0 if there is none). */
const char *film_charset_mark(struct film_str head, size_t *mark);

/* The charset of undeclared text: "UTF-8" if it is valid (a character cut at
 * the end is fine), else what uchardet finds, else "CP1252". */
void film_charset_guess(struct film_str text, char name[32]);

/* Appends bytes to out as UTF-8. The charset is given by a mark, else by
 * declared (may be NULL), if its name is known and, for UTF-8, the bytes are
 * valid; else guessed. *used is its name, *bad the count of bytes that were
 * replaced by U+FFFD. */
enum film_status film_charset_decode(struct film_buf *out,
                                     struct film_str bytes,
                                     const char *declared, char used[32],
                                     uint64_t *bad, struct film_error *err);

/* Reads all of `in`, decodes it as above by the context's charset or, if that
 * is NULL, by `declared` (may be NULL) and appends it to text. *base: where
 * text begins in the input (after a mark), or UINT64_MAX if it had to be
 * decoded or repaired, so that its places are not the input's. Replaced bytes
 * are warned of. */
struct film_read_context;
enum film_status film_charset_read(struct film_stream *in,
                                   struct film_read_context *ctx,
                                   const char *declared, struct film_buf *text,
                                   uint64_t *base, struct film_error *err);

/* A stream of what is left of `in` (borrowed) in UTF-8 from the named charset;
 * *bad, which must outlive the stream, counts replaced bytes. For "UTF-8" it
 * only repairs. */
enum film_status film_charset_stream(struct film_stream **out,
                                     struct film_stream *in,
                                     const char *charset, uint64_t *bad,
                                     const struct film_limits *limits,
                                     struct film_error *err);

#endif
