/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library to preload: lets one call of a kind fail, in the program under
 * test, from its main on. FAULT_KIND: malloc, worker (malloc of threads other
 * than the first), read, write, fsync, rename or open; FAULT_AT: which call,
 * from 1 (0: none); FAULT_LASTING: also all after it; FAULT_COUNT: a file that
 * gets the number of calls. With the kind interrupt nothing fails: of two reads
 * or writes one is interrupted by a signal and the other does half of it. */
#define _GNU_SOURCE
#include "preload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum kind { NONE, MALLOC, WORKER, READ, WRITE, FSYNC, RENAME, OPEN, INTERRUPT };

static enum kind kind;
static long at, calls;
static int lasting, started;
static __thread int is_first; /* the thread of main */

/* True if this call, of this kind, is to fail. */
static int
fails(enum kind of)
{
    if (!started || of != kind)
        return 0;
    long n = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    return n == at || (lasting && at > 0 && n > at);
}

/* What is left of n bytes, at least one; 0: nothing, with EINTR. */
static size_t
half(size_t n)
{
    if (!started || kind != INTERRUPT)
        return n;
    if (__atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) % 2 == 0)
        return (n + 1) / 2;
    errno = EINTR;
    return 0;
}

static int (*real_main)(int, char **, char **);

static void
write_count(void)
{
    const char *path = getenv("FAULT_COUNT");
    long n = calls;
    started = 0;
    FILE *f = path ? fopen(path, "w") : NULL;
    if (f) {
        fprintf(f, "%ld\n", n);
        fclose(f);
    }
}

static int
begin(int argc, char **argv, char **env)
{
    static const char *const names[] = {"",       "malloc", "worker",
                                        "read",   "write",  "fsync",
                                        "rename", "open",   "interrupt"};
    enum { KINDS = sizeof names / sizeof names[0] };
    const char *of = getenv("FAULT_KIND"), *which = getenv("FAULT_AT");
    is_first = 1;
    for (int i = 0; of && i < KINDS; i++)
        if (strcmp(names[i], of) == 0)
            kind = (enum kind)i;
    at = which ? strtol(which, NULL, 10) : 0;
    lasting = getenv("FAULT_LASTING") != NULL;
    started = 1;
    int code = real_main(argc, argv, env);
    write_count();
    return code;
}

int
__libc_start_main(int (*main)(int, char **, char **), int argc, char **argv,
                  void (*init)(void), void (*fini)(void),
                  void (*rtld_fini)(void), void *stack_end)
{
    int (*next)(int (*)(int, char **, char **), int, char **, void (*)(void),
                void (*)(void), void (*)(void), void *);
    *(void **)&next = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = main;
    return next(begin, argc, argv, init, fini, rtld_fini, stack_end);
}

/* A worker's second allocation is the state that libxml2 makes for the thread,
 * in the memory that the first one has found and given back. Nobody else can
 * take that, so it does not fail; libxml2 would call itself without end. */
static int
malloc_fails(void)
{
    static __thread int own;
    enum { STATE = 2 };
    own += !is_first && own <= STATE;
    return fails(MALLOC) || (!is_first && own != STATE && fails(WORKER));
}

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

void *
malloc(size_t n)
{
    if (malloc_fails()) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
    if (malloc_fails()) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
    if (malloc_fails()) {
        errno = ENOMEM;
        return NULL;
    }
    return __libc_realloc(p, n);
}

#define MAY_FAIL(type, name, params, args, of, why)                            \
    type name params                                                           \
    {                                                                          \
        NEXT(type, #name, params);                                             \
        if (fails(of)) {                                                       \
            errno = why;                                                       \
            return -1;                                                         \
        }                                                                      \
        return next args;                                                      \
    }

/* Of what is no message of the program. */
#define MAY_STOP(name, params, args, of, why)                                  \
    ssize_t name params                                                        \
    {                                                                          \
        NEXT(ssize_t, #name, params);                                          \
        if (fd > 2 && fails(of)) {                                             \
            errno = why;                                                       \
            return -1;                                                         \
        }                                                                      \
        if (fd > 2 && n > 0 && (n = half(n)) == 0)                             \
            return -1;                                                         \
        return next args;                                                      \
    }

MAY_STOP(read, (int fd, void *p, size_t n), (fd, p, n), READ, EIO)
MAY_STOP(pread, (int fd, void *p, size_t n, off_t from), (fd, p, n, from), READ,
         EIO)
MAY_STOP(pread64, (int fd, void *p, size_t n, off64_t from), (fd, p, n, from),
         READ, EIO)
MAY_STOP(write, (int fd, const void *p, size_t n), (fd, p, n), WRITE, ENOSPC)
MAY_STOP(pwrite, (int fd, const void *p, size_t n, off_t to), (fd, p, n, to),
         WRITE, ENOSPC)
MAY_STOP(pwrite64, (int fd, const void *p, size_t n, off64_t to),
         (fd, p, n, to), WRITE, ENOSPC)
MAY_FAIL(int, fsync, (int fd), (fd), FSYNC, EIO)
MAY_FAIL(int, fdatasync, (int fd), (fd), FSYNC, EIO)
MAY_FAIL(int, rename, (const char *from, const char *to), (from, to), RENAME,
         EIO)
MAY_FAIL(int, renameat, (int a, const char *from, int b, const char *to),
         (a, from, b, to), RENAME, EIO)

static int
may_open(void)
{
    if (!fails(OPEN))
        return 1;
    errno = EMFILE;
    return 0;
}

static int
opened(int fd, int flags)
{
    (void)flags;
    return fd;
}
