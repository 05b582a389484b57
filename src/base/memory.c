/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static _Thread_local bool failed;

/* A field of /proc/self/statm, in bytes; 0 if it cannot be read. */
static uint64_t
taken(unsigned field)
{
    char line[128];
    unsigned long long v[6] = {0};
    int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, line, sizeof line - 1);
    if (fd >= 0)
        close(fd);
    line[n > 0 ? n : 0] = '\0';
    sscanf(line, "%llu %llu %llu %llu %llu %llu", &v[0], &v[1], &v[2], &v[3],
           &v[4], &v[5]);
    return v[field] * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* The part of `room` that the limit leaves. */
static uint64_t
leave(uint64_t room, int limit, uint64_t used)
{
    struct rlimit r;
    if (getrlimit(limit, &r) != 0 || r.rlim_cur == RLIM_INFINITY)
        return room;
    uint64_t left = r.rlim_cur > used ? r.rlim_cur - used : 0;
    return left < room ? left : room;
}

uint64_t
film_memory_room(void)
{
    enum { ALL = 0, DATA = 5 };
    uint64_t room = (uint64_t)sysconf(_SC_PHYS_PAGES) *
                    (uint64_t)sysconf(_SC_PAGESIZE) / 4 * 3;
    room = leave(room, RLIMIT_AS, taken(ALL));
    return leave(room, RLIMIT_DATA, taken(DATA));
}

void
film_memory_limit(uint64_t bytes)
{
#ifndef FILM_SANITIZERS
    struct rlimit r;
    if (getrlimit(RLIMIT_DATA, &r) != 0 || bytes >= r.rlim_cur)
        return;
    r.rlim_cur = bytes;
    (void)setrlimit(RLIMIT_DATA, &r);
#else
    (void)bytes;
#endif
}

void
film_memory_fail(void)
{
    failed = true;
}

bool
film_memory_failed(void)
{
    return failed;
}

void
film_memory_forget(void)
{
    failed = false;
}
