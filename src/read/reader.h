/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Readers turn the bytes of an input into articles and records. There is one
 * vtable a format, one file a format, and one table (readers.c) that lists
 * them; adding a format is one file and one row. */
#ifndef FILM_READ_READER_H
#define FILM_READ_READER_H

#include "base/arena.h"
#include "base/error.h"
#include "model/article.h"
#include "model/record.h"
#include "read/stream.h"

/* Limits of one input; film_limits_default has the documented defaults. Each
 * that bites is reported: over a hard one the input is refused, at a soft one
 * the rest is left out with a warning. */
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
};
extern const struct film_limits film_limits_default;

/* What a warning says has become of the input's content. */
enum film_loss {
    FILM_LOST_NOTHING, /* mended: all of it was taken */
    FILM_LOST_PART,    /* left out */
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
};

struct film_read_context {
    struct film_str path;      /* for messages and the items' path */
    struct film_str item;      /* inside a container: the id of the record
                                  being read ("" at the top) */
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

struct film_reader {
    const char *name;
    /* How sure this reader is that the input is its own, 0 (no) to 100, from
     * the first bytes (inflated, UTF-16 and UTF-32 turned into UTF-8, no byte
     * order mark, at least 4 KiB where there are as many) and, as a tie-break
     * only, the path (without .gz). 90 and above: a signature or root element
     * that nothing else has; 50: looks like it; 10: could be. */
    int (*sniff)(struct film_str head, struct film_str path);
    /* Reads all of `in`; calls the sink for every item. Errors: the message
     * begins with "line N: " where a line is known, never with the path. */
    enum film_status (*read)(struct film_stream *in,
                             struct film_read_context *ctx,
                             struct film_error *err);
};

/* The registered readers, in the order of the table, ended by NULL. */
const struct film_reader *const *film_readers(void);

/* Sniffs what `in` holds and reads it with the reader that is surest; inner
 * compression and containers resolve here too (a reader calls this for what
 * it contains). FILM_ERR_FORMAT "no format that can be read here" if none
 * wants it, "empty" for no bytes. */
enum film_status film_read_stream(struct film_stream *in,
                                  struct film_read_context *ctx,
                                  struct film_error *err);

/* Tells the sink of something left out, of something mended with nothing lost,
 * or of either; printf-style. */
void film_read_warn(const struct film_read_context *ctx, uint32_t line,
                    const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_mended(const struct film_read_context *ctx, uint32_t line,
                      const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void film_read_tell(const struct film_read_context *ctx, uint32_t line,
                    enum film_loss loss, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Says that the input yields: the time limit begins anew. The builder's emit
 * functions call it; a reader that passes over much calls it itself. */
void film_read_progress(struct film_read_context *ctx);

/* FILM_ERR_LIMIT if the time limit is over. Cheap enough for every line or
 * element: looks at the clock at every 256th call. */
enum film_status film_read_check_time(struct film_read_context *ctx,
                                      struct film_error *err);

/* Appends path for people: as it is, or in double quotes with \xNN for what
 * is a control character, a quote in quotes, or no UTF-8. */
void film_path_show(struct film_buf *out, struct film_str path);

/* Opens the regular file at path (a FIFO, device, directory or socket is
 * refused) and reads it through sink with the given limits. The error's
 * message has the path in front, quoted if it holds control bytes:
 * "path:line: reason" or "path: reason". Uses no global state: threads may
 * call it side by side (call film_read_init once before). */
enum film_status film_read_file(struct film_str path,
                                const struct film_limits *limits,
                                const struct film_sink *sink,
                                struct film_error *err);

/* Same on a file descriptor that the caller has opened (and closes). */
enum film_status film_read_fd(int fd, struct film_str path,
                              const struct film_limits *limits,
                              const struct film_sink *sink,
                              struct film_error *err);

/* Sets libxml2 up: no network, no entity loader, no catalogues; and that it
 * and jansson allocate as read/reserve.h says. */
void film_read_init(void);

#endif
