/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a document of pages, where they stand on them, as poppler's
 * `pdftotext -bbox-layout` writes them; and the paragraphs that they make. */
#ifndef FILM_READ_DOCUMENTS_LAYOUT_H
#define FILM_READ_DOCUMENTS_LAYOUT_H

#include "read/builder.h"
#include "read/stream.h"

struct film_layout_box {
    float left, top, right, bottom; /* in points, from the page's upper left */
};

struct film_layout_line {
    struct film_str text;
    struct film_layout_box box;
    uint32_t page;  /* from 1 */
    uint32_t block; /* lines of one block have the same number */
    bool running;   /* a running head or a page's number */
};

struct film_layout_page {
    float height;
    bool has_text;
};

struct film_layout {
    struct film_arena arena; /* of what is below */
    struct film_layout_line *lines;
    size_t count;
    struct film_layout_page *pages;
    size_t page_count;
    struct film_str title, author, date, changed; /* as the document says */
};

/* An empty layout; release it after use. */
void film_layout_init(struct film_layout *l);
void film_layout_release(struct film_layout *l);

/* Reads the layout from `in`. What is no part of one is passed over. On an
 * error l has what was read before. FILM_ERR_LIMIT above the limit of an
 * article's text, FILM_ERR_NOMEM, the stream's. */
enum film_status film_layout_read(struct film_layout *l, struct film_stream *in,
                                  const struct film_read_context *ctx,
                                  struct film_error *err);

/* Marks what stands at the same height at the edge of several pages, whatever
 * its numbers, as running. FILM_ERR_NOMEM. */
enum film_status film_layout_mark_running(struct film_layout *l,
                                          struct film_error *err);

/* Adds the headings and paragraphs to the builder's article, each at its page;
 * what runs is reported as left out. An article without a title gets the
 * largest line of the first page. FILM_ERR_NOMEM. */
enum film_status film_layout_add(const struct film_layout *l,
                                 struct film_builder *b,
                                 struct film_error *err);

#endif
