/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files that are attached to mail. */
#ifndef FILM_READ_ARTICLES_ATTACHMENT_H
#define FILM_READ_ARTICLES_ATTACHMENT_H

#include "read/articles/mime.h"
#include "read/context.h"

/* Reads the file attached as the part with this header and body, the number-th
 * of its message, as an input of its own: its articles have the id
 * "!/part/NAME". FILM_ERR_FORMAT if no reader accepts it. Other faults in it
 * are warnings, with FILM_OK; the sink's errors are returned. */
enum film_status film_attachment_read(const struct film_mime_header *h,
                                      struct film_str body, size_t number,
                                      struct film_read_context *ctx,
                                      struct film_error *err);

#endif
