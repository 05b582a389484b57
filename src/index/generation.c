/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/generation.h"

#include "base/command.h"
#include "base/file.h"
#include "index/format/digest.h"
#include "index/format/layout.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct film_index {
    char *path;
    char *live;      /* path of the live generation, or NULL */
    unsigned number; /* number of the live generation; 0: none */
    int lock_fd;
    bool locked;
    bool made; /* we created the directory */
};

static const char current_name[] = FILM_LAYOUT_CURRENT;

static char *
join(const char *dir, const char *name)
{
    char *p = NULL;
    return asprintf(&p, "%s/%s", dir, name) < 0 ? NULL : p;
}

static bool
is_regular(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

/* Reads CURRENT. FILM_OK and a number above 0, or FILM_END if there is no such
 * file. It must be, byte for byte, what write_current writes. */
static enum film_status
read_current(unsigned *number, const char *path, struct film_error *err)
{
    char *name = join(path, current_name), line[64];
    if (!name)
        return film_error_nomem(err);
    int fd = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int why = errno;
    free(name);
    if (fd < 0 ? why == ELOOP : !is_regular(fd)) {
        if (fd >= 0)
            close(fd);
        return film_error_set(err, FILM_ERR_INDEX, "%s/%s: not a regular file",
                              path, current_name);
    }
    if (fd < 0 && (why == ENOENT || why == ENOTDIR))
        return FILM_END;
    ssize_t n = fd < 0 ? -1 : film_file_get(fd, line, sizeof line - 1);
    if (n < 0) {
        why = fd < 0 ? why : errno;
        film_error_errno(err, why, "%s/%s", path, current_name);
    }
    if (fd >= 0)
        close(fd);
    if (n < 0)
        return FILM_ERR_IO;
    line[n] = '\0';
    *number = film_layout_number(line, "\n");
    if (*number == 0)
        return film_error_set(err, FILM_ERR_INDEX, "%s: %s names no generation",
                              path, current_name);
    return FILM_OK;
}

static char *
generation_name(const char *path, unsigned number)
{
    char *p = NULL;
    return asprintf(&p, "%s/gen-%06u", path, number) < 0 ? NULL : p;
}

/* Each commit rewrites iamglass, so its time is that of the last commit. */
struct film_generation_state
film_generation_look(const char *path)
{
    struct film_generation_state g = {0, 0};
    struct dirent *e;
    struct stat st;
    DIR *d = opendir(path);
    while (d && (e = readdir(d))) {
        if (fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(st.st_mode))
            continue;
        g.bytes += (uint64_t)st.st_size;
        if (strcmp(e->d_name, "iamglass") == 0)
            g.committed = st.st_mtime;
    }
    if (d)
        closedir(d);
    return g;
}

/* True for a complete first generation that CURRENT does not name yet. Any
 * later generation replaced one that CURRENT named. */
static bool
is_unnamed(int dir, const char *name)
{
    struct stat st;
    char *digest = join(name, "digest");
    bool is = film_layout_number(name, "") == 1 && digest &&
              fstatat(dir, digest, &st, AT_SYMLINK_NOFOLLOW) == 0;
    free(digest);
    return is;
}

/* True for what may be in the folder of an index without CURRENT. */
static bool
may_be_begun(int dir, const char *name)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return true;
    switch (film_layout_of(dir, name)) {
    case FILM_LAYOUT_LASTING:
    case FILM_LAYOUT_SCRATCH:
        return true;
    case FILM_LAYOUT_GENERATION:
        return is_unnamed(dir, name);
    case FILM_LAYOUT_FOREIGN:
        break;
    }
    return false;
}

/* FILM_OK if the directory contains only what may be left of a crash while an
 * index was being created. */
static enum film_status
check_directory(const char *path, struct film_error *err)
{
    DIR *d = opendir(path);
    if (!d)
        return film_error_errno(err, errno, "%s", path);
    struct dirent *e;
    enum film_status s = FILM_OK;
    while (s == FILM_OK && (e = readdir(d)))
        if (!may_be_begun(dirfd(d), e->d_name))
            s = film_error_set(err, FILM_ERR_INDEX,
                               "%s: a directory with other files in it (%s); "
                               "an index is made in a new or empty one",
                               path, e->d_name);
    closedir(d);
    return s;
}

