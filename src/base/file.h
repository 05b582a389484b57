/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading and writing descriptors whatever signals come, and small files of the
 * user's, whole. */
#ifndef FILM_BASE_FILE_H
#define FILM_BASE_FILE_H

#include "base/buf.h"
#include "base/error.h"

#include <sys/types.h>

/* Reads n bytes from where fd is, or of a file from `at` on; fewer only at the
 * end. Returns their number; -1 with errno set. */
ssize_t film_file_get(int fd, void *p, size_t n);
ssize_t film_file_get_at(int fd, void *p, size_t n, off_t at);

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
