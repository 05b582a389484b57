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
    /* Returns how certain this reader is that the input is in its format, from
     * 0 (no) to 100. It judges by the first bytes (inflated, UTF-16 and UTF-32
     * converted to UTF-8, without byte order mark, at least 4 KiB if the input
     * has as many) and, only as a tie-break, by the path (without .gz). 90 and
     * above: a signature or root element that no other format has; 50: looks
     * like it; 10: could be. */
    int (*sniff)(struct film_str head, struct film_str path);
    /* Reads all of `in`; calls the sink for every item. Errors: the message
     * begins with "line N: " where a line is known, never with the path. */
    enum film_status (*read)(struct film_stream *in,
                             struct film_read_context *ctx,
                             struct film_error *err);
};

/* The registered readers, in the order of the table, ended by NULL. */
const struct film_reader *const *film_readers(void);

/* Detects the format of `in` and reads it with the most certain reader.
 * Compression and containers inside are handled, too; readers call this for
 * what they contain. FILM_ERR_FORMAT: "not a format that can be read here" if
 * no reader accepts it, "empty" if there are no bytes. */
enum film_status film_read_stream(struct film_stream *in,
                                  struct film_read_context *ctx,
                                  struct film_error *err);

/* Opens the regular file at path (a FIFO, device, directory or socket is
 * refused) and reads it through sink with the given limits. The error's message
 * begins with the path, quoted if it contains control bytes: "path:line:
 * reason" or "path: reason". Uses no global state: several threads may call it
 * at once (call film_read_init once before). */
enum film_status film_read_file(struct film_str path,
                                const struct film_limits *limits,
                                const struct film_sink *sink,
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

/* Call it in each further thread before it reads anything. False: there is no
 * memory, and the thread must not read. */
bool film_read_init_thread(void);

#endif
