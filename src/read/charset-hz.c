/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/charset-hz.h"

/* Returns the length of "~{", pairs of bytes and "~}" at s.p[i]; the end of a
 * line also closes them. 0 if there is no valid sequence. */
static size_t
chinese_at(struct film_str s, size_t i)
{
    size_t at = i + 2;
    if (s.n - i < 4 || s.p[i] != '~' || s.p[i + 1] != '{')
        return 0;
    while (at + 1 < s.n && s.p[at] >= 0x21 && s.p[at] <= 0x77 &&
           s.p[at + 1] >= 0x21 && s.p[at + 1] <= 0x7e)
        at += 2;
    if (at == i + 2)
        return 0;
    if (at + 1 < s.n && s.p[at] == '~' && s.p[at + 1] == '}')
        return at + 2 - i;
    return at == s.n || s.p[at] == '\n' || s.p[at] == '\r' ? at - i : 0;
}

static bool
is_closed(struct film_str s, size_t end)
{
    return s.p[end - 2] == '~' && s.p[end - 1] == '}';
}

bool
film_charset_is_hz(struct film_str bytes)
{
    bool any = false;
    if (bytes.n == 0 || !memchr(bytes.p, '~', bytes.n)) /* nearly always */
        return false;
    for (size_t i = 0, n; i + 1 < bytes.n; i += n ? n : 1) {
        n = chinese_at(bytes, i);
        if (bytes.p[i] == '~' && bytes.p[i + 1] == '{' && n == 0)
            return false;
        if (n)
            any |= is_closed(bytes, i + n);
        else if (bytes.p[i] == '~' && bytes.p[i + 1] == '~')
            n = 2;
    }
    return any;
}

void
film_charset_from_hz(struct film_buf *out, struct film_str bytes)
{
    for (size_t i = 0, n; i < bytes.n; i += n) {
        n = chinese_at(bytes, i);
        bool ended = n && is_closed(bytes, i + n);
        for (size_t k = i + 2; n && k < i + n - (ended ? 2 : 0); k++)
            film_buf_byte(out, (char)(bytes.p[k] | 0x80));
        if (n)
            continue;
        n = 1;
        if (bytes.p[i] == '~' && i + 1 < bytes.n &&
            (bytes.p[i + 1] == '~' || bytes.p[i + 1] == '\n'))
            n = 2;
        if (n == 1 || bytes.p[i + 1] == '~')
            film_buf_byte(out, bytes.p[i]);
    }
}
