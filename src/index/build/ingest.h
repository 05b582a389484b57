/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One input file: its digest, and reading it. */
#ifndef FILM_INDEX_BUILD_INGEST_H
#define FILM_INDEX_BUILD_INGEST_H

#include "index/writer.h"
#include "read/reader.h"

/* Computes the digest of the file at path or, if `copy` is not 0, of the
 * spooled copy of piped data that is known by this path (film_spool). False if
 * it cannot be read. */
bool film_ingest_digest(const char *path, int copy, struct film_sum *digest);

/* Bytes of a file: one below needs hardly any memory. */
enum { FILM_INGEST_SMALL = 1 << 16 };

/* Reads the file note->path (NUL-terminated), or note->copy, through the sink.
 * Items carry that path, warnings carry note->shown. Sets size, stamp and
 * digest of the bytes that were read. During the call *fd is the open file, for
 * film_ingest_done. known is the index's note of the input, or NULL: if the
 * index has the whole input, a part of it is refused. Errors as for
 * film_read_fd. */
enum film_status film_ingest_file(struct film_input *note,
                                  const struct film_input *known, int *fd,
                                  const struct film_limits *limits,
                                  const struct film_sink *sink,
                                  struct film_error *err);

/* A number that identifies the limits, never 0. Under other limits, what was
 * left out of a file may be taken. */
uint64_t film_ingest_limits(const struct film_limits *limits);

/* The same for everything that decides whether an input is refused: the limits,
 * and the formats that this program can read. */
uint64_t film_ingest_conditions(const struct film_limits *limits);

/* The number of bytes of the file at fd that have been read so far. */
uint64_t film_ingest_done(int fd);

#endif
