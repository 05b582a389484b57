/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library to preload: appends to the file RECORD_LOG whatever the program
 * does to files and folders below the folder RECORD_ROOT, in order, for
 * replay.c. A line each, then the bytes of a write and a newline:
 *   B                     the program begins
 *   O ID FLAGS PATH       opened: FLAGS of c (may be made), t (emptied)
 *   W ID AT LENGTH        written
 *   T ID LENGTH           cut or lengthened
 *   S ID                  synced
 *   R FROM TAB TO         renamed
 *   U PATH, D PATH        a file, a folder removed
 *   M PATH                a folder made
 * What goes through stdio is not seen. */
#define _GNU_SOURCE
#include "preload.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { FDS = 4096, PATH = 4096 };

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static unsigned ids[FDS]; /* of what is open below the root; 0: nothing */
static unsigned next_id;
static int log_fd = -1;
static const char *root = "";

static ssize_t
put(const void *p, size_t n)
{
    NEXT(ssize_t, "write", (int, const void *, size_t));
    return next(log_fd, p, n);
}

__attribute__((format(printf, 1, 2))) static void
say(const char *format, ...)
{
    char line[3 * PATH];
    va_list v;
    va_start(v, format);
    int n = vsnprintf(line, sizeof line, format, v);
    va_end(v);
    if (n > 0 && put(line, (size_t)n) != n)
        abort();
}

