/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/path.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- Keys ------------------------------------------------------------- */

/* A key that grows part by part, NUL-terminated; "" is the root folder. */
struct key {
    char *p;
    size_t n;
};

/* If the key is a link, replaces it by the link's target, because ".." after a
 * link means the parent of the target. */
static bool
follow_link(struct key *k, size_t more, struct film_arena *a)
{
    struct stat st;
    if (lstat(k->p, &st) != 0 || !S_ISLNK(st.st_mode))
        return true;
    char *target = realpath(k->p, NULL);
    if (!target)
        return errno != ENOMEM;
    size_t n = strcmp(target, "/") == 0 ? 0 : strlen(target);
    char *room = film_arena_alloc(a, n + more + 2);
    if (room) {
        memcpy(room, target, n + 1);
        room[n] = '\0';
        *k = (struct key){room, n};
    }
    free(target);
    return room != NULL;
}

/* Appends one part to the key; `more` bytes of the path are still to come. */
static bool
add_part(struct key *k, struct film_str part, size_t more, struct film_arena *a)
{
    if (part.n == 0 || film_str_equal(part, FILM_STR(".")))
        return true;
    if (!film_str_equal(part, FILM_STR(".."))) {
        k->p[k->n++] = '/';
        memcpy(k->p + k->n, part.p, part.n);
        k->n += part.n;
    } else {
        if (!follow_link(k, more, a))
            return false;
        while (k->n > 0 && k->p[--k->n] != '/')
            ;
    }
    k->p[k->n] = '\0';
    return true;
}

/* Makes the key of `path`, which is relative to the key `from` or absolute. */
static bool
make_key(struct film_str *key, struct film_str from, struct film_str path,
         struct film_arena *a)
{
    struct film_str part;
    struct key k = {film_arena_alloc(a, from.n + path.n + 3), 0};
    if (!k.p)
        return false;
    if (from.n > 1) {
        memcpy(k.p, from.p, from.n);
        k.n = from.n;
    }
    k.p[k.n] = '\0';
    while (film_str_cut(&path, '/', &part))
        if (!add_part(&k, part, path.n, a))
            return false;
    *key = k.n > 0 ? (struct film_str){k.p, k.n} : FILM_STR("/");
    return true;
}

enum film_status
film_path_cwd(struct film_str *cwd, struct film_arena *a,
              struct film_error *err)
{
    char *name = get_current_dir_name();
    *cwd = FILM_STR("");
    if (name && name[0] != '/') { /* $PWD is wrong or unreachable */
        free(name);
        name = getcwd(NULL, 0);
    }
    bool ok = name || errno != ENOMEM;
    if (name && name[0] == '/')
        ok = make_key(cwd, FILM_STR("/"), film_str_from(name), a);
    free(name);
    return ok ? FILM_OK : film_error_nomem(err);
}

enum film_status
film_path_root(struct film_root *root, struct film_str path,
               struct film_str cwd, struct film_arena *a,
               struct film_error *err)
{
    root->given = path;
    root->copy = 0;
    root->relative = path.n == 0 || path.p[0] != '/';
    if (path.n == 0)
        return film_error_set(err, FILM_ERR_INPUT, "an empty path");
    if (root->relative && cwd.n == 0)
        return film_error_set(err, FILM_ERR_INPUT,
                              "%.*s: the current folder no longer exists",
                              (int)path.n, path.p);
    return make_key(&root->key, root->relative ? cwd : FILM_STR("/"), path, a)
               ? FILM_OK
               : film_error_nomem(err);
}

struct film_str
film_path_shown(struct film_str key, bool relative, struct film_str cwd)
{
    if (!relative || !film_str_starts(key, cwd) || cwd.n == 0)
        return key;
    if (key.n == cwd.n)
        return FILM_STR(".");
    size_t skip = cwd.n == 1 ? 0 : cwd.n; /* "/" itself ends in a slash */
    return key.p[skip] == '/'
               ? (struct film_str){key.p + skip + 1, key.n - skip - 1}
               : key;
}

/* ---- Long paths ------------------------------------------------------- */

/* Opens the folder named by as many of the first bytes of *path as the system
 * accepts, and advances *path past them. */
static int
open_beginning(int dir, const char **path)
{
    char part[PATH_MAX];
    size_t n = PATH_MAX - 1;
    while (n > 0 && (*path)[n] != '/')
        n--;
    if (n == 0) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(part, *path, n);
    part[n] = '\0';
    *path += n;
    *path += strspn(*path, "/");
    return openat(dir, part, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

int
film_path_open(const char *path, int flags)
{
    int dir = AT_FDCWD;
    while (strlen(path) >= PATH_MAX) {
        int next = open_beginning(dir, &path);
        int why = errno;
        if (dir >= 0)
            close(dir);
        errno = why;
        if (next < 0)
            return -1;
        dir = next;
    }
    int fd = openat(dir, path, flags | O_CLOEXEC);
    int why = errno;
    if (dir >= 0)
        close(dir);
    errno = why;
    return fd;
}

int
film_path_stat(const char *path, struct stat *st)
{
    if (strlen(path) < PATH_MAX)
        return stat(path, st);
    int fd = film_path_open(path, O_PATH);
    int failed = fd < 0 ? -1 : fstat(fd, st);
    if (fd >= 0)
        close(fd);
    return failed;
}
