/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines for people: wrapped, indented, with colours. Nothing is wrapped if the
 * output's width is 0, and nothing coloured unless it says so. */
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

enum { FILM_WRAP_INDENT = 4 }; /* columns, of all lines but the first */

/* The place in a line that is being written. */
struct film_wrap {
    struct film_buf *out;
    const struct film_output *o;
    size_t column;
    unsigned width;                             /* 0: no wrapping */
    const struct film_range *marks, *marks_end; /* bytes in colour, in order;
                                                   NULL: none */
    bool on;                                    /* in the colour of matches */
};

/* Begins at a column of a line that the caller has begun. */
struct film_wrap film_wrap_begin(struct film_buf *out,
                                 const struct film_output *o, size_t column);

/* Adds s.p[from, to) word by word. The marks are bytes of s. */
void film_wrap_words(struct film_wrap *w, struct film_str s, size_t from,
                     size_t to);

/* Adds words of one colour (NULL: none) after others, with a blank or a new
 * line between, so that the colour begins with the first of them. */
void film_wrap_more(struct film_wrap *w, const char *code, struct film_str s);

/* Adds the character c, which stands at byte `at`, in its colour. */
void film_wrap_char(struct film_wrap *w, size_t at, uint32_t c);

/* Adds an indented line, wrapped, in one colour (NULL: none); nothing if s is
 * empty. */
void film_wrap_line(struct film_buf *out, const struct film_output *o,
                    const char *code, struct film_str s);

/* Begins a colour, or with "" ends it; NULL does nothing. */
void film_wrap_color(struct film_buf *out, const struct film_output *o,
                     const char *code);

/* Adds s, cleaned, in a colour. */
void film_wrap_colored(struct film_buf *out, const struct film_output *o,
                       const char *code, struct film_str s);

/* Columns that s.p[from, to) takes. */
size_t film_wrap_columns(struct film_str s, size_t from, size_t to);

#endif
