/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "text/clean.h"
#include "base/utf8.h"

static bool
space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool
invisible(uint32_t c)
{
    return film_utf8_control(c) || c == 0xAD || c == 0x200B || c == 0x2060 ||
           c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

/* The number of bytes at s.p[at] that are clean already: printable ASCII with
 * single spaces between words. */
static size_t
plain_run(struct film_str s, size_t at)
{
    size_t i = at;
    while (i < s.n) {
        unsigned char c = (unsigned char)s.p[i];
        if (c > ' ' && c < 0x7F)
            i++;
        else if (c == ' ' && i > at && i + 1 < s.n &&
                 (unsigned char)s.p[i + 1] > ' ' &&
                 (unsigned char)s.p[i + 1] < 0x7F)
            i++;
        else
            break;
    }
    return i - at;
}

void
film_clean_text(struct film_buf *out, struct film_str s)
{
    size_t start = out->n;
    bool gap = false, compose = false;
    for (size_t i = 0; i < s.n;) {
        size_t from = i, run = plain_run(s, i);
        i += run;
        if (run == 0) {
            uint32_t c = film_utf8_next(s, &i);
            if (space(c)) {
                gap = true;
                continue;
            }
            if (invisible(c))
                continue;
            compose |= !film_utf8_inert(c);
            if (c == 0xFFFD) { /* it may stand for an ill-formed byte */
                if (gap && out->n > start)
                    film_buf_byte(out, ' ');
                gap = false;
                film_utf8_add(out, c);
                continue;
            }
        }
        if (gap && out->n > start)
            film_buf_byte(out, ' ');
        gap = false;
        film_buf_add(out, s.p + from, i - from);
    }
    if (!compose || out->failed)
        return;
    struct film_buf nfc;
    film_buf_init(&nfc, out->max);
    film_utf8_nfc(&nfc, (struct film_str){out->p + start, out->n - start});
    out->n = start;
    film_buf_str(out, film_buf_get(&nfc));
    if (nfc.failed)
        out->failed = nfc.failed;
    film_buf_release(&nfc);
}

void
film_clean_path(struct film_buf *out, struct film_str path)
{
    bool plain = film_utf8_valid(path);
    for (size_t i = 0; plain && i < path.n;) {
        uint32_t c = film_utf8_next(path, &i);
        plain = !film_utf8_control(c) && c != '\n' && c != '\t';
    }
    if (plain) {
        film_buf_str(out, path);
        return;
    }
    film_buf_byte(out, '"');
    for (size_t i = 0; i < path.n;) {
        size_t from = i;
        uint32_t c = film_utf8_next(path, &i);
        bool bad = (c == 0xFFFD && i - from == 1) || film_utf8_control(c) ||
                   c == '\n' || c == '\t' || c == '"' || c == '\\';
        if (!bad)
            film_buf_add(out, path.p + from, i - from);
        for (; bad && from < i; from++)
            film_buf_printf(out, "\\x%02x", (unsigned char)path.p[from]);
    }
    film_buf_byte(out, '"');
}
