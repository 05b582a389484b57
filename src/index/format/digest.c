/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/digest.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "schema/xapian-status.h"
#include "xapian-c/xapian-c.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BLOCK = 8192,        /* Xapian's default, which all our tables have */
    REVISIONS_AHEAD = 2, /* of the committed one, that an uncommitted block
                            may have: a commit that fails is followed by
                            another one that undoes it */
    FILES_MAX = 64,
};

static const char magic[] = "filmsearch digest 1\n";

struct file {
    struct film_str name; /* NUL behind it */
    uint64_t size;
    uint64_t *hashes; /* a block each */
    size_t count;
};

struct digest {
    uint64_t revision;
    struct file *files;
    size_t n;
    struct film_arena arena;
};

static size_t
blocks_of(uint64_t size)
{
    return (size_t)((size + BLOCK - 1) / BLOCK);
}

static bool
is_table(struct film_str name)
{
    return film_str_ends(name, FILM_STR(".glass"));
}

/* ---- The file --------------------------------------------------------- */

static void
put_u64(struct film_buf *out, uint64_t v)
{
    char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (char)(v >> 8 * i);
    film_buf_add(out, bytes, 8);
}

static uint64_t
get_u64(const char *p)
{
    uint64_t v = 0;
    for (int i = 0; i < 8; i++)
        v |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return v;
}

static void
encode(struct film_buf *out, const struct digest *d)
{
    film_buf_text(out, magic);
    film_buf_varint(out, d->revision);
    film_buf_varint(out, d->n);
    for (size_t i = 0; i < d->n; i++) {
        const struct file *f = &d->files[i];
        film_buf_varstr(out, f->name);
        film_buf_varint(out, f->size);
        for (size_t j = 0; j < f->count; j++)
            put_u64(out, f->hashes[j]);
    }
    put_u64(out, film_hash(film_buf_get(out), 0));
}

static bool
decode_file(struct digest *d, struct file *f, struct film_str in, size_t *at)
{
    struct film_str name;
    if (!film_varstr_get(in, at, &name) || !film_varint_get(in, at, &f->size) ||
        !film_arena_copy(&d->arena, name, &f->name) ||
        memchr(name.p, '/', name.n) || f->size > (uint64_t)in.n * BLOCK)
        return false;
    f->count = blocks_of(f->size);
    if (f->count > (in.n - *at) / 8)
        return false;
    f->hashes = film_arena_zalloc(&d->arena, f->count + 1, 8);
    for (size_t i = 0; f->hashes && i < f->count; i++, *at += 8)
        f->hashes[i] = get_u64(in.p + *at);
    return f->hashes != NULL;
}

/* False if this is no whole digest. */
static bool
decode(struct digest *d, struct film_str in)
{
    uint64_t n = 0;
    size_t at = sizeof magic - 1;
    if (in.n < at + 8 || memcmp(in.p, magic, at) != 0)
        return false;
    in.n -= 8;
    if (film_hash(in, 0) != get_u64(in.p + in.n) ||
        !film_varint_get(in, &at, &d->revision) ||
        !film_varint_get(in, &at, &n) || n > FILES_MAX)
        return false;
    d->files = film_arena_zalloc(&d->arena, FILES_MAX, sizeof *d->files);
    if (!d->files)
        return false;
    for (; d->n < n; d->n++)
        if (!decode_file(d, &d->files[d->n], in, &at))
            return false;
    return at == in.n;
}

static enum film_status
read_all(struct film_buf *out, int fd, struct film_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return film_error_errno(err, errno, "digest");
    ssize_t n = 1;
    if (!film_buf_reserve(out, (size_t)st.st_size + 1))
        return film_error_nomem(err);
    while (n > 0 && out->n < (size_t)st.st_size) {
        n = read(fd, out->p + out->n, (size_t)st.st_size - out->n);
        if (n > 0)
            out->n += (size_t)n;
    }
    return n < 0 ? film_error_errno(err, errno, "digest") : FILM_OK;
}

