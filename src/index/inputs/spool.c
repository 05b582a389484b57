/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/spool.h"

#include "base/temp.h"

#include <errno.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

static enum film_status
write_block(int fd, const char *p, size_t n, struct film_error *err)
{
    while (n > 0) {
        ssize_t put = write(fd, p, n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return film_error_errno(err, errno, "cannot keep a copy of it");
        p += put;
        n -= (size_t)put;
    }
    return FILM_OK;
}

static enum film_status
copy_all(int to, int from, uint64_t most, const volatile sig_atomic_t *stop,
         struct film_error *err)
{
    char block[BLOCK];
    enum film_status s = FILM_OK;
    for (uint64_t sum = 0; s == FILM_OK;) {
        ssize_t n = read(from, block, sizeof block);
        if (stop && *stop)
            return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return film_error_errno(err, errno, "cannot be read");
        if (n == 0)
            break;
        sum += (uint64_t)n;
        s = sum <= most
                ? write_block(to, block, (size_t)n, err)
                : film_error_set(err, FILM_ERR_LIMIT, "larger than %llu bytes",
                                 (unsigned long long)most);
    }
    return s;
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
