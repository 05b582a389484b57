/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages of libxapian's remote protocol, as far as we speak it ourselves: a
 * type of one byte, a length, a body. Here are only bytes, no sockets.
 * libxapian itself would wait for each answer before it asks again. */
#ifndef FILM_SEARCH_SOURCE_WIRE_H
#define FILM_SEARCH_SOURCE_WIRE_H

#include "base/buf.h"

/* The version that all of libxapian 1.4 speaks. */
enum { FILM_WIRE_VERSION = 39 };

/* Types of the answers that we know. */
enum film_wire_type {
    FILM_WIRE_GREETING = 0, /* comes first, without being asked for */
    FILM_WIRE_EXCEPTION = 1,
    FILM_WIRE_DONE = 2,
    FILM_WIRE_DATA = 5,
    FILM_WIRE_VALUE = 16,
    FILM_WIRE_METADATA = 19,
    FILM_WIRE_TYPES = 23 /* no type is as large */
};

struct film_wire_message {
    unsigned type;
    struct film_str body; /* borrowed from the bytes that were read */
};

/* Append a request to out, which keeps a failure: for a document, which is
 * answered by its data, its values and FILM_WIRE_DONE; for the metadata under a
 * key. */
void film_wire_ask_document(struct film_buf *out, uint32_t docid);
void film_wire_ask_metadata(struct film_buf *out, struct film_str key);

/* Takes a whole message from the beginning of *in. FILM_END if more bytes are
 * needed; FILM_ERR_INPUT if this is another protocol, or the body has more than
 * `most` bytes. */
enum film_status film_wire_take(struct film_wire_message *m,
                                struct film_str *in, size_t most,
                                struct film_error *err);

/* FILM_OK if the message is a greeting of our version, else FILM_ERR_INPUT. */
enum film_status film_wire_check_greeting(const struct film_wire_message *m,
                                          struct film_error *err);

/* What an exception says, borrowed from its body: its text, without the class
 * and the context. */
struct film_str film_wire_exception(const struct film_wire_message *m);

#endif
