/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 65536, PATH_SIZE = 4096 };

/* at < 0: from where fd is. */
static ssize_t
get(int fd, char *p, size_t n, off_t at)
{
    size_t got = 0;
    while (got < n) {
        ssize_t more = at < 0 ? read(fd, p + got, n - got)
                              : pread(fd, p + got, n - got, at + (off_t)got);
        if (more < 0 && errno != EINTR)
            return -1;
        if (more == 0)
            break;
        got += more > 0 ? (size_t)more : 0;
    }
    return (ssize_t)got;
}

ssize_t
film_file_get(int fd, void *p, size_t n)
{
    return get(fd, p, n, -1);
}

ssize_t
film_file_get_at(int fd, void *p, size_t n, off_t at)
{
    return get(fd, p, n, at);
}

enum film_status
film_file_read(struct film_buf *b, int fd, struct film_error *err)
{
    for (;;) {
        if (!film_buf_reserve(b, BLOCK))
            return film_buf_check(b, err);
        ssize_t n = read(fd, b->p + b->n, BLOCK);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return film_error_errno(err, errno, "cannot read");
        if (n == 0)
            return FILM_OK;
        b->n += (size_t)n;
    }
}

enum film_status
film_file_load(struct film_buf *b, const char *path, struct film_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return FILM_END;
    if (fd < 0)
        return film_error_errno(err, errno, "%s", path);
    enum film_status s = film_file_read(b, fd, err);
    close(fd);
    return s == FILM_OK ? s : film_error_prefix(err, "%s", path);
}

/* Makes the folders above the file; what is there already is fine, and what
 * cannot be made is seen when the file cannot. */
static void
make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

bool
film_file_write(int fd, struct film_str text)
{
    while (text.n > 0) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && errno != EINTR)
            return false;
        text.p += n > 0 ? n : 0;
        text.n -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

enum film_status
film_file_save(const char *path, struct film_str text, struct film_error *err)
{
    char name[PATH_SIZE];
    if (!path)
        return film_error_set(err, FILM_ERR_IO, "there is no home directory");
    if ((size_t)snprintf(name, sizeof name, "%s.XXXXXX", path) >= sizeof name)
        return film_error_errno(err, ENAMETOOLONG, "%s", path);
    int fd = mkostemp(name, O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        make_folders(name);
        snprintf(name, sizeof name, "%s.XXXXXX", path);
        fd = mkostemp(name, O_CLOEXEC);
    }
    if (fd < 0)
        return film_error_errno(err, errno, "%s", path);
    bool ok = film_file_write(fd, text);
    int why = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    if (ok && rename(name, path) != 0) {
        ok = false;
        why = errno;
    }
    if (ok)
        return FILM_OK;
    unlink(name);
    return film_error_errno(err, why, "%s", path);
}
