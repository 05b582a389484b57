/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader works with: the limits of its input, the sink for what it
 * finds, and where it is. */
#ifndef FILM_READ_CONTEXT_H
#define FILM_READ_CONTEXT_H

#include "base/arena.h"
#include "base/error.h"
#include "model/article.h"
#include "model/record.h"

struct film_filters;

/* Limits of one input; film_limits_default has the documented defaults. Each
 * that bites is reported: over a hard one the input is refused, at a soft one
 * the rest was left out with a warning. */
struct film_limits {
    uint64_t input_bytes;    /* hard: bytes of the file for readers that hold
                                a whole article in memory */
    uint64_t stream_bytes;   /* hard: bytes of any input after inflating */
    unsigned inflate_ratio;  /* hard: inflated to compressed bytes, checked
                                above 16 MiB; 0 = none */
    unsigned depth;          /* hard: XML/JSON/container nesting */
    unsigned attributes;     /* hard: attributes of one element */
    uint64_t article_bytes;  /* soft: text of one article */
    uint32_t article_blocks; /* soft: blocks of one article */
    unsigned seconds;        /* hard: wall time without finding an item; a
                                long stream of items may take longer; 0 = none */
    struct film_filters *filters; /* of the user, or NULL: read/filter.h */
};
extern const struct film_limits film_limits_default;

/* What a warning says has become of the input's content. */
enum film_loss {
    FILM_LOST_NOTHING, /* mended: all of it was taken */
    FILM_LOST_PART,    /* left out */
    FILM_LOST_END,     /* the input is damaged or cut off from there on */
    FILM_LOST_OVER,    /* left out as it was over a limit */
};

/* Where a reader puts what it finds. What is handed over is borrowed: it
 * lives in the context's arena, which the reader resets before the next item
 * (so a sink copies what it keeps). A sink's error stops the reader, which
 * returns it unchanged. */
struct film_sink {
    void *user;
    enum film_status (*article)(void *user, const struct film_article *a,
                                struct film_error *err);
    enum film_status (*record)(void *user, const struct film_record *r,
                               struct film_error *err);
    /* Something of the input was left out or mended; the rest is read on.
     * line 0 = the input as a whole. why: one line, no control bytes. */
    void (*warn)(void *user, struct film_str path, uint32_t line,
                 enum film_loss loss, const char *why);
    /* A block of a page is not part of its article: menus, comments, the title
     * above the text. text is the block as it is in the page, not cleaned;
     * why: a few words. NULL: nobody wants to know. */
    void (*skipped)(void *user, struct film_str path, uint32_t line,
                    const char *why, struct film_str text);
};

struct film_read_context {
    struct film_str path;      /* for messages and the items' path */
    struct film_str name;      /* of a member of an archive, else "" */
    struct film_str item;      /* inside a container: the id of the record
                                  being read ("" at the top) */
    bool chapter;              /* the pages in it are a book's */
    struct film_str url, date; /* what a container knows of it, or "" */
    const char *charset;       /* what a container declares, or NULL */
    const struct film_limits *limits;
    const struct film_sink *sink;
    struct film_arena *arena;
    unsigned depth;       /* containers around this one */
    uint64_t deadline_ns; /* CLOCK_MONOTONIC; 0 = none; film_read_progress
                             moves it on */
    unsigned calls;       /* of film_read_check_time */
};

/* What the input is called: the member's name, else the id of the record, else
 * the path. A title may be made of it. */
struct film_str film_read_name(const struct film_read_context *ctx);

/* Report to the sink what was left out, what was mended with nothing lost, or
 * either of them; printf-style. */
void film_read_warn(const struct film_read_context *ctx, uint32_t line,
                    const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_mended(const struct film_read_context *ctx, uint32_t line,
                      const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_report(const struct film_read_context *ctx, uint32_t line,
                      enum film_loss loss, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports a block of a page that is left out as no part of its article. */
void film_read_skipped(const struct film_read_context *ctx, uint32_t line,
                       const char *why, struct film_str text);

/* Reports progress: the time limit starts again. The builder's emit functions
 * call it; a reader that skips much calls it itself. */
void film_read_progress(struct film_read_context *ctx);

/* FILM_ERR_TIME after the time limit. Cheap enough for every line or
 * element: looks at the clock at every 256th call. */
enum film_status film_read_check_time(struct film_read_context *ctx,
                                      struct film_error *err);

#endif
