/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An input compressed by bzip2, xz or Zstandard; gzip is read/stream.c's. */
#include <config.h>
#include "read/formats.h"

#include "read/containers/archive.h"

static int
sniff(struct film_str head, struct film_str path)
{
    (void)path;
    return film_str_starts(head, FILM_STR("BZh")) ||
                   film_str_starts(head, FILM_STR("\xFD"
                                                  "7zXZ")) ||
                   film_str_starts(head, FILM_STR("\x28\xB5\x2F\xFD"))
               ? 95
               : 0;
}

/* The path without the ending of the compression, for the reader inside. */
static struct film_str
inner_name(const struct film_read_context *ctx)
{
    static const char *const endings[] = {".bz2", ".xz", ".zst"};
    struct film_str name = ctx->name.n ? ctx->name : ctx->path;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (film_str_ends(name, film_str_from(endings[i])))
            name.n -= strlen(endings[i]);
    return name;
}

static enum film_status
read_compressed(struct film_stream *in, struct film_read_context *ctx,
                struct film_error *err)
{
    struct film_archive *archive = NULL;
    struct film_archive_member member;
    struct film_stream *inner = NULL;
    struct film_read_context own = *ctx;
    own.name = inner_name(ctx);
    enum film_status st =
        film_archive_open(&archive, in, true, ctx->limits, err);
    if (st == FILM_OK)
        st = film_archive_next(archive, &member, err);
    if (st == FILM_END)
        st = film_error_set(err, FILM_ERR_FORMAT, "empty");
    if (st == FILM_OK)
        st = film_archive_stream(&inner, archive, ctx->limits, err);
    if (st == FILM_OK)
        st = film_read_stream(inner, &own, err);
    film_stream_free(inner);
    film_archive_free(archive);
    return st;
}

const struct film_reader film_reader_compressed = {"compressed", sniff,
                                                   read_compressed};
