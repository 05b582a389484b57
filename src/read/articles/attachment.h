/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files that are attached to mail. */
#ifndef FILM_READ_ARTICLES_ATTACHMENT_H
#define FILM_READ_ARTICLES_ATTACHMENT_H

#include "read/articles/mime.h"
#include "read/context.h"

/* What an article takes from the message if it has none of its own. */
struct film_attachment_fields {
    struct film_str title, date;
    struct film_strs authors;
};

/* A part of a message that is a file of its own, the number-th. */
struct film_attachment {
    const struct film_mime_header *header;
    struct film_str body;
    size_t number;
    /* Of a part without a name that is the message itself; else NULL. */
    const struct film_attachment_fields *message;
};

/* Reads a part as an input of its own: its articles have the id "!/part/NAME".
 * FILM_ERR_FORMAT if no reader accepts it. Other faults in it are warnings,
 * with FILM_OK; the sink's errors are returned. */
enum film_status film_attachment_read(const struct film_attachment *part,
                                      struct film_read_context *ctx,
                                      struct film_error *err);

#endif