enum film_status
film_generation_path(char **out, const char *path, struct film_error *err)
{
    unsigned number;
    struct stat st;
    char quoted[FILM_ERROR_SIZE];
    enum film_status s = read_current(&number, path, err);
    if (s == FILM_END) {
        if (stat(path, &st) != 0 || check_directory(path, NULL) == FILM_OK)
            return film_error_set(err, FILM_ERR_INDEX,
                                  "%s: no index there; make one with "
                                  "`filmindex --db %s add PATH...`",
                                  path, film_command_word(quoted, path));
        return film_error_set(err, FILM_ERR_INDEX,
                              "%s: is not a filmsearch index", path);
    }
    if (s != FILM_OK)
        return s;
    char *name = generation_name(path, number);
    s = name ? film_layout_check(name, err) : film_error_nomem(err);
    if (s == FILM_OK)
        *out = name;
    else
        free(name);
    return s;
}

static enum film_status
sync_path(const char *path, int flags, struct film_error *err)
{
    int fd = open(path, flags | O_CLOEXEC);
    if (fd < 0)
        return film_error_errno(err, errno, "%s", path);
    int failed = fsync(fd) != 0 ? errno : 0;
    close(fd);
    return failed ? film_error_errno(err, failed, "%s", path) : FILM_OK;
}

/* ---- Removing --------------------------------------------------------- */

void
film_index_discard(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d) {
        if (fd >= 0)
            close(fd);
        unlink(path);
        return;
    }
    struct dirent *e;
    while ((e = readdir(d)))
        if (film_layout_is_table(e->d_name))
            unlinkat(dirfd(d), e->d_name, 0);
    closedir(d);
    rmdir(path);
}

