/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads and writes files whatever signals come; not installed. */
#ifndef XAPIAN_C_GLASS_FILE_H
#define XAPIAN_C_GLASS_FILE_H

#include <cstddef>
#include <cstdint>

/* Reads n bytes from offset `at` of the file. Returns their number, fewer only
 * at its end; -1 with errno set. */
long glass_read(int fd, void *to, size_t n, uint64_t at);

/* Writes n bytes at offset `at`. False with errno set. */
bool glass_write(int fd, const void *from, size_t n, uint64_t at);

#endif
