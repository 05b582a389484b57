/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/walk.h"

#include "base/hash.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { DEPTH_MAX = 200 }; /* directories within directories */

struct walk {
    struct film_files *files;
    struct film_arena *arena;
    void (*refused)(void *user, const struct film_error *why);
    void *user;
    unsigned depth;
};

uint64_t
film_file_stamp(const struct stat *st)
{
    const int64_t times[4] = {st->st_mtim.tv_sec, st->st_mtim.tv_nsec,
                              st->st_ctim.tv_sec, st->st_ctim.tv_nsec};
    return film_hash((struct film_str){(const char *)times, sizeof times}, 0);
}

static bool
add_file(struct walk *w, struct film_str path, const struct stat *st)
{
    struct film_file *f =
        film_arena_push(w->arena, &w->files->v, &w->files->n, sizeof *f);
    if (!f)
        return false;
    *f = (struct film_file){path, (uint64_t)st->st_size, film_file_stamp(st)};
    return true;
}

static bool
join(struct walk *w, struct film_str dir, const char *name,
     struct film_str *out)
{
    size_t n = strlen(name);
    bool slash = dir.n > 0 && dir.p[dir.n - 1] != '/';
    char *p = film_arena_alloc(w->arena, dir.n + slash + n + 1);
    if (!p)
        return false;
    memcpy(p, dir.p, dir.n);
    if (slash)
        p[dir.n] = '/';
    memcpy(p + dir.n + slash, name, n + 1);
    *out = (struct film_str){p, dir.n + slash + n};
    return true;
}

/* What cannot be looked at is left out, and told; without memory to look, all
 * ends. */
static enum film_status
refuse(struct walk *w, struct film_str path, int number, struct film_error *err)
{
    struct film_error why;
    film_error_errno(&why, number, "%.*s", (int)path.n, path.p);
    if (why.status == FILM_ERR_NOMEM) {
        *err = why;
        return why.status;
    }
    struct film_strs *unseen = &w->files->unseen;
    struct film_str *slot =
        film_arena_push(w->arena, &unseen->v, &unseen->n, sizeof *slot);
    if (!slot)
        return film_error_nomem(err);
    *slot = path;
    w->refused(w->user, &why);
    return FILM_OK;
}

static enum film_status walk_directory(struct walk *w, int fd,
                                       struct film_str path,
                                       struct film_error *err);

static enum film_status
walk_entry(struct walk *w, int dir, struct film_str parent, const char *name,
           struct film_error *err)
{
    struct film_str path;
    struct stat st;
    if (!join(w, parent, name, &path))
        return film_error_nomem(err);
    if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        bool gone = errno == ENOENT; /* since the listing */
        return gone ? FILM_OK : refuse(w, path, errno, err);
    }
    if (S_ISREG(st.st_mode))
        return add_file(w, path, &st) ? FILM_OK : film_error_nomem(err);
    if (!S_ISDIR(st.st_mode))
        return FILM_OK;
    int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return fd < 0 ? refuse(w, path, errno, err)
                  : walk_directory(w, fd, path, err);
}

/* Walks the directory open at fd, and closes it. Links are never followed, so
 * there are no loops; bind mounts within themselves end at DEPTH_MAX. */
static enum film_status
walk_directory(struct walk *w, int fd, struct film_str path,
               struct film_error *err)
{
    struct dirent **names = NULL;
    int n = w->depth < DEPTH_MAX ? scandirat(fd, ".", &names, NULL, alphasort)
                                 : (errno = ELOOP, -1);
    enum film_status s = n < 0 ? refuse(w, path, errno, err) : FILM_OK;
    w->depth++;
    for (int i = 0; i < n; i++) {
        if (s == FILM_OK && names[i]->d_name[0] != '.')
            s = walk_entry(w, fd, path, names[i]->d_name, err);
        free(names[i]);
    }
    w->depth--;
    free(names);
    close(fd);
    return s;
}

enum film_status
film_walk(struct film_files *files, struct film_arena *arena, const char *path,
          void (*refused)(void *user, const struct film_error *why), void *user,
          struct film_error *err)
{
    struct walk w = {files, arena, refused, user, 0};
    struct stat st;
    struct film_str copy;
    if (!film_arena_copy(arena, film_str_from(path), &copy))
        return film_error_nomem(err);
    if (stat(path, &st) != 0) {
        film_error_errno(err, errno, "%s", path);
        err->status = FILM_ERR_INPUT;
        return FILM_ERR_INPUT;
    }
    if (S_ISREG(st.st_mode))
        return add_file(&w, copy, &st) ? FILM_OK : film_error_nomem(err);
    if (!S_ISDIR(st.st_mode))
        return film_error_set(err, FILM_ERR_INPUT,
                              "%s: neither a file nor a directory", path);
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd < 0 ? refuse(&w, copy, errno, err)
                  : walk_directory(&w, fd, copy, err);
}
