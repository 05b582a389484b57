/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/watch.h"

#include "base/map.h"
#include "base/vec.h"
#include "index/format/layout.h"
#include "index/inputs/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 150, /* ms without a further change: changes have settled */
    MOST_MS = 600,  /* ms after the first change: report it in any case */
    LOOK_MS = 1000, /* ms between looks for a signal and for missing roots */
    /* Ms before retrying a directory that could not be watched. */
    AGAIN_MS = 20000,
    DEPTH_MAX = 200, /* levels of nested directories, as in a walk */
    EVENTS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
             IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF,
};

struct watched {
    int wd;
    char *path;
    size_t root; /* index of the root at this path, + 1; 0: not a root */
};

struct film_watch {
    int fd;
    const char *const *roots;
    size_t root_count;
    bool *missing;     /* for each root: it is gone */
    struct watched *v; /* sorted by wd */
    size_t n, room;
    /* Changes since the last call. */
    struct film_arena arena;
    const char **changed;
    size_t changed_count;
    struct film_map seen; /* the paths in `changed` */
    bool all;
    bool news;                 /* a root has gone */
    struct film_error trouble; /* why a directory could not be watched */
    long again; /* time to retry that, in ms; 0: all are watched */
};

/* ---- The table of watches --------------------------------------------- */

/* Returns the index of wd in the table, or where to insert it. */
static size_t
find(const struct film_watch *w, int wd)
{
    size_t from = 0, to = w->n;
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (w->v[mid].wd < wd)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

static struct watched *
get(const struct film_watch *w, int wd)
{
    size_t i = find(w, wd);
    return i < w->n && w->v[i].wd == wd ? &w->v[i] : NULL;
}

static void
forget(struct film_watch *w, size_t i)
{
    free(w->v[i].path);
    w->n--;
    memmove(&w->v[i], &w->v[i + 1], (w->n - i) * sizeof *w->v);
}

/* Notes that wd watches path. If wd watched another path before, that directory
 * was moved here. */
static bool
put(struct film_watch *w, int wd, const char *path, size_t root)
{
    char *copy = strdup(path);
    if (!copy)
        return false;
    size_t i = find(w, wd);
    if (i < w->n && w->v[i].wd == wd) {
        free(w->v[i].path);
        w->v[i] = (struct watched){wd, copy, root};
        /* cppcheck-suppress memleak ; it is kept in the table */
        return true;
    }
    if (!film_vec_reserve(&w->v, &w->room, w->n + 1, sizeof *w->v)) {
        free(copy);
        return false;
    }
    memmove(&w->v[i + 1], &w->v[i], (w->n - i) * sizeof *w->v);
    w->v[i] = (struct watched){wd, copy, root};
    w->n++;
    /* cppcheck-suppress memleak ; it is kept in the table */
    return true;
}

static bool
is_at_or_below(const char *path, const char *dir)
{
    size_t n = strlen(dir);
    while (n > 0 && dir[n - 1] == '/')
        n--;
    return strncmp(path, dir, n) == 0 && (path[n] == '\0' || path[n] == '/');
}

static void
unwatch_below(struct film_watch *w, const char *path)
{
    for (size_t i = w->n; i-- > 0;) {
        if (!is_at_or_below(w->v[i].path, path))
            continue;
        inotify_rm_watch(w->fd, w->v[i].wd);
        forget(w, i);
    }
}

/* ---- Watching a tree -------------------------------------------------- */

static char *
join(const char *dir, const char *name)
{
    char *p = NULL;
    size_t n = strlen(dir);
    const char *slash = n > 0 && dir[n - 1] == '/' ? "" : "/";
    return asprintf(&p, "%s%s%s", dir, slash, name) < 0 ? NULL : p;
}

static enum film_status watch_below(struct film_watch *w, const char *path,
                                    size_t root, unsigned depth,
                                    struct film_error *err);

static bool
is_directory(int dir, const struct dirent *e)
{
    struct stat st;
    if (e->d_type != DT_UNKNOWN)
        return e->d_type == DT_DIR;
    return fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(st.st_mode);
}

static DIR *
open_directory(const char *path)
{
    int fd = film_path_open(path, O_RDONLY | O_DIRECTORY);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d && fd >= 0)
        close(fd);
    return d;
}

static enum film_status
watch_children(struct film_watch *w, const char *path, unsigned depth,
               struct film_error *err)
{
    DIR *d = open_directory(path);
    struct dirent *e;
    enum film_status s = FILM_OK;
    while (d && s == FILM_OK && (e = readdir(d))) {
        if (e->d_name[0] == '.' || !is_directory(dirfd(d), e))
            continue;
        char *child = join(path, e->d_name);
        s = child ? watch_below(w, child, 0, depth + 1, err)
                  : film_error_nomem(err);
        free(child);
        if (s == FILM_END) /* removed meanwhile */
            s = FILM_OK;
    }
    if (d)
        closedir(d);
    return s;
}

