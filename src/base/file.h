/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small files of the user's, whole. */
#ifndef FILM_BASE_FILE_H
#define FILM_BASE_FILE_H

#include "base/buf.h"
#include "base/error.h"

/* Appends all that there is to read. FILM_ERR_IO; FILM_ERR_LIMIT above the
 * buffer's maximum. */
enum film_status film_file_read(struct film_buf *b, int fd,
                                struct film_error *err);

/* The same of the file at path. FILM_END: there is none. */
enum film_status film_file_load(struct film_buf *b, const char *path,
                                struct film_error *err);

/* Writes all of the text, whatever signals come; false with errno set. */
bool film_file_write(int fd, struct film_str text);

/* Puts a file of this text, which only the user may read, in place of what is
 * at path (NULL: no home directory) at once; folders above it are made.
 * FILM_ERR_IO: it is as it was. */
enum film_status film_file_save(const char *path, struct film_str text,
                                struct film_error *err);

#endif
