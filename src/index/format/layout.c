/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/layout.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 32 }; /* longer than CURRENT ever is */

unsigned
film_layout_number(const char *name, const char *end)
{
    char want[2 * LINE_MAX_BYTES];
    unsigned number = 0;
    if (sscanf(name, "gen-%6u", &number) != 1)
        return 0;
    snprintf(want, sizeof want, "gen-%06u%s", number, end);
    return strcmp(name, want) == 0 ? number : 0;
}

static bool
is_digits(const char *s)
{
    return s[0] != '\0' && s[strspn(s, "0123456789")] == '\0';
}

/* True for the names of folders that film_index_scratch is called with. */
static bool
is_scratch_folder(const char *name)
{
    static const char segment[] = "new-segment-";
    if (strncmp(name, segment, sizeof segment - 1) == 0)
        return is_digits(name + sizeof segment - 1);
    return strcmp(name, "new-merged") == 0 ||
           strcmp(name, "new-reduced") == 0 || strcmp(name, "new-empty") == 0;
}

bool
film_layout_is_scratch(const char *name)
{
    return strcmp(name, "new-current") == 0 || strcmp(name, "new-stub") == 0 ||
           is_scratch_folder(name);
}

bool
film_layout_is_table(const char *name)
{
    return film_str_ends(film_str_from(name), FILM_STR(".glass")) ||
           strcmp(name, "iamglass") == 0 || strcmp(name, "flintlock") == 0 ||
           strcmp(name, "v.tmp") == 0 || strcmp(name, "digest") == 0 ||
           strcmp(name, "digest.new") == 0;
}

static DIR *
open_folder(int dir, const char *path)
{
    int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d && fd >= 0)
        close(fd);
    return d;
}

static bool
is_dot(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* True for a folder (not a link to one) that is empty or contains only
 * tables. */
static bool
has_only_tables(int dir, const char *name)
{
    struct stat st;
    bool only = true;
    DIR *d = open_folder(dir, name);
    if (!d)
        return false;
    for (struct dirent *e; only && (e = readdir(d));)
        only = is_dot(e->d_name) ||
               (film_layout_is_table(e->d_name) &&
                fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
                S_ISREG(st.st_mode));
    closedir(d);
    return only;
}

enum film_status
film_layout_check(const char *path, struct film_error *err)
{
    struct stat st;
    if (lstat(path, &st) != 0)
        return errno == ENOENT ? FILM_OK
                               : film_error_errno(err, errno, "%s", path);
    if (!S_ISDIR(st.st_mode))
        return film_error_set(err, FILM_ERR_INDEX, "%s: not a folder", path);
    DIR *d = open_folder(AT_FDCWD, path);
    if (!d)
        return errno == ENOENT ? FILM_OK
                               : film_error_errno(err, errno, "%s", path);
    enum film_status s = FILM_OK;
    for (struct dirent *e; s == FILM_OK && (e = readdir(d));)
        if (film_layout_is_table(e->d_name) &&
            fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            !S_ISREG(st.st_mode))
            s = film_error_set(err, FILM_ERR_INDEX, "%s/%s: not a regular file",
                               path, e->d_name);
    closedir(d);
    return s;
}

/* Reads a small regular file; -1 if it is not one, or larger. */
static int
read_small(int dir, const char *name, char line[LINE_MAX_BYTES])
{
    struct stat st;
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool small = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
                 st.st_size < LINE_MAX_BYTES;
    ssize_t n = small ? film_file_get(fd, line, LINE_MAX_BYTES - 1) : -1;
    if (fd >= 0)
        close(fd);
    if (n >= 0)
        line[n] = '\0';
    return (int)n;
}

/* Accepts a line that is cut off, as in a new-current. */
static bool
begins_as(const char *line, const char *begin)
{
    size_t n = strlen(line), most = strlen(begin);
    return strncmp(line, begin, n < most ? n : most) == 0;
}

static bool
is_stub(const char *line)
{
    static const char type[] = FILM_LAYOUT_STUB_TYPE;
    return strncmp(line, type, sizeof type - 1) == 0 &&
           film_layout_number(line + sizeof type - 1, "\n") > 0;
}

enum film_layout
film_layout_of(int dir, const char *name)
{
    char line[LINE_MAX_BYTES];
    if (film_layout_number(name, "") > 0)
        return has_only_tables(dir, name) ? FILM_LAYOUT_GENERATION
                                          : FILM_LAYOUT_FOREIGN;
    if (is_scratch_folder(name))
        return has_only_tables(dir, name) ? FILM_LAYOUT_SCRATCH
                                          : FILM_LAYOUT_FOREIGN;
    if (strcmp(name, "new-current") == 0)
        return read_small(dir, name, line) >= 0 && begins_as(line, "gen-")
                   ? FILM_LAYOUT_SCRATCH
                   : FILM_LAYOUT_FOREIGN;
    if (strcmp(name, "new-stub") == 0)
        return read_small(dir, name, line) >= 0 &&
                       begins_as(line, FILM_LAYOUT_STUB_TYPE "gen-")
                   ? FILM_LAYOUT_SCRATCH
                   : FILM_LAYOUT_FOREIGN;
    if (strcmp(name, FILM_LAYOUT_STUB) == 0)
        return read_small(dir, name, line) > 0 && is_stub(line)
                   ? FILM_LAYOUT_LASTING
                   : FILM_LAYOUT_FOREIGN;
    if (strcmp(name, FILM_LAYOUT_LOCK) == 0)
        return read_small(dir, name, line) == 0 ? FILM_LAYOUT_LASTING
                                                : FILM_LAYOUT_FOREIGN;
    if (strcmp(name, FILM_LAYOUT_CURRENT) == 0)
        return read_small(dir, name, line) > 0 && film_layout_number(line, "\n")
                   ? FILM_LAYOUT_LASTING
                   : FILM_LAYOUT_FOREIGN;
    return FILM_LAYOUT_FOREIGN;
}

/* True if the folder has a lock and nothing that is not ours. */
static bool
is_begun(DIR *d)
{
    bool locked = false, ours = true;
    for (struct dirent *e; ours && (e = readdir(d));) {
        ours = is_dot(e->d_name) || film_layout_of(dirfd(d), e->d_name);
        locked |= strcmp(e->d_name, FILM_LAYOUT_LOCK) == 0;
    }
    return ours && locked;
}

bool
film_layout_is_index(int dir, const char *path)
{
    char line[LINE_MAX_BYTES];
    DIR *d = open_folder(dir, path); /* links to a folder are skipped anyway */
    if (!d)
        return false;
    bool is = read_small(dirfd(d), FILM_LAYOUT_LOCK, line) == 0 && is_begun(d);
    if (!is && read_small(dirfd(d), FILM_LAYOUT_CURRENT, line) > 0 &&
        film_layout_number(line, "\n") > 0) {
        line[strcspn(line, "\n")] = '\0';
        is = has_only_tables(dirfd(d), line);
    }
    closedir(d);
    return is;
}