/* Adds a watch; the path may be longer than PATH_MAX. */
static int
add_watch(const struct film_watch *w, const char *path, size_t root)
{
    unsigned events = EVENTS | IN_ONLYDIR | (root ? 0 : IN_DONT_FOLLOW);
    int wd = inotify_add_watch(w->fd, path, events);
    if (wd >= 0 || errno != ENAMETOOLONG)
        return wd;
    char name[32];
    int fd = film_path_open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW);
    if (fd < 0)
        return -1;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    wd = inotify_add_watch(w->fd, name, EVENTS | IN_ONLYDIR);
    int why = errno;
    close(fd);
    errno = why;
    return wd;
}

/* Watches the directory at path and those below it. FILM_END if it does not
 * exist. A directory that may not be read is left out, as the walk reports it.
 * An index is left out, because writing it would cause more writing. */
static enum film_status
watch_below(struct film_watch *w, const char *path, size_t root, unsigned depth,
            struct film_error *err)
{
    if (film_layout_is_index(AT_FDCWD, path))
        return FILM_OK;
    int wd = add_watch(w, path, root);
    if (wd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP))
        return FILM_END;
    if (wd < 0 && errno == EACCES)
        return FILM_OK;
    if (wd < 0 && errno == ENOSPC)
        return film_error_set(err, FILM_ERR_IO,
                              "%s: too many folders to watch; the sysctl "
                              "fs.inotify.max_user_watches has the limit",
                              path);
    if (wd < 0)
        return film_error_errno(err, errno, "%s", path);
    if (!put(w, wd, path, root))
        return film_error_nomem(err);
    return depth < DEPTH_MAX ? watch_children(w, path, depth, err) : FILM_OK;
}

/* Watches all roots again, or only the missing ones. */
static enum film_status
watch_roots(struct film_watch *w, bool each, struct film_error *err)
{
    for (size_t i = 0; i < w->root_count; i++) {
        if (!each && !w->missing[i])
            continue;
        enum film_status s = watch_below(w, w->roots[i], i + 1, 0, err);
        if (s != FILM_OK && s != FILM_END)
            return s;
        if (w->missing[i] && s == FILM_OK)
            w->all = true;
        w->missing[i] = s == FILM_END;
    }
    return FILM_OK;
}

enum film_status
film_watch_open(struct film_watch **out, const char *const *roots, size_t n,
                struct film_error *err)
{
    struct film_watch *w = calloc(1, sizeof *w);
    if (!w)
        return film_error_nomem(err);
    film_arena_init(&w->arena);
    film_map_init(&w->seen);
    w->roots = roots;
    w->root_count = n;
    w->fd = -1;
    w->missing = calloc(n + 1, sizeof *w->missing);
    enum film_status s = w->missing ? FILM_OK : film_error_nomem(err);
    if (s == FILM_OK && (w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) < 0)
        s = film_error_errno(err, errno, "inotify");
    for (size_t i = 0; i < n && s == FILM_OK; i++) {
        s = watch_below(w, roots[i], i + 1, 0, err);
        if (s == FILM_END)
            s = film_error_set(err, FILM_ERR_INPUT, "%s: not a directory",
                               roots[i]);
    }
    if (s != FILM_OK) {
        film_watch_close(w);
        return s;
    }
    *out = w;
    return FILM_OK;
}

void
film_watch_close(struct film_watch *w)
{
    if (!w)
        return;
    if (w->fd >= 0)
        close(w->fd);
    for (size_t i = 0; i < w->n; i++)
        free(w->v[i].path);
    free(w->v);
    free(w->missing);
    film_map_release(&w->seen);
    film_arena_release(&w->arena);
    free(w);
}

/* ---- Events ----------------------------------------------------------- */

static enum film_status
note(struct film_watch *w, const char *path, struct film_error *err)
{
    bool added;
    const struct film_map_entry *e =
        film_map_keep(&w->seen, &w->arena, film_str_from(path), &added);
    if (!e)
        return film_error_nomem(err);
    if (!added)
        return FILM_OK;
    const char **slot = film_arena_push(&w->arena, &w->changed,
                                        &w->changed_count, sizeof *slot);
    if (!slot)
        return film_error_nomem(err);
    *slot = e->key.p;
    return FILM_OK;
}

static bool
is_hard_link(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink > 1;
}

static enum film_status
on_directory(struct film_watch *w, const char *path, unsigned mask,
             struct film_error *err)
{
    enum film_status s = FILM_OK;
    if (mask & IN_MOVED_FROM)
        unwatch_below(w, path);
    if (mask & (IN_CREATE | IN_MOVED_TO))
        s = watch_below(w, path, 0, 0, err);
    return s == FILM_OK || s == FILM_END ? note(w, path, err) : s;
}

/* For a new file, waits until it is closed; a new link to an existing file is
 * never closed. */
