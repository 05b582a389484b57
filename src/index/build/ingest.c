/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "index/build/ingest.h"

#include "base/file.h"
#include "base/hash.h"
#include "index/inputs/marks.h"
#include "index/inputs/path.h"
#include "index/inputs/spool.h"
#include "index/inputs/walk.h"
#include "read/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    BLOCK = 1 << 16,
    LARGE = 1 << 20, /* bytes: above this, computing the digest takes longer
                        than most refusals */
};

static const double TICK_SECONDS = .05; /* on Linux at most .01 */

/* Computes the digest of the whole file at fd. */
static bool
digest_fd(int fd, struct film_sum *digest)
{
    char *block = malloc(BLOCK);
    struct film_summer summer;
    off_t at = 0;
    ssize_t n = block ? 1 : -1;
    film_summer_init(&summer);
    while (n > 0) {
        n = film_file_get_at(fd, block, BLOCK, at);
        if (n > 0)
            film_summer_add(&summer, (struct film_str){block, (size_t)n});
        at += n;
    }
    free(block);
    *digest = film_summer_end(&summer);
    return n == 0;
}

static int
open_copy(int copy)
{
    int fd = fcntl(copy, F_DUPFD_CLOEXEC, 3);
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

/* Never waits for the writer of a FIFO, and never acquires a controlling
 * terminal. */
static int
open_input(const char *path, int copy, struct stat *st)
{
    int fd = copy ? open_copy(copy)
                  : film_path_open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return -1;
    if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
        return fd;
    close(fd);
    errno = EINVAL;
    return -1;
}

bool
film_ingest_digest(const char *path, int copy, struct film_sum *digest)
{
    struct stat st;
    int fd = open_input(path, copy, &st);
    if (fd < 0)
        return false;
    bool ok = digest_fd(fd, digest);
    close(fd);
    return ok;
}

/* False for a file that was changed just now: another change may come before
 * the clock of its timestamps advances. */
static bool
is_settled(const struct stat *st)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    double age = (double)(now.tv_sec - st->st_ctim.tv_sec) +
                 (double)(now.tv_nsec - st->st_ctim.tv_nsec) / 1e9;
    return age < 0 || age > TICK_SECONDS;
}

/* Readers give items the path that messages show; the index needs the key. This
 * sink replaces one by the other. */
struct keyed {
    const struct film_sink *sink;
    struct film_str path;
    const struct film_marks *marks; /* or NULL */
    const struct film_sum *digest;  /* of the input as it is … */
    const struct film_sum *before;  /* … and as the index has it, or NULL */
    struct film_arena arena;        /* for an article with marks */
    bool whole;                     /* part of the input is not enough */
    /* Set to the reason if only part could be read. */
    struct film_error *broken;
};

static enum film_status
pass_article(void *user, const struct film_article *a, struct film_error *err)
{
    struct keyed *k = user;
    struct film_article copy = *a;
    copy.path = k->path;
    const struct film_mark *mark =
        k->marks ? film_marks_find(k->marks, k->path, a->id, k->digest) : NULL;
    if (!mark && k->marks && k->before)
        mark = film_marks_find(k->marks, k->path, a->id, k->before);
    film_arena_reset(&k->arena);
    if (mark && !film_mark_apply(mark, &copy, &k->arena))
        return film_error_nomem(err);
    return k->sink->article(k->sink->user, &copy, err);
}

static enum film_status
pass_record(void *user, const struct film_record *r, struct film_error *err)
{
    const struct keyed *k = user;
    struct film_record copy = *r;
    copy.path = k->path;
    return k->sink->record(k->sink->user, &copy, err);
}

static void
pass_warning(void *user, struct film_str path, uint32_t line,
             enum film_loss loss, const char *why)
{
    const struct keyed *k = user;
    if (loss == FILM_LOST_END && k->whole) {
        film_error_set(k->broken, FILM_ERR_INPUT, "%.*s: %s", (int)path.n,
                       path.p, why);
        return;
    }
    k->sink->warn(k->sink->user, path, line, loss, why);
}