/* FILM_END: there is none, or it is damaged. */
static enum film_status
load(struct digest *d, int dir, struct film_error *err)
{
    int fd = openat(dir, "digest", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? FILM_END
                               : film_error_errno(err, errno, "digest");
    struct film_buf in;
    film_buf_init(&in, SIZE_MAX / 2);
    enum film_status s = read_all(&in, fd, err);
    close(fd);
    if (s == FILM_OK && !decode(d, film_buf_get(&in))) {
        d->n = 0;
        s = FILM_END;
    }
    film_buf_release(&in);
    return s;
}

static enum film_status
write_all(int fd, struct film_str data, struct film_error *err)
{
    while (data.n > 0) {
        ssize_t n = write(fd, data.p, data.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return film_error_errno(err, errno, "cannot write digest");
        data.p += n;
        data.n -= (size_t)n;
    }
    return fdatasync(fd) == 0
               ? FILM_OK
               : film_error_errno(err, errno, "cannot write digest");
}

static enum film_status
store(const struct digest *d, int dir, struct film_error *err)
{
    struct film_buf out;
    film_buf_init(&out, SIZE_MAX / 2);
    encode(&out, d);
    enum film_status s = film_buf_check(&out, err);
    int fd = -1;
    if (s == FILM_OK) {
        fd = openat(dir, "digest.new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                    0666);
        s = fd < 0 ? film_error_errno(err, errno, "cannot write digest")
                   : write_all(fd, film_buf_get(&out), err);
    }
    if (fd >= 0 && close(fd) != 0 && s == FILM_OK)
        s = film_error_errno(err, errno, "cannot write digest");
    if (s == FILM_OK && renameat(dir, "digest.new", dir, "digest") != 0)
        s = film_error_errno(err, errno, "cannot write digest");
    film_buf_release(&out);
    return s;
}

/* ---- Blocks ----------------------------------------------------------- */

/* Reads block i into p; *n is 0 behind the end. */
static enum film_status
read_block(int fd, struct film_str name, size_t i, char p[BLOCK], size_t *n,
           struct film_error *err)
{
    ssize_t got = pread(fd, p, BLOCK, (off_t)i * BLOCK);
    if (got < 0)
        return film_error_errno(err, errno, "%s", name.p);
    *n = (size_t)got;
    return FILM_OK;
}

/* The revision that a block was written for. */
static uint64_t
stamp_of(const char *block, size_t n)
{
    const unsigned char *p = (const unsigned char *)block;
    return n < 4 ? 0
                 : (uint64_t)p[0] << 24 | (uint64_t)p[1] << 16 |
                       (uint64_t)p[2] << 8 | p[3];
}

static enum film_status
committed_revision(uint64_t *revision, const char *path, struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_database_open(&db, path, 0, &xerr);
    if (x != XAPC_OK)
        return film_error_xapian(err, x, xerr);
    x = xapc_database_revision(revision, db, &xerr);
    xapc_database_free(db);
    return film_error_xapian(err, x, xerr);
}

/* ---- Writing ---------------------------------------------------------- */

static struct file *
find_file(struct digest *d, const char *name)
{
    for (size_t i = 0; i < d->n; i++)
        if (strcmp(d->files[i].name.p, name) == 0)
            return &d->files[i];
    return NULL;
}

/* Gives f room for the blocks of a file of this size; a table never
 * shrinks. */
static bool
resize(struct digest *d, struct file *f, uint64_t size)
{
    size_t count = blocks_of(size);
    if (!is_table(f->name))
        f->size = f->count = 0;
    if (size <= f->size)
        return true;
    uint64_t *hashes = film_arena_zalloc(&d->arena, count + 1, 8);
    if (!hashes)
        return false;
    if (f->count)
        memcpy(hashes, f->hashes, f->count * 8);
    f->hashes = hashes;
    f->count = count;
    f->size = size;
    return true;
}

/* Hashes the blocks of an open file that are stamped after `since`, and those
 * that f did not have: from `old` on. */
static enum film_status
hash_blocks(struct file *f, int fd, size_t old, uint64_t since,
            struct film_error *err)
{
    char block[BLOCK];
    size_t n = 0;
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < f->count && s == FILM_OK; i++) {
        if (i < old && is_table(f->name)) {
            ssize_t got = pread(fd, block, 4, (off_t)i * BLOCK);
            if (got < 0)
                return film_error_errno(err, errno, "%s", f->name.p);
            if (stamp_of(block, (size_t)got) <= since)
                continue;
        }
        s = read_block(fd, f->name, i, block, &n, err);
        if (n > 0)
            f->hashes[i] = film_hash((struct film_str){block, n}, i);
    }
    return s;
}

static enum film_status
digest_file(struct digest *d, int dir, const char *name, bool fresh,
            struct film_error *err)
{
    struct file *f = find_file(d, name);
    struct stat st;
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        enum film_status failed = film_error_errno(err, errno, "%s", name);
        if (fd >= 0)
            close(fd);
        return failed;
    }
    enum film_status s = FILM_OK;
    if (!f && d->n == FILES_MAX)
        s = film_error_set(err, FILM_ERR_INDEX, "too many files");
    if (!f && s == FILM_OK) {
        f = &d->files[d->n];
        if (film_arena_copy(&d->arena, film_str_from(name), &f->name))
            d->n++;
        else
            s = film_error_nomem(err);
    }
    if (s == FILM_OK) {
        size_t old = fresh ? 0 : f->count;
        s = resize(d, f, (uint64_t)st.st_size)
                ? hash_blocks(f, fd, old, d->revision, err)
                : film_error_nomem(err);
    }
    close(fd);
    return s;
}

static bool
is_digested(const char *name)
{
    return name[0] != '.' && strcmp(name, "digest") != 0 &&
           strcmp(name, "digest.new") != 0 && strcmp(name, "v.tmp") != 0;
}

static enum film_status
digest_all(struct digest *d, const char *path, int dir, bool fresh,
           struct film_error *err)
{
    DIR *list = opendir(path);
    struct dirent *e;
    if (!list)
        return film_error_errno(err, errno, "%s", path);
    enum film_status s = FILM_OK;
    while (s == FILM_OK && (e = readdir(list)))
        if (is_digested(e->d_name))
            s = digest_file(d, dir, e->d_name, fresh, err);
    closedir(list);
    return s;
}

static enum film_status
open_directory(int *dir, const char *path, struct film_error *err)
{
    *dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return *dir < 0 ? film_error_errno(err, errno, "%s", path) : FILM_OK;
}

static enum film_status
update(struct digest *d, const char *path, int dir, struct film_error *err)
{
    uint64_t revision = 0;
    enum film_status s = committed_revision(&revision, path, err);
    if (s != FILM_OK)
        return s;
    s = load(d, dir, err);
    bool fresh = s == FILM_END;
    if (s == FILM_OK && d->revision == revision)
        return FILM_OK;
    if (fresh)
        d->files = film_arena_zalloc(&d->arena, FILES_MAX, sizeof *d->files);
    if (fresh)
        s = d->files ? FILM_OK : film_error_nomem(err);
    if (s == FILM_OK)
        s = digest_all(d, path, dir, fresh, err);
    d->revision = revision;
    return s == FILM_OK ? store(d, dir, err) : s;
}

enum film_status
film_digest_write(const char *path, struct film_error *err)
{
    struct digest d = {0};
    int dir;
    enum film_status s = open_directory(&dir, path, err);
    if (s != FILM_OK)
        return s;
    film_arena_init(&d.arena);
    s = update(&d, path, dir, err);
    film_arena_release(&d.arena);
    close(dir);
    return s;
}

/* ---- Checking --------------------------------------------------------- */

struct check {
    uint64_t noted, committed; /* revisions */
    bool seen;                 /* a block of the committed revision */
    const struct film_problems *problems;
    struct film_str name;
    size_t bad_from, bad_to; /* blocks, half-open, not told yet */
};

static void
tell(const struct check *c, const char *what)
{
    struct film_error why;
    film_error_set(&why, FILM_ERR_INDEX, "%s%s%s", c->name.p ? c->name.p : "",
                   c->name.p ? ": " : "", what);
    c->problems->tell(c->problems->user, &why);
}

static void
tell_bad(struct check *c)
{
    char text[100];
    snprintf(text, sizeof text, "changed between bytes %llu and %llu",
             (unsigned long long)c->bad_from * BLOCK,
             (unsigned long long)c->bad_to * BLOCK);
    if (c->bad_from < c->bad_to)
        tell(c, text);
    c->bad_from = c->bad_to = 0;
}

static void
note_bad(struct check *c, size_t block)
{
    if (c->bad_to != block) {
        tell_bad(c);
        c->bad_from = block;
    }
    c->bad_to = block + 1;
}

static bool
is_zero(const char *p, size_t n)
{
    return n == 0 || (p[0] == 0 && memcmp(p, p + 1, n - 1) == 0);
}

/* True for a block that a writer has left since the digest: of a later
 * commit, or of none. */
static bool
is_later(const struct check *c, const struct file *f, size_t i, const char *p,
         size_t n)
{
    uint64_t stamp = stamp_of(p, n);
    if (!is_table(f->name))
        return c->committed > c->noted;
    return (stamp > c->noted && stamp <= c->committed + REVISIONS_AHEAD) ||
           (i >= f->count && is_zero(p, n));
}

static enum film_status
check_blocks(struct check *c, const struct file *f, int fd,
             struct film_error *err)
{
    char block[BLOCK];
    size_t n = 1;
    enum film_status s = FILM_OK;
    for (size_t i = 0; s == FILM_OK && n > 0; i++) {
        s = read_block(fd, f->name, i, block, &n, err);
        if (s != FILM_OK || n == 0)
            break;
        uint64_t hash = film_hash((struct film_str){block, n}, i);
        bool same = i < f->count && hash == f->hashes[i];
        c->seen |= is_table(f->name) && stamp_of(block, n) == c->committed;
        if (!same && !is_later(c, f, i, block, n))
            note_bad(c, i);
    }
    tell_bad(c);
    return s;
}

static enum film_status
check_file(struct check *c, const struct file *f, int dir,
           struct film_error *err)
{
    struct stat st;
    char text[100];
    int fd = openat(dir, f->name.p, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    c->name = f->name;
    if (fd < 0 && errno == ENOENT) {
        tell(c, "missing");
        return FILM_OK;
    }
    if (fd < 0 || fstat(fd, &st) != 0) {
        enum film_status failed = film_error_errno(err, errno, "%s", f->name.p);
        if (fd >= 0)
            close(fd);
        return failed;
    }
    snprintf(text, sizeof text, "cut short: %llu bytes of %llu",
             (unsigned long long)st.st_size, (unsigned long long)f->size);
    if ((uint64_t)st.st_size < f->size &&
        (is_table(f->name) || c->noted >= c->committed))
        tell(c, text);
    enum film_status s = check_blocks(c, f, fd, err);
    close(fd);
    return s;
}

/* Tables that came to be since the digest. */
static enum film_status
check_new_files(struct check *c, struct digest *d, const char *path, int dir,
                struct film_error *err)
{
    DIR *list = opendir(path);
    struct dirent *e;
    if (!list)
        return film_error_errno(err, errno, "%s", path);
    enum film_status s = FILM_OK;
    while (s == FILM_OK && (e = readdir(list))) {
        struct file f = {.name = film_str_from(e->d_name)};
        if (is_digested(e->d_name) && !find_file(d, e->d_name))
            s = check_file(c, &f, dir, err);
    }
    closedir(list);
    return s;
}

static enum film_status
check(struct check *c, struct digest *d, const char *path, int dir,
      struct film_error *err)
{
    enum film_status s = load(d, dir, err);
    if (s == FILM_END) {
        tell(c, "digest: missing or damaged");
        return FILM_OK;
    }
    if (s != FILM_OK)
        return s;
    c->noted = d->revision;
    if (committed_revision(&c->committed, path, NULL) != FILM_OK)
        c->committed = c->noted; /* that it cannot be opened shows elsewhere */
    for (size_t i = 0; i < d->n && s == FILM_OK; i++)
        s = check_file(c, &d->files[i], dir, err);
    if (s == FILM_OK)
        s = check_new_files(c, d, path, dir, err);
    c->name = (struct film_str){0};
    if (c->committed > c->noted && !c->seen)
        tell(c, "iamglass: names a revision that no table has");
    return s;
}

enum film_status
film_digest_check(const char *path, const struct film_problems *problems,
                  struct film_error *err)
{
    struct digest d = {0};
    struct check c = {.problems = problems};
    int dir;
    enum film_status s = open_directory(&dir, path, err);
    if (s != FILM_OK)
        return s;
    film_arena_init(&d.arena);
    s = check(&c, &d, path, dir, err);
    film_arena_release(&d.arena);
    close(dir);
    return s;
}
