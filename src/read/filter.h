/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters: programs of the user that convert an input to one that we can read.
 * Each runs without a shell in a process of its own, with limited time and
 * memory and, where the system permits, without a network. */
#ifndef FILM_READ_FILTER_H
#define FILM_READ_FILTER_H

#include "base/arena.h"
#include "read/context.h"
#include "read/stream.h"

#include <stdatomic.h>

/* A line of the configuration: "filter = .pdf text/plain pdftotext - -". */
struct film_filter {
    struct film_str pattern; /* a suffix with its point, or a MIME type */
    struct film_str type;    /* type of the output */
    char **command; /* words, NULL after them; %f is the input's file */
};

struct film_filters {
    struct film_filter *v;
    size_t n;
    /* The warning that the network cannot be disabled was given. */
    atomic_bool said;
};

/* Adds the filter in the line, in the arena. FILM_ERR_USAGE if it is not a
 * filter. */
enum film_status film_filters_add(struct film_filters *f, struct film_str line,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The filter for an input of this name and beginning, or NULL: the first whose
 * suffix or MIME type fits. f may be NULL. */
const struct film_filter *film_filter_find(const struct film_filters *f,
                                           struct film_str name,
                                           struct film_str head);

/* A number that identifies the whole set of filters. f may be NULL. */
uint64_t film_filters_hash(const struct film_filters *f);

/* Gives what is left of `in` to the filter and appends its output to out.
 * FILM_ERR_TIME after limits->seconds, FILM_ERR_LIMIT for more output than
 * limits->input_bytes, FILM_ERR_IO if it cannot be run, ends by a signal or
 * with a status other than 0. */
enum film_status film_filter_run(struct film_buf *out,
                                 const struct film_filter *f,
                                 struct film_stream *in,
                                 struct film_read_context *ctx,
                                 struct film_error *err);

#endif