static void
pass_skipped(void *user, struct film_str path, uint32_t line, const char *why,
             struct film_str text)
{
    const struct keyed *k = user;
    k->sink->skipped(k->sink->user, path, line, why, text);
}

static enum film_status
set_errno(const struct film_input *note, struct film_error *err)
{
    return film_error_errno(err, errno, "%.*s", (int)note->shown.n,
                            note->shown.p);
}

static enum film_status
digest_input(struct film_input *note, int fd, struct film_error *err)
{
    return digest_fd(fd, &note->digest) ? FILM_OK : set_errno(note, err);
}

/* Most of what is refused is refused soon, while a digest takes the whole file:
 * a large one is read first. A file that may have changed meanwhile gets no
 * digest and no stamp, so it is read again. */
static enum film_status
read_large(struct film_input *note, int fd, const struct film_limits *limits,
           const struct film_sink *sink, struct film_error *err)
{
    struct stat st;
    enum film_status s = film_read_fd(fd, note->shown, limits, sink, err);
    if (s == FILM_OK)
        s = digest_input(note, fd, err);
    if (s == FILM_OK && !note->copy &&
        (fstat(fd, &st) != 0 || film_file_stamp(&st) != note->stamp)) {
        note->digest = (struct film_sum){0};
        note->stamp = 0;
    }
    return s;
}

static enum film_status
read_small(struct film_input *note, int fd, const struct film_limits *limits,
           const struct film_sink *sink, struct film_error *err)
{
    enum film_status s = digest_input(note, fd, err);
    return s == FILM_OK ? film_read_fd(fd, note->shown, limits, sink, err) : s;
}

enum film_status
film_ingest_file(struct film_input *note, const struct film_input *known,
                 int *fd, const struct film_limits *limits,
                 const struct film_sink *sink, struct film_error *err)
{
    struct stat st;
    struct film_error broken = {.status = FILM_OK};
    struct keyed k = {.sink = sink,
                      .path = note->path,
                      .marks = limits->marks,
                      .digest = &note->digest,
                      .before = known ? &known->digest : NULL,
                      .whole = known && known->losses == 0,
                      .broken = &broken};
    film_arena_init(&k.arena);
    const struct film_sink keyed = {&k,           pass_article, pass_record,
                                    pass_warning, pass_skipped, NULL};
    *fd = open_input(note->path.p, note->copy, &st);
    if (*fd < 0 && errno == EINVAL)
        return film_error_set(err, FILM_ERR_FORMAT, "%.*s: no longer a file",
                              (int)note->shown.n, note->shown.p);
    if (*fd < 0)
        return set_errno(note, err);
    note->size = (uint64_t)st.st_size;
    note->stamp = note->copy        ? FILM_STAMP_PIPED
                  : is_settled(&st) ? film_file_stamp(&st)
                                    : 0;
    enum film_status s = note->size > LARGE
                             ? read_large(note, *fd, limits, &keyed, err)
                             : read_small(note, *fd, limits, &keyed, err);
    close(*fd);
    film_arena_release(&k.arena);
    if (s != FILM_OK || broken.status == FILM_OK)
        return s;
    *err = broken;
    return broken.status;
}

uint64_t
film_ingest_limits(const struct film_limits *l)
{
    const uint64_t v[] = {l->input_bytes, l->stream_bytes,  l->inflate_ratio,
                          l->depth,       l->attributes,    l->article_bytes,
                          l->seconds,     l->article_blocks};
    uint64_t h = film_hash((struct film_str){(const char *)v, sizeof v}, 0);
    return h ? h : 1;
}

uint64_t
film_ingest_conditions(const struct film_limits *limits)
{
    uint64_t h =
        film_filters_hash(limits->filters) + film_ingest_limits(limits);
    h = film_hash(FILM_STR(PACKAGE_VERSION), h);
    for (const struct film_reader *const *r = film_readers(); *r; r++)
        h = film_hash(film_str_from((*r)->name), h);
    return h;
}

uint64_t
film_ingest_done(int fd)
{
    off_t at = lseek(fd, 0, SEEK_CUR); /* digest_fd does not move the offset */
    return at < 0 ? 0 : (uint64_t)at;
}
