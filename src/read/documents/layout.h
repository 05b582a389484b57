/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a document with pages, with their positions, as written by
 * poppler's `pdftotext -bbox-layout`; and the paragraphs that they form. */
#ifndef FILM_READ_DOCUMENTS_LAYOUT_H
#define FILM_READ_DOCUMENTS_LAYOUT_H

#include "read/builder.h"
#include "read/stream.h"

struct film_layout_box {
    /* In points, from the page's upper left corner. */
    float left, top, right, bottom;
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
    struct film_arena arena; /* owns everything below */
    struct film_layout_line *lines;
    size_t count;
    struct film_layout_page *pages;
    size_t page_count;
    /* From the document's metadata. */
    struct film_str title, author, date, changed;
};

/* An empty layout; release it after use. */
void film_layout_init(struct film_layout *l);
void film_layout_release(struct film_layout *l);

/* Reads the layout from `in`, skipping whatever is not part of one. After an
 * error, l has what was read before. FILM_ERR_LIMIT above the limit of an
 * article's text, FILM_ERR_NOMEM, errors of the stream. */
enum film_status film_layout_read(struct film_layout *l, struct film_stream *in,
                                  const struct film_read_context *ctx,
                                  struct film_error *err);

/* Marks text that is at the same height near the edge of several pages as
 * running, ignoring its numbers. FILM_ERR_NOMEM. */
enum film_status film_layout_mark_running(struct film_layout *l,
                                          struct film_error *err);

/* Adds the headings and paragraphs to the builder's article, each at its page;
 * what runs is reported as left out. An article without a title gets the
 * largest line of the first page. FILM_ERR_NOMEM. */
enum film_status film_layout_add(const struct film_layout *l,
                                 struct film_builder *b,
                                 struct film_error *err);

#endif
