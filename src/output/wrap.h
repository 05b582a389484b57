/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of text: wrapped, indented, coloured. Nothing is wrapped if the
 * output's width is 0, and nothing is coloured unless the output has
 * colours. */
#ifndef FILM_OUTPUT_WRAP_H
#define FILM_OUTPUT_WRAP_H

#include "base/buf.h"
#include "output/format.h"
#include "search/hits.h"

/* ECMA-48 renditions; the colours of grep. */
#define FILM_COLOR_PATH "35"
#define FILM_COLOR_LINE "32"
#define FILM_COLOR_MATCH "1;31"
#define FILM_COLOR_TITLE "1"
#define FILM_COLOR_SIDE "2"

enum { FILM_WRAP_INDENT = 4 }; /* columns, for all lines but the first */

/* The current position in a line that is being written. */
struct film_wrap {
    struct film_buf *out;
    const struct film_output *o;
    size_t column;
    unsigned width; /* 0: no wrapping */
    /* Ranges to colour, in order; NULL: none. */
    const struct film_range *marks, *marks_end;
    bool on; /* the colour of matches is on */
};

/* Begins at this column of a line that the caller has begun. */
struct film_wrap film_wrap_begin(struct film_buf *out,
                                 const struct film_output *o, size_t column);

/* Appends s.p[from, to) word by word. The marks are ranges of bytes in s. */
void film_wrap_words(struct film_wrap *w, struct film_str s, size_t from,
                     size_t to);

/* Appends words in one colour (NULL: none) after others, separated by a space
 * or a new line, so that the colour begins with the first word. */
void film_wrap_more(struct film_wrap *w, const char *code, struct film_str s);

/* Appends the character c, which is at byte `at`, in its colour. */
void film_wrap_char(struct film_wrap *w, size_t at, uint32_t c);

/* Appends an indented, wrapped line in one colour (NULL: none); nothing if s is
 * empty. */
void film_wrap_line(struct film_buf *out, const struct film_output *o,
                    const char *code, struct film_str s);

/* Begins a colour; "" ends it, and NULL does nothing. */
void film_wrap_color(struct film_buf *out, const struct film_output *o,
                     const char *code);

/* Appends s, cleaned, in a colour. */
void film_wrap_colored(struct film_buf *out, const struct film_output *o,
                       const char *code, struct film_str s);

/* The number of columns that s.p[from, to) takes. */
size_t film_wrap_columns(struct film_str s, size_t from, size_t to);

#endif