static bool
is_directory(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Removes from the live generation what a commit in place left that failed. */
static void
remove_unfinished(const char *live)
{
    static const char *const names[] = {"v.tmp", "digest.new"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *p = join(live, names[i]);
        if (p)
            unlink(p);
        free(p);
    }
}

/* Removes what a crash or a failure left: what was being built, and all
 * generations except the live one. CURRENT tells which one is live, because a
 * failed publish may have happened before or after its renaming. If the
 * generation that CURRENT names is missing, no generation is removed. Call it
 * under the lock. */
static void
remove_litter(const struct film_index *ix)
{
    unsigned number = 0;
    enum film_status known = read_current(&number, ix->path, NULL);
    char *live = generation_name(ix->path, number);
    bool sure =
        live && (known == FILM_END || (known == FILM_OK && is_directory(live)));
    DIR *d = live ? opendir(ix->path) : NULL;
    struct dirent *e;
    while (d && (e = readdir(d))) {
        enum film_layout what = film_layout_of(dirfd(d), e->d_name);
        bool litter = what == FILM_LAYOUT_SCRATCH;
        if (sure && what == FILM_LAYOUT_GENERATION)
            litter = known == FILM_OK
                         ? film_layout_number(e->d_name, "") != number
                         : is_unnamed(dirfd(d), e->d_name);
        char *p = litter ? join(ix->path, e->d_name) : NULL;
        if (p)
            film_index_discard(p);
        free(p);
    }
    if (d)
        closedir(d);
    if (sure && known == FILM_OK)
        remove_unfinished(live);
    free(live);
}

/* ---- The names of the live one ----------------------------------------- */

static enum film_status
write_line(const char *path, const char *line, struct film_error *err)
{
    int fd =
        open(path,
             O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
             0666);
    if (fd < 0)
        return film_error_errno(err, errno, "%s", path);
    bool ok = film_file_write(fd, film_str_from(line)) && fsync(fd) == 0;
    int why = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    return ok ? FILM_OK : film_error_errno(err, why, "%s", path);
}

char *
film_index_scratch(const struct film_index *ix, const char *name)
{
    char *p = NULL;
    return asprintf(&p, "%s/new-%s", ix->path, name) < 0 ? NULL : p;
}

/* Replaces the file `name` of the index at once, by way of a scratch file. */
static enum film_status
replace_line(const struct film_index *ix, const char *name, const char *scratch,
             const char *line, struct film_error *err)
{
    char *path = join(ix->path, name);
    char *fresh = film_index_scratch(ix, scratch);
    enum film_status s =
        path && fresh ? write_line(fresh, line, err) : film_error_nomem(err);
    if (s == FILM_OK && rename(fresh, path) != 0)
        s = film_error_errno(err, errno, "%s", path);
    if (s == FILM_OK)
        s = sync_path(ix->path, O_RDONLY | O_DIRECTORY, err);
    free(path);
    free(fresh);
    return s;
}

static enum film_status
write_current(const struct film_index *ix, unsigned number,
              struct film_error *err)
{
    char line[32];
    snprintf(line, sizeof line, "gen-%06u\n", number);
    return replace_line(ix, current_name, "current", line, err);
}

/* True if XAPIANDB is somebody's own. */
static bool
is_stub_foreign(const struct film_index *ix)
{
    struct stat st;
    int dir = open(ix->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool is = dir < 0 ||
              (fstatat(dir, FILM_LAYOUT_STUB, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
               film_layout_of(dir, FILM_LAYOUT_STUB) == FILM_LAYOUT_FOREIGN);
    if (dir >= 0)
        close(dir);
    return is;
}

/* Makes XAPIANDB name the generation, unless it does, or is not ours. */
static enum film_status
write_stub(const struct film_index *ix, unsigned number, struct film_error *err)
{
    char line[48], now[48];
    if (is_stub_foreign(ix))
        return FILM_OK;
    snprintf(line, sizeof line, FILM_LAYOUT_STUB_TYPE "gen-%06u\n", number);
    char *path = join(ix->path, FILM_LAYOUT_STUB);
    int fd =
        path ? open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1;
    ssize_t n = fd < 0 ? 0 : film_file_get(fd, now, sizeof now);
    if (fd >= 0)
        close(fd);
    free(path);
    if (n == (ssize_t)strlen(line) && memcmp(now, line, (size_t)n) == 0)
        return FILM_OK;
    return replace_line(ix, FILM_LAYOUT_STUB, "stub", line, err);
}

/* Makes XAPIANDB name what CURRENT does, and removes ours if there is no
 * CURRENT. Without it only servers suffer, so failures do not count here. */
static void
follow_current(const struct film_index *ix)
{
    unsigned number = 0;
    enum film_status known = read_current(&number, ix->path, NULL);
    char *stub = join(ix->path, FILM_LAYOUT_STUB);
    if (known == FILM_OK)
        (void)write_stub(ix, number, NULL);
    else if (known == FILM_END && stub && !is_stub_foreign(ix))
        unlink(stub);
    free(stub);
}

/* ---- Locking ---------------------------------------------------------- */

/* Locks fd, at once or after a wait. Returns 0, or -1 and sets errno. */
static int
lock_file(int fd, const struct film_waiting *w)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int got = fcntl(fd, F_OFD_SETLK, &lock);
    if (got == 0 || !w->wait || (errno != EAGAIN && errno != EACCES))
        return got;
    if (w->begins)
        w->begins(w->user);
    do
        got = fcntl(fd, F_OFD_SETLKW, &lock);
    while (got != 0 && errno == EINTR && !(w->stop && *w->stop));
    return got;
}

/* Whether the lock file still belongs to the index. A writer that created the
 * directory and then failed removes both. */
static bool
is_current_lock(int fd, const char *name)
{
    struct stat ours, now;
    return fstat(fd, &ours) == 0 && lstat(name, &now) == 0 &&
           ours.st_dev == now.st_dev && ours.st_ino == now.st_ino;
}

/* FILM_END: try again. */
static enum film_status
take_lock(struct film_index *ix, const struct film_waiting *waiting,
          struct film_error *err)
{
    char *name = join(ix->path, FILM_LAYOUT_LOCK);
    if (!name)
        return film_error_nomem(err);
    ix->lock_fd = open(
        name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);
    int why = errno;
    if (ix->lock_fd >= 0 && !is_regular(ix->lock_fd)) {
        free(name);
        return film_error_set(err, FILM_ERR_INDEX, "%s/%s: not a regular file",
                              ix->path, FILM_LAYOUT_LOCK);
    }
    int got = ix->lock_fd < 0 ? -1 : lock_file(ix->lock_fd, waiting);
    bool stale = got == 0 && !is_current_lock(ix->lock_fd, name);
    if (ix->lock_fd >= 0)
        why = errno;
    free(name);
    if (ix->lock_fd < 0)
        return film_error_errno(err, why, "%s: cannot be written", ix->path);
    if (got == 0)
        return stale ? FILM_END : FILM_OK;
    errno = why;
    if (errno == EINTR)
        return film_error_set(err, FILM_ERR_CANCELED, "interrupted");
    if (errno == EAGAIN || errno == EACCES)
        return film_error_set(err, FILM_ERR_LOCKED,
                              "%s: another filmindex is writing it; try "
                              "again later, or with --wait",
                              ix->path);
    return film_error_errno(err, errno, "%s: cannot be locked", ix->path);
}

/* Creates one directory and syncs its parent. FILM_END if it existed. */
static enum film_status
make_one(const char *path, struct film_error *err)
{
    if (mkdir(path, 0777) != 0)
        return errno == EEXIST ? FILM_END
                               : film_error_errno(err, errno, "%s", path);
    char *parent = join(path, "..");
    enum film_status s = parent ? sync_path(parent, O_RDONLY | O_DIRECTORY, err)
                                : film_error_nomem(err);
    free(parent);
    return s;
}

/* The same for the directory at path and its missing parents. */
static enum film_status
make_directory(const char *path, struct film_error *err)
{
    char *part = strdup(path);
    if (!part)
        return film_error_nomem(err);
    enum film_status s = FILM_OK;
    for (char *slash = part; slash && (s == FILM_OK || s == FILM_END);) {
        slash = *slash ? strchr(slash + 1, '/') : NULL;
        if (slash)
            *slash = '\0';
        s = make_one(part, err);
        if (slash)
            *slash = '/';
    }
    free(part);
    return s;
}

/* *made is set to whether the directory was created. */
static enum film_status
prepare_directory(const char *path, bool create, bool *made,
                  struct film_error *err)
{
    if (create) {
        enum film_status s = make_directory(path, err);
        *made = s == FILM_OK;
        if (s != FILM_END)
            return s;
    }
    unsigned number;
    enum film_status s = read_current(&number, path, err);
    if (s != FILM_END)
        return s;
    if (!create) {
        char *live = NULL;
        s = film_generation_path(&live, path, err);
        free(live);
        return s;
    }
    return check_directory(path, err);
}

/* Prepares and locks an index, nothing more. FILM_END: try again. */
static enum film_status
lock(struct film_index **out, const char *path, bool create,
     const struct film_waiting *waiting, struct film_error *err)
{
    bool made = false;
    enum film_status s = prepare_directory(path, create, &made, err);
    if (s != FILM_OK)
        return s;
    struct film_index *ix = calloc(1, sizeof *ix);
    if (!ix || !(ix->path = strdup(path))) {
        free(ix);
        return film_error_nomem(err);
    }
    ix->lock_fd = -1;
    ix->made = made;
    s = take_lock(ix, waiting, err);
    ix->locked = s == FILM_OK;
    if (s != FILM_OK)
        film_index_unlock(ix);
    else
        *out = ix;
    return s;
}

static enum film_status
find_live(struct film_index *ix, bool create, struct film_error *err)
{
    enum film_status s = read_current(&ix->number, ix->path, err);
    if (s == FILM_END)
        return create
                   ? FILM_OK
                   : film_error_set(err, FILM_ERR_INDEX,
                                    "%s: is not a filmsearch index", ix->path);
    if (s != FILM_OK)
        return s;
    ix->live = generation_name(ix->path, ix->number);
    if (!ix->live)
        return film_error_nomem(err);
    if (!is_directory(ix->live))
        return film_error_set(err, FILM_ERR_INDEX,
                              "%s: %s names a generation that does not exist",
                              ix->path, current_name);
    return FILM_OK;
}

/* Refuses foreign files with a name that we are about to create: we would write
 * through them. */
static enum film_status
check_free(const struct film_index *ix, struct film_error *err)
{
    DIR *d = opendir(ix->path);
    if (!d)
        return film_error_errno(err, errno, "%s", ix->path);
    enum film_status s = FILM_OK;
    for (struct dirent *e; s == FILM_OK && (e = readdir(d));)
        if (film_layout_is_scratch(e->d_name))
            s = film_error_set(err, FILM_ERR_INDEX,
                               "%s/%s: is in the way and not ours; remove it",
                               ix->path, e->d_name);
    closedir(d);
    return s;
}

enum film_status
film_index_lock(struct film_index **out, const char *path, bool create,
                const struct film_waiting *waiting, struct film_error *err)
{
    struct film_index *ix = NULL;
    enum film_status s;
    do
        s = lock(&ix, path, create, waiting, err);
    while (s == FILM_END);
    if (s == FILM_OK)
        s = find_live(ix, create, err);
    if (s != FILM_OK) {
        film_index_unlock(ix);
        return s;
    }
    /* After a crash XAPIANDB may name what is removed now, and an older index
     * has none. */
    follow_current(ix);
    remove_litter(ix);
    s = check_free(ix, err);
    if (s == FILM_OK)
        s = ix->live ? film_layout_check(ix->live, err) : FILM_OK;
    if (s == FILM_OK)
        *out = ix;
    else
        film_index_unlock(ix);
    return s;
}

/* Removes a directory that we created and that has not become an index. A
 * writer that waits for its lock notices this (is_current_lock). */
static void
unmake(const struct film_index *ix)
{
    char *name = join(ix->path, "lock");
    if (name && unlink(name) == 0)
        rmdir(ix->path);
    free(name);
}

void
film_index_unlock(struct film_index *ix)
{
    if (!ix)
        return;
    if (ix->locked)
        remove_litter(ix); /* free the space at once: the disk may be full */
    if (ix->locked && ix->made && !ix->live)
        unmake(ix);
    if (ix->lock_fd >= 0)
        close(ix->lock_fd);
    free(ix->path);
    free(ix->live);
    free(ix);
}

const char *
film_index_live(const struct film_index *ix)
{
    return ix->live;
}

char *
film_index_segment(const struct film_index *ix, unsigned i)
{
    char name[32];
    snprintf(name, sizeof name, "segment-%u", i);
    return film_index_scratch(ix, name);
}

/* ---- Publishing ------------------------------------------------------- */

static enum film_status
sync_files(const char *path, struct film_error *err)
{
    DIR *d = opendir(path);
    if (!d)
        return film_error_errno(err, errno, "%s", path);
    struct dirent *e;
    enum film_status s = FILM_OK;
    while (s == FILM_OK && (e = readdir(d))) {
        if (e->d_name[0] == '.')
            continue;
        char *p = join(path, e->d_name);
        s = p ? sync_path(p, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, err)
              : film_error_nomem(err);
        free(p);
    }
    closedir(d);
    return s == FILM_OK ? sync_path(path, O_RDONLY | O_DIRECTORY, err) : s;
}

enum film_status
film_index_publish(struct film_index *ix, const char *path,
                   struct film_error *err)
{
    unsigned number = ix->number + 1;
    char *to = generation_name(ix->path, number);
    if (!to)
        return film_error_nomem(err);
    enum film_status s = film_digest_write(path, err);
    if (s == FILM_OK)
        s = sync_files(path, err);
    if (s == FILM_OK && rename(path, to) != 0)
        s = film_error_errno(err, errno, "%s", to);
    if (s == FILM_OK)
        s = sync_path(ix->path, O_RDONLY | O_DIRECTORY, err);
    /* CURRENT comes last: after it nothing may fail. */
    if (s == FILM_OK)
        s = write_stub(ix, number, err);
    if (s == FILM_OK)
        s = write_current(ix, number, err);
    if (s == FILM_ERR_NOMEM) { /* do not retry: it may be live already */
        s = FILM_ERR_IO;
        err->status = s;
    }
    if (s != FILM_OK) {
        follow_current(ix);
        free(to);
        return s;
    }
    if (ix->live)
        film_index_discard(ix->live);
    free(ix->live);
    ix->live = to;
    ix->number = number;
    return FILM_OK;
}

enum film_status
film_index_sync(struct film_index *ix, struct film_error *err)
{
    return sync_path(ix->live, O_RDONLY | O_DIRECTORY, err);
}

enum film_status
film_index_seal(struct film_index *ix, struct film_error *err)
{
    enum film_status s = film_digest_write(ix->live, err);
    return s == FILM_OK ? film_index_sync(ix, err) : s;
}
