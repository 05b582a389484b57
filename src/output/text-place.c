/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/text-place.h"

#include "base/ascii.h"
#include "base/line.h"
#include "base/utf8.h"
#include "output/clean.h"

/* A folder of fewer bytes is not worth a line of its own. */
enum { FOLDER_MIN = 8 };

size_t
film_text_folder(const struct film_hits *hits)
{
    if (hits->n < 2)
        return 0;
    struct film_str first = hits->v[0].path;
    size_t n = first.n;
    for (size_t i = 0; i < hits->n; i++) {
        struct film_str path = hits->v[i].path;
        size_t same = 0;
        while (same < n && same < path.n && path.p[same] == first.p[same])
            same++;
        n = hits->v[i].shard ? 0 : same;
    }
    while (n > 0 && first.p[n - 1] != '/')
        n--;
    return n >= FOLDER_MIN ? n : 0;
}

/* Begins a hyperlink to the file (the OSC 8 convention; a file: link is
 * followed only if it names the host), with the line if the terminal's opener
 * understands it. */
static void
open_link(struct film_buf *out, const struct film_output *o,
          struct film_str path, uint32_t line)
{
    bool code = o->links == FILM_LINKS_VSCODE;
    bool has_line = line && film_line_unit(line) == FILM_UNIT_LINE &&
                    o->links != FILM_LINKS_FILE;
    film_buf_printf(out, "\033]8;;%s%s", code ? "vscode://file" : "file://",
                    code ? "" : o->host);
    if (path.n == 0 || path.p[0] != '/')
        film_buf_printf(out, "%s/", o->cwd ? o->cwd : "");
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        if (film_ascii_letter((char)c) || film_ascii_digit((char)c) ||
            (c && strchr("-._~/", c)))
            film_buf_byte(out, (char)c);
        else
            film_buf_printf(out, "%%%02X", (unsigned)c);
    }
    if (has_line)
        film_buf_printf(out, code ? ":%u" : "#%u",
                        (unsigned)film_line_number(line));
    film_buf_text(out, "\033\\");
}

/* Returns where the end of the path begins that fits so many columns: after a
 * slash if possible. */
static size_t
fitting_end(struct film_str path, size_t columns)
{
    size_t at = 0, left = film_wrap_columns(path, 0, path.n);
    while (at < path.n && left > columns)
        left -= (size_t)film_utf8_width(film_utf8_next(path, &at));
    const char *slash = memchr(path.p + at, '/', path.n - at);
    return slash && slash + 1 < path.p + path.n ? (size_t)(slash - path.p) : at;
}

/* Appends the path, cut to half a line. */
static void
add_path(struct film_wrap *w, struct film_str path)
{
    size_t columns = w->o->width / 2;
    film_wrap_color(w->out, w->o, FILM_COLOR_PATH);
    if (w->o->width > 0 && film_wrap_columns(path, 0, path.n) > columns) {
        size_t from = fitting_end(path, columns - 1);
        path = (struct film_str){path.p + from, path.n - from};
        film_buf_text(w->out, "\xE2\x80\xA6");
        w->column++;
    }
    film_output_clean(w->out, path);
    film_wrap_color(w->out, w->o, "");
    w->column += film_wrap_columns(path, 0, path.n);
}

void
film_text_place(struct film_wrap *w, const struct film_hit *h, size_t folder,
                struct film_buf *line)
{
    bool linked = w->o->host && !h->shard;
    if (linked)
        open_link(w->out, w->o, h->path, h->line);
    film_buf_reset(line);
    film_output_clean(
        line, (struct film_str){h->path.p + folder, h->path.n - folder});
    add_path(w, film_buf_get(line));
    if (h->line) {
        film_buf_reset(line);
        film_line_add(line, h->line);
        film_buf_byte(w->out, ':');
        film_wrap_colored(w->out, w->o, FILM_COLOR_LINE, film_buf_get(line));
        w->column += 1 + line->n;
    }
    if (linked)
        film_buf_text(w->out, "\033]8;;\033\\");
    film_buf_byte(w->out, ':');
    w->column++;
}
