/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters: programs of the user that turn an input into one that is read here.
 * Each runs without a shell in a process of its own, with little time and
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
    struct film_str type;    /* of the output */
    char **command; /* words, NULL after them; %f is the input's file */
};

struct film_filters {
    struct film_filter *v;
    size_t n;
    atomic_bool said; /* that a network cannot be kept away */
};

/* Adds what the line says, in the arena. FILM_ERR_USAGE for what is no
 * filter. */
enum film_status film_filters_add(struct film_filters *f, struct film_str line,
                                  struct film_arena *arena,
                                  struct film_error *err);

/* The filter for an input of this name and beginning, or NULL: the first whose
 * suffix or MIME type fits. f may be NULL. */
const struct film_filter *film_filter_find(const struct film_filters *f,
                                           struct film_str name,
                                           struct film_str head);

/* A number that stands for all of them. f may be NULL. */
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
