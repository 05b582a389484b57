/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/context.h"
#include "base/ascii.h"
#include "base/line.h"
#include "text/clean.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

const struct film_limits film_limits_default = {
    .input_bytes = 64u << 20,
    .stream_bytes = (uint64_t)64 << 30,
    .inflate_ratio = 250, /* text 3 to 10, the most repetitive XML seen 60;
                             deflate's most is 1032 */
    .depth = 200,         /* libxml2 ends at 256 */
    .attributes = 1000,   /* 20,000 cost libxml2 1.4 s, 100,000 over 20 s */
    .article_bytes = 8u << 20,
    .article_blocks = 50000,
    .seconds = 60,
};

struct film_str
film_read_name(const struct film_read_context *ctx)
{
    return ctx->name.n ? ctx->name : ctx->item.n ? ctx->item : ctx->path;
}

/* The message becomes one clean line: it carries pieces of inputs, which may be
 * cut within a character. */
__attribute__((format(printf, 4, 0))) static void
report(const struct film_read_context *ctx, uint32_t line, enum film_loss loss,
       const char *format, va_list args)
{
    if (!ctx->sink->warn)
        return;
    char text[FILM_ERROR_SIZE / 2];
    vsnprintf(text, sizeof text, format, args);
    struct film_buf clean;
    film_buf_init(&clean, 4 * sizeof text);
    film_clean_text(&clean, film_str_from(text));
    ctx->sink->warn(ctx->sink->user, ctx->path, line, loss,
                    clean.p ? clean.p : "out of memory");
    film_buf_release(&clean);
}

void
film_read_warn(const struct film_read_context *ctx, uint32_t line,
               const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(ctx, line, FILM_LOST_PART, format, args);
    va_end(args);
}

void
film_read_mended(const struct film_read_context *ctx, uint32_t line,
                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(ctx, line, FILM_LOST_NOTHING, format, args);
    va_end(args);
}

void
film_read_report(const struct film_read_context *ctx, uint32_t line,
                 enum film_loss loss, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    report(ctx, line, loss, format, args);
    va_end(args);
}

void
film_read_pass_on(const struct film_read_context *ctx, struct film_str part,
                  uint32_t line, enum film_loss loss, const char *why)
{
    enum { POSITION = 64 };
    struct film_buf at;
    film_buf_init(&at, part.n + POSITION);
    film_buf_str(&at, part);
    film_buf_byte(&at, ':');
    film_line_add(&at, line);
    struct film_str s = film_buf_get(&at);
    film_read_report(ctx, 0, loss, "%.*s: %s", (int)s.n, s.p, why);
    film_buf_release(&at);
}

static uint64_t
now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* The innermost sink that takes skipped blocks, or NULL. */
static const struct film_sink *
skipping(const struct film_read_context *ctx)
{
    const struct film_sink *sink = ctx->sink;
    while (sink && !sink->skipped)
        sink = sink->outer;
    return sink;
}

bool
film_read_wants_skipped(const struct film_read_context *ctx)
{
    return skipping(ctx) != NULL;
}

void
film_read_skipped(const struct film_read_context *ctx, uint32_t line,
                  const char *why, struct film_str text)
{
    const struct film_sink *sink = skipping(ctx);
    if (sink)
        sink->skipped(sink->user, ctx->path, line, why, text);
}

static bool
is_running_text(struct film_str s)
{
    enum { LEAST = 60, BLANKS = 5 }; /* bytes; names of offices have fewer */
    size_t blanks = 0, beyond_ascii = 0;
    for (size_t i = 0; i < s.n; i++) {
        blanks += film_ascii_space(s.p[i]);
        beyond_ascii += (unsigned char)s.p[i] >= 0x80;
    }
    return s.n >= LEAST && (blanks >= BLANKS || 2 * beyond_ascii > s.n);
}

void
film_read_unused(const struct film_read_context *ctx, uint32_t line,
                 const char *name, struct film_str text)
{
    struct film_buf why;
    text = film_str_trim(text);
    if (!film_read_wants_skipped(ctx) || !is_running_text(text))
        return;
    film_buf_init(&why, 4096);
    film_buf_text(&why, "not used: ");
    film_clean_text(&why, film_str_from(name)); /* JSON's are any text */
    film_read_skipped(ctx, line, why.failed ? "not used" : why.p, text);
    film_buf_release(&why);
}

void
film_read_progress(struct film_read_context *ctx)
{
    /* The clock is read at the next check: items may come by the million. */
    ctx->calls = 0;
    ctx->deadline_ns = 0;
}

enum film_status
film_read_check_time(struct film_read_context *ctx, struct film_error *err)
{
    if (ctx->calls++ % 256 != 0 || ctx->limits->seconds == 0)
        return FILM_OK;
    uint64_t now = now_ns();
    if (ctx->deadline_ns == 0)
        ctx->deadline_ns = now + ctx->limits->seconds * (uint64_t)1000000000u;
    if (now <= ctx->deadline_ns)
        return FILM_OK;
    return film_error_set(err, FILM_ERR_TIME,
                          "gave up: nothing found for %u seconds",
                          ctx->limits->seconds);
}
