/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/columns.h"

void
film_columns_add(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\\' || c == '\t' || c == '\n')
            film_buf_byte(out, '\\');
        film_buf_byte(out, c == '\t' ? 't' : c == '\n' ? 'n' : c);
    }
}

bool
film_columns_take(struct film_str *line, struct film_str *s,
                  struct film_arena *a)
{
    struct film_str part = {"", 0};
    film_str_cut(line, '\t', &part);
    char *p = film_arena_alloc(a, part.n + 1);
    size_t n = 0;
    if (!p)
        return false;
    for (size_t i = 0; i < part.n; i++) {
        char c = part.p[i];
        if (c == '\\' && i + 1 < part.n) {
            c = part.p[++i];
            c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c);
        }
        p[n++] = c;
    }
    p[n] = '\0';
    *s = (struct film_str){p, n};
    return true;
}
