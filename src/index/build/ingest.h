/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One input file: its digest, and its way through the readers. */
#ifndef FILM_INDEX_BUILD_INGEST_H
#define FILM_INDEX_BUILD_INGEST_H

#include "index/writer.h"
#include "read/reader.h"

/* The digest of the file at path, or of the copy of what came through a pipe
 * under this name (film_spool), if it is not 0; false if it cannot be read. */
bool film_ingest_digest(const char *path, int copy, struct film_sum *digest);

/* Reads the file note->path (NUL after it), or note->copy, through the sink,
 * which gets items of that path and warnings of note->shown; fills in size,
 * stamp and digest of the bytes that were read. *fd is the open file for as
 * long, for film_ingest_done. known: what the index has of the input, or NULL;
 * a part does not replace a whole. Errors as film_read_fd. */
enum film_status film_ingest_file(struct film_input *note,
                                  const struct film_input *known, int *fd,
                                  const struct film_limits *limits,
                                  const struct film_sink *sink,
                                  struct film_error *err);

/* A number that stands for the limits, never 0: what they left out may come in
 * under others. */
uint64_t film_ingest_limits(const struct film_limits *limits);

/* The same for all that decides whether an input is refused: the limits and
 * what can be read by this program. */
uint64_t film_ingest_conditions(const struct film_limits *limits);

/* Bytes of the file at fd that have been read so far. */
uint64_t film_ingest_done(int fd);

#endif
