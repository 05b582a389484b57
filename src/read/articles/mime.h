/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages with parts (MIME, RFC 2045 to 2047, 2231 and 5322): header fields,
 * parts between boundaries, and their decoding. Everything found is borrowed
 * from the message. GMime would do the same, but GLib ends the program when
 * memory runs out. */
#ifndef FILM_READ_ARTICLES_MIME_H
#define FILM_READ_ARTICLES_MIME_H

#include "base/buf.h"

#include <stdint.h>

/* The header fields of a message or part that matter here; "" if absent. */
struct film_mime_header {
    struct film_str type, encoding, location, disposition;
    struct film_str boundary, charset;             /* parameters of type */
    struct film_str subject, from, date, id, list; /* of a message */
    struct film_str more_from; /* of a second field of this name */
};

/* A place in a message. */
struct film_mime {
    struct film_str rest; /* not yet taken */
    uint32_t line;        /* line where rest begins, from 1 */
};

/* The next line without its end; false at the end. */
bool film_mime_line(struct film_mime *m, struct film_str *line);

/* Reads fields up to and with the empty line. */
void film_mime_header(struct film_mime *m, struct film_mime_header *h);

/* True if s begins with the word, in any case of its letters. */
bool film_mime_begins(struct film_str s, const char *word);

/* Returns a parameter of a field's value as written there: name="value" or
 * name=value; "" if it is missing. */
struct film_str film_mime_parameter(struct film_str field, const char *name);

/* Appends the name of the attached file, as UTF-8 and with any characters that
 * the sender used; nothing if it has no name. */
void film_mime_name(struct film_buf *out, const struct film_mime_header *h);

/* True for text/html and XHTML. */
bool film_mime_is_html(const struct film_mime_header *h);

/* True if the line is the boundary; *last for the one after the last part. */
bool film_mime_boundary(struct film_str line, struct film_str boundary,
                        bool *last);

/* Returns the text before the next boundary, which is taken, too; *whole is
 * false if there is none, *last is set if it ended the last part. */
struct film_str film_mime_part(struct film_mime *m, struct film_str boundary,
                               bool *whole, bool *last);

/* Appends body without its transfer encoding; true if that changed it, so that
 * its lines are not those of the input. */
bool film_mime_decode(struct film_buf *out, struct film_str body,
                      struct film_str encoding);

/* The value of a hexadecimal digit, -1 for another character. */
int film_mime_hex(char c);

/* Appends bytes in the charset of that name as UTF-8; one that is not known is
 * guessed. */
void film_mime_text(struct film_buf *out, struct film_str bytes,
                    struct film_str charset);

/* Appends a header's text as UTF-8: "=?utf-8?Q?Caf=C3=A9?=" gives "Café"
 * (RFC 2047). */
void film_mime_words(struct film_buf *out, struct film_str s);

#endif
