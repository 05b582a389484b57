/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reader works with: the limits of its input, the sink for its items,
 * and its current position. */
#ifndef FILM_READ_CONTEXT_H
#define FILM_READ_CONTEXT_H

#include "base/arena.h"
#include "base/error.h"
#include "model/article.h"
#include "model/record.h"

struct film_filters;
struct film_marks;

/* Limits of one input; film_limits_default has the documented defaults. Each
 * that bites is reported: over a hard one the input is refused, at a soft one
 * the rest was left out with a warning. */
struct film_limits {
    uint64_t input_bytes;    /* hard: bytes of the file, for readers that hold a
                                whole article in memory */
    uint64_t stream_bytes;   /* hard: bytes of any input after inflating */
    unsigned inflate_ratio;  /* hard: ratio of inflated to compressed bytes,
                                checked above 16 MiB; 0 = none */
    unsigned depth;          /* hard: XML/JSON/container nesting */
    unsigned attributes;     /* hard: attributes of one element */
    uint64_t article_bytes;  /* soft: text of one article */
    uint32_t article_blocks; /* soft: blocks of one article */
    unsigned seconds; /* hard: elapsed time without finding an item, so a long
                         stream of items may take longer; 0 = none */
    /* The user's filters (read/filter.h), or NULL. */
    struct film_filters *filters;
    /* The user's tags and notes (index/inputs/marks.h), or NULL. */
    const struct film_marks *marks;
};
extern const struct film_limits film_limits_default;

/* What a warning means for the input's content. */
enum film_loss {
    FILM_LOST_NOTHING, /* repaired: nothing was lost */
    FILM_LOST_PART,    /* left out */
    FILM_LOST_END,     /* the input is damaged or cut off from there on */
    FILM_LOST_OVER,    /* left out because it exceeds a limit */
};

/* Receives what a reader finds. Arguments are borrowed: they are in the
 * context's arena, which the reader resets before the next item, so a sink
 * copies what it keeps. An error of the sink stops the reader, which returns it
 * unchanged. */
struct film_sink {
    void *user;
    enum film_status (*article)(void *user, const struct film_article *a,
                                struct film_error *err);
    enum film_status (*record)(void *user, const struct film_record *r,
                               struct film_error *err);
    /* Something in the input was left out or repaired; reading continues. line
     * 0 = the input as a whole. why: one line without control bytes. */
    void (*warn)(void *user, struct film_str path, uint32_t line,
                 enum film_loss loss, const char *why);
    /* A block of a page is not part of its article: menus, comments, the title
     * above the text. text is the block as in the page, not cleaned; why: a few
     * words. May be NULL. */
    void (*skipped)(void *user, struct film_str path, uint32_t line,
                    const char *why, struct film_str text);
    /* For a reader within a reader: the sink that skipped blocks go to if this
     * has no function for them. May be NULL. */
    const struct film_sink *outer;
};

struct film_read_context {
    struct film_str path;      /* for messages, and the path of items */
    struct film_str name;      /* name of a member of an archive, else "" */
    struct film_str item;      /* inside a container: the id of the record
                                  being read ("" at the top) */
    bool chapter;              /* the pages in it are a book's */
    struct film_str url, date; /* known from a container, or "" */
    const char *charset;       /* declared by a container, or NULL */
    const struct film_limits *limits;
    const struct film_sink *sink;
    struct film_arena *arena;
    unsigned depth;       /* containers around this one */
    uint64_t deadline_ns; /* CLOCK_MONOTONIC; 0 = none; advanced by
                             film_read_progress */
    unsigned calls;       /* number of calls of film_read_check_time */
};

/* The name of the input: the member's name, else the id of the record, else the
 * path. Titles can be made from it. */
struct film_str film_read_name(const struct film_read_context *ctx);

/* Report to the sink that something was left out, that something was repaired
 * without loss, or either of them; printf-style. */
void film_read_warn(const struct film_read_context *ctx, uint32_t line,
                    const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_mended(const struct film_read_context *ctx, uint32_t line,
                      const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_report(const struct film_read_context *ctx, uint32_t line,
                      enum film_loss loss, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports what was said of a position in a part of the input, by its name. */
void film_read_pass_on(const struct film_read_context *ctx,
                       struct film_str part, uint32_t line, enum film_loss loss,
                       const char *why);

/* True if somebody wants to know of what is left out. */
bool film_read_wants_skipped(const struct film_read_context *ctx);

/* Reports a block of a page that is left out as no part of its article. */
void film_read_skipped(const struct film_read_context *ctx, uint32_t line,
                       const char *why, struct film_str text);

/* The same for running text that a reader has no use for; name: of the element
 * or member that it is in. Ids, addresses and names of things, which are not
 * running text, are not reported. */
void film_read_unused(const struct film_read_context *ctx, uint32_t line,
                      const char *name, struct film_str text);

/* Reports progress: the time limit starts again. The builder's emit functions
 * call it; a reader that skips much calls it itself. */
void film_read_progress(struct film_read_context *ctx);

/* FILM_ERR_TIME after the time limit. Cheap enough for every line or
 * element: looks at the clock at every 256th call. */
enum film_status film_read_check_time(struct film_read_context *ctx,
                                      struct film_error *err);

#endif
