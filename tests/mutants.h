/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Included by a file in which mutants.sh has planted faults: all are compiled,
 * and put in force by a file that every program of the tests maps. It has two
 * bytes of each fault: whether its line was run, and, 256 later, whether it is
 * in force. There is no environment that a test could clear, and no call that
 * one counts or makes fail. */
#ifndef FILM_TESTS_MUTANTS_H
#define FILM_TESTS_MUTANTS_H

#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#pragma GCC diagnostic ignored "-Wparentheses"
#pragma GCC diagnostic ignored "-Wtype-limits"
#pragma GCC diagnostic ignored "-Wvla"

static volatile unsigned char *film_mutants;

__attribute__((constructor)) static void
film_mutants_open(void)
{
    long fd = syscall(SYS_openat, AT_FDCWD, "@STATE@", O_RDWR | O_CLOEXEC);
    long p = fd < 0 ? -1
                    : syscall(SYS_mmap, NULL, (size_t)512,
                              PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0L);
    if (p != -1)
        film_mutants = (volatile unsigned char *)p;
    if (fd >= 0)
        syscall(SYS_close, fd);
}

/* Whether fault n, from 1, is in force. */
static inline int
film_mutant(unsigned n)
{
    if (!film_mutants)
        return 0;
    film_mutants[n] = 1;
    return film_mutants[256 + n];
}

#endif