static enum film_status
on_entry(struct film_watch *w, const char *path, unsigned mask,
         struct film_error *err)
{
    if (mask & IN_ISDIR)
        return on_directory(w, path, mask, err);
    if ((mask & IN_CREATE) && !is_hard_link(path))
        return FILM_OK;
    return note(w, path, err);
}

/* Something was added to or removed from the directory d, which may have become
 * an index. */
static enum film_status
on_name(struct film_watch *w, const struct watched *d,
        const struct inotify_event *e, struct film_error *err)
{
    char *path = join(d->path, e->name), *dir = strdup(d->path);
    enum film_status s = FILM_OK;
    if (!path || !dir)
        s = film_error_nomem(err);
    else if (film_layout_is_index(AT_FDCWD, dir))
        unwatch_below(w, dir);
    else
        s = on_entry(w, path, e->mask, err);
    free(path);
    free(dir);
    return s;
}

static enum film_status
on_event(struct film_watch *w, const struct inotify_event *e,
         struct film_error *err)
{
    if (e->mask & IN_Q_OVERFLOW) {
        w->all = true;
        return watch_roots(w, true, err);
    }
    struct watched *d = get(w, e->wd);
    if (!d)
        return FILM_OK;
    if (e->mask & IN_IGNORED) {
        forget(w, (size_t)(d - w->v));
        return FILM_OK;
    }
    if (e->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) {
        if (d->root) {
            w->missing[d->root - 1] = w->news = true;
            unwatch_below(w, w->roots[d->root - 1]);
        }
        return FILM_OK;
    }
    if (e->len == 0 || e->name[0] == '.' || e->name[0] == '\0')
        return FILM_OK;
    return on_name(w, d, e, err);
}

static enum film_status
read_events(struct film_watch *w, struct film_error *err)
{
    _Alignas(struct inotify_event) char bytes[1 << 16];
    enum film_status s = FILM_OK;
    ssize_t n = read(w->fd, bytes, sizeof bytes);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR
                   ? FILM_OK
                   : film_error_errno(err, errno, "inotify");
    for (char *p = bytes; p < bytes + n && s == FILM_OK;) {
        const struct inotify_event *e = (const struct inotify_event *)(void *)p;
        s = on_event(w, e, err);
        p += sizeof *e + e->len;
    }
    return s;
}

/* ---- Waiting ---------------------------------------------------------- */

static long
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
reset_state(struct film_watch *w)
{
    film_map_release(&w->seen);
    film_arena_reset(&w->arena);
    w->changed = NULL;
    w->changed_count = 0;
    w->all = w->news = false;
}

/* Waits for events. FILM_END when the changes have settled. */
static enum film_status
wait_once(struct film_watch *w, long *first, struct film_error *err)
{
    bool some = w->changed_count > 0 || w->all || w->news;
    long now = now_ms(), timeout = LOOK_MS;
    if (some && *first == 0)
        *first = now;
    if (some) {
        long left = *first + MOST_MS - now;
        if (left <= 0)
            return FILM_END;
        timeout = left < QUIET_MS ? left : QUIET_MS;
    }
    struct pollfd p = {.fd = w->fd, .events = POLLIN};
    int got = poll(&p, 1, (int)timeout);
    if (got == 0 && some)
        return FILM_END;
    return got > 0 ? read_events(w, err) : FILM_OK;
}

/* Looks for roots that have come back. When the time to retry has come, tries
 * to watch everything again. */
static enum film_status
watch_again(struct film_watch *w, struct film_error *err)
{
    bool each = w->again && now_ms() >= w->again;
    if (each) {
        w->again = 0;
        w->all = true; /* what changed meanwhile was not seen */
    }
    return watch_roots(w, each, err);
}

/* A temporary error is noted, and everything that may have been missed is
 * marked as changed. Other errors are returned. */
static enum film_status
note_trouble(struct film_watch *w, enum film_status s,
             const struct film_error *err)
{
    if (s != FILM_ERR_IO && s != FILM_ERR_NOMEM)
        return s;
    w->trouble = *err;
    w->again = now_ms() + AGAIN_MS;
    w->all = true;
    return FILM_END;
}

enum film_status
film_watch_next(struct film_watch *w, struct film_changes *c,
                const volatile sig_atomic_t *stop, struct film_error *err)
{
    long first = 0;
    enum film_status s = FILM_OK;
    reset_state(w);
    while (s == FILM_OK) {
        if (stop && *stop)
            return FILM_END;
        s = watch_again(w, err);
        if (s == FILM_OK)
            s = wait_once(w, &first, err);
    }
    if (s != FILM_END)
        s = note_trouble(w, s, err);
    if (s != FILM_END)
        return s;
    *c = (struct film_changes){w->changed, w->changed_count, w->all, w->missing,
                               w->again ? &w->trouble : NULL};
    return FILM_OK;
}
