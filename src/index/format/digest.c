/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/format/digest.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "schema/xapian-status.h"
#include "xapian-c/glass/blocks.h"
#include "xapian-c/xapian-c.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BLOCK = 8192, /* Xapian's default, which all our tables use */
    STAMP = 4,    /* bytes at the start of a table's block: the revision that it
                     was written for */
    FILES_MAX = 64,
};

static const char magic[] = "filmsearch digest 2\n";
/* Like version 2, but with hashes of blocks that no commit used and of all
 * bytes in the last block of a free list. */
static const char magic_all[] = "filmsearch digest 1\n";

struct file {
    struct film_str name; /* NUL-terminated */
    uint64_t size;        /* of a table: the blocks that may be used */
    uint64_t *hashes;     /* one hash per block; 0: not used */
    size_t count;
};

struct digest {
    bool of_all; /* it begins with magic_all */
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

/* FILM_END if the bytes are no digest; FILM_ERR_NOMEM. */
static enum film_status
decode_file(struct digest *d, struct file *f, struct film_str in, size_t *at)
{
    struct film_str name;
    if (!film_varstr_get(in, at, &name) || !film_varint_get(in, at, &f->size) ||
        memchr(name.p, '/', name.n) || f->size > (uint64_t)in.n * BLOCK)
        return FILM_END;
    f->count = blocks_of(f->size);
    if (f->count > (in.n - *at) / 8)
        return FILM_END;
    f->hashes = film_arena_zalloc(&d->arena, f->count + 1, 8);
    if (!f->hashes || !film_arena_copy(&d->arena, name, &f->name))
        return FILM_ERR_NOMEM;
    for (size_t i = 0; i < f->count; i++, *at += 8)
        f->hashes[i] = get_u64(in.p + *at);
    return FILM_OK;
}

/* FILM_END if `in` is not a complete digest; FILM_ERR_NOMEM. */
static enum film_status
decode(struct digest *d, struct film_str in)
{
    uint64_t n = 0;
    size_t at = sizeof magic - 1;
    if (in.n < at + 8)
        return FILM_END;
    d->of_all = memcmp(in.p, magic_all, at) == 0;
    if (!d->of_all && memcmp(in.p, magic, at) != 0)
        return FILM_END;
    in.n -= 8;
    if (film_hash(in, 0) != get_u64(in.p + in.n) ||
        !film_varint_get(in, &at, &d->revision) ||
        !film_varint_get(in, &at, &n) || n > FILES_MAX)
        return FILM_END;
    d->files = film_arena_zalloc(&d->arena, FILES_MAX, sizeof *d->files);
    enum film_status s = d->files ? FILM_OK : FILM_ERR_NOMEM;
    for (; d->n < n && s == FILM_OK; d->n += s == FILM_OK)
        s = decode_file(d, &d->files[d->n], in, &at);
    return s != FILM_OK || at == in.n ? s : FILM_END;
}

static enum film_status
read_all(struct film_buf *out, int fd, struct film_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return film_error_errno(err, errno, "digest");
    if (!film_buf_reserve(out, (size_t)st.st_size + 1))
        return film_error_nomem(err);
    ssize_t n = film_file_get(fd, out->p, (size_t)st.st_size);
    if (n < 0)
        return film_error_errno(err, errno, "digest");
    out->n = (size_t)n;
    return FILM_OK;
}

/* FILM_END if the digest is missing or damaged. */
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
    if (s == FILM_OK)
        s = decode(d, film_buf_get(&in));
    if (s == FILM_ERR_NOMEM)
        film_error_nomem(err);
    if (s != FILM_OK)
        d->n = 0;
    film_buf_release(&in);
    return s;
}

