/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Archives and compressed data, by way of libarchive. */
#ifndef FILM_READ_CONTAINERS_ARCHIVE_H
#define FILM_READ_CONTAINERS_ARCHIVE_H

#include "read/reader.h"

struct film_archive;

/* A member that is being read; its strings are borrowed until the next. */
struct film_archive_member {
    struct film_str name; /* UTF-8, without a slash in front */
    bool is_file;
    bool encrypted;
};

/* "3.6.2" */
const char *film_archive_version(void);

/* Opens the archive, or with `raw` compressed data as an archive of one
 * member, in what is left of `in` (borrowed). FILM_ERR_TIME from one of the
 * functions below: no member or data of one was found for limits->seconds. */
enum film_status film_archive_open(struct film_archive **out,
                                   struct film_stream *in, bool raw,
                                   const struct film_limits *limits,
                                   struct film_error *err);
void film_archive_free(struct film_archive *a);

/* Moves to the next member. FILM_END after the last one; FILM_ERR_INPUT for a
 * damaged archive. */
enum film_status film_archive_next(struct film_archive *a,
                                   struct film_archive_member *member,
                                   struct film_error *err);

/* A stream over the present member, to be freed before the next. Data that
 * grow by more than limits->inflate_ratio are FILM_ERR_LIMIT. */
enum film_status film_archive_stream(struct film_stream **out,
                                     struct film_archive *a,
                                     const struct film_limits *limits,
                                     struct film_error *err);

#endif