__attribute__((constructor)) static void
begin(void)
{
    NEXT(int, "open64", (const char *, int, ...));
    const char *name = getenv("RECORD_LOG");
    root = getenv("RECORD_ROOT") ? getenv("RECORD_ROOT") : "";
    log_fd =
        name ? next(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
    next_id = (unsigned)getpid() << 12; /* other programs have others */
    if (log_fd >= 0)
        say("B\n");
}

static int
is_ours(const char *path)
{
    size_t n = strlen(root);
    return log_fd >= 0 && n > 0 && strncmp(path, root, n) == 0 &&
           (path[n] == '/' || path[n] == '\0');
}

/* The path that a name stands for, as it is. */
static const char *
whole(char to[PATH], int dir, const char *name)
{
    char from[64];
    if (name[0] == '/') {
        snprintf(to, PATH, "%s", name);
        return to;
    }
    snprintf(from, sizeof from, "/proc/self/fd/%d", dir);
    ssize_t n = readlink(dir == AT_FDCWD ? "/proc/self/cwd" : from, to, PATH);
    n = n < 0 ? 0 : n;
    snprintf(to + n, PATH - (size_t)n, "/%s", name);
    return to;
}

static unsigned
id_of(int fd)
{
    return fd >= 0 && fd < FDS ? ids[fd] : 0;
}

static int
may_open(void)
{
    return 1;
}

/* Notes what was opened. */
static int
opened(int fd, int flags)
{
    char link[64], path[PATH];
    if (fd < 0 || fd >= FDS || log_fd < 0)
        return fd;
    int why = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    path[n < 0 ? 0 : n] = '\0';
    pthread_mutex_lock(&one_at_a_time);
    ids[fd] = is_ours(path) ? ++next_id : 0;
    if (ids[fd])
        say("O %u %s%s- %s\n", ids[fd], flags & O_CREAT ? "c" : "",
            flags & O_TRUNC ? "t" : "", path);
    pthread_mutex_unlock(&one_at_a_time);
    errno = why;
    return fd;
}

/* Notes what was written: what was written before is in the log before. */
static void
written(int fd, const void *p, ssize_t n, off_t at)
{
    if (n <= 0 || !id_of(fd))
        return;
    say("W %u %lld %zd\n", id_of(fd), (long long)at, n);
    if (put(p, (size_t)n) != n)
        abort();
    say("\n");
}

ssize_t
write(int fd, const void *p, size_t n)
{
    NEXT(ssize_t, "write", (int, const void *, size_t));
    if (!id_of(fd))
        return next(fd, p, n);
    pthread_mutex_lock(&one_at_a_time);
    off_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = next(fd, p, n);
    written(fd, p, done, at);
    pthread_mutex_unlock(&one_at_a_time);
    return done;
}

#define PWRITE_LIKE(name, type)                                                \
    ssize_t name(int fd, const void *p, size_t n, type at)                     \
    {                                                                          \
        NEXT(ssize_t, #name, (int, const void *, size_t, type));               \
        pthread_mutex_lock(&one_at_a_time);                                    \
        ssize_t done = next(fd, p, n, at);                                     \
        written(fd, p, done, at);                                              \
        pthread_mutex_unlock(&one_at_a_time);                                  \
        return done;                                                           \
    }

PWRITE_LIKE(pwrite, off_t)
PWRITE_LIKE(pwrite64, off64_t)

/* The line that says what was done, if it was done below the root. */
#define DONE(path, ...)                                                        \
    do {                                                                       \
        if (done == 0 && is_ours(path))                                        \
            say(__VA_ARGS__);                                                  \
        pthread_mutex_unlock(&one_at_a_time);                                  \
        return done;                                                           \
    } while (0)

#define SYNC_LIKE(name)                                                        \
    int name(int fd)                                                           \
    {                                                                          \
        NEXT(int, #name, (int));                                               \
        pthread_mutex_lock(&one_at_a_time);                                    \
        int done = next(fd);                                                   \
        DONE(id_of(fd) ? root : "", "S %u\n", id_of(fd));                      \
    }

SYNC_LIKE(fsync)
SYNC_LIKE(fdatasync)

#define TRUNCATE_LIKE(name, type)                                              \
    int name(int fd, type n)                                                   \
    {                                                                          \
        NEXT(int, #name, (int, type));                                         \
        pthread_mutex_lock(&one_at_a_time);                                    \
        int done = next(fd, n);                                                \
        DONE(id_of(fd) ? root : "", "T %u %lld\n", id_of(fd), (long long)n);   \
    }

TRUNCATE_LIKE(ftruncate, off_t)
TRUNCATE_LIKE(ftruncate64, off64_t)

int
close(int fd)
{
    NEXT(int, "close", (int));
    if (fd >= 0 && fd < FDS)
        ids[fd] = 0;
    return next(fd);
}

int
rename(const char *from, const char *to)
{
    NEXT(int, "rename", (const char *, const char *));
    char a[PATH], b[PATH];
    whole(a, AT_FDCWD, from);
    whole(b, AT_FDCWD, to);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(from, to);
    DONE(a, "R %s\t%s\n", a, b);
}

int
renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    NEXT(int, "renameat", (int, const char *, int, const char *));
    char a[PATH], b[PATH];
    whole(a, from_dir, from);
    whole(b, to_dir, to);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(from_dir, from, to_dir, to);
    DONE(a, "R %s\t%s\n", a, b);
}

int
unlink(const char *path)
{
    NEXT(int, "unlink", (const char *));
    char a[PATH];
    whole(a, AT_FDCWD, path);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(path);
    DONE(a, "U %s\n", a);
}

int
unlinkat(int dir, const char *path, int flags)
{
    NEXT(int, "unlinkat", (int, const char *, int));
    char a[PATH];
    whole(a, dir, path);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(dir, path, flags);
    DONE(a, "%s %s\n", flags & AT_REMOVEDIR ? "D" : "U", a);
}

int
rmdir(const char *path)
{
    NEXT(int, "rmdir", (const char *));
    char a[PATH];
    whole(a, AT_FDCWD, path);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(path);
    DONE(a, "D %s\n", a);
}

int
mkdir(const char *path, mode_t mode)
{
    NEXT(int, "mkdir", (const char *, mode_t));
    char a[PATH];
    whole(a, AT_FDCWD, path);
    pthread_mutex_lock(&one_at_a_time);
    int done = next(path, mode);
    DONE(a, "M %s\n", a);
}
