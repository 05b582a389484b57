/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What libraries to preload have in common: calls of the C library's own
 * functions, and wrappers of the four that open files. */
#ifndef FILM_TESTS_CLI_PRELOAD_H
#define FILM_TESTS_CLI_PRELOAD_H

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

/* Declares `next`, the function of that name after the wrapper that is in. */
#define NEXT(type, name, args)                                                 \
    static type(*next) args;                                                   \
    if (!next)                                                                 \
    *(void **)&next = dlsym(RTLD_NEXT, name)

/* False, with errno, if a file is not to be opened. */
static int may_open(void);

/* Takes what was opened; the result is the wrapper's. */
static int opened(int fd, int flags);

#define MODE(flags, mode)                                                      \
    do {                                                                       \
        if ((flags) & (O_CREAT | O_TMPFILE)) {                                 \
            va_list v;                                                         \
            va_start(v, flags);                                                \
            mode = va_arg(v, unsigned);                                        \
            va_end(v);                                                         \
        }                                                                      \
    } while (0)

#define OPEN_LIKE(name)                                                        \
    int name(const char *path, int flags, ...)                                 \
    {                                                                          \
        NEXT(int, #name, (const char *, int, ...));                            \
        unsigned mode = 0;                                                     \
        MODE(flags, mode);                                                     \
        if (!may_open())                                                       \
            return -1;                                                         \
        return opened(next(path, flags, mode), flags);                         \
    }

#define OPENAT_LIKE(name)                                                      \
    int name(int dir, const char *path, int flags, ...)                        \
    {                                                                          \
        NEXT(int, #name, (int, const char *, int, ...));                       \
        unsigned mode = 0;                                                     \
        MODE(flags, mode);                                                     \
        if (!may_open())                                                       \
            return -1;                                                         \
        return opened(next(dir, path, flags, mode), flags);                    \
    }

OPEN_LIKE(open)
OPEN_LIKE(open64)
OPENAT_LIKE(openat)
OPENAT_LIKE(openat64)

#endif
