/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>

#include <cerrno>
#include <unistd.h>

#include "xapian-c/glass/file.h"

long
glass_read(int fd, void *to, size_t n, uint64_t at)
{
    size_t got = 0;
    while (got < n) {
        ssize_t more = pread(fd, static_cast<char *>(to) + got, n - got,
                             static_cast<off_t>(at + got));
        if (more < 0 && errno != EINTR)
            return -1;
        if (more == 0)
            break;
        got += more > 0 ? static_cast<size_t>(more) : 0;
    }
    return static_cast<long>(got);
}

bool
glass_write(int fd, const void *from, size_t n, uint64_t at)
{
    for (size_t put = 0; put < n;) {
        ssize_t more = pwrite(fd, static_cast<const char *>(from) + put,
                              n - put, static_cast<off_t>(at + put));
        if (more < 0 && errno != EINTR)
            return false;
        put += more > 0 ? static_cast<size_t>(more) : 0;
    }
    return true;
}
