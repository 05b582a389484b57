/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/inputs/walk.h"

#include "base/hash.h"
#include "index/format/layout.h"
#include "index/inputs/spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    DEPTH_MAX = 200, /* levels of nested directories */
    TOO_DEEP = -1,   /* beside errno values */
};

struct walk {
    const struct film_walk *to;
    bool relative; /* the root was named by a relative path */
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
    struct film_files *files = w->to->files;
    struct film_file *f =
        film_arena_push(w->to->arena, &files->v, &files->n, sizeof *f);
    if (!f)
        return false;
    *f = (struct film_file){.path = path,
                            .relative = w->relative,
                            .size = (uint64_t)st->st_size,
                            .stamp = film_file_stamp(st)};
    return true;
}

static bool
join(struct walk *w, struct film_str dir, const char *name,
     struct film_str *out)
{
    size_t n = strlen(name);
    bool slash = dir.n > 0 && dir.p[dir.n - 1] != '/';
    char *p = film_arena_alloc(w->to->arena, dir.n + slash + n + 1);
    if (!p)
        return false;
    memcpy(p, dir.p, dir.n);
    if (slash)
        p[dir.n] = '/';
    memcpy(p + dir.n + slash, name, n + 1);
    *out = (struct film_str){p, dir.n + slash + n};
    return true;
}

static enum film_status
set_errno(const struct walk *w, struct film_str path, int number,
          struct film_error *err)
{
    struct film_str shown = film_path_shown(path, w->relative, w->to->cwd);
    if (number == TOO_DEEP)
        return film_error_set(err, FILM_ERR_IO,
                              "%.*s: a folder nested more than %d deep",
                              (int)shown.n, shown.p, DEPTH_MAX);
    return film_error_errno(err, number, "%.*s", (int)shown.n, shown.p);
}

/* A path that cannot be examined is reported and left out. If memory is missing
 * for that, the walk ends. */
static enum film_status
refuse(struct walk *w, struct film_str path, int number, struct film_error *err)
{
    struct film_error why;
    if (set_errno(w, path, number, &why) == FILM_ERR_NOMEM) {
        *err = why;
        return why.status;
    }
    struct film_strs *unseen = &w->to->files->unseen;
    struct film_str *slot =
        film_arena_push(w->to->arena, &unseen->v, &unseen->n, sizeof *slot);
    if (!slot)
        return film_error_nomem(err);
    *slot = path;
    w->to->refused(w->to->user, &why);
    return FILM_OK;
}

static void
leave_out(const struct walk *w, struct film_str path, const char *why)
{
    if (w->to->left_out)
        w->to->left_out(w->to->user,
                        film_path_shown(path, w->relative, w->to->cwd), why);
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
    if (name[0] == '.') {
        leave_out(w, path, "hidden");
        return FILM_OK;
    }
    if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        bool gone = errno == ENOENT; /* removed since the listing */
        return gone ? FILM_OK : refuse(w, path, errno, err);
    }
    if (S_ISREG(st.st_mode))
        return add_file(w, path, &st) ? FILM_OK : film_error_nomem(err);
    if (!S_ISDIR(st.st_mode)) {
        leave_out(w, path,
                  S_ISLNK(st.st_mode) ? "a symbolic link"
                                      : "neither a file nor a directory");
        return FILM_OK;
    }
    int fd = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return fd < 0 ? refuse(w, path, errno, err)
                  : walk_directory(w, fd, path, err);
}

/* The order of bytes, as that of paths: alphasort's depends on the locale. */
static int
by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Walks the entries of the directory open at fd. Links are never followed, so
 * there are no loops; bind mounts that contain themselves end at DEPTH_MAX. */
static enum film_status
walk_entries(struct walk *w, int fd, struct film_str path,
             struct film_error *err)
{
    struct dirent **names = NULL;
    if (w->depth == DEPTH_MAX)
        return refuse(w, path, TOO_DEEP, err);
    int n = scandirat(fd, ".", &names, NULL, by_name);
    enum film_status s = n < 0 ? refuse(w, path, errno, err) : FILM_OK;
    w->depth++;
    for (int i = 0; i < n; i++) {
        const char *name = names[i]->d_name;
        if (s == FILM_OK && strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
            s = walk_entry(w, fd, path, name, err);
        free(names[i]);
    }
    w->depth--;
    free(names);
    return s;
}

/* Walks the directory open at fd and closes fd. An index is skipped: its files
 * change with everything that is read, so they would be read forever. */
static enum film_status
walk_directory(struct walk *w, int fd, struct film_str path,
               struct film_error *err)
{
    enum film_status s = FILM_OK;
    if (film_layout_is_index(fd, "."))
        leave_out(w, path, "an index");
    else
        s = walk_entries(w, fd, path, err);
    close(fd);
    return s;
}

static enum film_status
add_piped(struct walk *w, struct film_root root, struct film_error *err)
{
    struct stat st;
    if (fstat(root.copy, &st) != 0)
        return film_error_errno(err, errno, "%s", root.given.p);
    if (!add_file(w, root.key, &st))
        return film_error_nomem(err);
    struct film_file *f = &w->to->files->v[w->to->files->n - 1];
    f->named = true;
    f->copy = root.copy;
    f->stamp = FILM_STAMP_PIPED;
    return FILM_OK;
}

enum film_status
film_walk(const struct film_walk *to, struct film_root root,
          struct film_error *err)
{
    struct walk w = {to, root.relative, 0};
    struct stat st;
    if (root.copy)
        return add_piped(&w, root, err);
    /* The path as given, too: the key of "file/" is that of the file. */
    if (film_path_stat(root.given.p, &st) != 0 ||
        film_path_stat(root.key.p, &st) != 0) {
        film_error_errno(err, errno, "%.*s", (int)root.given.n, root.given.p);
        if (err->status != FILM_ERR_NOMEM)
            err->status = FILM_ERR_INPUT;
        return err->status;
    }
    if (S_ISREG(st.st_mode)) {
        if (!add_file(&w, root.key, &st))
            return film_error_nomem(err);
        to->files->v[to->files->n - 1].named = true;
        return FILM_OK;
    }
    if (!S_ISDIR(st.st_mode)) {
        return film_error_set(err, FILM_ERR_INPUT,
                              "%.*s: neither a file nor a directory",
                              (int)root.given.n, root.given.p);
    }
    int fd = film_path_open(root.key.p, O_RDONLY | O_DIRECTORY);
    return fd < 0 ? refuse(&w, root.key, errno, err)
                  : walk_directory(&w, fd, root.key, err);
}
