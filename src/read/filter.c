/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/filter.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "base/temp.h"
#include "base/tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SUFFIX = 32, /* longest of a file that is made for a filter */
};

/* The amount that converters of office documents need. */
static const uint64_t MEMORY_BYTES = (uint64_t)2 << 30;

/* ---- The configuration -------------------------------------------------- */

/* Takes the next word; in double quotes it may contain spaces. */
static bool
next_word(struct film_str *rest, struct film_str *word)
{
    *rest = film_str_trim(*rest);
    if (rest->n == 0)
        return false;
    bool quoted = rest->p[0] == '"';
    if (quoted) {
        rest->p++;
        rest->n--;
        return memchr(rest->p, '"', rest->n) && film_str_cut(rest, '"', word);
    }
    size_t n = 0;
    while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
        n++;
    *word = (struct film_str){rest->p, n};
    rest->p += n;
    rest->n -= n;
    return true;
}

static bool
is_pattern(struct film_str s)
{
    return (s.n > 1 && s.n < SUFFIX && s.p[0] == '.' &&
            !memchr(s.p, '/', s.n)) ||
           memchr(s.p, '/', s.n);
}

enum film_status
film_filters_add(struct film_filters *f, struct film_str line,
                 struct film_arena *arena, struct film_error *err)
{
    struct film_filter one = {0};
    struct film_str word;
    char **slot;
    size_t n = 0;
    bool ok = next_word(&line, &one.pattern) && is_pattern(one.pattern) &&
              next_word(&line, &one.type) &&
              memchr(one.type.p, '/', one.type.n);
    while (ok && next_word(&line, &word)) {
        struct film_str copy;
        slot = film_arena_push(arena, &one.command, &n, sizeof *slot);
        if (!slot || !film_arena_copy(arena, word, &copy))
            return film_error_nomem(err);
        *slot = (char *)copy.p;
    }
    if (!ok || n == 0 || film_str_trim(line).n > 0)
        return film_error_set(err, FILM_ERR_USAGE,
                              "expected filter = .SUFFIX|TYPE TYPE COMMAND...");
    slot = film_arena_push(arena, &one.command, &n, sizeof *slot);
    struct film_filter *to = film_arena_push(arena, &f->v, &f->n, sizeof *to);
    if (!slot || !to || !film_arena_copy(arena, one.pattern, &one.pattern) ||
        !film_arena_copy(arena, one.type, &one.type))
        return film_error_nomem(err);
    *slot = NULL;
    *to = one;
    return FILM_OK;
}

uint64_t
film_filters_hash(const struct film_filters *f)
{
    uint64_t h = 1;
    for (size_t i = 0; f && i < f->n; i++) {
        h = film_hash(f->v[i].pattern, h);
        h = film_hash(f->v[i].type, h);
        for (char **word = f->v[i].command; *word; word++)
            h = film_hash(film_str_from(*word), h);
    }
    return h;
}

/* ---- What an input is --------------------------------------------------- */

static const struct {
    struct film_str start;
    const char *type;
} kinds[] = {
    {FILM_STR("%PDF-"), "application/pdf"},
    {FILM_STR("%!PS"), "application/postscript"},
    {FILM_STR("{\\rtf"), "application/rtf"},
    {FILM_STR("7z\xBC\xAF"), "application/x-7z-compressed"},
    {FILM_STR("Rar!"), "application/vnd.rar"},
    {FILM_STR("PK\x03\x04"), "application/zip"},
    {FILM_STR("\xD0\xCF\x11\xE0"), "application/x-ole-storage"},
    {FILM_STR("AT&TFORM"), "image/vnd.djvu"},
    {FILM_STR("\x89PNG"), "image/png"},
    {FILM_STR("\xFF\xD8\xFF"), "image/jpeg"},
    {FILM_STR("GIF8"), "image/gif"},
    {FILM_STR("SQLite format 3"), "application/vnd.sqlite3"},
};

