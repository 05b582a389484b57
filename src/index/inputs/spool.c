/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/spool.h"

#include "base/file.h"
#include "base/temp.h"

#include <errno.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

static enum film_status
copy_all(int to, int from, uint64_t most, const volatile sig_atomic_t *stop,
         struct film_error *err)
{
    char block[BLOCK];
    for (uint64_t sum = 0;;) {
        ssize_t n = read(from, block, sizeof block);
        if (stop && *stop)
            return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return film_error_errno(err, errno, "cannot be read");
        if (n == 0)
            return FILM_OK;
        sum += (uint64_t)n;
        if (sum > most)
            return film_error_set(err, FILM_ERR_LIMIT, "larger than %llu bytes",
                                  (unsigned long long)most);
        if (!film_file_write(to, (struct film_str){block, (size_t)n}))
            return film_error_errno(err, errno, "cannot keep a copy of it");
    }
}

enum film_status
film_spool(int *copy, int from, uint64_t most,
           const volatile sig_atomic_t *stop, struct film_error *err)
{
    int fd;
    enum film_status s = film_temp_open(&fd, NULL, "", err);
    if (s != FILM_OK)
        return s;
    s = copy_all(fd, from, most, stop, err);
    if (s == FILM_OK && lseek(fd, 0, SEEK_SET) != 0)
        s = film_error_errno(err, errno, "cannot be read again");
    if (s == FILM_OK)
        *copy = fd;
    else
        close(fd);
    return s;
}