static enum film_status
write_all(int fd, struct film_str data, struct film_error *err)
{
    return film_file_write(fd, data) && fdatasync(fd) == 0
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

/* Finds the blocks of a table that the last commit uses. Of another file, all
 * blocks are used. */
static enum film_status
find_used(xapc_blocks *used, const char *path, struct film_str name,
          struct film_error *err)
{
    xapc_error *xerr = NULL;
    char table[64];
    memset(used, 0, sizeof *used);
    if (!is_table(name))
        return FILM_OK;
    snprintf(table, sizeof table, "%.*s", (int)(name.n - strlen(".glass")),
             name.p);
    xapc_status x = xapc_blocks_read(used, path, table, &xerr);
    if (x == XAPC_ERR_FEATURE_UNAVAILABLE) { /* it may use any block */
        xapc_error_free(xerr);
        return FILM_OK;
    }
    return film_error_xapian(err, x, xerr);
}

static bool
is_used(const xapc_blocks *used, size_t i)
{
    return !used->owner || used->used[i];
}

struct block_hash {
    uint64_t hash;  /* hash of the bytes that are used */
    uint64_t stamp; /* revision of the block; 0: none */
};

/* Hashes block i. After the end of the file, leaves out->hash unchanged. */
static enum film_status
hash_block(struct block_hash *out, const struct file *f, int fd, size_t i,
           const xapc_blocks *used, struct film_error *err)
{
    unsigned char p[BLOCK];
    struct film_str part = {(const char *)p, 0};
    ssize_t n = film_file_get_at(fd, p, BLOCK, (off_t)i * BLOCK);
    if (n < 0)
        return film_error_errno(err, errno, "%s", f->name.p);
    part.n = (size_t)n;
    if (used->owner && i == used->list && part.n == BLOCK) {
        part.p += STAMP;
        part.n = used->list_end - STAMP;
    }
    out->stamp = 0;
    for (ssize_t j = 0; j < STAMP && n >= STAMP && is_table(f->name); j++)
        out->stamp = out->stamp << 8 | p[j];
    if (n > 0)
        out->hash = film_hash(part, i);
    return FILM_OK;
}

static enum film_status
committed_revision(uint64_t *revision, const char *path, struct film_error *err)
{
    xapc_database *db;
    xapc_error *xerr = NULL;
    xapc_status x = xapc_blocks_revision(revision, path, NULL);
    if (x == XAPC_OK)
        return FILM_OK;
    x = xapc_database_open(&db, path, 0, &xerr);
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

/* Resizes f to `count` hashes; new ones are zero. */
static bool
resize(struct digest *d, struct file *f, size_t count)
{
    uint64_t *hashes = film_arena_zalloc(&d->arena, count + 1, 8);
    size_t kept = f->count < count ? f->count : count;
    if (!hashes)
        return false;
    if (kept)
        memcpy(hashes, f->hashes, kept * 8);
    f->hashes = hashes;
    f->count = count;
    return true;
}

/* Whether the hash of block i in the digest still holds. A block that a commit
 * uses and whose stamp is not later has not been written since. */
static enum film_status
is_known(bool *known, const struct digest *d, const struct file *f, int fd,
         size_t i, struct film_error *err)
{
    unsigned char p[STAMP];
    *known = false;
    if (!is_table(f->name) || !f->hashes[i])
        return FILM_OK;
    ssize_t n = film_file_get_at(fd, p, STAMP, (off_t)i * BLOCK);
    if (n < 0)
        return film_error_errno(err, errno, "%s", f->name.p);
    uint64_t stamp = (uint64_t)p[0] << 24 | (uint64_t)p[1] << 16 |
                     (uint64_t)p[2] << 8 | p[3];
    *known = n == STAMP && stamp <= d->revision;
    return FILM_OK;
}

/* Hashes the blocks of an open file that are used and whose hash is not
 * known. */
static enum film_status
hash_blocks(const struct digest *d, struct file *f, int fd,
            const xapc_blocks *used, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; i < f->count && s == FILM_OK; i++) {
        struct block_hash block = {f->hashes[i], 0};
        bool known = false;
        if (!is_used(used, i)) {
            f->hashes[i] = 0;
            continue;
        }
        if (!d->of_all || i != used->list)
            s = is_known(&known, d, f, fd, i, err);
        if (s == FILM_OK && !known)
            s = hash_block(&block, f, fd, i, used, err);
        f->hashes[i] = block.hash;
    }
    return s;
}

/* Finds the file in the digest, or adds it. */
static enum film_status
place_file(struct file **out, struct digest *d, const char *name,
           struct film_error *err)
{
    struct file *f = find_file(d, name);
    if (!f && d->n == FILES_MAX)
        return film_error_set(err, FILM_ERR_INDEX, "too many files");
    if (!f) {
        f = &d->files[d->n];
        if (!film_arena_copy(&d->arena, film_str_from(name), &f->name))
            return film_error_nomem(err);
        d->n++;
    }
    *out = f;
    return FILM_OK;
}

static enum film_status
digest_open(struct digest *d, const char *path, const char *name, int fd,
            struct film_error *err)
{
    struct file *f = NULL;
    struct stat st;
    xapc_blocks used;
    if (fstat(fd, &st) != 0)
        return film_error_errno(err, errno, "%s", name);
    enum film_status s = place_file(&f, d, name, err);
    if (s == FILM_OK)
        s = find_used(&used, path, f->name, err);
    if (s != FILM_OK)
        return s;
    f->size = used.owner ? (uint64_t)used.n * BLOCK : (uint64_t)st.st_size;
    s = resize(d, f, blocks_of(f->size)) ? hash_blocks(d, f, fd, &used, err)
                                         : film_error_nomem(err);
    xapc_blocks_free(&used);
    return s;
}

static enum film_status
digest_file(struct digest *d, const char *path, int dir, const char *name,
            struct film_error *err)
{
    int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return film_error_errno(err, errno, "%s", name);
    enum film_status s = digest_open(d, path, name, fd, err);
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
digest_all(struct digest *d, const char *path, int dir, struct film_error *err)
{
    DIR *list = opendir(path);
    struct dirent *e;
    if (!list)
        return film_error_errno(err, errno, "%s", path);
    enum film_status s = FILM_OK;
    while (s == FILM_OK && (e = readdir(list)))
        if (is_digested(e->d_name))
            s = digest_file(d, path, dir, e->d_name, err);
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
        s = digest_all(d, path, dir, err);
    d->revision = revision;
    d->of_all = false;
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
    const char *path;
    const struct film_problems *problems;
    bool of_all;               /* whether the digest covers all blocks */
    uint64_t noted, committed; /* revisions of the digest and of the database */
    bool seen;                 /* a block of the committed revision was seen */
    struct film_str name;
    size_t bad_from, bad_to; /* bad blocks not reported yet, half-open */
};

static void
report(const struct check *c, const char *what)
{
    struct film_error why;
    film_error_set(&why, FILM_ERR_INDEX, "%s%s%s", c->name.p ? c->name.p : "",
                   c->name.p ? ": " : "", what);
    c->problems->report(c->problems->user, &why);
}

static void
report_bad(struct check *c)
{
    char text[100];
    snprintf(text, sizeof text, "changed between bytes %llu and %llu",
             (unsigned long long)c->bad_from * BLOCK,
             (unsigned long long)c->bad_to * BLOCK);
    if (c->bad_from < c->bad_to)
        report(c, text);
    c->bad_from = c->bad_to = 0;
}

static void
note_bad(struct check *c, size_t block)
{
    if (c->bad_to != block) {
        report_bad(c);
        c->bad_from = block;
    }
    c->bad_to = block + 1;
}

/* Whether block i is as it was written. A block written since the digest has no
 * hash to compare with. In a table its stamp shows that, except in a table
 * added since, which libxapian stamps from 1 on. The last block of the free
 * list may have been stamped by a commit that failed. */
static bool
is_sound(const struct check *c, const struct file *f, size_t i,
         const struct block_hash *block, bool is_list)
{
    if (i < f->count && f->hashes[i] == block->hash)
        return true;
    if (c->committed <= c->noted)
        return false;
    return !is_table(f->name) || f->count == 0 ||
           (block->stamp > c->noted &&
            (block->stamp <= c->committed || is_list));
}

/* Whether the digest can tell if block i is damaged. */
static bool
is_judged(const struct check *c, const struct file *f, size_t i,
          const xapc_blocks *used)
{
    if (!is_table(f->name))
        return true;
    if (!used->owner)
        return i < f->count && f->hashes[i];
    return used->used[i] && !(c->of_all && i == used->list);
}

static void
report_cut(const struct check *c, uint64_t size, uint64_t needed)
{
    char text[100];
    snprintf(text, sizeof text, "cut short: %llu bytes of %llu",
             (unsigned long long)size, (unsigned long long)needed);
    report(c, text);
}

/* Checks those of the first n blocks that the digest can judge. */
static enum film_status
check_blocks(struct check *c, const struct file *f, int fd, size_t n,
             const xapc_blocks *used, struct film_error *err)
{
    enum film_status s = FILM_OK;
    for (size_t i = 0; s == FILM_OK && i < n; i++) {
        struct block_hash block = {0, 0};
        if (!is_judged(c, f, i, used))
            continue;
        s = hash_block(&block, f, fd, i, used, err);
        c->seen |= is_table(f->name) && block.stamp == c->committed;
        bool is_list = used->owner && i == used->list;
        if (s == FILM_OK && !is_sound(c, f, i, &block, is_list))
            note_bad(c, i);
    }
    report_bad(c);
    return s;
}

/* The size that the file must have: up to the end of its last block that the
 * digest can judge. */
static uint64_t
size_needed(const struct check *c, const struct file *f, size_t n,
            const xapc_blocks *used)
{
    if (!is_table(f->name))
        return c->noted >= c->committed ? f->size : 0;
    while (n > 0 && !is_judged(c, f, n - 1, used))
        n--;
    return (uint64_t)n * BLOCK;
}

static enum film_status
check_open(struct check *c, const struct file *f, int fd,
           struct film_error *err)
{
    struct stat st;
    xapc_blocks used;
    if (fstat(fd, &st) != 0)
        return film_error_errno(err, errno, "%s", f->name.p);
    enum film_status s = find_used(&used, c->path, f->name, err);
    if (s == FILM_ERR_IO || s == FILM_ERR_NOMEM)
        return s;
    if (s != FILM_OK)
        memset(&used, 0, sizeof used); /* the hash shows whatever is damaged */
    size_t n = used.owner ? used.n : f->count;
    if (!is_table(f->name) && blocks_of((uint64_t)st.st_size) > n)
        n = blocks_of((uint64_t)st.st_size);
    uint64_t needed = size_needed(c, f, n, &used);
    if ((uint64_t)st.st_size < needed)
        report_cut(c, (uint64_t)st.st_size, needed);
    s = check_blocks(c, f, fd, n, &used, err);
    xapc_blocks_free(&used);
    return s;
}

static enum film_status
check_file(struct check *c, const struct file *f, int dir,
           struct film_error *err)
{
    int fd = openat(dir, f->name.p, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    c->name = f->name;
    if (fd < 0 && errno == ENOENT) {
        if (!is_table(f->name) || f->count > 0)
            report(c, "missing");
        return FILM_OK;
    }
    if (fd < 0)
        return film_error_errno(err, errno, "%s", f->name.p);
    enum film_status s = check_open(c, f, fd, err);
    close(fd);
    return s;
}

/* Checks tables that were added since the digest. */
static enum film_status
check_new_files(struct check *c, struct digest *d, int dir,
                struct film_error *err)
{
    DIR *list = opendir(c->path);
    struct dirent *e;
    if (!list)
        return film_error_errno(err, errno, "%s", c->path);
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
check(struct check *c, struct digest *d, int dir, struct film_error *err)
{
    enum film_status s = load(d, dir, err);
    if (s == FILM_END) {
        report(c, "digest: missing or damaged");
        return FILM_OK;
    }
    if (s != FILM_OK)
        return s;
    c->of_all = d->of_all;
    c->noted = d->revision;
    s = committed_revision(&c->committed, c->path, err);
    if (s == FILM_ERR_IO || s == FILM_ERR_NOMEM)
        return s;
    if (s != FILM_OK)
        /* Another check reports that it cannot be opened. */
        c->committed = c->noted;
    s = FILM_OK;
    for (size_t i = 0; i < d->n && s == FILM_OK; i++)
        s = check_file(c, &d->files[i], dir, err);
    if (s == FILM_OK)
        s = check_new_files(c, d, dir, err);
    c->name = (struct film_str){0};
    if (c->committed > c->noted && !c->seen)
        report(c, "iamglass: names a revision that no table has");
    return s;
}

enum film_status
film_digest_check(const char *path, const struct film_problems *problems,
                  struct film_error *err)
{
    struct digest d = {0};
    struct check c = {.path = path, .problems = problems};
    int dir;
    enum film_status s = open_directory(&dir, path, err);
    if (s != FILM_OK)
        return s;
    film_arena_init(&d.arena);
    s = check(&c, &d, dir, err);
    film_arena_release(&d.arena);
    close(dir);
    return s;
}
