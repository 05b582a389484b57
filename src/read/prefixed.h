/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A stream whose first bytes come from memory and the rest from another. */
#ifndef FILM_READ_PREFIXED_H
#define FILM_READ_PREFIXED_H

#include "read/stream.h"

/* Makes a stream of `first`, which is copied, and of what is left of `in`
 * (borrowed). FILM_ERR_NOMEM. */
enum film_status film_stream_prefixed(struct film_stream **out,
                                      struct film_str first,
                                      struct film_stream *in,
                                      const struct film_limits *limits,
                                      struct film_error *err);

#endif
