/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/articles/json-flat.h"

#include "base/utf8.h"

#include <string.h>

static void
skip_space(struct film_str *s)
{
    while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\t' || s->p[0] == '\r' ||
                        s->p[0] == '\n')) {
        s->p++;
        s->n--;
    }
}

static bool
skip_byte(struct film_str *s, char c)
{
    if (s->n == 0 || s->p[0] != c)
        return false;
    s->p++;
    s->n--;
    return true;
}

/* Takes the string whose opening quote s begins with. */
static bool
cut_string(struct film_str *s, struct film_str *value)
{
    const char *from = s->p + 1, *end = s->p + s->n, *at = from;
    for (;;) {
        const char *quote =
            at < end ? memchr(at, '"', (size_t)(end - at)) : NULL;
        if (!quote)
            return false;
        const char *back = quote;
        while (back > from && back[-1] == '\\')
            back--;
        at = quote + 1;
        if ((quote - back) % 2 == 0) {
            *value = (struct film_str){from, (size_t)(quote - from)};
            *s = (struct film_str){at, (size_t)(end - at)};
            return true;
        }
    }
}

/* Takes a number, true, false or null. */
static bool
cut_literal(struct film_str *s, struct film_str *value)
{
    size_t n = 0;
    while (n < s->n && s->p[n] && strchr("-+.0123456789eEtrufalsn", s->p[n]))
        n++;
    *value = (struct film_str){s->p, n};
    s->p += n;
    s->n -= n;
    return n > 0;
}

/* Takes an array of strings and literals; value is what is in the brackets. */
static bool
cut_array(struct film_str *s, struct film_str *value)
{
    struct film_str part;
    skip_byte(s, '[');
    const char *from = s->p;
    for (bool first = true;; first = false) {
        skip_space(s);
        const char *at = s->p;
        if (skip_byte(s, ']')) {
            *value = (struct film_str){from, (size_t)(at - from)};
            return true;
        }
        if (!first && !skip_byte(s, ','))
            return false;
        skip_space(s);
        if (s->n == 0 ||
            !(s->p[0] == '"' ? cut_string(s, &part) : cut_literal(s, &part)))
            return false;
    }
}

static bool
cut_value(struct film_str *s, struct film_json_field *f)
{
    if (s->n == 0)
        return false;
    f->kind = s->p[0] == '"'   ? FILM_JSON_STRING
              : s->p[0] == '[' ? FILM_JSON_ARRAY
                               : FILM_JSON_LITERAL;
    return f->kind == FILM_JSON_STRING  ? cut_string(s, &f->value)
           : f->kind == FILM_JSON_ARRAY ? cut_array(s, &f->value)
                                        : cut_literal(s, &f->value);
}

bool
film_json_flat_scan(struct film_json_flat *flat, struct film_str s)
{
    flat->n = 0;
    skip_space(&s);
    if (!skip_byte(&s, '{'))
        return false;
    for (bool first = true;; first = false) {
        skip_space(&s);
        if (first && skip_byte(&s, '}'))
            break;
        if (flat->n == FILM_JSON_FLAT_FIELDS || s.n == 0 || s.p[0] != '"')
            return false;
        struct film_json_field *f = &flat->fields[flat->n++];
        if (!cut_string(&s, &f->key))
            return false;
        skip_space(&s);
        if (!skip_byte(&s, ':'))
            return false;
        skip_space(&s);
        if (!cut_value(&s, f))
            return false;
        skip_space(&s);
        if (skip_byte(&s, '}'))
            break;
        if (!skip_byte(&s, ','))
            return false;
    }
    skip_space(&s);
    return s.n == 0;
}

/* The four hex digits at s.p[at], or UINT32_MAX. */
static uint32_t
hex4(struct film_str s, size_t at)
{
    uint32_t v = 0;
    if (s.n < 4 || at > s.n - 4)
        return UINT32_MAX;
    for (size_t i = at; i < at + 4; i++) {
        char c = s.p[i];
        uint32_t d = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                     : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                     : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                            : UINT32_MAX;
        if (d == UINT32_MAX)
            return d;
        v = v << 4 | d;
    }
    return v;
}

/* Appends the character of the \u whose digits begin at s.p[*at], with the
 * second half of a pair (RFC 8259, section 7). */
static bool
add_unicode(struct film_buf *out, struct film_str s, size_t *at)
{
    uint32_t c = hex4(s, *at);
    if (c == UINT32_MAX)
        return false;
    *at += 4;
    if (c >= 0xD800 && c < 0xDC00 && *at + 6 <= s.n &&
        memcmp(s.p + *at, "\\u", 2) == 0) {
        uint32_t low = hex4(s, *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            *at += 6;
        }
    }
    film_utf8_add(out, c);
    return true;
}

bool
film_json_flat_element(struct film_str *s, struct film_str *part, bool *string)
{
    do
        skip_space(s);
    while (skip_byte(s, ','));
    *string = s->n > 0 && s->p[0] == '"';
    return s->n > 0 && (*string ? cut_string(s, part) : cut_literal(s, part));
}

bool
film_json_flat_unescape(struct film_buf *plain, struct film_str s,
                        struct film_str *value)
{
    const char *back = s.n ? memchr(s.p, '\\', s.n) : NULL;
    *value = s;
    if (!back)
        return true;
    film_buf_reset(plain);
    for (size_t at = 0; at < s.n;) {
        back = memchr(s.p + at, '\\', s.n - at);
        size_t run = back ? (size_t)(back - s.p) - at : s.n - at;
        film_buf_add(plain, s.p + at, run);
        at += run;
        if (!back)
            break;
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        char c = at + 1 < s.n ? s.p[at + 1] : '\0';
        const char *known = c ? strchr(from, c) : NULL;
        at += 2;
        if (known)
            film_buf_byte(plain, to[known - from]);
        else if (c != 'u' || !add_unicode(plain, s, &at))
            return false;
    }
    *value = film_buf_get(plain);
    return true;
}
