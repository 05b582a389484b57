/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs another program that reads a file and writes to its standard output:
 * without a shell, without network access where the system permits that, and
 * with all its resources limited. */
#ifndef FILM_BASE_TOOL_H
#define FILM_BASE_TOOL_H

#include "base/buf.h"
#include "base/error.h"

struct film_tool_limits {
    unsigned seconds;      /* elapsed time; 0: no limit */
    uint64_t memory_bytes; /* address space of each process */
    uint64_t output_bytes;
};

/* Runs the program with the words `argv` (NULL-terminated), which is found by
 * PATH. Its standard input is input_fd (borrowed, read from its start); its
 * output is appended to out. When it ends, all processes it has started are
 * killed. *networked is set if the system did not let us disable the network.
 * May be called by several threads at once. FILM_ERR_TIME, FILM_ERR_LIMIT;
 * FILM_ERR_IO, with the first line of its standard error, if it cannot be run
 * or fails. After success, the text of err is that line, or "". */
enum film_status film_tool_run(struct film_buf *out, bool *networked,
                               char *const *argv, int input_fd,
                               const struct film_tool_limits *limits,
                               struct film_error *err);

#endif
