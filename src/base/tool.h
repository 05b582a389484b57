/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program of somebody else's that reads a file and writes to its standard
 * output: without a shell, cut off from the network where the system permits,
 * bounded in all it can use. */
#ifndef FILM_BASE_TOOL_H
#define FILM_BASE_TOOL_H

#include "base/buf.h"
#include "base/error.h"

struct film_tool_limits {
    unsigned seconds;      /* on the clock; 0: none */
    uint64_t memory_bytes; /* of address space of each process */
    uint64_t output_bytes;
};

/* Runs the words of `argv` (NULL after them), found by the PATH, with input_fd
 * (borrowed, read from its start) as standard input and appends what it writes
 * to out. Everything that it has started is ended with it. *networked says
 * that the system did not let us keep a network away. Threads may call it side
 * by side. FILM_ERR_TIME, FILM_ERR_LIMIT; FILM_ERR_IO if it cannot be run or
 * fails, with the first line of its standard error. If it ends well, err's text
 * is that line, or "". */
enum film_status film_tool_run(struct film_buf *out, bool *networked,
                               char *const *argv, int input_fd,
                               const struct film_tool_limits *limits,
                               struct film_error *err);

#endif
