/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/containers/archive.h"

#include "base/utf8.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>

enum { BLOCK = 64 * 1024 };

struct film_archive {
    struct archive *handle;
    struct film_stream *in;
    struct film_error error; /* of `in`, which libarchive cannot pass on */
    struct film_read_context watch; /* how long libarchive reads for one call */
    const struct film_limits *limits;
    struct film_buf name;
    uint64_t inflated; /* bytes of all members so far */
    char block[BLOCK];
};

static la_ssize_t
on_read(struct archive *handle, void *user, const void **p)
{
    struct film_archive *a = user;
    size_t got = 0;
    if (film_read_check_time(&a->watch, &a->error) != FILM_OK ||
        film_stream_read(a->in, a->block, BLOCK, &got, &a->error) != FILM_OK) {
        archive_set_error(handle, EIO, "input");
        return ARCHIVE_FATAL;
    }
    *p = a->block;
    return (la_ssize_t)got;
}

/* The error of the input below, or else libarchive's own. */
static enum film_status
failed(struct film_archive *a, struct film_error *err)
{
    if (a->error.status != FILM_OK)
        return film_error_set(err, a->error.status, "%s", a->error.text);
    const char *why = archive_error_string(a->handle);
    return film_error_set(err, FILM_ERR_INPUT, "%s",
                          why ? why : "the archive is damaged");
}

const char *
film_archive_version(void)
{
    const char *both = archive_version_string(); /* "libarchive 3.6.2" */
    const char *blank = strchr(both, ' ');
    return blank ? blank + 1 : both;
}

/* Named one by one: others of libarchive's run programs, and 7z needs an input
 * that can be read at any place. */
static bool
choose_formats(struct archive *handle, bool raw)
{
    if (raw)
        return archive_read_support_filter_bzip2(handle) >= ARCHIVE_WARN &&
               archive_read_support_filter_xz(handle) >= ARCHIVE_WARN &&
               archive_read_support_filter_zstd(handle) >= ARCHIVE_WARN &&
               archive_read_support_format_raw(handle) == ARCHIVE_OK;
    return archive_read_support_format_tar(handle) == ARCHIVE_OK &&
           archive_read_support_format_zip_streamable(handle) == ARCHIVE_OK;
}

enum film_status
film_archive_open(struct film_archive **out, struct film_stream *in, bool raw,
                  const struct film_limits *limits, struct film_error *err)
{
    enum { NAME = 64 * 1024 };
    struct film_archive *a = calloc(1, sizeof *a);
    if (!a)
        return film_error_nomem(err);
    a->in = in;
    a->watch.limits = limits;
    film_buf_init(&a->name, NAME);
    a->handle = archive_read_new();
    enum film_status st = FILM_OK;
    if (!a->handle || !choose_formats(a->handle, raw))
        st = film_error_nomem(err);
    else if (archive_read_open(a->handle, a, NULL, on_read, NULL) != ARCHIVE_OK)
        st = failed(a, err);
    if (st != FILM_OK) {
        film_archive_free(a);
        return st;
    }
    *out = a;
    return FILM_OK;
}

void
film_archive_free(struct film_archive *a)
{
    if (!a)
        return;
    archive_read_free(a->handle);
    film_buf_release(&a->name);
    free(a);
}

enum film_status
film_archive_next(struct film_archive *a, struct film_archive_member *member,
                  struct film_error *err)
{
    struct archive_entry *entry;
    film_read_progress(&a->watch);
    int status = archive_read_next_header(a->handle, &entry);
    if (status == ARCHIVE_EOF)
        return FILM_END;
    if (status < ARCHIVE_WARN)
        return failed(a, err);
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name)
        name = archive_entry_pathname(entry);
    film_buf_reset(&a->name);
    film_utf8_nfc(&a->name, film_str_from(name ? name : "")); /* any bytes */
    for (size_t i = 0; i < a->name.n; i++) /* which ZIP forbids, .NET wrote */
        if (a->name.p[i] == '\\' &&
            archive_format(a->handle) == ARCHIVE_FORMAT_ZIP)
            a->name.p[i] = '/';
    *member = (struct film_archive_member){
        .name = film_buf_get(&a->name),
        .is_file = archive_entry_filetype(entry) == AE_IFREG,
        .encrypted = archive_entry_is_data_encrypted(entry) != 0};
    while (member->name.n > 0 && strchr("./", member->name.p[0]) &&
           (member->name.p[0] == '/' ||
            film_str_starts(member->name, FILM_STR("./")))) {
        member->name.p++;
        member->name.n--;
    }
    return FILM_OK;
}

/* ---- the data of a member ---- */

/* As for gzip: what grows without bound is not text. */
static enum film_status
check_growth(struct film_archive *a, struct film_error *err)
{
    enum { CHECKED_FROM = 16 << 20 };
    int64_t read = archive_filter_bytes(a->handle, -1);
    unsigned most = a->limits->inflate_ratio;
    if (most == 0 || a->inflated < CHECKED_FROM || read <= 0 ||
        a->inflated / (uint64_t)read <= most)
        return FILM_OK;
    return film_error_set(err, FILM_ERR_LIMIT,
                          "data inflate to more than %u times their size",
                          most);
}

static enum film_status
read_data(void *user, void *p, size_t room, size_t *got, struct film_error *err)
{
    struct film_archive *a = user;
    film_read_progress(&a->watch);
    la_ssize_t n = archive_read_data(a->handle, p, room);
    *got = n > 0 ? (size_t)n : 0;
    if (n < 0)
        return failed(a, err);
    a->inflated += *got;
    return check_growth(a, err);
}

enum film_status
film_archive_stream(struct film_stream **out, struct film_archive *a,
                    const struct film_limits *limits, struct film_error *err)
{
    struct film_stream_source source = {a, read_data, NULL};
    a->limits = limits;
    return film_stream_from_source(out, source, limits, err);
}
