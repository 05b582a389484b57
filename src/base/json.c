/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "base/json.h"

#include "base/utf8.h"

/* The number of bytes at the start of p that need no escape. */
static size_t
plain_run(const char *p, size_t n)
{
    size_t i = 0;
    while (i < n) {
        unsigned char c = (unsigned char)p[i];
        if (c < 0x20 || c == '"' || c == '\\' || c >= 0x7F)
            break;
        i++;
    }
    return i;
}

static void
add_char(struct film_buf *out, uint32_t c)
{
    /* For the codes 8, 9, 10, 12, 13. */
    static const char letters[] = "btn\0fr";
    if (c == '"' || c == '\\')
        film_buf_printf(out, "\\%c", (int)c);
    else if (c >= 8 && c <= 13 && letters[c - 8])
        film_buf_printf(out, "\\%c", letters[c - 8]);
    else if (film_utf8_control(c))
        film_buf_printf(out, "\\u%04x", (unsigned)c);
    else
        film_utf8_add(out, c);
}

void
film_json_string(struct film_buf *out, struct film_str s)
{
    film_buf_byte(out, '"');
    for (size_t i = 0; i < s.n;) {
        size_t run = plain_run(s.p + i, s.n - i);
        film_buf_add(out, s.p + i, run);
        i += run;
        if (i < s.n)
            add_char(out, film_utf8_next(s, &i));
    }
    film_buf_byte(out, '"');
}

void
film_json_next(struct film_buf *out)
{
    char last = out->n > 0 ? out->p[out->n - 1] : '{';
    if (last != '{' && last != '[' && last != ':')
        film_buf_byte(out, ',');
}

void
film_json_name(struct film_buf *out, const char *name)
{
    film_json_next(out);
    film_json_string(out, film_str_from(name));
    film_buf_byte(out, ':');
}

static struct film_str
key_of(struct film_str field)
{
    const char *colon = field.n ? memchr(field.p, ':', field.n) : NULL;
    return (struct film_str){field.p,
                             colon ? (size_t)(colon - field.p) : field.n};
}

/* Appends the values of the key of field i, found from there on. */
static void
add_values(struct film_buf *out, struct film_strs fields, size_t i, bool many)
{
    struct film_str key = key_of(fields.v[i]);
    if (many)
        film_buf_byte(out, '[');
    for (size_t j = i; j < fields.n; j++) {
        struct film_str f = fields.v[j];
        if (!film_str_equal(key_of(f), key))
            continue;
        film_json_next(out);
        size_t skip = key.n < f.n ? key.n + 1 : key.n;
        film_json_string(out, (struct film_str){f.p + skip, f.n - skip});
    }
    if (many)
        film_buf_byte(out, ']');
}

void
film_json_meta(struct film_buf *out, struct film_strs fields)
{
    film_buf_byte(out, '{');
    for (size_t i = 0; i < fields.n; i++) {
        struct film_str key = key_of(fields.v[i]);
        size_t before = 0, after = 0;
        for (size_t j = 0; j < fields.n; j++)
            if (film_str_equal(key_of(fields.v[j]), key))
                *(j < i ? &before : &after) += 1;
        if (before)
            continue;
        film_json_next(out);
        film_json_string(out, key);
        film_buf_byte(out, ':');
        add_values(out, fields, i, after > 1);
    }
    film_buf_byte(out, '}');
}
