/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/ingest.h"

#include "base/hash.h"
#include "index/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 1 << 16 };

static const double TICK_SECONDS = .05; /* Linux: at most .01 */

/* Hashes what fd holds from its start, a block's hash seeding the next. */
static bool
digest_fd(int fd, uint64_t *digest)
{
    char *block = malloc(BLOCK);
    uint64_t h = 0;
    off_t at = 0;
    ssize_t n = block ? 1 : -1;
    while (n > 0) {
        n = pread(fd, block, BLOCK, at);
        if (n > 0)
            h = film_hash((struct film_str){block, (size_t)n}, h);
        at += n;
    }
    free(block);
    *digest = h;
    return n == 0;
}

/* Never waits on a FIFO, never becomes the terminal's. */
static int
open_input(const char *path, struct stat *st)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
        return fd;
    close(fd);
    errno = EINVAL;
    return -1;
}

bool
film_ingest_digest(const char *path, uint64_t *digest)
{
    struct stat st;
    int fd = open_input(path, &st);
    if (fd < 0)
        return false;
    bool ok = digest_fd(fd, digest);
    close(fd);
    return ok;
}

/* False for a file that was just written: it may be written again before the
 * clock that its times are taken from goes on. */
static bool
is_settled(const struct stat *st)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    double age = (double)(now.tv_sec - st->st_ctim.tv_sec) +
                 (double)(now.tv_nsec - st->st_ctim.tv_nsec) / 1e9;
    return age < 0 || age > TICK_SECONDS;
}

enum film_status
film_ingest_file(struct film_input *note, int *fd,
                 const struct film_limits *limits, const struct film_sink *sink,
                 struct film_error *err)
{
    struct stat st;
    *fd = open_input(note->path.p, &st);
    if (*fd < 0)
        return film_error_errno(err, errno, "%s", note->path.p);
    note->size = (uint64_t)st.st_size;
    note->stamp = is_settled(&st) ? film_file_stamp(&st) : 0;
    enum film_status s = digest_fd(*fd, &note->digest)
                             ? film_read_fd(*fd, note->path, limits, sink, err)
                             : film_error_errno(err, errno, "%s", note->path.p);
    close(*fd);
    return s;
}

uint64_t
film_ingest_done(int fd)
{
    off_t at = lseek(fd, 0, SEEK_CUR); /* the digest leaves it alone */
    return at < 0 ? 0 : (uint64_t)at;
}