static const char *
type_of(struct film_str head)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (film_str_starts(head, kinds[i].start))
            return kinds[i].type;
    return "";
}

static bool
ends_nocase(struct film_str s, struct film_str end)
{
    return s.n > end.n && film_str_equal_nocase(
                              (struct film_str){s.p + s.n - end.n, end.n}, end);
}

const struct film_filter *
film_filter_find(const struct film_filters *f, struct film_str name,
                 struct film_str head)
{
    if (!f || head.n == 0)
        return NULL;
    struct film_str type = film_str_from(type_of(head));
    if (ends_nocase(name, FILM_STR(".gz")))
        name.n -= 3;
    for (size_t i = 0; i < f->n; i++) {
        struct film_str pattern = f->v[i].pattern;
        if (pattern.p[0] == '.' ? ends_nocase(name, pattern)
                                : film_str_equal_nocase(type, pattern))
            return &f->v[i];
    }
    return NULL;
}

/* ---- Running ------------------------------------------------------------ */

static bool
wants_name(const struct film_filter *f)
{
    for (char **word = f->command; *word; word++)
        if (strstr(*word, "%f"))
            return true;
    return false;
}

/* The word with the name in place of %f, in the arena. */
static char *
put_name(const char *word, const char *name, struct film_arena *arena)
{
    const char *at = strstr(word, "%f");
    if (!at)
        return (char *)word;
    size_t n = strlen(word) + strlen(name);
    char *p = film_arena_alloc(arena, n + 1);
    if (p)
        snprintf(p, n + 1, "%.*s%s%s", (int)(at - word), word, name, at + 2);
    return p;
}

static char **
make_command(const struct film_filter *f, const char *name,
             struct film_arena *arena)
{
    size_t n = 0;
    while (f->command[n])
        n++;
    char **v = film_arena_zalloc(arena, n + 1, sizeof *v);
    for (size_t i = 0; v && i < n; i++)
        if (!(v[i] = put_name(f->command[i], name, arena)))
            return NULL;
    return v;
}

static enum film_status
run(struct film_buf *out, const struct film_filter *f, int fd, const char *name,
    struct film_read_context *ctx, struct film_error *err)
{
    const struct film_tool_limits limits = {.seconds = ctx->limits->seconds,
                                            .memory_bytes = MEMORY_BYTES,
                                            .output_bytes =
                                                ctx->limits->input_bytes};
    struct film_filters *all = ctx->limits->filters;
    bool networked = false;
    struct film_arena arena;
    film_arena_init(&arena);
    char **command = make_command(f, name ? name : "", &arena);
    enum film_status s =
        command ? film_tool_run(out, &networked, command, fd, &limits, err)
                : film_error_nomem(err);
    film_arena_release(&arena);
    if (networked && !atomic_exchange(&all->said, true))
        film_read_mended(ctx, 0,
                         "the system does not permit to keep filters (%s) "
                         "from the network",
                         f->command[0]);
    if (s != FILM_OK && s != FILM_ERR_NOMEM)
        film_error_prefix(err, "the filter %s", f->command[0]);
    return s;
}

enum film_status
film_filter_run(struct film_buf *out, const struct film_filter *f,
                struct film_stream *in, struct film_read_context *ctx,
                struct film_error *err)
{
    char suffix[SUFFIX] = "", *name = NULL;
    int fd;
    if (f->pattern.p[0] == '.')
        memcpy(suffix, f->pattern.p, f->pattern.n);
    enum film_status s =
        film_temp_open(&fd, wants_name(f) ? &name : NULL, suffix, err);
    if (s != FILM_OK)
        return s;
    s = film_stream_save(in, fd, UINT64_MAX, err);
    if (s == FILM_OK)
        s = run(out, f, fd, name, ctx, err);
    close(fd);
    if (name)
        unlink(name);
    free(name);
    return s;
}
