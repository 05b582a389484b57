/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers turn the bytes of an input into articles and records. There is one
 * vtable a format, one file a format, and one table (registry.c) that lists
 * them; adding a format is one file and one row. */
#ifndef FILM_READ_READER_H
#define FILM_READ_READER_H

#include "read/context.h"
#include "read/stream.h"

struct film_reader {
    const char *name;
    /* How sure this reader is that the input is its own, 0 (no) to 100, from
     * the first bytes (inflated, UTF-16 and UTF-32 turned into UTF-8, no byte
     * order mark, at least 4 KiB where there are as many) and, as a tie-break
     * only, the path (without .gz). 90 and above: a signature or root element
     * that nothing else has; 50: looks like it; 10: could be. */
    int (*sniff)(struct film_str head, struct film_str path);
    /* Reads all of `in`; calls the sink for every item. Errors: the message
     * begins with "line N: " where a line is known, never with the path. */
    enum film_status (*read)(struct film_stream *in,
                             struct film_read_context *ctx,
                             struct film_error *err);
};

/* The registered readers, in the order of the table, ended by NULL. */
const struct film_reader *const *film_readers(void);

/* Sniffs what `in` holds and reads it with the reader that is surest; inner
 * compression and containers resolve here too (a reader calls this for what
 * it contains). FILM_ERR_FORMAT "not a format that can be read here" if none
 * wants it, "empty" for no bytes. */
enum film_status film_read_stream(struct film_stream *in,
                                  struct film_read_context *ctx,
                                  struct film_error *err);

/* Opens the regular file at path (a FIFO, device, directory or socket is
 * refused) and reads it through sink with the given limits. The error's
 * message has the path in front, quoted if it holds control bytes:
 * "path:line: reason" or "path: reason". Uses no global state: threads may
 * call it side by side (call film_read_init once before). */
enum film_status film_read_file(struct film_str path,
                                const struct film_limits *limits,
                                const struct film_sink *sink,
                                struct film_error *err);

/* FILM_ERR_FORMAT or FILM_ERR_BESIDE if the beginning of the file at fd shows
 * that film_read_fd will refuse it. The message is as there; fd is at its start
 * afterwards. */
enum film_status film_read_is_known(int fd, struct film_str path,
                                    const struct film_limits *limits,
                                    struct film_error *err);

/* Same as film_read_file on a file descriptor that the caller has opened (and
 * closes). */
enum film_status film_read_fd(int fd, struct film_str path,
                              const struct film_limits *limits,
                              const struct film_sink *sink,
                              struct film_error *err);

/* Appends a line of the libraries and programs that one may build without, with
 * their versions: "libarchive 3.6.2, poppler 22.12.0", "no poppler". */
void film_read_libraries(struct film_buf *out);

/* Sets libxml2 up: no network, no entity loader, no catalogues; and that it
 * and jansson allocate as read/reserve.h says. */
void film_read_init(void);

#endif
