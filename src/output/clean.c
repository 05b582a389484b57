/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "output/clean.h"
#include "base/utf8.h"

void
film_output_clean_char(struct film_buf *out, uint32_t c)
{
    if (c == '\n' || c == '\t')
        film_buf_byte(out, ' ');
    else if (c >= 0x20 && c < 0x7F)
        film_buf_byte(out, (char)c);
    else if (film_utf8_control(c))
        film_buf_printf(out, "\\u{%x}", (unsigned)c);
    else
        film_utf8_add(out, c);
}

void
film_output_clean(struct film_buf *out, struct film_str s)
{
    for (size_t i = 0; i < s.n;)
        film_output_clean_char(out, film_utf8_next(s, &i));
}
