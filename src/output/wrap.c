/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/wrap.h"
#include "base/utf8.h"
#include "output/clean.h"

enum { WIDTH_MIN = 20 };

void
film_wrap_color(struct film_buf *out, const struct film_output *o,
                const char *code)
{
    if (o->color && code)
        film_buf_printf(out, "\033[%sm", code);
}

void
film_wrap_colored(struct film_buf *out, const struct film_output *o,
                  const char *code, struct film_str s)
{
    film_wrap_color(out, o, code);
    film_output_clean(out, s);
    film_wrap_color(out, o, "");
}

static void
new_line(struct film_wrap *w)
{
    if (w->on)
        film_wrap_color(w->out, w->o, "");
    w->on = false;
    film_buf_byte(w->out, '\n');
    for (int i = 0; i < FILM_WRAP_INDENT; i++)
        film_buf_byte(w->out, ' ');
    w->column = FILM_WRAP_INDENT;
}

void
film_wrap_char(struct film_wrap *w, size_t at, uint32_t c)
{
    while (w->marks < w->marks_end && w->marks->to <= at)
        w->marks++;
    bool on = w->marks < w->marks_end && w->marks->from <= at;
    if (on != w->on)
        film_wrap_color(w->out, w->o, on ? FILM_COLOR_MATCH : "");
    w->on = on;
    film_output_clean_char(w->out, c);
    if (w->width)
        w->column += (size_t)film_utf8_width(c);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

size_t
film_wrap_columns(struct film_str s, size_t from, size_t to)
{
    size_t columns = 0;
    while (from < to)
        columns += (size_t)film_utf8_width(film_utf8_next(s, &from));
    return columns;
}

/* The end of the next part of a path or address, after its slash; 0 if there is
 * no slash. */
static size_t
part_end(struct film_str s, size_t from, size_t to)
{
    const char *slash = memchr(s.p + from, '/', to - from);
    return slash ? (size_t)(slash - s.p) + 1 : 0;
}

static void
put_all(struct film_wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from;
        film_wrap_char(w, at, film_utf8_next(s, &from));
    }
}

/* Appends a path wider than a line. It is broken after slashes, so that its
 * names can still be read and copied. */
static void
add_path(struct film_wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t end = part_end(s, from, to);
        end = end ? end : to;
        if (w->column > FILM_WRAP_INDENT &&
            w->column + film_wrap_columns(s, from, end) > w->width)
            new_line(w);
        put_all(w, s, from, end);
        from = end;
    }
}

/* Appends a word wider than a line, broken anywhere. */
static void
add_broken(struct film_wrap *w, struct film_str s, size_t from, size_t to)
{
    while (from < to) {
        size_t at = from;
        uint32_t c = film_utf8_next(s, &from);
        if (w->column > FILM_WRAP_INDENT &&
            w->column + (size_t)film_utf8_width(c) > w->width)
            new_line(w);
        film_wrap_char(w, at, c);
    }
}

/* Appends the word s.p[from, to) on this line, after a space unless it is the
 * first, or on a new line. A word wider than a line begins on this line. */
static void
add_word(struct film_wrap *w, struct film_str s, size_t from, size_t to,
         bool first)
{
    size_t least = w->width ? film_wrap_columns(s, from, to) : 0;
    size_t path = part_end(s, from, to);
    bool wide = w->width && FILM_WRAP_INDENT + least > w->width;
    if (wide)
        least = path ? film_wrap_columns(s, from, path) : 1;
    if (w->width && w->column > FILM_WRAP_INDENT &&
        w->column + !first + least > w->width)
        new_line(w);
    else if (!first)
        film_wrap_char(w, from - 1, ' ');
    if (wide && path)
        add_path(w, s, from, to);
    else if (wide)
        add_broken(w, s, from, to);
    else
        put_all(w, s, from, to);
}

void
film_wrap_words(struct film_wrap *w, struct film_str s, size_t from, size_t to)
{
    s.n = to;
    bool first = true;
    for (size_t i = from; i < to;) {
        if (is_blank(s.p[i])) {
            i++;
            continue;
        }
        size_t end = i;
        while (end < to && !is_blank(s.p[end]))
            end++;
        add_word(w, s, i, end, first);
        first = false;
        i = end;
    }
}

struct film_wrap
film_wrap_begin(struct film_buf *out, const struct film_output *o,
                size_t column)
{
    unsigned width =
        o->width && o->width < WIDTH_MIN ? (unsigned)WIDTH_MIN : o->width;
    return (struct film_wrap){
        .out = out, .o = o, .column = column, .width = width};
}

void
film_wrap_line(struct film_buf *out, const struct film_output *o,
               const char *code, struct film_str s)
{
    struct film_wrap w = film_wrap_begin(out, o, FILM_WRAP_INDENT);
    if (s.n == 0)
        return;
    film_buf_text(out, "    ");
    film_wrap_color(out, o, code);
    film_wrap_words(&w, s, 0, s.n);
    film_wrap_color(out, o, code ? "" : NULL);
    film_buf_byte(out, '\n');
}

void
film_wrap_more(struct film_wrap *w, const char *code, struct film_str s)
{
    s = film_str_trim(s);
    size_t end = 0;
    while (end < s.n && !is_blank(s.p[end]))
        end++;
    if (end == 0)
        return;
    if (w->width && w->column > FILM_WRAP_INDENT &&
        w->column + 1 + film_wrap_columns(s, 0, end) > w->width)
        new_line(w);
    else
        film_wrap_char(w, 0, ' ');
    film_wrap_color(w->out, w->o, code);
    film_wrap_words(w, s, 0, s.n);
    film_wrap_color(w->out, w->o, code ? "" : NULL);
}
